package odata

// Stream is what an object says of a stream property, Edm.Stream: where its bytes are, not the bytes
// themselves (JSON Format, section 9). Each field is empty when the service did not send it.
type Stream struct {
	// ReadLink is the URL to read the bytes from, possibly relative to the context of the object.
	ReadLink string
	// EditLink is the URL to write the bytes to, possibly relative to the context of the object.
	EditLink string
	// ContentType is the media type of the bytes, such as "image/png".
	ContentType string
	// ETag is the version of the bytes, with its quotation marks, as a conditional request sends it.
	ETag string
}
