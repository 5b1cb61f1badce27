package odata

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math/big"
	"strconv"
)

// Decimal is a value of Edm.Decimal: the digits as the service sent them, so nothing is rounded and the
// number of decimals is kept. INF, -INF and NaN, which a floating scale allows, are values too. The zero
// value is 0.
//
// The operator == compares the digits, for which 1.5 and 1.50 differ; Cmp compares the numbers.
type Decimal struct {
	text string // a JSON number, or INF, -INF, NaN; "" is 0
}

const decimalForm = "want digits such as -12.50 or 1.5e3"

// ParseDecimal reads an optional sign, digits, an optional fraction and an optional exponent, or INF, -INF
// or NaN. A plus sign and leading zeros are dropped. The exponent must be within ±1,000,000,000.
func ParseDecimal(s string) (Decimal, error) {
	text, ok := canonicalDecimal(s)
	if !ok {
		return Decimal{}, notA(s, "Edm.Decimal", decimalForm)
	}
	return decimalFrom(text), nil
}

// DecimalOf returns the whole number n.
func DecimalOf(n int64) Decimal { return decimalFrom(strconv.FormatInt(n, 10)) }

// decimalFrom keeps 0 as the zero value, so that the two are equal.
func decimalFrom(text string) Decimal {
	if text == "0" {
		return Decimal{}
	}
	return Decimal{text}
}

// String returns the digits as they were sent, in the form that ParseDecimal reads.
func (d Decimal) String() string {
	if d.text == "" {
		return "0"
	}
	return d.text
}

// IsFinite reports whether d is a number rather than INF, -INF or NaN.
func (d Decimal) IsFinite() bool { return d.text == "" || isDigit(d.text[len(d.text)-1]) }

// Float64 returns the nearest float64, which is infinite when d is too large.
func (d Decimal) Float64() float64 {
	if v, ok := specialFloat(d.text); ok {
		return v
	}
	v, _ := strconv.ParseFloat(d.String(), 64) // the only error left is the range, and v is ±Inf then
	return v
}

// Rat returns the exact number. The result is false when d is INF, -INF or NaN, and when its exponent is
// beyond ±10,000, where the exact number would take more memory than a caller expects.
func (d Decimal) Rat() (*big.Rat, bool) {
	if !d.IsFinite() {
		return nil, false
	}
	if p := splitDecimal(d.String()); !within(p.exponent+10_000, 20_000) {
		return nil, false
	}
	return new(big.Rat).SetString(d.String())
}

// Cmp compares numbers: -1 when d is less than other, +1 when it is greater, and 0 when they are equal. As
// in cmp.Compare, NaN equals NaN and is less than every number.
func (d Decimal) Cmp(other Decimal) int {
	if !d.IsFinite() || !other.IsFinite() {
		return cmp.Compare(d.rank(), other.rank())
	}
	return splitDecimal(d.String()).compare(splitDecimal(other.String()))
}

// rank orders the values that are not finite around those that are.
func (d Decimal) rank() int {
	switch d.text {
	case "NaN":
		return -2
	case "-INF":
		return -1
	case "INF":
		return 1
	default:
		return 0
	}
}

// MarshalJSON returns a JSON number, or a string for INF, -INF and NaN (JSON Format, section 7.1).
func (d Decimal) MarshalJSON() ([]byte, error) {
	if !d.IsFinite() {
		return json.Marshal(d.text)
	}
	return []byte(d.String()), nil
}

// UnmarshalJSON reads a number, or a string that ParseDecimal reads. It leaves d alone when data is null.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	s := string(data)
	switch {
	case s == "null":
		return nil
	case s != "" && s[0] == '"':
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
	}
	v, err := ParseDecimal(s)
	if err == nil {
		*d = v
	}
	return err
}
