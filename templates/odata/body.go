package odata

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// body is the body of a response, decompressed. It remembers how reading ended, for an error of reading is
// worth another attempt, while an error of decoding alone is not.
type body struct {
	response *http.Response
	cancel   context.CancelFunc // ends the request
	source   io.Reader
	proof    *proof // nil: nobody will ask for these bytes again
	end      error  // of reading; io.EOF at the proper end
}

// newBody looks at Content-Encoding. We ask for gzip by ourselves, and so get the stream as it was sent also
// from transports that would not decompress, or not notice that a stream was cut off.
func newBody(response *http.Response, cancel context.CancelFunc) (*body, error) {
	b := &body{response: response, cancel: cancel, source: response.Body}
	switch encoding := strings.ToLower(strings.TrimSpace(response.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		if !response.Uncompressed {
			b.source = &gunzip{source: response.Body}
		}
	default:
		b.Close()
		return nil, fmt.Errorf("the answer has the Content-Encoding %q, which was not asked for", encoding)
	}
	return b, nil
}

// Read reads decompressed bytes.
func (b *body) Read(p []byte) (int, error) {
	if b.end != nil {
		return 0, b.end
	}
	n, err := b.source.Read(b.proof.limit(p))
	if changed := b.proof.add(p[:n]); changed != nil {
		n, err = 0, changed
	}
	b.end = err
	return n, err
}

// firstByte returns the first byte that is not white space or part of a byte order mark, without taking it
// away; 0 if there is none.
func (b *body) firstByte() byte {
	buffered := bufio.NewReaderSize(b.source, 512)
	b.source = buffered
	for i := 1; i <= 512; i++ {
		text, err := buffered.Peek(i)
		if err != nil {
			return 0
		}
		if strings.IndexByte(" \t\r\n\xef\xbb\xbf", text[i-1]) < 0 {
			return text[i-1]
		}
	}
	return 0
}

// How much is read of a body that nobody wants any more, and for how long, so that its connection can be used
// again.
const (
	drainSize = 16 << 10
	drainTime = 100 * time.Millisecond
)

// Close gives the connection back. It can be called again.
func (b *body) Close() error {
	if b.end == nil {
		timer := time.AfterFunc(drainTime, b.cancel)
		_, _ = io.CopyN(io.Discard, b.response.Body, drainSize)
		timer.Stop()
		b.end = http.ErrBodyReadAfterClose
	}
	err := b.response.Body.Close()
	b.cancel()
	return err
}

// gunzip decompresses, and does not read before it is read from.
type gunzip struct {
	source io.Reader
	reader *gzip.Reader
}

func (g *gunzip) Read(p []byte) (int, error) {
	if g.reader == nil {
		reader, err := gzip.NewReader(g.source)
		if err != nil {
			return 0, err // io.EOF for an empty body
		}
		g.reader = reader
	}
	return g.reader.Read(p)
}
