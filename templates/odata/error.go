package odata

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrNoRows is returned by [First] when the service has no matching row, and by [Get] when it answers that
// there is no value (204 No Content).
var ErrNoRows = errors.New("odata: no rows")

// Error is an answer of the service that is an error. It understands the OData error object (JSON Format,
// section 21.1) and the shapes that services send in its place.
type Error struct {
	// StatusCode is the HTTP status. It is 200 for an error that came in the middle of a good answer, and for
	// an answer that is no JSON, such as a sign-in page.
	StatusCode int
	// Code, Message and Target are from the body; they are empty where it has none. Message says what the body
	// was if it was not an error object.
	Code, Message, Target string
	// Details are further errors.
	Details []ErrorDetail
	// RequestID and ActivityID are what the people who run the service look for in their logs.
	RequestID, ActivityID string
	// RetryAfter is how long the service wants to be left alone, 0 if it does not say.
	RetryAfter time.Duration
	// Method and URL are those of the request; credentials among the query options are replaced.
	Method, URL string
	// ContentType is the media type of the body.
	ContentType string
	// Body is the body, or the first 64 KiB of it.
	Body []byte
}

// ErrorDetail is one of several errors in an [Error].
type ErrorDetail struct{ Code, Message, Target string }

// Error returns one line: request, status, code and message, ids, and a hint where one helps.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "odata: %s %s: %d", e.Method, e.URL, e.StatusCode)
	if text := http.StatusText(e.StatusCode); text != "" {
		b.WriteString(" " + text)
	}
	if e.StatusCode < 300 {
		b.WriteString(", but an error in the answer")
	}
	for _, text := range []string{e.Code, e.Message} {
		if text = oneLine(text); text != "" {
			b.WriteString(": " + text)
		}
	}
	if e.Target != "" {
		b.WriteString(" (at " + oneLine(e.Target) + ")")
	}
	if len(e.Details) > 0 {
		fmt.Fprintf(&b, "; first of %d details: %s", len(e.Details),
			oneLine(strings.TrimLeft(e.Details[0].Code+": "+e.Details[0].Message, ": ")))
	}
	for _, id := range []struct{ name, value string }{{"activity", e.ActivityID}, {"request", e.RequestID}} {
		if id.value != "" && !strings.Contains(b.String(), id.value) {
			fmt.Fprintf(&b, " [%s id %s]", id.name, oneLine(id.value))
		}
	}
	if e.RetryAfter > 0 {
		fmt.Fprintf(&b, " [retry after %s]", e.RetryAfter)
	}
	if hint := e.hint(); hint != "" {
		b.WriteString(" (" + hint + ")")
	}
	return b.String()
}

// hint says what the usual cause is.
func (e *Error) hint() string {
	switch {
	case e.StatusCode == http.StatusUnauthorized:
		return "the token is missing, has expired, or is for another resource"
	case e.StatusCode == http.StatusForbidden:
		return "the account or application has no permission for this"
	case e.StatusCode < 300 && strings.Contains(e.ContentType, "html"):
		return "is the service root right, and is a token sent?"
	}
	return ""
}

// oneLine makes one line of a text, of bounded length.
func oneLine(text string) string {
	const limit = 600
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if len(text) <= limit {
		return text
	}
	cut := limit
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
