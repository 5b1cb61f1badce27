package odata

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// tries runs a query against a transport in a bubble, where time is not real, and returns when requests were
// made, counted from the first one.
func tries(t *testing.T, ctx context.Context, policy RetryPolicy, answer func(n int, r *http.Request) (*http.Response, error)) (times []time.Duration, took time.Duration, err error) {
	t.Helper()
	start := time.Now()
	transport := roundTrip(func(r *http.Request) (*http.Response, error) {
		times = append(times, time.Since(start))
		return answer(len(times), r)
	})
	s := newService(t, "https://host/?sig=hunter2", WithHTTPClient(&http.Client{Transport: transport}), WithRetry(policy))
	for _, err = range All[device](ctx, s.EntitySet("devices")) {
	}
	return times, time.Since(start), err
}

func fails(status int, header http.Header, body string) func(int, *http.Request) (*http.Response, error) {
	return func(_ int, r *http.Request) (*http.Response, error) {
		answer := response(r, status, body)
		for name, values := range header {
			answer.Header[name] = values
		}
		return answer, nil
	}
}

func TestRetryStatus(t *testing.T) {
	for status, want := range map[int]int{
		429: 3, 502: 3, 503: 3, 504: 3, 400: 1, 401: 1, 403: 1, 404: 1, 408: 1, 410: 1, 500: 1, 501: 1,
	} {
		synctest.Test(t, func(t *testing.T) {
			times, _, err := tries(t, t.Context(), RetryPolicy{MaxAttempts: 3}, fails(status, nil, ""))
			var answer *Error
			if !errors.As(err, &answer) || answer.StatusCode != status || len(times) != want || answer.Temporary() != (want > 1) {
				t.Errorf("%d: %d attempts, %v", status, len(times), err)
			}
		})
	}
}

func TestRetryBackoff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		policy := RetryPolicy{MaxAttempts: 7, BaseDelay: time.Second, MaxDelay: 10 * time.Second}
		times, _, err := tries(t, t.Context(), policy, fails(503, nil, ""))
		wantText(t, err, "503 Service Unavailable")
		if len(times) != 7 {
			t.Fatalf("%d attempts", len(times))
		}
		for i, most := range []time.Duration{1, 2, 4, 8, 10, 10} {
			most *= time.Second
			if wait := times[i+1] - times[i]; wait < most/2 || wait > most {
				t.Errorf("wait %d was %v, want between %v and %v", i+1, wait, most/2, most)
			}
		}
	})
}

func TestRetryAfter(t *testing.T) {
	for name, fail := range map[string]func(int, *http.Request) (*http.Response, error){
		"seconds": fails(429, http.Header{"Retry-After": {"17"}}, ""),
		"member":  fails(503, nil, `{"_version":3,"Message":"busy","RetryAfter":17}`),
		"text":    fails(503, nil, `{"Message":"{\"Message\":\"busy\",\"RetryAfter\":\"17\"}"}`),
		"date": func(_ int, r *http.Request) (*http.Response, error) {
			answer := response(r, 503, "")
			answer.Header.Set("Retry-After", time.Now().Add(17*time.Second).UTC().Format(http.TimeFormat))
			return answer, nil
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			times, _, err := tries(t, t.Context(), RetryPolicy{}, func(n int, r *http.Request) (*http.Response, error) {
				if n == 1 {
					return fail(n, r)
				}
				return response(r, 200, pageOf(1, 1, "")), nil
			})
			if err != nil || len(times) != 2 || times[1] != 17*time.Second {
				t.Errorf("%s: attempts at %v, %v", name, times, err)
			}
		})
	}
}

// The wait is never longer than the context or the policy has room for: the error is returned at once.
func TestRetryAfterTooLong(t *testing.T) {
	fail := fails(429, http.Header{"Retry-After": {"60"}}, `{"error":{"code":"Busy","message":"later"}}`)
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 59*time.Second)
		defer cancel()
		for name, try := range map[string]func() ([]time.Duration, time.Duration, error){
			"context": func() ([]time.Duration, time.Duration, error) { return tries(t, ctx, RetryPolicy{}, fail) },
			"policy": func() ([]time.Duration, time.Duration, error) {
				return tries(t, t.Context(), RetryPolicy{MaxDelay: 59 * time.Second}, fail)
			},
		} {
			times, took, err := try()
			var answer *Error
			if !errors.As(err, &answer) || answer.RetryAfter != time.Minute || len(times) != 1 || took != 0 {
				t.Errorf("%s: attempts at %v, took %v, %v", name, times, took, err)
			}
		}
	})
}

func TestContextEndsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Second, cancel)
		times, took, err := tries(t, ctx, RetryPolicy{}, fails(429, http.Header{"Retry-After": {"60"}}, ""))
		var answer *Error
		if !errors.Is(err, context.Canceled) || !errors.As(err, &answer) || len(times) != 1 || took != 5*time.Second {
			t.Errorf("attempts at %v, took %v, %v", times, took, err)
		}
	})
}

func TestRetryConnections(t *testing.T) {
	for name, test := range map[string]struct {
		err      error
		attempts int
	}{
		"reset":       {syscall.ECONNRESET, 5},
		"refused":     {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, 5},
		"closed":      {io.EOF, 5},
		"name server": {&net.DNSError{Err: "timeout", IsTimeout: true}, 5},
		"no host":     {&net.DNSError{Err: "no such host", IsNotFound: true}, 1},
		"certificate": {&tls.CertificateVerificationError{Err: errors.New("expired")}, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			times, _, err := tries(t, t.Context(), RetryPolicy{}, func(int, *http.Request) (*http.Response, error) { return nil, test.err })
			if !errors.Is(err, test.err) || len(times) != test.attempts {
				t.Errorf("%s: %d attempts, %v", name, len(times), err)
			}
			wantText(t, err, "odata: GET https://host/devices?sig=REDACTED: ")
		})
	}
}

// cutOff is a body that breaks after n bytes.
func cutOff(body string, n int, err error) io.ReadCloser {
	r, w := io.Pipe()
	go func() {
		_, _ = io.WriteString(w, body[:n])
		_ = w.CloseWithError(err)
	}()
	return r
}

// Wherever a page is cut off, all rows come once: also when it is cut off again, earlier or later.
func TestCutPageIsFetchedAgain(t *testing.T) {
	whole := pageOf(1, 4, nextLink("?$skip=4"))
	for name, cause := range map[string]error{"reset": syscall.ECONNRESET, "end": io.EOF, "cut": io.ErrUnexpectedEOF} {
		for n := range len(whole) {
			var requests int
			transport := roundTrip(func(r *http.Request) (*http.Response, error) {
				requests++
				answer := response(r, 200, pageOf(5, 6, ""))
				switch requests {
				case 1:
					answer.Body = cutOff(whole, n, cause)
				case 2:
					answer.Body = cutOff(whole, n*2/3, cause)
				case 3:
					answer.Body = cutOff(whole, min(len(whole)-1, n+7), cause)
				case 4:
					answer.Body = io.NopCloser(cutOff(whole, len(whole), io.EOF))
				}
				return answer, nil
			})
			s := newService(t, "https://host/", WithHTTPClient(&http.Client{Transport: transport}))
			keys, err := collect(t, s.EntitySet("devices"))
			if err != nil || !slices.Equal(keys, upTo(6)) || requests != 5 {
				t.Fatalf("%s after %d bytes: rows %v, %v, %d requests", name, n, keys, err, requests)
			}
		}
	}
}

// A page that is not the same when fetched again could give a row twice or lose one: that is an error.
func TestChangedPage(t *testing.T) {
	whole := pageOf(1, 4, "")
	for name, again := range map[string]string{
		"other rows": pageOf(2, 5, ""), "a row less": pageOf(1, 2, ""), "nothing": pageOf(1, 0, ""),
		"other order": pageOf(3, 6, ""),
	} {
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, whole[:len(whole)*3/4]) }, sends(200, again))
		keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
		if len(keys) == 0 || !slices.Equal(keys, upTo(int32(len(keys)))) {
			t.Errorf("%s: rows %v", name, keys)
		}
		wantText(t, err, "was not the same when fetched again")
	}
}

// Only what was read counts: before the first row, a page may come back in another form. What was read counts
// also when the second attempt did not get as far.
func TestWhatACutPageMayChange(t *testing.T) {
	whole := pageOf(1, 4, "")
	s := serve(t, sends(200, whole[:30]), sends(200, `{"value":[{"deviceKey":1}]}`))
	if keys, err := collect(t, newService(t, s.URL).EntitySet("devices")); err != nil || !slices.Equal(keys, upTo(1)) {
		t.Errorf("%v, %v", keys, err)
	}
	changed := strings.Replace(whole, `"deviceKey":2`, `"deviceKey":9`, 1)
	s = serve(t, sends(200, whole[:len(whole)*3/4]), sends(200, whole[:60]), sends(200, changed))
	keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "was not the same")
	if len(s.targets()) != 3 || len(keys) < 2 || !slices.Equal(keys, upTo(int32(len(keys)))) {
		t.Errorf("%v, requests %q", keys, s.targets())
	}
}

func TestCutPageGivesUp(t *testing.T) {
	s := serve(t, sends(200, `{"value":[{"deviceKey":1},`))
	keys, err := collect(t, newService(t, s.URL, WithRetry(RetryPolicy{MaxAttempts: 3, BaseDelay: 1})).EntitySet("devices"))
	if !errors.Is(err, io.ErrUnexpectedEOF) || !slices.Equal(keys, upTo(1)) || len(s.targets()) != 3 {
		t.Errorf("%v, %v, requests %q", keys, err, s.targets())
	}
}
