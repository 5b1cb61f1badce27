package odata

import (
	"fmt"
	"io"
)

// Reader decodes the JSON of a response while it arrives. Generated code calls one of its methods for each
// property; each reads exactly one value and stores it.
//
// A method that cannot do so leaves its destination as it is and makes the Reader fail: every later call
// does nothing, and whoever started the decoding returns the first error, a [*DecodeError]. So generated
// code has no error handling. What encoding/json refuses as JSON is refused here.
//
// A Reader looks at the body through a window that holds little more than the value at hand, so its memory is
// that of a row and not that of a page.
type Reader struct {
	window []byte    // a part of the body
	pos    int       // the next byte to read, as an index of window
	base   int64     // where window begins in the body
	body   io.Reader // what follows window; nil at the end of the body
	kept   int       // when not negative: the bytes of window from here on must stay in it

	rowStart int64 // where the row or entity begins whose length is bounded
	limit    int   // the bound, in bytes
	zero     bool  // null stands for the zero value where the metadata allows no null

	scratch []byte   // a string without its escapes
	name    []byte   // the last name that was looked up, without the prefix of control information
	nest    []byte   // the open brackets of a value that is skipped
	path    []step   // where in the body the Reader is
	orders  []*order // the order of members that was seen, for each type
	words   words    // strings that may come again
	failure error    // the first error

	errorDepth int            // how deep lies the object whose unknown member "error" may be the service's
	inStream   *inStreamError // that error
}

const (
	pageWindow   = 32 << 10
	entityWindow = 4 << 10

	// defaultMaxValueBytes bounds a row and a value that is kept whole.
	defaultMaxValueBytes = 64 << 20

	// maxDepth bounds the nesting of objects and lists, as encoding/json does.
	maxDepth = 10_000
)

// decodeOptions are the choices of a caller.
type decodeOptions struct {
	// zeroForNull stores the zero value for a null where the metadata allows none. Otherwise that is an error.
	zeroForNull bool
	// maxValueBytes bounds a row, an entity, and a value that is kept whole, in bytes of JSON. 0 means 64 MiB.
	maxValueBytes int
}

func newReader(body io.Reader, o decodeOptions, window int) *Reader {
	r := &Reader{body: body, kept: -1, limit: o.maxValueBytes, zero: o.zeroForNull, errorDepth: neverErrors}
	if r.limit <= 0 {
		r.limit = defaultMaxValueBytes
	}
	r.window = make([]byte, 0, window)
	return r
}

// Err returns the first error, nil while there is none.
func (r *Reader) Err() error { return r.failure }

// offset returns where in the body the next byte to read is.
func (r *Reader) offset() int64 { return r.base + int64(r.pos) }

// peek skips white space and returns the next byte without taking it, or 0 at the end of the body and
// after a failure.
func (r *Reader) peek() (c byte) {
	if r.pos < len(r.window) {
		c = r.window[r.pos]
	}
	if c <= ' ' {
		c = r.peekFar()
	}
	return
}

func (r *Reader) peekFar() byte {
	for {
		for ; r.pos < len(r.window); r.pos++ {
			switch c := r.window[r.pos]; c {
			case ' ', '\t', '\r', '\n':
			default:
				return c
			}
		}
		if !r.more() {
			return 0
		}
	}
}

// more reads more of the body into the window, which keeps what lies from pos or kept on. So pos may change,
// and slices of the window are void after it. It returns false at the end of the body and after a failure.
func (r *Reader) more() bool {
	if r.body == nil || r.failure != nil {
		return false
	}
	if !r.makeRoom() {
		return false
	}
	for range 100 {
		n, err := r.body.Read(r.window[len(r.window):cap(r.window)])
		r.window = r.window[:len(r.window)+n]
		switch {
		case err == io.EOF:
			r.body = nil
		case err != nil:
			r.body = failingReader{err}
		}
		if n > 0 {
			return true
		}
		if err == io.EOF {
			return false
		}
		if err != nil {
			r.fail(fmt.Errorf("cannot read the body: %w", err))
			return false
		}
	}
	r.fail(fmt.Errorf("cannot read the body: %w", io.ErrNoProgress))
	return false
}

// makeRoom moves what must stay to the front of the window, and to a larger window when it fills most of it.
func (r *Reader) makeRoom() bool {
	start := r.pos
	if r.kept >= 0 {
		start = r.kept
	}
	stay := len(r.window) - start
	if stay > r.limit || r.offset()-r.rowStart > int64(r.limit) {
		r.fail(fmt.Errorf("a row or a value in it is longer than the bound of %d bytes", r.limit))
		return false
	}
	if free := cap(r.window) - len(r.window); free > cap(r.window)/4 {
		return true
	}
	window := r.window[:0]
	if stay > cap(r.window)/2 {
		window = make([]byte, 0, 2*cap(r.window))
	}
	r.window = append(window, r.window[start:]...)
	r.base += int64(start)
	r.pos -= start
	r.kept = max(r.kept-start, -1)
	return true
}

// failingReader gives an error that arrived together with bytes, after these were read.
type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

// literal takes the word null, true or false.
func (r *Reader) literal(word string) bool {
	for len(r.window)-r.pos < len(word) && r.more() {
	}
	b := r.window[r.pos:]
	if b = b[:min(len(b), len(word))]; string(b) == word {
		r.pos += len(word)
		return true
	}
	if word[:len(b)] == string(b) {
		r.cut("in the middle of " + word)
	} else {
		r.fail(fmt.Errorf("%q is not %s", b, word))
	}
	return false
}
