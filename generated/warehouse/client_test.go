package warehouse_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/odatagen/odatagen/generated/odata"
	"github.com/odatagen/odatagen/generated/warehouse"
)

const feedPath = "/ReportingService/DataWarehouseFEService"

// connect starts a server and returns a client of it, whose feed URL is written as an admin copies it.
func connect(t *testing.T, handler http.HandlerFunc, options ...odata.Option) *warehouse.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	options = append([]odata.Option{
		odata.WithTokenSource(odata.TokenSourceFunc(func(context.Context) (string, error) { return "secret", nil })),
		odata.WithRetry(odata.RetryPolicy{BaseDelay: time.Millisecond}),
	}, options...)
	client, err := warehouse.NewClient(server.URL+feedPath+"?api-version=v1.0", options...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// dateKeys reads all rows of dates and returns their keys, with the error that ended them.
func dateKeys(ctx context.Context, client *warehouse.Client) ([]int32, error) {
	var keys []int32
	for row, err := range client.Dates().All(ctx) {
		if err != nil {
			return keys, err
		}
		keys = append(keys, row.DateKey)
	}
	return keys, nil
}

func dateRow(key int) string {
	return fmt.Sprintf(`{"dateKey":%d,"fullDate":"2016-07-03T00:00:00Z","dayOfWeek":1,"dayOfMonth":3,"dayOfYear":185,`+
		`"weekOfYear":28,"monthOfYear":7,"calendarQuarter":3,"calendarYear":2016}`, key)
}

func TestRequest(t *testing.T) {
	var got *http.Request
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		got = r
		fmt.Fprint(w, `{"value":[{"deviceKey":7,"osVersion":"10.0"},{"deviceKey":8,"osVersion":null}]}`)
	})
	history := client.DevicePropertyHistories().
		Where(func(f warehouse.DevicePropertyHistoryFilter) odata.Predicate { return f.DateKey.Ge(20260214) }).
		Select(func(f warehouse.DevicePropertyHistoryFields) odata.Columns {
			return odata.Columns{f.DeviceKey, f.OSVersion}
		}).
		MaxHistoryDays(7)
	var rows []string
	for row, err := range history.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, fmt.Sprintf("%d %s", row.DeviceKey, row.OSVersion.Or("unknown")))
	}
	if fmt.Sprint(rows) != "[7 10.0 8 unknown]" {
		t.Errorf("rows = %v", rows)
	}
	want := feedPath + "/devicePropertyHistories?api-version=v1.0&$filter=dateKey%20ge%2020260214&$select=deviceKey,osVersion&maxhistorydays=7"
	if got.RequestURI != want {
		t.Errorf("the request went to\n%s, want\n%s", got.RequestURI, want)
	}
	for name, want := range map[string]string{
		"Authorization": "Bearer secret", "Odata-Maxversion": "4.0", "Accept": "application/json;odata.metadata=minimal", "Accept-Encoding": "gzip",
	} {
		if got.Header.Get(name) != want {
			t.Errorf("%s = %q, want %q", name, got.Header.Get(name), want)
		}
	}
	if got.Method != http.MethodGet {
		t.Errorf("method %s", got.Method)
	}
}

func TestFeedURL(t *testing.T) {
	const root = "https://fef.msua06.manage.microsoft.com" + feedPath
	for feed, want := range map[string]string{
		root + "?api-version=v1.0":                "",
		root + "/?api-version=v1.0":               "",
		" " + root + "?api-version=v1.0\n":        "",
		root:                                      "",
		root + "/$metadata?api-version=v1.0":      "",
		root + "?api-version=beta":                "beta",
		"http://example.org?api-version=v1.0":     "https",
		"https://user:pw@example.org/":            "user",
		"fef.msua06.manage.microsoft.com/feed":    "http",
		"":                                        "no URL",
		"https://example.org/x?api-version=v1.0#": "fragment",
	} {
		client, err := warehouse.NewClient(feed, odata.WithTokenSource(odata.TokenSourceFunc(nil)))
		if strings.HasPrefix(strings.TrimSpace(feed), root) && want == "" {
			if err != nil {
				t.Errorf("%q: %v", feed, err)
				continue
			}
			if got := client.Devices().String(); got != root+"/devices?api-version=v1.0" {
				t.Errorf("%q leads to %s", feed, got)
			}
		} else if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want an error about %q", feed, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "pw") {
			t.Errorf("%q: the error shows the password: %v", feed, err)
		}
	}
}

func TestNextLink(t *testing.T) {
	const link = feedPath + "/dates?$skip=1&%24odd=a%2Bb+c"
	var requests []string
	var base string
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		requests = append(requests, r.RequestURI)
		if len(requests) == 1 {
			base = "http://" + r.Host
			fmt.Fprintf(w, `{"value":[%s],"@odata.nextLink":"%s"}`, dateRow(1), base+link)
			return
		}
		fmt.Fprintf(w, `{"value":[%s]}`, dateRow(2))
	})
	keys, err := dateKeys(t.Context(), client)
	if err != nil || len(keys) != 2 {
		t.Fatalf("keys %v, error %v", keys, err)
	}
	if want := link + "&api-version=v1.0"; requests[1] != want {
		t.Errorf("the link was followed to\n%s, want\n%s", requests[1], want)
	}
}

func TestNextLinkElsewhere(t *testing.T) {
	visited := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visited = true }))
	defer elsewhere.Close()
	for _, link := range []string{elsewhere.URL + "/x", "//" + strings.TrimPrefix(elsewhere.URL, "http://") + "/x", "https://evil.example/x"} {
		client := connect(t, func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"value":[%s],"@odata.nextLink":%q}`, dateRow(1), link)
		})
		if keys, err := dateKeys(t.Context(), client); err == nil || len(keys) != 1 {
			t.Errorf("%s: keys %v, error %v", link, keys, err)
		}
		redirecting := connect(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, link, http.StatusFound) })
		if _, err := dateKeys(t.Context(), redirecting); err == nil {
			t.Errorf("%s: the redirect was followed", link)
		}
	}
	if visited {
		t.Error("a request went to another host")
	}
}

func TestNextLinkLoop(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"value":[%s],"@odata.nextLink":"dates?$skiptoken=1&api-version=v1.0"}`, dateRow(1))
	})
	keys, err := dateKeys(t.Context(), client)
	if err == nil || len(keys) != 2 {
		t.Errorf("keys %v, error %v; want two pages and an error", keys, err)
	}
}

func TestThrottling(t *testing.T) {
	requests := 0
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		requests++
		switch requests {
		case 1:
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		case 2:
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			fmt.Fprintf(w, `{"value":[%s]}`, dateRow(1))
		}
	})
	if keys, err := dateKeys(t.Context(), client); err != nil || len(keys) != 1 || requests != 3 {
		t.Errorf("keys %v, error %v after %d requests", keys, err, requests)
	}
}

func TestThrottlingPastTheDeadline(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err := dateKeys(ctx, client)
	var refused *odata.Error
	if !errors.As(err, &refused) || refused.StatusCode != 429 || refused.RetryAfter != 2*time.Minute {
		t.Errorf("got %v, want the 429 at once, with its Retry-After", err)
	}
}

func TestErrorShapes(t *testing.T) {
	const id = "3f0c2a55-7a7e-4d7d-9f0e-5f6f1c2b3a44"
	const text = "An error has occurred - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: " + id
	for name, body := range map[string]string{
		"message":           `{"Message": "` + text + `"}`,
		"message, version":  `{"_version": 3, "Message": "` + text + `"}`,
		"message in itself": `{"Message": "{\r\n  \"_version\": 3,\r\n  \"Message\": \"` + text + `\",\r\n  \"RetryAfter\": null}"}`,
		"OData":             `{"error": {"code": "BadRequest", "message": "` + text + `"}}`,
		"HTML":              `<html><head><title>` + text + `</title></head></html>`,
	} {
		client := connect(t, func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, body)
		})
		_, err := client.Devices().First(t.Context())
		var refused *odata.Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v is no *odata.Error", name, err)
			continue
		}
		if refused.StatusCode != 400 || !strings.Contains(refused.Message, "An error has occurred") || refused.ActivityID != id || string(refused.Body) != body {
			t.Errorf("%s: %+v", name, refused)
		}
		if strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "/devices") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCutOff cuts a page off after each of its bytes. The second attempt sends it whole: each row must come
// once. If it is never whole, the end must be an error.
func TestCutOff(t *testing.T) {
	page := `{"@odata.context":"$metadata#dates","value":[` + dateRow(1) + "," + dateRow(2) + "," + dateRow(3) + `]}`
	for at := range len(page) {
		requests := 0
		client := connect(t, func(w http.ResponseWriter, r *http.Request) {
			requests++
			w.Header().Set("Content-Length", fmt.Sprint(len(page)))
			if requests == 1 {
				_, _ = io.WriteString(w, page[:at])
				return // net/http closes the connection, since less was written than announced
			}
			_, _ = io.WriteString(w, page)
		})
		if keys, err := dateKeys(t.Context(), client); err != nil || fmt.Sprint(keys) != "[1 2 3]" {
			t.Fatalf("cut off after %d bytes: keys %v, error %v", at, keys, err)
		}
	}
}

func TestCutOffForGood(t *testing.T) {
	page := `{"value":[` + dateRow(1) + "," + dateRow(2) + `]}`
	for _, at := range []int{0, 5, len(page) / 2, len(page) - 2, len(page) - 1} {
		client := connect(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, page[:at]) })
		if keys, err := dateKeys(t.Context(), client); err == nil || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut off after %d bytes: keys %v, error %v", at, keys, err)
		}
	}
}

// TestPageChanges fetches a page again after a cut, and it is another one: that must be an error, not a guess.
func TestPageChanges(t *testing.T) {
	requests := 0
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		requests++
		page := `{"value":[` + dateRow(requests*10+1) + "," + dateRow(requests*10+2) + `]}`
		w.Header().Set("Content-Length", fmt.Sprint(len(page)))
		if requests == 1 {
			page = page[:len(page)-10]
		}
		_, _ = io.WriteString(w, page)
	})
	if keys, err := dateKeys(t.Context(), client); err == nil {
		t.Errorf("keys %v without an error", keys)
	}
}

func TestGzip(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprintf(z, `{"value":[%s]}`, dateRow(1))
		_ = z.Close()
	})
	if keys, err := dateKeys(t.Context(), client); err != nil || len(keys) != 1 {
		t.Errorf("keys %v, error %v", keys, err)
	}
}

// TestRowsArriveOneByOne holds the rest of a page back until its first row has been handed out.
func TestRowsArriveOneByOne(t *testing.T) {
	arrived := make(chan struct{})
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"value":[%s,`, dateRow(1))
		w.(http.Flusher).Flush()
		<-arrived
		fmt.Fprintf(w, `%s]}`, dateRow(2))
	})
	rows := 0
	for _, err := range client.Dates().All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if rows++; rows == 1 {
			close(arrived)
		}
	}
	if rows != 2 {
		t.Errorf("%d rows", rows)
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"value":[%s,`, dateRow(1))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	var last error
	for _, err := range client.Dates().All(ctx) {
		last = err
		cancel()
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the loop ended with %v", last)
	}
}

// TestValues reads what the service was seen to send, and what OData allows it to send.
func TestValues(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"@odata.context":"x","value":[{
			"deviceKey": 70011, "deviceId": "6F1D2C52-8A2F-4D0E-9C51-0F6D0A3B7E11", "deviceName": "Käse \"1\" 😀 \/",
			"enrolledDateTime": "2024-03-05T09:10:11.089741Z", "lastSyncDateTime": "2025-02-27T21:03:36.3455123Z",
			"rowLastModifiedDateTimeUTC": "2025-02-28T01:12:09Z", "freeStorageSpaceInBytes": 9007199254740993,
			"totalStorageSpaceInBytes": "9223372036854775807", "isDeleted": false, "userId": null,
			"unknownObject": {"a": [1, {"b": null}]}, "unknown": 1e400, "isSupervised": 0}]}`)
	})
	device, err := client.Devices().First(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if device.FreeStorageSpaceInBytes.Or(0) != 9007199254740993 || device.TotalStorageSpaceInBytes.Or(0) != 9223372036854775807 {
		t.Errorf("sizes %v, %v", device.FreeStorageSpaceInBytes, device.TotalStorageSpaceInBytes)
	}
	if id, ok := device.DeviceID.Get(); !ok || id.String() != "6f1d2c52-8a2f-4d0e-9c51-0f6d0a3b7e11" {
		t.Errorf("id %v", device.DeviceID)
	}
	if name := device.DeviceName.Or(""); name != `Käse "1" 😀 /` {
		t.Errorf("name %q", name)
	}
	if at, _ := device.LastSyncDateTime.Get(); !at.Equal(time.Date(2025, 2, 27, 21, 3, 36, 345512300, time.UTC)) {
		t.Errorf("last sync %v", at)
	}
	if !device.UserID.IsNull() || device.UserID.IsAbsent() || !device.Model.IsAbsent() || device.Model.IsNull() {
		t.Errorf("null and absent: %v, %v", device.UserID, device.Model)
	}
}

func TestNullWithoutPermission(t *testing.T) {
	answer := func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"value":[{"dateKey":null}]}`) }
	if _, err := dateKeys(t.Context(), connect(t, answer)); err == nil || !strings.Contains(err.Error(), "dateKey") {
		t.Errorf("error %v, want one that names dateKey", err)
	}
	if keys, err := dateKeys(t.Context(), connect(t, answer, odata.WithZeroForNull())); err != nil || fmt.Sprint(keys) != "[0]" {
		t.Errorf("with zero for null: keys %v, error %v", keys, err)
	}
}

func TestByteOrderMark(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "\ufeff{\"value\":[%s]}", dateRow(1)) })
	if keys, err := dateKeys(t.Context(), client); err != nil || len(keys) != 1 {
		t.Errorf("keys %v, error %v", keys, err)
	}
}

// TestTokenComesBack has the service repeat the token in its error.
func TestTokenComesBack(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprintf(w, `{"error":{"code":"x","message":"you sent %s"}}`, r.Header.Get("Authorization"))
	})
	_, err := dateKeys(t.Context(), client)
	var refused *odata.Error
	if !errors.As(err, &refused) || strings.Contains(err.Error()+string(refused.Body), "secret") {
		t.Errorf("the error shows the token: %v", err)
	}
}

func TestTokenWithLineBreak(t *testing.T) {
	tokens := odata.WithTokenSource(odata.TokenSourceFunc(func(context.Context) (string, error) { return "from a file\n", nil }))
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {}, tokens)
	if _, err := dateKeys(t.Context(), client); err == nil || strings.Contains(err.Error(), "from a file") {
		t.Errorf("got %v, want an error that does not show the token", err)
	}
}

func TestEmptyPages(t *testing.T) {
	requests := 0
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		if requests++; requests < 4 {
			fmt.Fprintf(w, `{"value":[],"@odata.nextLink":"dates?$skip=%d&api-version=v1.0"}`, requests)
			return
		}
		fmt.Fprintf(w, `{"value":[%s]}`, dateRow(1))
	})
	if keys, err := dateKeys(t.Context(), client); err != nil || len(keys) != 1 {
		t.Errorf("keys %v, error %v", keys, err)
	}
}

func TestLookupValues(t *testing.T) {
	client := connect(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"value":[{"ownerTypeID":1,"ownerTypeKey":41151},{"ownerTypeID":77,"ownerTypeKey":5}]}`)
	})
	var got []string
	for row, err := range client.OwnerTypes().All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row.OwnerTypeID.String())
		if row.OwnerTypeKey == 41151 && row.OwnerTypeID != warehouse.OwnerTypeIDCompany {
			t.Errorf("%d is not Company", row.OwnerTypeID)
		}
	}
	if fmt.Sprint(got) != "[Company 77]" {
		t.Errorf("got %v", got)
	}
}
