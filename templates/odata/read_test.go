package odata

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAllFollowsPages(t *testing.T) {
	s := serve(t,
		sends(200, pageOf(1, 2, nextLink("/lab/devices?$skip=2"))),
		sends(200, pageOf(3, 2, nextLink("devices?$skip=3"))), // an empty page is not the end
		sends(200, pageOf(3, 3, "")))
	q := newService(t, s.URL+"/lab").EntitySet("devices")
	for range 2 { // an iterator that is used again runs the query again
		s.mu.Lock()
		s.requests = nil
		s.mu.Unlock()
		keys, err := collect(t, q)
		if err != nil || !slices.Equal(keys, upTo(3)) {
			t.Fatalf("rows %v, %v", keys, err)
		}
		want := []string{"/lab/devices", "/lab/devices?$skip=2", "/lab/devices?$skip=3"}
		if got := s.targets(); !slices.Equal(got, want) {
			t.Errorf("requests %q, want %q", got, want)
		}
	}
}

func TestRequestHeader(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 1, nextLink("?$skip=1"))), sends(200, pageOf(2, 2, "")))
	asked := 0
	tokens := TokenSourceFunc(func(context.Context) (string, error) { asked++; return "secret-token", nil })
	q := newService(t, s.URL, WithTokenSource(tokens), WithMaxPageSize(500), WithHeader("Prefer", "a=b"),
		WithHeader("X-Lab", "1")).EntitySet("devices")
	if _, err := collect(t, q); err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		r := s.request(i)
		for name, want := range map[string]string{
			"Accept": "application/json;odata.metadata=minimal", "OData-MaxVersion": "4.0", "Accept-Encoding": "gzip",
			"User-Agent": "odatagen-client", "Authorization": "Bearer secret-token", "X-Lab": "1",
			"Prefer": "a=b, odata.maxpagesize=500",
		} {
			if got := strings.Join(r.Header.Values(name), ", "); got != want {
				t.Errorf("request %d: %s: %q, want %q", i, name, got, want)
			}
		}
		if r.Method != http.MethodGet {
			t.Errorf("method %s", r.Method)
		}
	}
	if asked != 2 {
		t.Errorf("the token source was asked %d times, want once per request", asked)
	}
}

func TestTokenErrors(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 1, "")))
	broken := errors.New("no sign-in")
	for want, tokens := range map[string]TokenSourceFunc{
		"no token: no sign-in":                             func(context.Context) (string, error) { return "", broken },
		"no token: the token source returned an empty one": func(context.Context) (string, error) { return "", nil },
	} {
		_, err := collect(t, newService(t, s.URL, WithTokenSource(tokens)).EntitySet("devices"))
		wantText(t, err, want)
	}
	if got := s.targets(); len(got) != 0 {
		t.Errorf("requests without a token: %q", got)
	}
}

func TestTopBoundsRows(t *testing.T) {
	for _, test := range []struct {
		top      int
		want     []int32
		requests int
	}{{0, nil, 1}, {1, upTo(1), 1}, {2, upTo(2), 1}, {3, upTo(3), 2}, {4, upTo(4), 2}, {9, upTo(4), 2}} {
		// The service pages inside of $top, and sends more than was asked for.
		s := serve(t, sends(200, pageOf(1, 2, nextLink("?$skip=2"))), sends(200, pageOf(3, 4, "")))
		q := newService(t, s.URL).EntitySet("devices").Top(test.top)
		keys, err := collect(t, q)
		if err != nil || !slices.Equal(keys, test.want) || len(s.targets()) != test.requests {
			t.Errorf("Top(%d): %v, %v, requests %q", test.top, keys, err, s.targets())
		}
	}
}

func TestPagesOfQuery(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 2, `,"@odata.count":3`+nextLink("?$skip=2"))), sends(200, pageOf(3, 3, "")))
	q := newService(t, s.URL).EntitySet("devices")
	var pages []Page[device]
	for page, err := range Pages[device](t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	if len(pages) != 2 || len(pages[0].Rows) != 2 || len(pages[1].Rows) != 1 {
		t.Fatalf("%+v", pages)
	}
	if pages[0].Count != Value[int64](3) || pages[0].NextLink != "?$skip=2" || !pages[1].Count.IsAbsent() || pages[1].NextLink != "" {
		t.Errorf("%+v", pages)
	}
	if pages[0].Rows[1].Name != Value("LAB-2") || pages[1].Rows[0].Key != 3 {
		t.Errorf("%+v", pages)
	}
}

func TestPagesWithTop(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 2, `,"@odata.count":3`+nextLink("?$skip=2"))))
	for top, want := range map[int]Nullable[int64]{1: {}, 2: Value[int64](3)} {
		n := 0
		for page, err := range Pages[device](t.Context(), newService(t, s.URL).EntitySet("devices").Top(top)) {
			n++
			if err != nil || len(page.Rows) != top || page.NextLink != "" || page.Count != want {
				t.Errorf("Top(%d): %+v, %v", top, page, err)
			}
		}
		if n != 1 {
			t.Errorf("Top(%d): %d pages", top, n)
		}
	}
}

// Rows arrive one by one: the first is handed out while the service still thinks about the second. Leaving
// the loop ends the request.
func TestRowsStreamAndStop(t *testing.T) {
	ended := make(chan error, 1)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"value":[{"deviceKey":1},`)
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
			ended <- nil
		case <-time.After(10 * time.Second):
			ended <- errors.New("the request goes on")
		}
	})
	for row, err := range All[device](t.Context(), newService(t, s.URL).EntitySet("devices")) {
		if row.Key != 1 || err != nil {
			t.Fatal(row, err)
		}
		break
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestContextEndsReading(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"value":[{"deviceKey":1},`)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	var last error
	rows := 0
	for _, err := range All[device](ctx, newService(t, s.URL, WithRetry(RetryPolicy{MaxAttempts: 1})).EntitySet("devices")) {
		if last = err; err == nil {
			rows++
			cancel(cause)
		}
	}
	if strings.Contains(last.Error(), "decoding") {
		t.Errorf("%v: not the body is wrong", last)
	}
	if rows != 1 || !errors.Is(last, context.Canceled) || !errors.Is(last, cause) || len(s.targets()) != 1 {
		t.Errorf("%d rows, %v, requests %q", rows, last, s.targets())
	}
	_, err := First[device](ctx, newService(t, s.URL).EntitySet("devices"))
	if !errors.Is(err, context.Canceled) || len(s.targets()) != 1 {
		t.Errorf("%v, requests %q", err, s.targets())
	}
}

// A connection is used again after a page, after an error, and after a row of a small page.
func TestConnectionsAreReused(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 3, nextLink("?$skip=3"))), sends(200, pageOf(4, 9, "")), sends(404, `{}`))
	q := newService(t, s.URL).EntitySet("devices")
	if _, err := collect(t, q); err != nil {
		t.Fatal(err)
	}
	_, _ = collect(t, q)
	_, _ = collect(t, q)
	s.answers = []func(http.ResponseWriter, *http.Request){sends(200, pageOf(1, 200, ""))} // more than is read at once
	for range 3 {
		if _, err := First[device](t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	for i := range s.requests {
		if got, want := s.request(i).RemoteAddr, s.request(0).RemoteAddr; got != want {
			t.Errorf("request %d came over another connection", i)
		}
	}
}

// Nothing of a row may be seen in the next one, or in the one that comes with an error.
func TestRowsAreSeparate(t *testing.T) {
	s := serve(t, sends(200, `{"value":[{"deviceKey":1,"deviceName":"a"},{},{"deviceKey":3,"deviceName":7}]}`))
	q := newService(t, s.URL).EntitySet("devices")
	var rows []device
	var last error
	for row, err := range All[device](t.Context(), q) {
		rows, last = append(rows, row), err
	}
	wantText(t, last, "decoding value[2].deviceName")
	if want := []device{{1, Value("a")}, {}, {}}; !slices.Equal(rows, want) {
		t.Errorf("%+v, want %+v", rows, want)
	}
	for page, err := range Pages[device](t.Context(), q) {
		if page.Rows != nil || err == nil {
			t.Errorf("%+v, %v", page, err)
		}
	}
	s.answers[0] = sends(200, `{"deviceKey":3,"deviceName":7}`)
	if row, err := Get[device](t.Context(), q.ByKey(Key("", 1))); row != (device{}) || err == nil {
		t.Errorf("%+v, %v", row, err)
	}
}

// A request is over when its rows are.
func TestRequestsEnd(t *testing.T) {
	var requests []context.Context
	transport := roundTrip(func(r *http.Request) (*http.Response, error) {
		requests = append(requests, r.Context())
		return response(r, []int{200, 404}[len(requests)-1], pageOf(1, 1, nextLink("?x"))), nil
	})
	s := newService(t, "https://host/", WithHTTPClient(&http.Client{Transport: transport}))
	_, _ = collect(t, s.EntitySet("devices"))
	for i, ctx := range requests {
		if ctx.Err() == nil {
			t.Errorf("request %d goes on", i)
		}
	}
}

func TestFirst(t *testing.T) {
	s := serve(t, sends(200, pageOf(1, 2, "")))
	all := newService(t, s.URL).EntitySet("devices")
	for i, test := range []struct {
		q      Query
		target string
		err    error
	}{
		{all, "/devices?$top=1", nil},
		{all.Top(5), "/devices?$top=1", nil},
		{all.Top(0), "/devices?$top=0", ErrNoRows},
		{all.WithoutTop(), "/devices", nil},
	} {
		row, err := First[device](t.Context(), test.q)
		if err != test.err || err == nil && row.Key != 1 || s.targets()[i] != test.target {
			t.Errorf("%v: %v, %v, %s", test.q, row, err, s.targets()[i])
		}
	}
	s = serve(t, sends(200, pageOf(1, 0, "")))
	if _, err := First[device](t.Context(), newService(t, s.URL).EntitySet("devices")); err != ErrNoRows {
		t.Errorf("no rows: %v", err)
	}
}

func TestGet(t *testing.T) {
	s := serve(t, sends(200, `{"@odata.context":"x","deviceKey":7,"deviceName":null}`), sends(204, ""),
		sends(404, `{"error":{"code":"NotFound","message":"no such device"}}`),
		sends(200, `{"error":{"code":"Late","message":"sorry"}}`))
	r := newService(t, s.URL).EntitySet("devices").ByKey(Key("deviceKey", 7))
	got, err := Get[device](t.Context(), r)
	if want := (device{Key: 7, Name: Null[string]()}); got != want || err != nil || s.targets()[0] != "/devices(7)" {
		t.Errorf("%+v, %v, %s", got, err, s.targets()[0])
	}
	if _, err := Get[device](t.Context(), r); err != ErrNoRows {
		t.Errorf("204: %v", err)
	}
	for _, want := range []Error{{StatusCode: 404, Code: "NotFound"}, {StatusCode: 200, Code: "Late"}} {
		var answer *Error
		if got, err := Get[device](t.Context(), r); !errors.As(err, &answer) || answer.StatusCode != want.StatusCode ||
			answer.Code != want.Code || got != (device{}) {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
	}
}

func TestGetAgainAfterCut(t *testing.T) {
	s := serve(t, sends(200, `{"deviceKey":7,"deviceName":"LA`), sends(200, `{"deviceKey":8}`))
	got, err := Get[device](t.Context(), newService(t, s.URL).Singleton("me"))
	if want := (device{Key: 8}); got != want || err != nil {
		t.Errorf("%+v, %v: nothing of the first answer may stay", got, err)
	}
}

func TestCount(t *testing.T) {
	s := serve(t, sends(200, "\ufeff 1234567890123\r\n"), sends(200, "many"),
		sendsAs("text/html", 200, "<html><title>Sign in</title>"))
	q := newService(t, s.URL+"?api-version=v1.0").EntitySet("devices").Where(deviceFilter.Key.Ge(1)).Select("a").
		Top(1).Skip(1).OrderBy(OrderField("a").Asc()).Expand(ExpandField("e")).Option("maxhistorydays", "7").
		Option("$count", "true").Option("$search", "x")
	n, err := Count(t.Context(), q)
	if want := "/devices/$count?api-version=v1.0&$filter=deviceKey%20ge%201&maxhistorydays=7&$search=x"; n != 1234567890123 || err != nil || s.targets()[0] != want {
		t.Errorf("%d, %v, %s", n, err, s.targets()[0])
	}
	if got := s.request(0).Header.Get("Accept"); got != "text/plain" {
		t.Errorf("Accept: %s", got)
	}
	_, err = Count(t.Context(), q)
	wantText(t, err, `the answer is no number: "many"`)
	_, err = Count(t.Context(), q)
	wantText(t, err, `an HTML page: "Sign in"`)
}

func TestNoContentIsNoRows(t *testing.T) {
	s := serve(t, sends(204, ""))
	if keys, err := collect(t, newService(t, s.URL).EntitySet("devices")); err != nil || keys != nil {
		t.Errorf("%v, %v", keys, err)
	}
}

func TestZeroForNull(t *testing.T) {
	s := serve(t, sends(200, `{"value":[{"deviceKey":null}]}`))
	if keys, err := collect(t, newService(t, s.URL, WithZeroForNull()).EntitySet("devices")); err != nil || !slices.Equal(keys, []int32{0}) {
		t.Errorf("%v, %v", keys, err)
	}
	_, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "odata: GET "+s.URL+"/devices: decoding value[0].deviceKey")
	if len(s.targets()) != 2 {
		t.Errorf("an answer that cannot be decoded was asked for again: %q", s.targets())
	}
}

// zip compresses a text.
func zip(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.Bytes()
}

func TestGzip(t *testing.T) {
	sent := zip(pageOf(1, 50, ""))
	sendsZip := func(encoding string, body []byte) func(w http.ResponseWriter, r *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", encoding)
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(body)
		}
	}
	for _, encoding := range []string{"gzip", "X-GZip"} {
		s := serve(t, sendsZip(encoding, sent))
		if keys, err := collect(t, newService(t, s.URL).EntitySet("devices")); err != nil || !slices.Equal(keys, upTo(50)) {
			t.Errorf("%s: %v, %v", encoding, keys, err)
		}
	}
	for name, cut := range map[string][]byte{"half": sent[:len(sent)/2], "checksum": sent[:len(sent)-4]} {
		s := serve(t, sendsZip("gzip", cut))
		_, err := collect(t, newService(t, s.URL, WithRetry(RetryPolicy{MaxAttempts: 1})).EntitySet("devices"))
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut gzip stream, %s: %v", name, err)
		}
		s.answers = append(s.answers, sendsZip("gzip", sent))
		keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
		if err != nil || !slices.Equal(keys, upTo(50)) {
			t.Errorf("cut gzip stream, %s, fetched again: %v, %v", name, keys, err)
		}
	}
	s := serve(t, sendsZip("br", sent))
	_, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, `Content-Encoding "br"`)
}
