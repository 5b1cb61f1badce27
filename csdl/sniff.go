package csdl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// What arrives instead of metadata is mostly one of a few things: a sign-in page, an error, an empty answer.
// The first characters tell, and each gets a message of its own.

var htmlStart = regexp.MustCompile(`(?i)^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(!doctype\s+html|html|head|body|title|script|meta|h1)[\s>/]`)

// checkIsXML tells what a file is that cannot be XML, or returns nil.
func checkIsXML(file string, text []byte) *Diagnostic {
	body := bytes.TrimSpace(text)
	at := newCursor(file).advance(text, bytes.Index(text, body))
	if len(body) == 0 {
		return failure(emptyFile, Position{file, 1, 1}, "the file is empty",
			"save the answer of the service's $metadata URL here")
	}
	switch {
	case body[0] == '{' || body[0] == '[' && json.Valid(body):
		at = newCursor(file).advance(text, bytes.IndexByte(text, body[0]))
		what, cure := describeJSON(body)
		return failure(notCSDLJSON, at, what, cure)
	case htmlStart.Match(text[:min(len(text), 4096)]):
		at = newCursor(file).advance(text, bytes.IndexByte(text, '<'))
		return failure(notCSDLHTML, at, "this is a web page, not metadata", htmlCure)
	case body[0] != '<':
		return failure(notCSDLText, at, fmt.Sprintf("this is plain text, not metadata: it begins %s", quote(firstWords(body))),
			"save the answer of the service's $metadata URL, which is XML")
	}
	return nil
}

const (
	htmlCure  = "it is probably a sign-in or an error page: fetch $metadata with a token, and look at the page in a browser"
	jsonCure  = "fetch the service's $metadata URL with the header Accept: application/xml"
	errorCure = "put right what the service complains about, then fetch $metadata again"
)

// describeJSON tells apart the JSON documents that a service sends, and what to do: errors, metadata as JSON,
// data.
func describeJSON(body []byte) (what, cure string) {
	var document struct {
		Version string          `json:"$Version"`
		Error   json.RawMessage `json:"error"`
		V3Error json.RawMessage `json:"odata.error"`
		Context string          `json:"@odata.context"`
		Value   json.RawMessage `json:"value"`
	}
	if json.Unmarshal(body, &document) != nil {
		return "this is JSON, not CSDL XML", jsonCure
	}
	switch {
	case document.Version != "":
		return "this is CSDL JSON, which is not supported", jsonCure
	case document.Error != nil:
		return "this is an OData error, not metadata" + errorText(document.Error), errorCure
	case document.V3Error != nil:
		return "this is an OData error, not metadata" + errorText(document.V3Error), errorCure
	case document.Value != nil || document.Context != "":
		return "this is data or a service document in JSON, not metadata", jsonCure
	}
	return "this is JSON, not CSDL XML", jsonCure
}

// errorText returns the code and message of an OData error, so that they are not lost.
func errorText(body json.RawMessage) string {
	var e struct{ Code, Message any }
	if json.Unmarshal(body, &e) != nil {
		return ""
	}
	var parts []string
	for _, part := range []any{e.Code, e.Message} {
		if text, ok := part.(string); ok && text != "" {
			parts = append(parts, quote(text))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// firstWords returns the beginning of a text, at most 40 characters of its first line.
func firstWords(body []byte) string {
	line, _, _ := bytes.Cut(body, []byte{'\n'})
	words := []rune(strings.TrimSpace(string(line[:min(len(line), 400)])))
	if len(words) > 40 {
		return string(words[:40]) + "…"
	}
	return string(words)
}
