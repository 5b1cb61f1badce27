package odata

import (
	"encoding/json"
	"io"
)

type Reader struct{}

type decodeOptions struct {
	zeroForNull   bool
	maxValueBytes int
}
type pageDecoder struct{}

func newPageDecoder(body io.Reader, o decodeOptions) *pageDecoder    { return &pageDecoder{} }
func (d *pageDecoder) next(row Object) bool                          { return false }
func (d *pageDecoder) err() error                                    { return nil }
func (d *pageDecoder) nextLink() string                              { return "" }
func (d *pageDecoder) count() (int64, bool)                          { return 0, false }
func decodeEntity(body io.Reader, o decodeOptions, dst Object) error { return nil }

type inStreamError struct{ raw []byte }

func (e *inStreamError) Error() string { return "" }

type DecodeError struct {
	Path   string
	Offset int64
	Err    error
}

func (e *DecodeError) Error() string { return "" }
func (e *DecodeError) Unwrap() error { return e.Err }

func Unmarshal(data []byte, dst Object) error { return nil }

func (r *Reader) Raw(dst *json.RawMessage) {}
