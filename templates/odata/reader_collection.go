package odata

// DecodeCollection reads a list whose items the method or function item reads, such as (*Reader).String or
// DecodeEnum[Color]. An empty list gives a slice that is empty and not nil, null gives nil.
func DecodeCollection[T any](r *Reader, dst *[]T, item func(*Reader, *T)) {
	items, ok := openList[T](r)
	for ok && r.nextItem() {
		items = append(items, *new(T))
		item(r, &items[len(items)-1])
	}
	if r.failure == nil {
		*dst = items
	}
}

// DecodeObjects reads a list of objects. An empty list gives a slice that is empty and not nil, null gives
// nil. For lists that may contain null, see [DecodeNullableObjects].
func DecodeObjects[T any, P ObjectPointer[T]](r *Reader, dst *[]T) {
	items, ok := openList[T](r)
	for ok && r.nextItem() {
		items = append(items, *new(T))
		r.Object(P(&items[len(items)-1]))
	}
	if r.failure == nil {
		*dst = items
	}
}

// DecodeNullableObjects reads a list of objects in which null becomes a nil pointer.
func DecodeNullableObjects[T any, P ObjectPointer[T]](r *Reader, dst *[]*T) {
	DecodeCollection(r, dst, DecodeObject[T, P])
}

// DecodeObject reads an object that may be null, for which it stores nil.
func DecodeObject[T any, P ObjectPointer[T]](r *Reader, dst **T) {
	if r.isNull() {
		*dst = nil
		return
	}
	v := new(T)
	r.Object(P(v))
	if r.failure == nil {
		*dst = v
	}
}

// openList takes the opening bracket of a list, or a null, for which it returns nil and false.
func openList[T any](r *Reader) (items []T, ok bool) {
	if r.isNull() || !r.openBracket() {
		return nil, false
	}
	return []T{}, true
}

// openBracket takes the opening bracket of a list.
func (r *Reader) openBracket() bool {
	if r.peek() != '[' {
		r.unexpected("a list")
		return false
	}
	if r.enter(nil) < 0 {
		return false
	}
	r.pos++
	return true
}

// nextItem takes the comma before the next item of a list and returns true, or the closing bracket and
// returns false.
func (r *Reader) nextItem() bool {
	top := len(r.path) - 1
	first := r.path[top].index < 0
	switch c := r.peek(); {
	case c == ']':
		r.leave(top)
		return false
	case first: // whatever it is, the item must start here
	case c == ',':
		r.pos++
	default:
		r.misplaced("a comma or ]")
		return false
	}
	r.path[top].index++
	return r.failure == nil
}
