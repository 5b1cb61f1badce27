package odata

import (
	"errors"
	"io"
)

// Unmarshal decodes a JSON object into dst. Properties that data does not mention stay as they are. A null
// where the metadata allows none is an error. The error is a [*DecodeError].
func Unmarshal(data []byte, dst Object) error {
	r := newReader(nil, decodeOptions{}, 0)
	r.window = data
	return r.entity(dst)
}

// decodeEntity decodes a body that is one object into dst, which must be zero. The error is
// a *DecodeError, or an *inStreamError when the object is an error.
func decodeEntity(body io.Reader, o decodeOptions, dst Object) error {
	r := newReader(body, o, entityWindow)
	r.errorDepth = 0
	return r.entity(dst)
}

func (r *Reader) entity(dst Object) error {
	if r.peek() != '{' {
		r.unexpected("an object")
		return r.err()
	}
	r.object(dst)
	r.end()
	return r.err()
}

// end makes sure that nothing but white space follows.
func (r *Reader) end() {
	if r.peek(); r.pos < len(r.window) {
		r.fail(errors.New("something follows the end of the JSON"))
	}
}
