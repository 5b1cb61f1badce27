package odata

import (
	"fmt"
	"strconv"
)

// StringEnum is the constraint of enumeration types that hold the text of the wire.
type StringEnum interface {
	~string
	Enum
}

// NumericEnum is the constraint of enumeration types that hold the number of a member.
type NumericEnum interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~uint8
	Enum
}

// DecodeEnum reads a value of an enumeration type. A string is kept as it is, whether the metadata declares
// it or not; a bare number, which some services send, becomes the name of its member, or its digits when
// there is none.
func DecodeEnum[E StringEnum](r *Reader, dst *E) {
	if text, ok := r.enumText((*dst).ODataEnum()); ok {
		*dst = E(text)
	}
}

// DecodeNullableEnum reads a nullable value of an enumeration type as DecodeEnum does.
func DecodeNullableEnum[E StringEnum](r *Reader, dst *Nullable[E]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	DecodeEnum(r, &dst.value)
}

// DecodeNumericEnum reads a value of an enumeration type that holds numbers: a number, or a string that
// [EnumType.Value] understands. A name that the metadata does not declare has no number and is an error.
func DecodeNumericEnum[E NumericEnum](r *Reader, dst *E) {
	start := r.offset()
	t := (*dst).ODataEnum()
	v, ok := r.enumNumber(t)
	if !ok {
		return
	}
	if int64(E(v)) != v {
		r.failAt(start, fmt.Errorf("%d is out of the range of %s", v, t.Name))
		return
	}
	*dst = E(v)
}

// DecodeNullableNumericEnum reads a nullable value of an enumeration type as DecodeNumericEnum does.
func DecodeNullableNumericEnum[E NumericEnum](r *Reader, dst *Nullable[E]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	DecodeNumericEnum(r, &dst.value)
}

// enumText reads a value as text; a null that stands for the zero value is "".
func (r *Reader) enumText(t *EnumType) (string, bool) {
	switch c := r.peek(); {
	case c == '"':
		text, ok := r.quoted()
		if !ok {
			return "", false
		}
		for i := range t.Members { // whose names need no memory of their own
			if t.Members[i].Name == string(text) {
				return t.Members[i].Name, true
			}
		}
		return r.text(text), true
	case c == '-', isDigit(c):
		start := r.offset()
		text, ok := r.number()
		if !ok {
			return "", false
		}
		v, err := strconv.ParseInt(string(text), 10, 64)
		if err != nil {
			r.failAt(start, fmt.Errorf("%.60s is not a whole number of 64 bits, as %s has", text, t.Name))
			return "", false
		}
		return t.NameOf(v), true
	default:
		return "", r.otherwise("a member of " + t.Name)
	}
}

// enumNumber reads a value as a number.
func (r *Reader) enumNumber(t *EnumType) (int64, bool) {
	start := r.offset()
	var text []byte
	var ok bool
	switch c := r.peek(); {
	case c == '"':
		text, ok = r.quoted()
	case c == '-', isDigit(c):
		text, ok = r.number()
	default:
		return 0, r.otherwise("a member of " + t.Name)
	}
	if !ok {
		return 0, false
	}
	if v, err := strconv.ParseInt(string(text), 10, 64); err == nil {
		return v, true
	}
	v, ok := t.Value(string(text))
	if !ok {
		r.failAt(start, fmt.Errorf("%s is neither a member of %s nor a whole number", shorten(string(text)), t.Name))
	}
	return v, ok
}
