package odata

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// DecodeError says where and why a response could not be decoded. It wraps io.ErrUnexpectedEOF when the
// body ended too early, and the error of the connection when that broke.
type DecodeError struct {
	// Path leads to the value, such as "value[17].deviceKey". It is empty at the top of the body.
	Path string
	// Offset is the number of bytes of the body before the place.
	Offset int64
	// Err is the reason.
	Err error
}

// Error returns the path, the offset and the reason on one line.
func (e *DecodeError) Error() string {
	path := e.Path
	if path == "" {
		path = "the body"
	}
	return fmt.Sprintf("odata: decoding %s at byte %d: %v", path, e.Offset, e.Err)
}

// Unwrap returns the reason.
func (e *DecodeError) Unwrap() error { return e.Err }

// step is one part of the path to a value: a property of a type, or an item of a list.
type step struct {
	typ   *Type // nil for a list
	index int   // of the property in typ.Properties, negative for one that is not there; or of the item
}

// fail records err, unless an error was recorded before, and makes every later call see the end of the body.
func (r *Reader) fail(err error) { r.failAt(r.offset(), err) }

func (r *Reader) failAt(offset int64, err error) {
	if r.failure != nil {
		return
	}
	r.failure = &DecodeError{Path: pathText(r.path), Offset: offset, Err: err}
	r.base, r.pos, r.window, r.kept = r.offset(), 0, nil, -1
}

func pathText(path []step) string {
	var b strings.Builder
	for _, s := range path {
		switch {
		case s.typ == nil && s.index >= 0:
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case s.typ != nil && s.index >= 0:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s.typ.Properties[s.index])
		}
	}
	return b.String()
}

// unexpected fails because what comes next is not what is wanted, or nothing comes.
func (r *Reader) unexpected(want string) {
	if r.pos < len(r.window) {
		r.fail(expected(r.window[r.pos], want))
		return
	}
	r.cut("before " + want)
}

func expected(found byte, want string) error {
	return fmt.Errorf("found %s where %s is expected", nameOfByte(found), want)
}

// cut fails because the body ends, at a place described by where.
func (r *Reader) cut(where string) {
	if r.offset() == 0 {
		r.fail(fmt.Errorf("the body is empty: %w", io.ErrUnexpectedEOF))
		return
	}
	r.fail(fmt.Errorf("the body ends %s: %w", where, io.ErrUnexpectedEOF))
}

// nameOfByte says what begins with the byte c in JSON.
func nameOfByte(c byte) string {
	switch {
	case c == '"':
		return "a string"
	case c == '{':
		return "an object"
	case c == '[':
		return "a list"
	case c == '-', isDigit(c):
		return "a number"
	case c == 't', c == 'f':
		return "a boolean"
	case c == 'n':
		return "null"
	case c >= 0x80:
		return fmt.Sprintf("the byte 0x%02x", c)
	default:
		return fmt.Sprintf("%q", rune(c))
	}
}
