package odata

import (
	"strconv"
	"strings"
)

// Enum is implemented by the enumeration types of a generated package: strings that hold the member name
// as it goes over the wire, or integers. A value need not be a declared one: services send members that
// their metadata does not list yet, and those are kept.
type Enum interface {
	// ODataEnum describes the enumeration type.
	ODataEnum() *EnumType
}

// EnumType describes an enumeration type (CSDL, section 10). It must not change.
type EnumType struct {
	// Name is the qualified name, such as "Sales.Color".
	Name string
	// Flags says that a value may combine members.
	Flags bool
	// Members are the declared members in the order of the metadata. Two may share a value.
	Members []EnumMember
}

// EnumMember is a declared member of an enumeration type.
type EnumMember struct {
	// Name is the name on the wire.
	Name string
	// Value is the declared number.
	Value int64
}

// Value returns the number that a text stands for: the name of a member, a decimal number, or for flags a
// list of these with commas, whose bits are combined. The result is false when a part is neither.
func (t *EnumType) Value(text string) (int64, bool) {
	if !t.Flags {
		return t.valueOf(text)
	}
	var bits int64
	for part := range strings.SplitSeq(text, ",") {
		v, ok := t.valueOf(strings.TrimSpace(part))
		if !ok {
			return 0, false
		}
		bits |= v
	}
	return bits, true
}

// valueOf returns the number of a single name or of digits.
func (t *EnumType) valueOf(text string) (int64, bool) {
	for i := range t.Members {
		if t.Members[i].Name == text {
			return t.Members[i].Value, true
		}
	}
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, false
	}
	return v, true
}

// NameOf returns the text for a number: the name of the first member declared with it, or for flags the
// names that make it up, with commas, when the members cover every bit. Otherwise it returns the digits,
// which stand for a value without a name (JSON Format, section 7.1).
func (t *EnumType) NameOf(v int64) string {
	for i := range t.Members {
		if t.Members[i].Value == v {
			return t.Members[i].Name
		}
	}
	if names, ok := t.flagNames(v); ok {
		return names
	}
	return strconv.FormatInt(v, 10)
}

// flagNames spells v with the members that lie within it and add a bit to those before them.
func (t *EnumType) flagNames(v int64) (string, bool) {
	if !t.Flags {
		return "", false
	}
	var names []string
	var covered int64
	for _, m := range t.Members {
		if m.Value&^v == 0 && m.Value&^covered != 0 {
			names = append(names, m.Name)
			covered |= m.Value
		}
	}
	return strings.Join(names, ","), covered == v && v != 0
}

// Has reports whether the value that text stands for includes the flag: all bits of it when both are known,
// and otherwise a part of the list in text that is spelled the same. A flag of value 0 is included only in
// 0.
func (t *EnumType) Has(text, flag string) bool {
	bits, known := t.Value(text)
	want, declared := t.Value(flag)
	switch {
	case known && declared && want == 0:
		return bits == 0
	case known && declared:
		return bits&want == want
	}
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == flag {
			return true
		}
		if v, ok := t.valueOf(part); ok && declared {
			bits |= v
		}
	}
	return declared && want != 0 && bits&want == want
}
