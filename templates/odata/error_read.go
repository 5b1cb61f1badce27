package odata

import (
	"bytes"
	"html"
	"io"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxErrorBody is how much of the body of an error is kept.
const maxErrorBody = 64 << 10

// newError makes an Error of an answer, and reads its body for that.
func newError(a *answer) *Error {
	text, _ := io.ReadAll(io.LimitReader(a.body, maxErrorBody)) // what came is better than nothing
	return errorFrom(a, text)
}

// errorFrom makes an Error of an answer and a text that describes what went wrong.
func errorFrom(a *answer, text []byte) *Error {
	header := a.response.Header
	text = withoutToken(text, a.response.Request)
	e := &Error{
		StatusCode:  a.response.StatusCode,
		Method:      http.MethodGet,
		URL:         a.address,
		Body:        text,
		ContentType: header.Get("Content-Type"),
		RequestID:   firstOf(header, "Request-Id", "X-Ms-Request-Id", "X-Request-Id", "X-Ms-Correlation-Id"),
		ActivityID:  firstOf(header, "X-Ms-Activity-Id", "ActivityId"),
		RetryAfter:  retryAfter(header.Get("Retry-After"), time.Now()),
	}
	if !readErrorObject(e, text, 0) {
		e.Message = describeText(text, e.ContentType)
	}
	if id := activityID.FindStringSubmatch(e.Message); id != nil && e.ActivityID == "" {
		e.ActivityID = id[1]
	}
	return e
}

// withoutToken takes the token of a request out of what the service says about it.
func withoutToken(text []byte, request *http.Request) []byte {
	if request == nil {
		return text
	}
	_, token, ok := strings.Cut(request.Header.Get("Authorization"), " ")
	if !ok || token == "" {
		return text
	}
	return bytes.ReplaceAll(text, []byte(token), []byte("REDACTED"))
}

func firstOf(header http.Header, names ...string) string {
	for _, name := range names {
		if value := header.Get(name); value != "" {
			return value
		}
	}
	return ""
}

// retryAfter reads a Retry-After: seconds, also with a fraction, or a date (RFC 9110, section 10.2.3).
func retryAfter(text string, now time.Time) time.Duration {
	text = strings.TrimSpace(text)
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && !math.IsNaN(seconds) {
		const most = 365 * 24 * 3600
		return time.Duration(max(0, min(seconds, most)) * float64(time.Second))
	}
	if date, err := http.ParseTime(text); err == nil {
		return max(0, date.Sub(now))
	}
	return 0
}

var (
	activityID = regexp.MustCompile(`(?i)\bactivity ?id:? *([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`)
	titleText  = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)
)

// describeText says what a body is that is no error object.
func describeText(text []byte, contentType string) string {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	lower := strings.ToLower(contentType)
	switch {
	case len(text) == 0:
		return "the answer has no body"
	case strings.Contains(lower, "html") || hasPrefixFold(text, "<!doctype html") || hasPrefixFold(text, "<html"):
		if title := titleText.FindSubmatch(text); title != nil {
			return "the answer is an HTML page: " + strconv.Quote(oneLine(html.UnescapeString(string(title[1]))))
		}
		return "the answer is an HTML page"
	case text[0] == '<':
		return "the answer is XML: " + string(text)
	case text[0] == '{' || text[0] == '[':
		return "the answer is JSON of an unknown shape: " + string(text)
	}
	return "the answer is text: " + string(text)
}

func hasPrefixFold(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(string(text[:len(prefix)]), prefix)
}
