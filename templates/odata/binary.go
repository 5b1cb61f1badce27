package odata

import "encoding/base64"

// Binary is a value of Edm.Binary. It is written in the base64url alphabet with padding (JSON Format,
// section 7.1); the standard alphabet, which many services send, and text without padding are read too.
type Binary []byte

const binaryForm = "want base64url or base64"

// ParseBinary reads base64url or base64, with padding or without.
func ParseBinary(s string) (Binary, error) {
	b, ok := appendBinary(nil, s)
	if !ok {
		return nil, notA(s, "Edm.Binary", binaryForm)
	}
	return b, nil
}

// String returns the bytes in base64url with padding.
func (b Binary) String() string { return base64.URLEncoding.EncodeToString(b) }

// MarshalText returns the form of String. It never fails.
func (b Binary) MarshalText() ([]byte, error) {
	return base64.URLEncoding.AppendEncode(nil, b), nil
}

// UnmarshalText reads what ParseBinary reads.
func (b *Binary) UnmarshalText(text []byte) error {
	v, ok := appendBinary(nil, text)
	if !ok {
		return notA(string(text), "Edm.Binary", binaryForm)
	}
	*b = v
	return nil
}

// base64Digits maps the characters of both alphabets to their values, 0xff for all others.
var base64Digits = func() (table [256]uint8) {
	for c := range table {
		table[c] = 0xff
	}
	for i := range 26 {
		table['A'+i], table['a'+i] = uint8(i), uint8(26+i)
	}
	for i := range 10 {
		table['0'+i] = uint8(52 + i)
	}
	table['-'], table['+'], table['_'], table['/'] = 62, 62, 63, 63
	return table
}()

// appendBinary decodes s and appends the bytes to dst; the result is never nil when it succeeds. Unlike
// package encoding/base64 it takes both alphabets and either padding in one pass, and no line ends.
func appendBinary[T text](dst []byte, s T) ([]byte, bool) {
	n := len(s)
	if n%4 == 0 && n > 0 && s[n-1] == '=' {
		n--
		if s[n-1] == '=' {
			n--
		}
	}
	if n%4 == 1 {
		return nil, false
	}
	if dst == nil {
		dst = make([]byte, 0, n*3/4)
	}
	var group uint32
	var bad uint8
	for i := range n {
		digit := base64Digits[s[i]]
		bad |= digit
		group = group<<6 | uint32(digit&0x3f)
		if i%4 == 3 {
			dst = append(dst, byte(group>>16), byte(group>>8), byte(group))
		}
	}
	switch n % 4 { // bits that are left over are ignored, as package encoding/base64 does
	case 2:
		dst = append(dst, byte(group>>4))
	case 3:
		dst = append(dst, byte(group>>10), byte(group>>2))
	}
	return dst, bad&0xc0 == 0
}
