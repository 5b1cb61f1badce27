package odata

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// ask returns the error that a service's answer becomes.
func ask(t *testing.T, answer func(w http.ResponseWriter, r *http.Request)) *Error {
	t.Helper()
	s := serve(t, answer)
	_, err := collect(t, newService(t, s.URL+"?sig=hunter2", WithRetry(RetryPolicy{MaxAttempts: 1})).EntitySet("devices"))
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	if want := s.URL + "/devices?sig=REDACTED"; e.URL != want || e.Method != "GET" {
		t.Errorf("request %s %s, want GET %s", e.Method, e.URL, want)
	}
	if text := err.Error(); strings.ContainsAny(text, "\r\n") || strings.Contains(text, "hunter2") || !strings.HasPrefix(text, "odata: GET ") {
		t.Errorf("text %q", text)
	}
	return e
}

const (
	id1 = "3f0c2a55-7a7e-4d7d-9f0e-5f6f1c2b3a44"
	id2 = "00000000-0000-0000-0000-000000000000"
)

func TestErrorShapes(t *testing.T) {
	inner := `{\r\n  \"_version\": 3,\r\n  \"Message\": \"An error has occurred - Operation ID (for customer support): ` + id2 +
		` - Activity ID: ` + id1 + ` - Url: https://h/devices?$filter=...\",\r\n  \"CustomApiErrorPhrase\": \"\",\r\n  \"RetryAfter\": null,\r\n  \"HttpHeaders\": \"{}\"\r\n}`
	occurred := "An error has occurred - Operation ID (for customer support): " + id2 + " - Activity ID: " + id1 + " - Url: https://h/devices?$filter=..."
	for body, want := range map[string]Error{
		`{"error":{"code":"BadRequest","message":"no such property","target":"$filter","details":[{"code":"1","message":"a","target":"b"},7,{"code":2}],"innererror":{"request-id":"r1","activityId":"a1"}}}`: {
			Code: "BadRequest", Message: "no such property", Target: "$filter",
			Details: []ErrorDetail{{"1", "a", "b"}, {Code: "2"}}, RequestID: "r1", ActivityID: "a1"},
		"\ufeff {\"error\":{\"code\":42,\"message\":\"x\"}}":                     {Code: "42", Message: "x"},
		`{"error":{"code":"","message":{"lang":"en-US","value":"no such set"}}}`: {Message: "no such set"},
		`{"odata.error":{"code":"5","message":{"lang":"en","value":"v3"}}}`:      {Code: "5", Message: "v3"},
		`{"error":{"message":"m","code":null,"details":null,"innererror":null}}`: {Message: "m"},
		`{"error":"invalid_token","error_description":"too old"}`:                {Message: "invalid_token"},
		`{"Message":"no such page"}`:                                             {Message: "no such page"},
		`{"Message":"An error has occurred.","ExceptionMessage":"null reference","ExceptionType":"x"}`: {
			Message: "An error has occurred. null reference"},
		`{"Message":"bad","MessageDetail":"no action"}`:    {Message: "bad no action"},
		`{"_version":3,"Message":"` + occurred + `"}`:      {Message: occurred, ActivityID: id1},
		`{"Message":"` + inner + `"}`:                      {Message: occurred, ActivityID: id1},
		`{"error":{"code":"X","message":"` + inner + `"}}`: {Code: "X", Message: occurred, ActivityID: id1},
		`{"Message":"busy","RetryAfter":30}`:               {Message: "busy", RetryAfter: 30 * time.Second},
		`{"title":"One or more","status":400}`:             {Message: "One or more"},
		`{"Message":"{not json}"}`:                         {Message: "{not json}"},
		`{"Message":"{\"a\":1}"}`:                          {Message: `{"a":1}`},
		`{"status":1}`:                                     {Message: `the answer is JSON of an unknown shape: {"status":1}`},
		strings.Repeat(`{"error":`, 9) + `{"code":"x"}` + strings.Repeat("}", 9): {
			Message: "the answer is JSON of an unknown shape: " + strings.Repeat(`{"error":`, 9) + `{"code":"x"}` + strings.Repeat("}", 9)},
		`{"error":null}`:                  {Message: `the answer is JSON of an unknown shape: {"error":null}`},
		`{"error":{}}`:                    {Message: `the answer is JSON of an unknown shape: {"error":{}}`},
		`["x"]`:                           {Message: `the answer is JSON of an unknown shape: ["x"]`},
		"":                                {Message: "the answer has no body"},
		" \r\n":                           {Message: "the answer has no body"},
		"upstream  timed out\n":           {Message: "the answer is text: upstream  timed out"},
		"<?xml version='1.0'?><m:error/>": {Message: "the answer is XML: <?xml version='1.0'?><m:error/>"},
		"\n<!DOCTYPE html><title>\nSign&nbsp;in</title><p>": {Message: "the answer is an HTML page: \"Sign in\""},
		"<HTML><body>x": {Message: "the answer is an HTML page"},
		`{"message":` + strings.Repeat(`{"message":`, 100) + `1` + strings.Repeat("}", 101): {
			Message: "the answer is JSON of an unknown shape: " + `{"message":` + strings.Repeat(`{"message":`, 100) + `1` + strings.Repeat("}", 101)},
	} {
		got := ask(t, sendsAs("application/json", 400, body))
		if string(got.Body) != body || got.ContentType != "application/json" {
			t.Errorf("body %q, type %q", got.Body, got.ContentType)
		}
		want.StatusCode, want.Method, want.URL, want.Body, want.ContentType = 400, got.Method, got.URL, got.Body, got.ContentType
		got.Message = strings.ReplaceAll(got.Message, "\u00a0", " ")
		if !reflect.DeepEqual(*got, want) {
			t.Errorf("%s\ngot  %+v\nwant %+v", body, *got, want)
		}
	}
}

func TestErrorText(t *testing.T) {
	base := Error{Method: "GET", URL: "https://h/x"}
	for want, change := range map[string]func(*Error){
		"odata: GET https://h/x: 404 Not Found": func(e *Error) { e.StatusCode = 404 },
		"odata: GET https://h/x: 400 Bad Request: C: two lines (at $filter); first of 2 details: D: e [activity id act-1] [request id req-1]": func(e *Error) {
			e.StatusCode, e.Code, e.Message, e.Target = 400, "C", "two\r\n\tlines", "$filter"
			e.Details, e.ActivityID, e.RequestID = []ErrorDetail{{Code: "D", Message: "e"}, {}}, "act-1", "req-1"
		},
		"odata: GET https://h/x: 500 Internal Server Error: see req-1": func(e *Error) {
			e.StatusCode, e.Message, e.RequestID = 500, "see req-1", "req-1"
		},
		"odata: GET https://h/x: 401 Unauthorized (the token is missing, has expired, or is for another resource)": func(e *Error) { e.StatusCode = 401 },
		"odata: GET https://h/x: 403 Forbidden (the account or application has no permission for this)":            func(e *Error) { e.StatusCode = 403 },
		"odata: GET https://h/x: 429 Too Many Requests [retry after 1m0s]": func(e *Error) {
			e.StatusCode, e.RetryAfter = 429, time.Minute
		},
		"odata: GET https://h/x: 200 OK, but an error in the answer: C: m": func(e *Error) { e.StatusCode, e.Code, e.Message = 200, "C", "m" },
		"odata: GET https://h/x: 799: m":                                   func(e *Error) { e.StatusCode, e.Message = 799, "m" },
	} {
		e := base
		change(&e)
		if got := e.Error(); got != want {
			t.Errorf("%s, want\n%s", got, want)
		}
	}
	long := Error{Method: "GET", StatusCode: 500, Message: strings.Repeat("ä", 100_000) + "\xff"}
	if got := long.Error(); len(got) > 1000 || !strings.HasSuffix(got, "ä…") {
		t.Errorf("%d bytes, ends in %q", len(got), got[len(got)-10:])
	}
}

func TestErrorIDsInTheHeader(t *testing.T) {
	e := ask(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("x-ms-request-id", "r1")
		w.Header().Set("activityid", "a1")
		w.Header().Set("Retry-After", "2.5")
		w.WriteHeader(503)
		fmt.Fprintf(w, `{"Message":"Activity ID: %s","RetryAfter":9}`, id1)
	})
	if e.RequestID != "r1" || e.ActivityID != "a1" || e.RetryAfter != 2500*time.Millisecond || !e.Temporary() {
		t.Errorf("%+v", e)
	}
}

func TestRetryAfterText(t *testing.T) {
	now := time.Date(2026, 2, 14, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": 0, "7": 7 * time.Second, " 1.5 ": 1500 * time.Millisecond, "-3": 0, "soon": 0, "NaN": 0, "Inf": 365 * 24 * time.Hour,
		"1e300": 365 * 24 * time.Hour, "Sat, 14 Feb 2026 00:01:00 GMT": time.Minute, "Fri, 13 Feb 2026 00:01:00 GMT": 0,
	} {
		if got := retryAfter(text, now); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestErrorBodyIsBounded(t *testing.T) {
	e := ask(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(500)
		for range 100 {
			_, _ = w.Write(bytes.Repeat([]byte("x"), 64<<10))
		}
	})
	if len(e.Body) != 64<<10 {
		t.Errorf("%d bytes kept", len(e.Body))
	}
	e = ask(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(500)
		_, _ = w.Write(zip(`{"Message":"zipped"}` + strings.Repeat(" ", 1<<20)))
	})
	if len(e.Body) != 64<<10 || e.Message != "zipped" {
		t.Errorf("%d bytes kept, message %q", len(e.Body), e.Message)
	}
}

// A success that is no JSON is an error: mostly a sign-in page, or a root that is not the service's.
func TestSuccessThatIsNoJSON(t *testing.T) {
	for _, test := range []struct{ mediaType, body, want string }{
		{"text/html; charset=utf-8", "<!doctype html><title>Sign in to your account</title>",
			`200 OK, but an error in the answer: the answer is an HTML page: "Sign in to your account" (is the service root right`},
		{"text/html", "x", "the answer is an HTML page"},
		{"text/plain", "\n hello", "the answer is text: hello"},
		{"application/atom+xml", "<feed/>", "the answer is XML: <feed/>"},
		{"", "\ufeff<html>", "the answer is an HTML page"},
	} {
		e := ask(t, sendsAs(test.mediaType, 200, test.body))
		if e.StatusCode != 200 || string(e.Body) != test.body {
			t.Errorf("%+v", e)
		}
		wantText(t, e, test.want)
	}
	for _, mediaType := range []string{"", "text/plain", "application/octet-stream", "application/vnd.x+json"} {
		s := serve(t, sendsAs(mediaType, 200, "\n "+pageOf(1, 30, "")))
		keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
		if err != nil || !slices.Equal(keys, upTo(30)) {
			t.Errorf("JSON as %q: %v, %v", mediaType, keys, err)
		}
	}
	s := serve(t, sends(200, ""))
	_, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "the body is empty")
	if len(s.targets()) != 1 {
		t.Errorf("an empty body was asked for %d times", len(s.targets()))
	}
	_, err = collect(t, newService(t, serve(t, sends(200, "[1]")).URL).EntitySet("devices"))
	wantText(t, err, "found a list where an object")
	for _, status := range []int{201, 202, 206, 304, 300} {
		if e := ask(t, sends(status, "")); e.StatusCode != status {
			t.Errorf("%d: %v", status, e)
		}
	}
}

func TestErrorInTheMiddle(t *testing.T) {
	answer := pageOf(1, 2, `,"error":{"code":"Timeout","message":"the query took too long"}`)
	s := serve(t, sends(200, answer))
	keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	var e *Error
	if !errors.As(err, &e) || e.StatusCode != 200 || e.Code != "Timeout" || e.Message != "the query took too long" ||
		!slices.Equal(keys, upTo(2)) || len(s.targets()) != 1 {
		t.Errorf("%v, %+v, requests %q", keys, err, s.targets())
	}

	s = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Trailer", "OData-Error")
		_, _ = io.WriteString(w, answer[:len(answer)/2])
		w.Header().Set("OData-Error", `{"code":"Late","message":"in the trailer"}`)
	})
	_, err = collect(t, newService(t, s.URL).EntitySet("devices"))
	if !errors.As(err, &e) || e.Code != "Late" || e.Message != "in the trailer" || len(s.targets()) != 1 {
		t.Errorf("%+v, requests %q", err, s.targets())
	}
}

// An error must say what it knows even if its body is cut off, and must not be asked for again for that.
func TestCutErrorBody(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		w.WriteHeader(400)
		_, _ = io.WriteString(w, `{"error":{"code"`)
	})
	_, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "400 Bad Request", `{"error":{"code"`)
	if len(s.targets()) != 1 {
		t.Errorf("requests %q", s.targets())
	}
}
