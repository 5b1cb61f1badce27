package odata

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
	o := r.orderOf(t)
	previous := -1
	property := r.nextMember(o, previous, true)
	for ; property != noMember; property = r.nextMember(o, previous, false) {
		r.path[depth].index = property
		if property == unknownMember {
			r.unknown(depth)
			continue
		}
		previous = property
		before := r.offset()
		dst.DecodeProperty(r, property)
		if r.offset() == before { // a property that is listed but not decoded
			r.Skip()
		}
	}
	if depth == r.errorDepth && r.inStream != nil && previous < 0 {
		r.fail(errInStream)
	}
	if r.failure == nil {
		r.leave(depth)
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
