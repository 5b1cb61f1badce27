package odata

import (
	"context"
	"strings"
	"testing"
)

var version1 = Contract{Package: "warehouse", FixedOptions: []QueryOption{{"api-version", "v1.0"}}}

func TestServiceRoot(t *testing.T) {
	for root, want := range map[string]string{
		"https://host/a/b":                                  "https://host/a/b/devices?api-version=v1.0",
		"https://host/a/b/":                                 "https://host/a/b/devices?api-version=v1.0",
		" https://host/a/b/?api-version=v1.0\n":             "https://host/a/b/devices?api-version=v1.0",
		"https://host/a/b?api-version=v1.0":                 "https://host/a/b/devices?api-version=v1.0",
		"https://host/a/b?Api-Version=v1%2E0":               "https://host/a/b/devices?Api-Version=v1%2E0",
		"https://host/a/b/$metadata?api-version=v1.0":       "https://host/a/b/devices?api-version=v1.0",
		"https://host/a/b/%24metadata/":                     "https://host/a/b/devices?api-version=v1.0",
		"https://host":                                      "https://host/devices?api-version=v1.0",
		"https://host:8443/$metadata":                       "https://host:8443/devices?api-version=v1.0",
		"https://host/a?x=1&&y=a+b&z":                       "https://host/a/devices?x=1&y=a+b&z&api-version=v1.0",
		"https://host/a%2Fb/c d?x=1 2":                      "https://host/a%2Fb/c%20d/devices?x=1%202&api-version=v1.0",
		"HTTPS://host/a?tenant=1&api-version=v1.0&region=2": "https://host/a/devices?tenant=1&api-version=v1.0&region=2",
	} {
		s, err := NewService(root, version1)
		if err != nil {
			t.Errorf("%q: %v", root, err)
			continue
		}
		if got, err := s.EntitySet("devices").url(); got != want || err != nil {
			t.Errorf("%q: %s, %v, want %s", root, got, err, want)
		}
	}
}

func TestServiceRootRefused(t *testing.T) {
	for root, want := range map[string]string{
		"":                                     "no URL given",
		"host/path":                            "not an https URL",
		"ftp://host/path":                      "not an https URL",
		"https:///path":                        "no host",
		"https://host/%zz?sig=hunter2":         "not a URL",
		"https://joe:hunter2@host/":            "user name or password",
		"https://host/#devices":                "fragment",
		"https://host/#":                       "fragment",
		"https://host/?api-version=beta":       "",
		"https://host/?API-version=":           "",
		"https://host/?api-version=beta&sig=x": "",
	} {
		_, err := NewService(root, version1)
		wantText(t, err, "odata: service root", want)
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: a secret in %v", root, err)
		}
	}
	_, err := NewService("https://host/?api-version=beta", version1)
	wantText(t, err, "api-version=beta", "package warehouse was generated for api-version=v1.0", "use a root with")
}

func TestServiceKeepsSecretsFromPlainHTTP(t *testing.T) {
	tokens := WithTokenSource(TokenSourceFunc(func(context.Context) (string, error) { return "t", nil }))
	for root, allowed := range map[string]bool{
		"https://host/": true, "http://host/": false, "http://localhost:1/": true, "http://127.0.0.1/": true,
		"http://[::1]:8080/": true, "http://127.0.0.1.evil.example/": false, "http://localhost.evil.example/": false,
	} {
		for name, option := range map[string]Option{
			"token": tokens, "header": WithHeader("authorization", "Basic x"), "cookie": WithHeader("Cookie", "a=b"),
		} {
			_, err := NewService(root, Contract{}, option)
			if (err == nil) != allowed {
				t.Errorf("%s with %s: %v", root, name, err)
			}
		}
		if _, err := NewService(root, Contract{}); err != nil {
			t.Errorf("%s without credentials: %v", root, err)
		}
	}
}

func TestServiceRootText(t *testing.T) {
	s, err := NewService("https://host/a/?sig=hunter2&x=1", version1)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.Root(), "https://host/a?sig=REDACTED&x=1&api-version=v1.0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestBadOptions(t *testing.T) {
	for want, option := range map[string]Option{
		"WithTokenSource(nil)":                  WithTokenSource(nil),
		"WithHTTPClient(nil)":                   WithHTTPClient(nil),
		"WithMaxPageSize(0)":                    WithMaxPageSize(0),
		"negative values":                       WithRetry(RetryPolicy{MaxAttempts: -1}),
		"is not the name of a header field":     WithHeader("a b", "c"),
		`"" is not the name of a header field`:  WithHeader("", "c"),
		"the value of X-Key has a line break":   WithHeader("X-Key", "hunter2\r\nHost: evil"),
		`"ä" is not the name of a header field`: WithHeader("ä", "c"),
	} {
		_, err := NewService("https://host/", Contract{}, nil, option)
		wantText(t, err, want)
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("a secret in %v", err)
		}
	}
}

func TestWithoutSecrets(t *testing.T) {
	for address, want := range map[string]string{
		"https://h/a?x=1&access_token=abc&y=2":   "https://h/a?x=1&access_token=REDACTED&y=2",
		"https://h/a?sig=abc":                    "https://h/a?sig=REDACTED",
		"https://h/a?%73ig=abc":                  "https://h/a?%73ig=REDACTED",
		"https://h/a?Subscription-Key=abc":       "https://h/a?Subscription-Key=REDACTED",
		"https://h/a?client_secret=":             "https://h/a?client_secret=",
		"https://h/a?$skiptoken=abc&dateKey=7":   "https://h/a?$skiptoken=abc&dateKey=7",
		"https://joe:pw@h/a?sig":                 "https://REDACTED@h/a?sig",
		"https://joe:p@w@h":                      "https://REDACTED@h",
		"not a URL at all?password=abc":          "not a URL at all?password=REDACTED",
		"/relative?api-version=v1.0&Code=secret": "/relative?api-version=v1.0&Code=REDACTED",
	} {
		if got := withoutSecrets(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
