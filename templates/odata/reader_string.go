package odata

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"unicode/utf8"
)

// quoted takes the string at pos and returns its bytes without quotes and escapes. They are in the window
// or in scratch, and void after the next call.
func (r *Reader) quoted() ([]byte, bool) {
	b := r.window[r.pos+1:]
	if n := plainPrefix(b); n < len(b) && b[n] == '"' { // as nearly always
		r.pos += n + 2
		return b[:n], true
	}
	raw, plain, ok := r.rawString()
	if !ok || plain {
		return raw, ok
	}
	r.scratch = unescape(r.scratch[:0], raw)
	return r.scratch, true
}

// rawString takes the string at pos and returns what stands between the quotes, and whether that is the
// string itself, without escapes and in valid UTF-8.
func (r *Reader) rawString() (raw []byte, plain, ok bool) {
	var wide, escaped bool
	i := 1 // relative to pos, which more may change
	for {
		b := r.window[r.pos:]
	scan:
		for {
			i += plainPrefix(b[i:])
			if i == len(b) {
				break
			}
			switch c := b[i]; {
			case c == '"':
				r.pos += i + 1
				raw = b[1:i]
				return raw, !escaped && (!wide || utf8.Valid(raw)), true
			case c >= utf8.RuneSelf:
				wide = true
				i++
			case c == '\\':
				n := escapeLength(b[i:])
				if n == 0 {
					break scan // the escape is cut by the end of the window
				}
				if n < 0 {
					escape := string(b[i:min(i+6, len(b))])
					r.failAt(r.offset()+int64(i), fmt.Errorf("the escape %s is not one of JSON", shorten(escape)))
					return nil, false, false
				}
				escaped = true
				i += n
			default:
				r.failAt(r.offset()+int64(i), fmt.Errorf("the control character %#02x stands in a string", c))
				return nil, false, false
			}
		}
		if !r.more() {
			r.cut("in the middle of a string")
			return nil, false, false
		}
	}
}

// plainPrefix returns how many bytes at the start of b are ASCII that may stand in a string as it is. It
// looks at eight bytes at a time: a byte differs from c by zero exactly when the subtraction of ones
// borrows into its top bit, and the lowest mark is always a true one.
func plainPrefix(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		w := binary.LittleEndian.Uint64(b[n:])
		quote, slash := w^(ones*'"'), w^(ones*'\\')
		marks := ((w - ones*' ') & ^w) | ((quote - ones) & ^quote) | ((slash - ones) & ^slash) | w
		if marks &= tops; marks != 0 {
			return n + bits.TrailingZeros64(marks)/8
		}
	}
	for ; n < len(b); n++ {
		if c := b[n]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			break
		}
	}
	return n
}

// escapeLength returns the length of the escape at the start of b: 0 when b is too short to tell, -1 when
// it is not an escape.
func escapeLength(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		for i := 2; i < 6; i++ {
			if i == len(b) {
				return 0
			}
			if hexDigits[b[i]] > 0xf {
				return -1
			}
		}
		return 6
	default:
		return -1
	}
}
