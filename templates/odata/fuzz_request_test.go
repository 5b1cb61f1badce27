package odata

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Whatever a service sends as its nextLink, a request goes to its own origin or nowhere.
func FuzzNextLink(f *testing.F) {
	for _, link := range []string{
		"?$skip=2", "devices?$skiptoken=a+b%2B", "https://host:443/x?y#z", "//evil.example/", "https://joe@host/",
		"https:host", "\\\\evil.example\\x", "https://host\t.evil/", "/%2e%2e//evil", "ä?ö", "%", ":", "",
	} {
		f.Add(link)
	}
	s, err := NewService("https://host/lab?region=1", version1)
	if err != nil {
		f.Fatal(err)
	}
	page, _ := url.Parse("https://host/lab/devices?$top=1")
	f.Fuzz(func(t *testing.T, link string) {
		next, err := s.follow(link, page, version1.FixedOptions)
		if err != nil {
			return
		}
		request, err := s.newRequest(t.Context(), next, "")
		if err != nil {
			return
		}
		if u := request.URL; u.Scheme != "https" || !strings.EqualFold(u.Hostname(), "host") || port(u) != "443" || u.User != nil {
			t.Errorf("%q leads to %s", link, u)
		}
		if target := request.URL.RequestURI(); strings.ContainsAny(target, " \r\n#") || !strings.HasPrefix(target, "/") {
			t.Errorf("%q asks for %q", link, target)
		}
	})
}

// Whatever comes as an error, its text is one line of bounded length.
func FuzzErrorBody(f *testing.F) {
	for _, body := range []string{
		`{"error":{"code":1,"message":{"value":"x"},"details":[{}],"innererror":{}}}`, `{"Message":"{\"Message\":\"x\"}"}`,
		`<html><title>x</title>`, `{"error":[]}`, `{"odata.error":null}`, "[", "x\r\ny", "",
	} {
		f.Add([]byte(body), "application/json")
	}
	f.Fuzz(func(t *testing.T, body []byte, mediaType string) {
		a := &answer{response: &http.Response{StatusCode: 400, Header: http.Header{"Content-Type": {mediaType}}}}
		e := errorFrom(a, body)
		if text := e.Error(); strings.ContainsAny(text, "\r\n") || len(text) > 6000 || e.Message == "" && e.Code == "" {
			t.Errorf("%d bytes: %q", len(text), text)
		}
	})
}

// A string in a filter stays one string, whatever is in it.
func FuzzStringLiteral(f *testing.F) {
	f.Add("O'Neil")
	f.Add("' or 1 eq 1 or '")
	f.Add("%27&$top=1#+;/?\x00ü")
	f.Fuzz(func(t *testing.T, text string) {
		literal, err := Literal(text)
		if err != nil || checkBalance(literal) != nil {
			t.Fatalf("%q became %s, %v", text, literal, err)
		}
		inside := literal[1 : len(literal)-1]
		if strings.ReplaceAll(inside, "''", "") != strings.ReplaceAll(text, "'", "") || strings.ReplaceAll(inside, "''", "'") != text {
			t.Errorf("%q became %s", text, literal)
		}
		query, err := url.ParseQuery("a=" + escape(literal))
		if err != nil || len(query) != 1 || query.Get("a") != literal {
			t.Errorf("%q is read as %q, %v", literal, query, err)
		}
	})
}
