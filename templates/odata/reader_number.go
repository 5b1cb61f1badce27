package odata

import (
	"fmt"
	"strconv"
)

// number takes the number at pos and returns its text, which lies in the window and is void after the
// next call.
func (r *Reader) number() ([]byte, bool) {
	i := 0 // relative to pos, which more may change
	for {
		b := r.window[r.pos:]
		for i < len(b) && numberBytes[b[i]] {
			i++
		}
		if i < len(b) || !r.more() {
			break
		}
	}
	if r.failure != nil {
		return nil, false
	}
	text := r.window[r.pos : r.pos+i]
	switch {
	case !isNumber(text) && r.pos+i == len(r.window): // nothing follows: perhaps a digit is missing
		r.cut("in the middle of a number")
		return nil, false
	case !isNumber(text):
		r.fail(fmt.Errorf("%s is not a number of JSON", shorten(string(text))))
		return nil, false
	}
	r.pos += i
	return text, true
}

var numberBytes = func() (table [256]bool) {
	for _, c := range []byte("+-.0123456789eE") {
		table[c] = true
	}
	return table
}()

// isNumber reports whether b is a number by the grammar of JSON.
func isNumber(b []byte) bool {
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	if len(b) == 0 || !isDigit(b[0]) || b[0] == '0' && len(b) > 1 && isDigit(b[1]) {
		return false
	}
	i, _ := skipDigits(b, 0)
	ok := true
	if i < len(b) && b[i] == '.' {
		i, ok = skipDigits(b, i+1)
	}
	if ok && i < len(b) && b[i]|0x20 == 'e' {
		if i++; i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		i, ok = skipDigits(b, i)
	}
	return ok && i == len(b)
}

// integer takes the whole number at pos, which must lie between low and high.
func (r *Reader) integer(edmType string, low, high int64) (int64, bool) {
	b := r.window[r.pos:]
	i, negative := 0, false
	if b[0] == '-' {
		i, negative = 1, true
	}
	first := i
	var v int64
	for ; i < len(b) && i < first+18 && isDigit(b[i]); i++ {
		v = v*10 + int64(b[i]-'0')
	}
	if i == len(b) || i == first || numberBytes[b[i]] || b[first] == '0' && i > first+1 {
		return r.farInteger(edmType, low, high)
	}
	if negative {
		v = -v
	}
	if v < low || v > high {
		return r.farInteger(edmType, low, high)
	}
	r.pos += i
	return v, true
}

// farInteger is integer for what is not a short number in the middle of the window.
func (r *Reader) farInteger(edmType string, low, high int64) (int64, bool) {
	start := r.offset()
	text, ok := r.number()
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || v < low || v > high {
		r.failAt(start, notInteger(text, edmType, low, high))
		return 0, false
	}
	return v, true
}

func notInteger(text []byte, edmType string, low, high int64) error {
	return fmt.Errorf("%.60s is not an %s: want a whole number from %d to %d", text, edmType, low, high)
}
