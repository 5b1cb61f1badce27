package csdl

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// A file says what encoding it is in by its first bytes, or else by its XML declaration (XML 1.0, appendix F).
// Everything behind this file sees UTF-8 without a byte order mark.

const encodingCure = "save the file as UTF-8"

var (
	utf16LittleEndian = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	utf16BigEndian    = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
)

// leads are the first bytes that tell an encoding; longer ones stand before their own beginnings.
var leads = []struct {
	bytes    string
	encoding encoding.Encoding // nil: not supported
	name     string
}{
	{"\xFF\xFE\x00\x00", nil, "UTF-32"},
	{"\x00\x00\xFE\xFF", nil, "UTF-32"},
	{"<\x00\x00\x00", nil, "UTF-32"},
	{"\x00\x00\x00<", nil, "UTF-32"},
	{"\x4C\x6F\xA7\x94", nil, "EBCDIC"},
	{"\xFF\xFE", utf16LittleEndian, "UTF-16"},
	{"\xFE\xFF", utf16BigEndian, "UTF-16"},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"},
	{"\xEF\xBB\xBF", unicode.UTF8BOM, "UTF-8"},
}

// declared are the encodings that an XML declaration may name, in lower case.
var declared = map[string]encoding.Encoding{
	"": encoding.Nop, "utf-8": encoding.Nop, "utf8": encoding.Nop, "us-ascii": encoding.Nop, "ascii": encoding.Nop,
	"iso-8859-1": charmap.ISO8859_1, "latin1": charmap.ISO8859_1, "iso_8859-1": charmap.ISO8859_1,
	"windows-1252": charmap.Windows1252, "cp1252": charmap.Windows1252,
}

var declaration = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']`)

// decodeText returns the file as UTF-8. The warnings are not more than one.
func decodeText(file string, data []byte) (text []byte, warnings Diagnostics, failure *Diagnostic) {
	for _, lead := range leads {
		if !bytes.HasPrefix(data, []byte(lead.bytes)) {
			continue
		}
		if lead.encoding == nil {
			return nil, nil, encodingFailure(file, fmt.Sprintf("the file is in %s, which is not supported", lead.name))
		}
		return decodeAs(file, data, lead.encoding, lead.name)
	}
	name := declaredEncoding(data)
	if strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return decodeMisdeclared(file, data, name)
	}
	enc, known := declared[strings.ToLower(name)]
	if !known {
		return nil, nil, encodingFailure(file, fmt.Sprintf("the file is declared as %s, which is not supported", quote(name)))
	}
	return decodeAs(file, data, enc, "UTF-8")
}

// decodeMisdeclared reads a file whose declaration says UTF-16 though its bytes are single. Such files come
// from programs that wrote the XML to a string first, and they are UTF-8.
func decodeMisdeclared(file string, data []byte, name string) ([]byte, Diagnostics, *Diagnostic) {
	text, _, failure := decodeAs(file, data, encoding.Nop, "UTF-8")
	if failure != nil {
		return nil, nil, failure
	}
	return text, Diagnostics{newDiagnostic(encodingMismatch, Position{file, 1, 1},
		fmt.Sprintf("the XML declaration says %s, but the file is UTF-8", quote(name)),
		`write encoding="utf-8" in the first line`)}, nil
}

func declaredEncoding(data []byte) string {
	match := declaration.FindSubmatch(data[:min(len(data), 400)])
	if match == nil {
		return ""
	}
	return string(match[1])
}

func decodeAs(file string, data []byte, enc encoding.Encoding, name string) ([]byte, Diagnostics, *Diagnostic) {
	text := data
	if enc != encoding.Nop {
		decoded, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return nil, nil, encodingFailure(file, fmt.Sprintf("the file is not valid %s", name))
		}
		text = decoded
	}
	if utf8.Valid(text) {
		return text, nil, nil
	}
	d := newDiagnostic(unsupportedEncoding, invalidByte(file, text), "the file is not valid UTF-8 here",
		"save it as UTF-8, or name its encoding in the XML declaration: ISO-8859-1 or windows-1252")
	return nil, nil, &d
}

// invalidByte returns the position of the first byte that is not UTF-8.
func invalidByte(file string, text []byte) Position {
	at := newCursor(file)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return at.advance(text, i)
		}
		i += size
	}
	return Position{File: file}
}

func encodingFailure(file, message string) *Diagnostic {
	d := newDiagnostic(unsupportedEncoding, Position{file, 1, 1}, message, encodingCure)
	return &d
}
