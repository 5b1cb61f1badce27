package odata

import (
	"encoding/json"
	"fmt"
)

// Skip takes one value of any kind and forgets it. Strings are not decoded but everything is checked.
func (r *Reader) Skip() {
	r.nest = r.nest[:0]
	for {
		switch c := r.peek(); c {
		case '{', '[':
			r.pos++
			r.nest = append(r.nest, c+2) // '{'+2 is '}', and '['+2 is ']'
			if len(r.nest)+len(r.path) > maxDepth {
				r.tooDeep()
				return
			}
			if r.peek() == c+2 {
				break
			}
			if c == '{' && !r.skipName() {
				return
			}
			continue
		case '"':
			r.rawString()
		case 't':
			r.literal("true")
		case 'f':
			r.literal("false")
		case 'n':
			r.literal("null")
		default:
			if c != '-' && !isDigit(c) {
				r.unexpected("a value")
				return
			}
			r.number()
		}
		if !r.closeBrackets() {
			return
		}
		r.pos++ // the comma
		if r.nest[len(r.nest)-1] == '}' && !r.skipName() {
			return
		}
	}
}

// closeBrackets takes the closing brackets after a value and reports whether a comma follows. After the
// outermost one it stops.
func (r *Reader) closeBrackets() bool {
	for len(r.nest) > 0 {
		closing := r.nest[len(r.nest)-1]
		switch r.peek() {
		case closing:
			r.pos++
			r.nest = r.nest[:len(r.nest)-1]
		case ',':
			return true
		default:
			r.unexpected("a comma or " + string(rune(closing)))
			return false
		}
	}
	return false
}

// skipName takes the name of a member and the colon.
func (r *Reader) skipName() bool {
	if r.peek() != '"' {
		r.unexpected("a name in quotes")
		return false
	}
	if _, _, ok := r.rawString(); !ok {
		return false
	}
	return r.colon()
}

func (r *Reader) colon() bool {
	if r.peek() != ':' {
		r.unexpected("a colon")
		return false
	}
	r.pos++
	return true
}

func (r *Reader) tooDeep() {
	r.fail(fmt.Errorf("objects and lists are nested more than %d deep", maxDepth))
}

// raw takes one value of any kind and returns its text, which lies in the window and is void after the
// next call.
func (r *Reader) raw() ([]byte, bool) {
	r.peek()
	r.kept = r.pos
	r.Skip()
	if r.failure != nil {
		return nil, false
	}
	text := r.window[r.kept:r.pos]
	r.kept = -1
	return text, true
}

// Raw takes one value of any kind and stores its text as it was sent, null included.
func (r *Reader) Raw(dst *json.RawMessage) {
	if text, ok := r.raw(); ok {
		*dst = append(json.RawMessage(nil), text...)
	}
}
