package odata

import (
	"bytes"
	"errors"
	"io"
)

// A service that fails after it has sent the status 200 can only write its error into the body (Protocol,
// section 9.5). Services put it as the member "error" in the outermost object, as a last row {"error":…},
// or right behind whatever they were writing, as in {"id":1{"error":…}; often the body ends there. All of
// these are recognised, and become an *inStreamError.

// inStreamError is an error that a service sent in the body of a response whose status was a success.
type inStreamError struct {
	raw []byte // the value of the member "error", cut to maxErrorBytes
}

// maxErrorBytes bounds what is kept of an error.
const maxErrorBytes = 64 << 10

func newInStreamError(raw []byte) *inStreamError {
	return &inStreamError{bytes.Clone(raw[:min(len(raw), maxErrorBytes)])}
}

// Error shows the beginning of what the service sent.
func (e *inStreamError) Error() string {
	return "odata: the service reports an error in the middle of its response: " + shorten(string(e.raw))
}

// errInStream is the failure of a Reader that found an error of the service.
var errInStream = errors.New("the service reports an error here")

// neverErrors is the errorDepth of a Reader that takes "error" for a member like any other.
const neverErrors = -1

// unknown takes the value of a member that the type of the object does not have.
func (r *Reader) unknown(depth int) {
	if depth == r.errorDepth && string(r.name) == "error" {
		r.takeError()
		return
	}
	r.Skip()
}

// takeError takes the value of a member "error" and remembers it, unless it is null.
func (r *Reader) takeError() {
	if raw, ok := r.raw(); ok && string(raw) != "null" {
		r.inStream = newInStreamError(raw)
	}
}

// misplaced fails because what comes next is not what is wanted, perhaps since it is an error of the service.
func (r *Reader) misplaced(want string) {
	if r.errorDepth != neverErrors && r.peek() == '{' {
		start := r.offset()
		r.pos++
		if r.peek() == '"' {
			if name, _, ok := r.rawString(); ok && string(name) == "error" && r.colon() {
				r.takeError()
				r.failAt(start, errInStream)
			}
		}
		r.failAt(start, expected('{', want))
		return
	}
	r.unexpected(want)
}

// err returns the first error, which is the service's own when that explains it.
func (r *Reader) err() error {
	if r.inStream != nil && (errors.Is(r.failure, errInStream) || errors.Is(r.failure, io.ErrUnexpectedEOF)) {
		return r.inStream
	}
	return r.failure
}
