package odata

import (
	"bytes"
	"slices"
)

// A service writes the members of every row in the same order. So a Reader remembers, for each type, which
// property followed which, and compares the body with the one name that should come; only when that fails
// does it look the name up.

// typeLookup is what a Reader needs to know of a Type.
type typeLookup struct {
	indexes map[string]int // of the names in Properties
	keys    []string       // what stands before the value of each property, such as `,"name":`
}

// prepared returns the lookup of t, which is made once.
func (t *Type) prepared() *typeLookup {
	t.once.Do(func() {
		t.lookup.indexes = make(map[string]int, len(t.Properties))
		t.lookup.keys = make([]string, len(t.Properties))
		for i, name := range t.Properties {
			t.lookup.indexes[name] = i
			t.lookup.keys[i] = memberKey(name)
		}
	})
	return &t.lookup
}

func memberKey(name string) string { return `,"` + name + `":` }

// order is what a Reader has learned about the members of a type in this body.
type order struct {
	typ    *Type
	lookup *typeLookup
	next   []int32  // next[i+1] is the property that came after property i; next[0] came first
	keys   []string // as in lookup, but spelled as in this body
}

func (r *Reader) orderOf(t *Type) *order {
	for _, o := range r.orders {
		if o.typ == t {
			return o
		}
	}
	o := &order{typ: t, lookup: t.prepared(), next: make([]int32, len(t.Properties)+1)}
	o.keys = o.lookup.keys
	for i := range o.next {
		o.next[i] = int32(i)
	}
	r.orders = append(r.orders, o)
	return o
}

// What nextMember returns when it does not return the index of a property.
const (
	unknownMember = -1 // a member that the type does not have
	noMember      = -2 // the closing bracket, or a failure
)

// nextMember takes the next name of an object and the colon, and before them the comma unless the member is
// the first one. It returns the index of the property, whose predecessor was previous (negative for none).
func (r *Reader) nextMember(o *order, previous int, first bool) int {
	if guess := int(o.next[previous+1]); !first && guess < len(o.keys) {
		key, b := o.keys[guess], r.window[r.pos:]
		if len(b) >= len(key) && string(b[:len(key)]) == key {
			r.pos += len(key)
			return guess
		}
	}
	return r.farMember(o, previous, first)
}

// farMember is nextMember for a first member, an unexpected one, or one after white space.
func (r *Reader) farMember(o *order, previous int, first bool) int {
	c := r.peek()
	switch {
	case c == '}':
		return noMember
	case first:
	case c == ',':
		r.pos++
		c = r.peek()
	default:
		r.misplaced("a comma or }")
		return noMember
	}
	if c != '"' {
		r.unexpected("a name in quotes")
		return noMember
	}
	if guess := int(o.next[previous+1]); guess < len(o.keys) {
		if key := o.keys[guess][1:]; bytes.HasPrefix(r.window[r.pos:], []byte(key)) {
			r.pos += len(key)
			return guess
		}
	}
	return r.lookUp(o, previous)
}

// lookUp takes a name and the colon, and remembers what it finds for the next guess.
func (r *Reader) lookUp(o *order, previous int) int {
	raw, plain, ok := r.rawString()
	if !ok {
		return noMember
	}
	name := raw
	if !plain {
		r.scratch = unescape(r.scratch[:0], raw)
		name = r.scratch
	}
	r.name = trimPrefix(r.name[:0], name)
	property, known := o.lookup.indexes[string(r.name)]
	if known {
		o.learn(previous, property, raw)
	} else {
		property = unknownMember
	}
	if !r.colon() {
		return noMember
	}
	return property
}

// learn remembers that a property came after previous, and how its name is written.
func (o *order) learn(previous, property int, raw []byte) {
	o.next[previous+1] = int32(property)
	if key := o.keys[property]; key[2:len(key)-2] == string(raw) {
		return
	}
	if &o.keys[0] == &o.lookup.keys[0] { // which other Readers use too
		o.keys = slices.Clone(o.keys)
	}
	o.keys[property] = memberKey(string(raw))
}

// trimPrefix appends to dst the name of a member without the prefix "odata." of control information, which
// 4.01 leaves out and 4.0 demands (JSON Format, section 4.5).
func trimPrefix(dst, name []byte) []byte {
	at := bytes.IndexByte(name, '@')
	dst = append(dst, name[:at+1]...)
	return append(dst, bytes.TrimPrefix(name[at+1:], []byte("odata."))...)
}
