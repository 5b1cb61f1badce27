package odata

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// readText reads a string that parse understands. The texts edmType and want are for the error.
func readText[T any](r *Reader, dst *T, edmType, want string, parse func([]byte) (T, bool)) {
	if r.peek() != '"' {
		if r.otherwise("an " + edmType) {
			*dst = *new(T)
		}
		return
	}
	start := r.offset()
	text, ok := r.quoted()
	if !ok {
		return
	}
	v, ok := parse(text)
	if !ok {
		r.failAt(start, mistyped(string(text), edmType, want))
		return
	}
	*dst = v
}

// readInteger reads a whole number from low to high.
func readInteger[T int8 | int16 | int32 | int64 | uint8](r *Reader, dst *T, edmType string, low, high int64) {
	if c := r.peek(); c == '-' || isDigit(c) {
		if v, ok := r.integer(edmType, low, high); ok {
			*dst = T(v)
		}
	} else if r.otherwise("an " + edmType) {
		*dst = 0
	}
}

// quotedInt64 reads a whole number in a string.
func (r *Reader) quotedInt64(dst *int64) {
	start := r.offset()
	text, ok := r.quoted()
	if !ok {
		return
	}
	v, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		r.failAt(start, notInteger(text, "Edm.Int64", math.MinInt64, math.MaxInt64))
		return
	}
	*dst = v
}

// float reads a number or the name of one that JSON has no digits for, in a string.
func (r *Reader) float(want string, bits int) (v float64, ok bool) {
	start := r.offset()
	switch c := r.peek(); {
	case c == '"':
		text, ok := r.quoted()
		if !ok {
			return 0, false
		}
		if v, ok = specialFloat(text); !ok {
			err := fmt.Errorf("the string %s is not %s: want a number, INF, -INF or NaN", shorten(string(text)), want)
			r.failAt(start, err)
		}
		return v, ok
	case c != '-' && !isDigit(c):
		return 0, r.otherwise(want)
	}
	text, ok := r.number()
	if !ok {
		return 0, false
	}
	v, err := parseFloat(text, bits)
	if err != nil {
		r.failAt(start, fmt.Errorf("the number %.60s is too large for %s", text, want))
	}
	return v, err == nil
}

// decimal reads a number, or a string that ParseDecimal understands.
func (r *Reader) decimal() (Decimal, bool) {
	start := r.offset()
	var text []byte
	var ok bool
	switch c := r.peek(); {
	case c == '"':
		text, ok = r.quoted()
	case c == '-', isDigit(c):
		text, ok = r.number()
	default:
		return Decimal{}, r.otherwise("an Edm.Decimal")
	}
	if !ok {
		return Decimal{}, false
	}
	canonical, ok := canonicalDecimal(r.text(text))
	if !ok {
		r.failAt(start, mistyped(string(text), "Edm.Decimal", decimalForm))
	}
	return decimalFrom(canonical), ok
}

var errRange = errors.New("too large")

// parseFloat returns the float of the given bits nearest to a number of JSON. Few digits are a quotient of
// two exact float64, which rounds correctly; the rest is left to strconv.
func parseFloat(text []byte, bits int) (float64, error) {
	if v, ok := shortFloat(text); ok && bits == 64 {
		return v, nil
	}
	v, err := strconv.ParseFloat(string(text), bits)
	if err != nil {
		return 0, errRange // the grammar was checked before
	}
	return v, nil
}

// shortFloat returns a number of at most 17 characters without an exponent whose digits a float64 holds
// exactly.
func shortFloat(text []byte) (float64, bool) {
	if len(text) > 17 {
		return 0, false
	}
	digits := text
	if text[0] == '-' {
		digits = text[1:]
	}
	var mantissa uint64
	decimals := 0
	for i, c := range digits {
		switch {
		case isDigit(c):
			mantissa = mantissa*10 + uint64(c-'0')
		case c == '.':
			decimals = len(digits) - 1 - i
		default:
			return 0, false
		}
	}
	if mantissa > 1<<53 {
		return 0, false
	}
	v := float64(mantissa) / powersOfTen[decimals]
	if text[0] == '-' {
		v = -v
	}
	return v, true
}

// powersOfTen are those that a float64 holds exactly and a short number can need.
var powersOfTen = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
}
