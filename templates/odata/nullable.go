package odata

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Nullable holds a property that a service may send as null or leave out: it is absent (its zero value),
// null, or a value. It is a plain value without pointers, so rows of many nullable columns need no
// allocation for them, and it is comparable when T is.
//
// In a struct that goes through encoding/json, the tag option omitzero leaves an absent Nullable out and
// keeps a null one, which is the difference that the body of an update needs.
type Nullable[T any] struct {
	value T
	state presence
}

// presence tells the three states of a Nullable apart. The zero value is absent.
type presence uint8

const (
	stateAbsent presence = iota
	stateNull
	stateValue
)

// Value returns a Nullable that holds v.
func Value[T any](v T) Nullable[T] { return Nullable[T]{value: v, state: stateValue} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: stateNull} }

// Get returns the value and true, or the zero value of T and false when n is null or absent.
func (n Nullable[T]) Get() (T, bool) { return n.value, n.state == stateValue }

// Or returns the value, or instead when n is null or absent.
func (n Nullable[T]) Or(instead T) T {
	if n.state == stateValue {
		return n.value
	}
	return instead
}

// IsNull reports whether n is null. An absent Nullable is not null.
func (n Nullable[T]) IsNull() bool { return n.state == stateNull }

// IsAbsent reports whether n was neither sent nor set, for example because it was not selected.
func (n Nullable[T]) IsAbsent() bool { return n.state == stateAbsent }

// IsZero reports whether n is absent. It is what encoding/json asks for the tag option omitzero.
func (n Nullable[T]) IsZero() bool { return n.state == stateAbsent }

// Set makes n hold v.
func (n *Nullable[T]) Set(v T) { *n = Value(v) }

// SetNull makes n null.
func (n *Nullable[T]) SetNull() { *n = Null[T]() }

// String returns the value as fmt.Sprint prints it, "null", or "absent".
func (n Nullable[T]) String() string {
	switch n.state {
	case stateValue:
		return fmt.Sprint(n.value)
	case stateNull:
		return "null"
	default:
		return "absent"
	}
}

// MarshalJSON returns the JSON of the value, and null when n is null or absent. Numbers that JSON cannot
// express become the strings "INF", "-INF" and "NaN" (JSON Format, section 7.1).
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	if n.state != stateValue {
		return []byte("null"), nil
	}
	switch v := any(n.value).(type) {
	case float64:
		if name := specialFloatName(v); name != "" {
			return json.Marshal(name)
		}
	case float32:
		if name := specialFloatName(float64(v)); name != "" {
			return json.Marshal(name)
		}
	}
	return json.Marshal(n.value)
}

// UnmarshalJSON makes n null when data is null, and otherwise a value decoded as encoding/json does it,
// or by the rules of OData where the two differ: timestamps without seconds or offset, the strings "INF",
// "-INF" and "NaN", and 64-bit integers in strings.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		n.SetNull()
		return nil
	}
	var v T
	if err := unmarshalValue(data, any(&v)); err != nil {
		return err
	}
	n.Set(v)
	return nil
}
