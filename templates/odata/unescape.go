package odata

import (
	"unicode/utf16"
	"unicode/utf8"
)

// unescape appends raw to dst with its escapes resolved, as encoding/json does: half a surrogate pair and
// each byte that is not UTF-8 become U+FFFD. The escapes of raw must have been checked.
func unescape(dst, raw []byte) []byte {
	for len(raw) > 0 {
		n := plainPrefix(raw)
		dst = append(dst, raw[:n]...)
		raw = raw[n:]
		if len(raw) == 0 {
			break
		}
		if raw[0] != '\\' {
			c, size := utf8.DecodeRune(raw)
			dst = utf8.AppendRune(dst, c)
			raw = raw[size:]
			continue
		}
		c, size := escapedRune(raw)
		dst = utf8.AppendRune(dst, c)
		raw = raw[size:]
	}
	return dst
}

// escapedRune returns the character that the escape at the start of raw stands for, and its length.
func escapedRune(raw []byte) (c rune, size int) {
	if raw[1] != 'u' {
		return rune(simpleEscapes[raw[1]]), 2
	}
	c = hexRune(raw[2:6])
	if !utf16.IsSurrogate(c) {
		return c, 6
	}
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
		if pair := utf16.DecodeRune(c, hexRune(raw[8:12])); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

// simpleEscapes maps the letter of an escape to the character that it stands for.
var simpleEscapes = [256]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

func hexRune(digits []byte) (c rune) {
	for _, d := range digits {
		c = c<<4 | rune(hexDigits[d])
	}
	return c
}
