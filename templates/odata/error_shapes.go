package odata

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"
)

// The errors that services send, all read by one function, since they differ in names and nesting only:
//
//	{"error": {"code": "…", "message": "…", "target": "…", "details": […], "innererror": {…}}}
//	{"odata.error": {"code": 5, "message": {"lang": "en", "value": "…"}}}     OData 3
//	{"Message": "…"}                                                          ASP.NET
//	{"_version": 3, "Message": "…", "RetryAfter": 30}                         gateways before such services
//	{"Message": "{\"_version\":3,\"Message\":\"…\"}"}                         one inside the other, as text

// jsonObject is a JSON object with its members by lower-case name.
type jsonObject map[string]json.RawMessage

func parseObject(text []byte) jsonObject {
	var members map[string]json.RawMessage
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if len(text) == 0 || text[0] != '{' || json.Unmarshal(text, &members) != nil {
		return nil
	}
	object := make(jsonObject, len(members))
	for name, value := range members {
		object[strings.ToLower(name)] = value
	}
	return object
}

// text returns a member that is a string or a number as text.
func (o jsonObject) text(names ...string) string {
	for _, name := range names {
		var text string
		var number json.Number
		switch raw := o[name]; {
		case len(raw) == 0:
		case json.Unmarshal(raw, &text) == nil && text != "":
			return text
		case raw[0] != '"' && json.Unmarshal(raw, &number) == nil && number != "":
			return number.String()
		}
	}
	return ""
}

// readErrorObject fills e from a body, and tells whether it is an error in one of the shapes.
func readErrorObject(e *Error, text []byte, depth int) bool {
	const maxDepth = 4 // of errors inside errors
	object := parseObject(text)
	if object == nil || depth > maxDepth {
		return false
	}
	for _, name := range []string{"error", "odata.error"} {
		if inner := object[name]; inner != nil {
			if readErrorObject(e, inner, depth+1) {
				return true
			}
			e.Message = object.text(name, "error_description")
			return e.Message != ""
		}
	}
	e.readMembers(object)
	if object["message"] != nil && readErrorObject(e, []byte(e.Message), depth+1) {
		return true
	}
	return e.Message != "" || e.Code != ""
}

// readMembers takes what it knows from one object, and keeps what an outer object said.
func (e *Error) readMembers(object jsonObject) {
	set := func(target *string, value string) {
		if value != "" {
			*target = value
		}
	}
	set(&e.Code, object.text("code", "errorcode", "customapierrorphrase"))
	set(&e.Target, object.text("target"))
	message := object.text("message", "messagetext", "title")
	if message == "" {
		message = parseObject(object["message"]).text("value")
	}
	set(&e.Message, message)
	if more := object.text("exceptionmessage", "messagedetail"); more != "" && more != e.Message {
		e.Message = strings.TrimSpace(e.Message + " " + more)
	}
	if e.RetryAfter == 0 {
		e.RetryAfter = retryAfter(object.text("retryafter", "retry-after", "retryafterseconds"), time.Now())
	}
	var details []json.RawMessage
	if json.Unmarshal(object["details"], &details) == nil {
		for _, detail := range details {
			if d := parseObject(detail); d != nil {
				e.Details = append(e.Details, ErrorDetail{d.text("code"), d.text("message"), d.text("target")})
			}
		}
	}
	for _, ids := range []jsonObject{object, parseObject(object["innererror"])} {
		if e.RequestID == "" {
			e.RequestID = ids.text("request-id", "requestid", "request_id")
		}
		if e.ActivityID == "" {
			e.ActivityID = ids.text("activityid", "activity-id", "activity_id")
		}
	}
}
