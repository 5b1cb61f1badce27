package odata

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// device is a row as a generated package would have it.
type device struct {
	Key  int32
	Name Nullable[string]
}

var deviceType = Type{Name: "Test.device", Properties: []string{"deviceKey", "deviceName"}}

func (d *device) ODataType() *Type { return &deviceType }

func (d *device) DecodeProperty(r *Reader, property int) {
	switch property {
	case 0:
		r.Int32(&d.Key)
	case 1:
		r.NullableString(&d.Name)
	}
}

// Field structs as a generated package would have them.
var deviceFilter = struct {
	Key     Int32Field
	Name    StringField
	DateKey Int32RangeField
}{"deviceKey", "deviceName", "dateKey"}

// pageOf writes a page of devices with the keys from first to last.
func pageOf(first, last int, more string) string {
	var rows []string
	for key := first; key <= last; key++ {
		rows = append(rows, fmt.Sprintf(`{"deviceKey":%d,"deviceName":"LAB-%d"}`, key, key))
	}
	return `{"@odata.context":"$metadata#devices","value":[` + strings.Join(rows, ",") + `]` + more + `}`
}

func nextLink(link string) string { return fmt.Sprintf(`,"@odata.nextLink":%q`, link) }

// service is a test server that records its requests.
type service struct {
	*httptest.Server
	mu       sync.Mutex
	requests []*http.Request
	answers  []func(w http.ResponseWriter, r *http.Request) // one per request, the last one for all others
}

// serve starts a server that gives the answers one after the other.
func serve(t *testing.T, answers ...func(w http.ResponseWriter, r *http.Request)) *service {
	t.Helper()
	s := &service{answers: answers}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	answer := s.answers[min(len(s.requests), len(s.answers)-1)]
	s.requests = append(s.requests, r)
	s.mu.Unlock()
	answer(w, r)
}

// targets returns the request targets so far, as they stood in the request lines.
func (s *service) targets() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var targets []string
	for _, r := range s.requests {
		targets = append(targets, r.RequestURI)
	}
	return targets
}

// request returns a request by number.
func (s *service) request(i int) *http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[i]
}

// sends is an answer with a JSON body.
func sends(status int, body string) func(w http.ResponseWriter, r *http.Request) {
	return sendsAs("application/json;odata.metadata=minimal", status, body)
}

// sendsAs is an answer with a body of some media type.
func sendsAs(mediaType string, status int, body string) func(w http.ResponseWriter, r *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// roundTrip is a transport that is a function, for tests in a bubble of synctest.
type roundTrip func(r *http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// response is an answer with a JSON body for a roundTrip.
func response(r *http.Request, status int, body string) *http.Response {
	return &http.Response{
		StatusCode: status, Status: http.StatusText(status), Request: r, ContentLength: -1,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body)),
	}
}

// quick repeats without delay to speak of.
var quick = WithRetry(RetryPolicy{BaseDelay: 1})

func newService(t *testing.T, root string, options ...Option) *Service {
	t.Helper()
	s, err := NewService(root, Contract{Package: "lab"}, append([]Option{quick}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// collect runs a query to its end, and returns the keys of its rows.
func collect(t *testing.T, q Query) ([]int32, error) {
	t.Helper()
	var keys []int32
	for row, err := range All[device](t.Context(), q) {
		if err != nil {
			return keys, err
		}
		keys = append(keys, row.Key)
	}
	return keys, nil
}

// upTo returns the keys from 1 to n.
func upTo(n int32) []int32 {
	var keys []int32
	for key := int32(1); key <= n; key++ {
		keys = append(keys, key)
	}
	return keys
}

// wantText fails unless err is an error whose text has all the parts.
func wantText(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", parts)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q lacks %q", err, part)
		}
	}
}
