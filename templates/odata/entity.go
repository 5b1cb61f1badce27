package odata

import (
	"bytes"
	"errors"
	"io"
)

// Unmarshal decodes a JSON object into dst. Properties that data does not mention stay as they are. A null where
// the metadata allows none is an error. The error is a [*DecodeError].
func Unmarshal(data []byte, dst Object) error {
	r := newReader(nil, decodeOptions{}, 0)
	r.window = data
	return r.entity(dst)
}

// decodeEntity decodes a body that is one object into dst, which must be zero. The error is
// a *DecodeError, or an *inStreamError when the object is an error.
func decodeEntity(body io.Reader, o decodeOptions, dst Object) error {
	r := newReader(body, o, entityWindow)
	r.errors = true
	if err := r.entity(dst); err != nil || r.inStream == nil {
		return err
	}
	return r.inStream
}

func (r *Reader) entity(dst Object) error {
	if r.peek() != '{' {
		r.unexpected("an object")
		return r.failure
	}
	r.object(dst)
	r.end()
	return r.failure
}

// end makes sure that nothing but white space follows.
func (r *Reader) end() {
	if r.peek(); r.pos < len(r.window) {
		r.fail(errors.New("something follows the end of the JSON"))
	}
}

// inStreamError is an error that a service sent in the body of a response whose status was a success
// (JSON Format, section 21).
type inStreamError struct {
	raw []byte // the value of the member "error", cut to maxErrorBytes
}

// maxErrorBytes bounds what is kept of an error.
const maxErrorBytes = 64 << 10

func newInStreamError(raw []byte) *inStreamError {
	return &inStreamError{bytes.Clone(raw[:min(len(raw), maxErrorBytes)])}
}

func (e *inStreamError) Error() string {
	return "odata: the service reports an error in the middle of its response: " + shorten(string(e.raw))
}
