package odata

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// stalled is a body that gives nothing until its request ends.
type stalled struct{ ctx context.Context }

func (s stalled) Read([]byte) (int, error) { <-s.ctx.Done(); return 0, s.ctx.Err() }
func (s stalled) Close() error             { return nil }

// The rest of a body is read when it is small and quick to come, for its connection to be used again.
func TestBodyIsDrained(t *testing.T) {
	for size, want := range map[int]int{0: 0, 100: 100, 10 << 20: drainSize} {
		text := strings.NewReader(strings.Repeat("x", size))
		b, err := newBody(&http.Response{Body: io.NopCloser(text)}, func() {})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // closing again reads no more
			b.Close()
			if got := size - text.Len(); got != want {
				t.Errorf("%d of %d bytes read, want %d", got, size, want)
			}
		}
		if _, err := b.Read(make([]byte, 1)); err == nil || err == io.EOF {
			t.Errorf("read after Close: %v", err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		b, _ := newBody(&http.Response{Body: stalled{ctx}}, cancel)
		start := time.Now()
		b.Close()
		if took := time.Since(start); took != drainTime {
			t.Errorf("closing a body that stalls took %v", took)
		}
	})
}
