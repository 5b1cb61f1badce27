package odata

import "bytes"

// Object takes an object and stores its properties in dst. Members that the type of dst does not have are
// skipped; of members with the same name the last one counts.
func (r *Reader) Object(dst Object) {
	switch r.peek() {
	case '{':
		r.object(dst)
	case 'n':
		r.nullAsZero()
	default:
		r.unexpected("an object")
	}
}

// object takes the object at pos.
func (r *Reader) object(dst Object) {
	t := dst.ODataType()
	depth := r.enter(t)
	if depth < 0 {
		return
	}
	r.pos++
	if r.peek() == '}' {
		r.leave(depth)
		return
	}
	o := r.orderOf(t)
	for previous := -1; ; {
		property, known := r.member(o, previous)
		if known {
			previous = property
			r.path[depth].index = property
			before := r.offset()
			dst.DecodeProperty(r, property)
			if r.offset() == before { // a property that is listed but not decoded
				r.Skip()
			}
		} else {
			r.path[depth].index = -1
			r.unknown(depth)
		}
		switch r.peek() {
		case ',':
			r.pos++
			r.peek()
		case '}':
			r.leave(depth)
			return
		default:
			r.unexpected("a comma or }")
			return
		}
	}
}

// unknown takes the value of a member that the type of the object does not have.
func (r *Reader) unknown(depth int) {
	if depth > 0 || !r.errors || string(r.name) != "error" {
		r.Skip()
		return
	}
	if raw, ok := r.raw(); ok && string(raw) != "null" {
		r.inStream = newInStreamError(raw)
	}
}

// enter puts a step on the path for an object, or for a list when t is nil, and returns its index, or -1
// when that is too deep.
func (r *Reader) enter(t *Type) int {
	depth := len(r.path)
	if depth == maxDepth {
		r.tooDeep()
		return -1
	}
	r.path = append(r.path, step{t, -1})
	return depth
}

// leave takes the closing bracket of the object or list that enter put on the path.
func (r *Reader) leave(depth int) {
	r.pos++
	r.path = r.path[:depth]
}

// order is what the Reader knows about the members of a type in this body. A service writes the members of
// every row in the same order, so after the first row each name is found with one comparison.
type order struct {
	typ   *Type
	next  []int32  // next[i+1] is the property that came after property i; next[0] came first
	names []string // how each property is spelled here, as it stands between the quotes
}

func (r *Reader) orderOf(t *Type) *order {
	for _, o := range r.orders {
		if o.typ == t {
			return o
		}
	}
	o := &order{typ: t, names: t.Properties, next: make([]int32, len(t.Properties)+1)}
	for i := range o.next {
		o.next[i] = int32(i)
	}
	r.orders = append(r.orders, o)
	return o
}

// member takes a name and the colon and returns the index of the property, guessed from the one before it
// (negative for the first). For a property that the type does not have it returns false.
func (r *Reader) member(o *order, previous int) (property int, known bool) {
	guess := int(o.next[previous+1])
	if guess < len(o.names) {
		name, b := o.names[guess], r.window[r.pos:]
		if n := len(name); len(b) >= n+3 && b[0] == '"' && b[n+1] == '"' && b[n+2] == ':' && string(b[1:n+1]) == name {
			r.pos += n + 3
			return guess, true
		}
	}
	return r.lookup(o, previous)
}

// lookup is member without the guess; it remembers what it finds for the next guess.
func (r *Reader) lookup(o *order, previous int) (property int, known bool) {
	if r.peek() != '"' {
		r.unexpected("a name in quotes")
		return 0, false
	}
	raw, plain, ok := r.rawString()
	if !ok {
		return 0, false
	}
	name := raw
	if !plain {
		r.scratch = unescape(r.scratch[:0], raw)
		name = r.scratch
	}
	r.name = trimPrefix(r.name[:0], name)
	if property, known = o.typ.find(r.name); known {
		o.next[previous+1] = int32(property)
		o.spell(property, raw)
	}
	return property, r.colon() && known
}

// spell remembers how the name of a property is written in this body.
func (o *order) spell(property int, raw []byte) {
	if o.names[property] == string(raw) {
		return
	}
	if &o.names[0] == &o.typ.Properties[0] {
		o.names = append([]string(nil), o.names...)
	}
	o.names[property] = string(raw)
}

// trimPrefix appends to dst the name of a member without the prefix "odata." of control information, which
// 4.01 leaves out and 4.0 demands (JSON Format, section 4.5).
func trimPrefix(dst, name []byte) []byte {
	at := bytes.IndexByte(name, '@')
	dst = append(dst, name[:at+1]...)
	return append(dst, bytes.TrimPrefix(name[at+1:], []byte("odata."))...)
}
