package odata

import (
	"cmp"
	"strings"
)

// highestExponent bounds the exponent of a Decimal, so that it can be counted with in an int of 32 bits.
const highestExponent = 1_000_000_000

// canonicalDecimal checks the text of a Decimal and drops what JSON does not allow in a number: a plus sign
// and leading zeros.
func canonicalDecimal(s string) (string, bool) {
	if _, ok := specialFloat(s); ok {
		return s, true
	}
	if !isDecimal(s) {
		return "", false
	}
	unsigned := strings.TrimLeft(s, "+-")
	digits := unsigned
	for len(digits) > 1 && digits[0] == '0' && isDigit(digits[1]) {
		digits = digits[1:]
	}
	switch {
	case s[0] != '-':
		return digits, true
	case len(digits) == len(unsigned):
		return s, true
	default:
		return "-" + digits, true
	}
}

// isDecimal reports whether s is [sign] digits [. digits] [e [sign] digits] with an exponent that is not
// out of bounds.
func isDecimal[T text](s T) bool {
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	i, ok := skipDigits(s, i)
	if ok && i < len(s) && s[i] == '.' {
		i, ok = skipDigits(s, i+1)
	}
	if !ok || i == len(s) {
		return ok
	}
	if s[i]|0x20 != 'e' {
		return false
	}
	i++
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	start, exponent := i, 0
	for ; i < len(s) && isDigit(s[i]) && exponent <= highestExponent; i++ {
		exponent = exponent*10 + int(s[i]-'0')
	}
	return i > start && i == len(s) && exponent <= highestExponent
}

func skipDigits[T text](s T, i int) (end int, some bool) {
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i, i > start
}

// decimalParts is a number taken apart: its value is 0.digits × 10^exponent with the sign. The digits have no
// zeros at either end; no digits at all are zero.
type decimalParts struct {
	negative bool
	digits   string
	exponent int
}

// splitDecimal takes apart text that isDecimal accepts.
func splitDecimal(s string) (p decimalParts) {
	p.negative = s[0] == '-'
	s = strings.TrimLeft(s, "+-")
	mantissa := s
	if e := strings.IndexAny(s, "eE"); e >= 0 {
		mantissa = s[:e]
		p.exponent = atoi(s[e+1:])
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	p.exponent += len(whole)
	p.digits = whole + fraction
	trimmed := strings.TrimLeft(p.digits, "0")
	p.exponent -= len(p.digits) - len(trimmed)
	p.digits = strings.TrimRight(trimmed, "0")
	if p.digits == "" {
		return decimalParts{}
	}
	return p
}

// atoi reads an exponent whose form and bounds isDecimal has checked.
func atoi(s string) (n int) {
	for _, c := range []byte(strings.TrimLeft(s, "+-")) {
		n = n*10 + int(c-'0')
	}
	if s[0] == '-' {
		return -n
	}
	return n
}

// sign returns -1, 0 or +1.
func (p decimalParts) sign() int {
	switch {
	case p.digits == "":
		return 0
	case p.negative:
		return -1
	default:
		return 1
	}
}

// compare orders numbers without building them, since an exponent may be huge.
func (p decimalParts) compare(q decimalParts) int {
	if s := p.sign(); s == 0 || s != q.sign() {
		return cmp.Compare(s, q.sign())
	}
	magnitudes := cmp.Or(cmp.Compare(p.exponent, q.exponent), strings.Compare(p.digits, q.digits))
	return p.sign() * magnitudes
}
