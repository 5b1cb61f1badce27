package odata

import (
	"encoding/hex"
	"fmt"
)

// GUID is a value of Edm.Guid: 16 bytes in the order in which the text form shows them. The zero value is
// the GUID of zeros, which some services use for "none".
type GUID [16]byte

const guidForm = "want 8-4-4-4-12 hexadecimal digits"

// ParseGUID reads the form 8-4-4-4-12 of hexadecimal digits in either case. Braces and other decorations
// are refused.
func ParseGUID(s string) (GUID, error) {
	g, ok := parseGUID(s)
	if !ok {
		return GUID{}, notA(s, "Edm.Guid", guidForm)
	}
	return g, nil
}

// String returns the lower-case form, such as "21ec2020-3aea-1069-a2dd-08002b30309d".
func (g GUID) String() string {
	text, _ := g.AppendText(make([]byte, 0, 36))
	return string(text)
}

// AppendText appends the form of String to b. It never fails.
func (g GUID) AppendText(b []byte) ([]byte, error) {
	for i, part := range [...][]byte{g[0:4], g[4:6], g[6:8], g[8:10], g[10:16]} {
		if i > 0 {
			b = append(b, '-')
		}
		b = hex.AppendEncode(b, part)
	}
	return b, nil
}

// MarshalText returns the form of String. It never fails.
func (g GUID) MarshalText() ([]byte, error) { return g.AppendText(make([]byte, 0, 36)) }

// UnmarshalText reads what ParseGUID reads.
func (g *GUID) UnmarshalText(text []byte) error {
	v, ok := parseGUID(text)
	if !ok {
		return notA(string(text), "Edm.Guid", guidForm)
	}
	*g = v
	return nil
}

// guidOffsets are the places of the 16 pairs of digits in the text form.
var guidOffsets = [16]uint8{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34}

func parseGUID[T text](s T) (g GUID, ok bool) {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return GUID{}, false
	}
	var bad byte
	for i, at := range guidOffsets {
		high, low := hexDigits[s[at]], hexDigits[s[at+1]]
		bad |= high | low
		g[i] = high<<4 | low
	}
	return g, bad&0xf0 == 0
}

// hexDigits maps a character to the value of the hexadecimal digit, 0xff when it is none.
var hexDigits = func() (table [256]uint8) {
	for c := range table {
		table[c] = 0xff
	}
	for i := range 10 {
		table['0'+i] = uint8(i)
	}
	for i := range 6 {
		table['a'+i], table['A'+i] = uint8(10+i), uint8(10+i)
	}
	return table
}()

// text is what the parsers of values read: the string of a caller, or the bytes of a body without a copy.
type text interface{ string | []byte }

// notA is the error of the functions that parse text which is not a value of the named type.
func notA(value, edmType, want string) error {
	return fmt.Errorf("odata: %w", mistyped(value, edmType, want))
}

// mistyped is notA for a Reader, whose errors say of themselves where they come from.
func mistyped(value, edmType, want string) error {
	return fmt.Errorf("%s is not an %s: %s", shorten(value), edmType, want)
}

// shorten quotes a value for an error message, cut to a length that fits on a line.
func shorten(value string) string {
	const limit = 60
	if len(value) > limit {
		return fmt.Sprintf("%.*q…", limit, value)
	}
	return fmt.Sprintf("%q", value)
}
