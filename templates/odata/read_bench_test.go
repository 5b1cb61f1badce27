package odata

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// BenchmarkAll reads pages of 1000 rows; decode alone is the part of it that belongs to the decoder.
func BenchmarkAll(b *testing.B) {
	const rows = 1000
	page := pageOf(1, rows, "")
	transport := roundTrip(func(r *http.Request) (*http.Response, error) { return response(r, 200, page), nil })
	s, err := NewService("https://host/", Contract{}, WithHTTPClient(&http.Client{Transport: transport}))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("all", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			for _, err := range All[device](b.Context(), s.EntitySet("devices")) {
				if n++; err != nil {
					b.Fatal(err)
				}
			}
			if n != rows {
				b.Fatal(n)
			}
		}
	})
	b.Run("decode alone", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			d := newPageDecoder(io.NopCloser(strings.NewReader(page)), decodeOptions{})
			var row, zero device
			for d.next(&row) {
				row = zero
			}
		}
	})
}
