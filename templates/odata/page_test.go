package odata

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// readPage returns the names of the rows and the decoder, after the last row.
func readPage(body io.Reader, o decodeOptions) ([]string, *pageDecoder) {
	d := newPageDecoder(body, o)
	var names []string
	for {
		var row part
		if !d.next(&row) {
			return names, d
		}
		names = append(names, row.Name)
	}
}

func TestPages(t *testing.T) {
	for _, test := range []struct{ name, body, rows, link, count string }{
		{"plain", `{"value":[{"name":"a"},{"name":"b"}]}`, "a b", "", "absent"},
		{"empty", `{"value":[]}`, "", "", "absent"},
		{"4.0", `{"@odata.context":"c","@odata.count":2,"value":[{"@odata.id":"1","name":"a"},{"@odata.id":"2","name":"b"}],"@odata.nextLink":"n?x=1"}`, "a b", "n?x=1", "2"},
		{"4.01", `{"@context":"c","@count":"2","value":[{"name":"a"}],"@nextLink":"n"}`, "a", "n", "2"},
		{"in front", `{"@odata.nextLink":"n","value":[{"name":"a"}],"@odata.count":9007199254740993}`, "a", "n", "9007199254740993"},
		{"escaped", `{"@odata.nextLink":"n\u0026\/x","\u0076alue":[{"n\u0061me":"a"}]}`, "a", "n&/x", "absent"},
		{"null link", `{"value":[],"@odata.nextLink":null,"@odata.count":null}`, "", "", "null"},
		{"unknown members", `{"a":{"value":[1]},"value":[{"x":[],"name":"a","y":{}}],"value@Ns.term":1}`, "a", "", "absent"},
		{"white space", " \r\n{ \"value\" : [ { \"name\" : \"a\" } , { \"name\" : \"b\" } ] , \"@nextLink\" : \"n\" }\n\t ", "a b", "n", "absent"},
		{"no error", `{"error":null,"value":[{"name":"a"}]}`, "a", "", "absent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, wrap := range []func(io.Reader) io.Reader{iotest.OneByteReader, iotest.DataErrReader} {
				rows, d := readPage(wrap(strings.NewReader(test.body)), decodeOptions{})
				if d.err() != nil || strings.Join(rows, " ") != test.rows || d.nextLink() != test.link || d.total.String() != test.count {
					t.Errorf("got %q, link %q, count %v, %v", rows, d.nextLink(), d.total, d.err())
				}
				if n, ok := d.count(); ok && fmt.Sprint(n) != test.count {
					t.Errorf("count gives %d", n)
				}
				if d.next(&part{}) {
					t.Error("a row after the end")
				}
			}
		})
	}
}

func TestPageRefusals(t *testing.T) {
	for _, test := range []struct{ body, rows, text string }{
		{``, "", "the body is empty"},
		{`[{"name":"a"}]`, "", `found a list where an object with the member "value" is expected`},
		{`<html>`, "", "found '<'"},
		{`{}`, "", `the object has no members but not "value"`},
		{`{"@odata.context":"c","Message":"m"}`, "", `the object has the members "@context", "Message" but not "value"`},
		{`{"value":null}`, "", "decoding value at byte 9: found null where a list is expected"},
		{`{"value":{}}`, "", "found an object where a list is expected"},
		{`{"value":[{"name":"a"},null]}`, "a", "decoding value[1] at byte 23: null, but"},
		{`{"value":[{"name":"a"},7]}`, "a", "decoding value[1] at byte 23: found a number where an object is expected"},
		{`{"value":[{"name":"a"},{"name":7}]}`, "a", "decoding value[1].name at byte 31: found a number where an Edm.String is expected"},
		{`{"value":[{"name":"a"},]}`, "a", "found ']'"},
		{`{"value":[{"name":"a"}{"name":"b"}]}`, "a", "found an object where a comma or ] is expected"},
		{`{"value":[{"name":"a"}}`, "a", "found '}' where a comma or ] is expected"},
		{`{"value":[{"name":"a"}],}`, "a", "found '}' where a name in quotes is expected"},
		{`{"value":[{"name":"a"}]}{}`, "a", "something follows the end"},
		{`{"value":[{"name":"a"}]} x`, "a", "something follows the end"},
		{`{"value":[{"name":"a"}],"value":[{"name":"b"}]}`, "a", `"value" appears a second time`},
		{`{"value":[{"name":"a"}],"@odata.count":"many"}`, "a", "decoding @count at byte 39: many is not an Edm.Int64"},
		{`{"value":[{"name":"a"}],"@odata.nextLink":1}`, "a", "decoding @nextLink at byte 42"},
	} {
		rows, d := readPage(strings.NewReader(test.body), decodeOptions{})
		if d.err() == nil || strings.Join(rows, " ") != test.rows || !strings.Contains(d.err().Error(), test.text) {
			t.Errorf("%s: got %q, %v", test.body, rows, d.err())
		}
		if d.next(&part{}) {
			t.Errorf("%s: a row after the error", test.body)
		}
	}
}

func TestPageWithNullAsZero(t *testing.T) {
	rows, d := readPage(strings.NewReader(`{"value":null,"@nextLink":"n"}`), decodeOptions{zeroForNull: true})
	if rows != nil || d.err() != nil || d.nextLink() != "n" {
		t.Errorf("got %q, %v", rows, d.err())
	}
}

func TestErrorInPage(t *testing.T) {
	for _, body := range []string{
		`{"error":{"code":"x"}}`, `{"value":[{"name":"a"}],"error":{"code":"x"}}`, `{"@odata.context":"c","error":{"code":"x"},"value":[]}`,
		`{"value":[{"name":"a"},{"error":{"code":"x"}}]}`, `{"value":[{"name":"a"},{"@odata.id":"1","error":{"code":"x"}}`,
		`{"value":[{"name":"a"}{"error":{"code":"x"}}`, `{"value":[{"name":"a"},{"name":"b"{"error":{"code":"x"}}`,
		`{"value":[{"name":"a"},{"name":"b","inner":{"name":"c"{"error":{"code":"x"}}}]}`, `{"value":[{"name":"a"},{"name":"b","list":[{}{ "error" : {"code":"x"}`,
		`{"value":[{"name":"a"},{"name":"b","error":{"code":"x"}`, `{"value":[{"name":"a"},{"name":"b","error":{"code":"x"}}`,
	} {
		rows, d := readPage(strings.NewReader(body), decodeOptions{})
		var inStream *inStreamError
		if !errors.As(d.err(), &inStream) || string(inStream.raw) != `{"code":"x"}` || len(rows) > 1 {
			t.Errorf("%s: %q, %v", body, rows, d.err())
		}
	}
	for _, body := range []string{ // where an error of the service cannot be, or is not one
		`{"value":[{"name":"a"},{"name":"b","error":{"code":"x"}},{"name":"c"}]}`, `{"value":[{"error":7,"name":"a"},{"name":"b"},{"error":null,"inner":{"error":1},"name":"c"}]}`,
	} {
		if rows, d := readPage(strings.NewReader(body), decodeOptions{}); d.err() != nil || strings.Join(rows, " ") != "a b c" {
			t.Errorf("%s: %q, %v", body, rows, d.err())
		}
	}
	for body, text := range map[string]string{
		`{"value":[{"name":"a"{"eror":1}`:               "found an object where a comma or } is expected",
		`{"value":[{"name":"a"{`:                        "found an object",
		`{"value":[{"error":{"code":"x"},"name":7}`:     "found a number where an Edm.String is expected",
		`{"value":[{"name":"a","error":{"code":"x"}},7`: "found a number where an object",
	} {
		if _, d := readPage(strings.NewReader(body), decodeOptions{}); d.err() == nil || !strings.Contains(d.err().Error(), text) {
			t.Errorf("%s: %v", body, d.err())
		}
	}
	_, d := readPage(strings.NewReader(`{"error":"`+strings.Repeat("x", 2*maxErrorBytes)+`"}`), decodeOptions{})
	var inStream *inStreamError
	if !errors.As(d.err(), &inStream) || len(inStream.raw) != maxErrorBytes {
		t.Errorf("a long error: %.100v", d.err())
	}
}

// TestCutPage ends the body at every byte: rows that arrived whole are given, and the end is never silent.
func TestCutPage(t *testing.T) {
	body := `{"@odata.count":2,"value":[{"name":"a","list":[{"name":"\u0041"}]},{"name":"b","x":[1.5,true,null]}],"@odata.nextLink":"n"}`
	for n := range len(body) {
		rows, d := readPage(strings.NewReader(body[:n]), decodeOptions{})
		if !errors.Is(d.err(), io.ErrUnexpectedEOF) {
			t.Errorf("cut after %s: %v", body[:n], d.err())
		}
		whole := 0
		for _, end := range []string{"}]}", "null]}"} {
			if i := strings.Index(body, end); n >= i+len(end) {
				whole++
			}
		}
		if len(rows) != whole {
			t.Errorf("cut after %s: %d rows", body[:n], len(rows))
		}
	}
}

// TestRowsAsTheyArrive reads from a service that stops after the first row.
func TestRowsAsTheyArrive(t *testing.T) {
	body, service := io.Pipe()
	defer body.Close()
	arrived := make(chan struct{})
	go func() {
		io.WriteString(service, `{"@odata.context":"c","value":[{"name":"a"}`)
		<-arrived
		io.WriteString(service, `,{"name":"b"}]}`)
		service.Close()
	}()
	d := newPageDecoder(body, decodeOptions{})
	var first, second part
	if !d.next(&first) || first.Name != "a" {
		t.Fatalf("got %v, %v", first, d.err())
	}
	close(arrived)
	if !d.next(&second) || second.Name != "b" || d.next(&part{}) || d.err() != nil {
		t.Fatalf("got %v, %v", second, d.err())
	}
}

// TestMemoryOfRow checks that the window does not grow with the page.
func TestMemoryOfRow(t *testing.T) {
	row := `{"name":"` + strings.Repeat("x", 10_000) + `"},`
	body := io.MultiReader(strings.NewReader(`{"value":[`), strings.NewReader(strings.Repeat(row, 1000)), strings.NewReader(`{}]}`))
	rows, d := readPage(body, decodeOptions{maxValueBytes: 20_000})
	if d.err() != nil || len(rows) != 1001 || cap(d.r.window) > 2*pageWindow {
		t.Errorf("%d rows, a window of %d bytes, %v", len(rows), cap(d.r.window), d.err())
	}
}
