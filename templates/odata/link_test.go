package odata

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// The bytes of a nextLink reach the service as they are, as far as a request can hold them.
func TestNextLinkIsOpaque(t *testing.T) {
	for link, want := range map[string]string{
		"/lab/devices?$skiptoken=a+b%2Bc%2fd'e'":            "/lab/devices?$skiptoken=a+b%2Bc%2fd'e'",
		"/lab/devices?$skip=2&$filter=a eq 'C#'&é={\"|\"}":  "/lab/devices?$skip=2&$filter=a%20eq%20'C%23'&%C3%A9={\"|\"}",
		"/lab/a%2Fb%2fc/d|e \u00fc?x":                       "/lab/a%2Fb%2fc/d%7Ce%20%C3%BC?x",
		"devices?$skip=2&at=2026-02-14T00:00:00+01:00":      "/lab/devices?$skip=2&at=2026-02-14T00:00:00+01:00",
		"?$skip=2&&x=100%&=":                                "/lab/devices?$skip=2&&x=100%&=",
		"../other/devices?$skip=2":                          "/other/devices?$skip=2",
		"devices(1)/lines?$skiptoken='a;b':c":               "/lab/devices(1)/lines?$skiptoken='a;b':c",
		"HOST/lab/devices?$skip=2":                          "/lab/devices?$skip=2",
		" \tHOST/lab//x/./y/../devices?$skip=2&api-version": "/lab//x/./y/../devices?$skip=2&api-version",
	} {
		s := serve(t, sends(200, ""), sends(200, pageOf(2, 2, "")))
		link = strings.Replace(link, "HOST", strings.Replace(s.URL, "http:", "HTTP:", 1), 1)
		s.answers[0] = sends(200, pageOf(1, 1, nextLink(link)))
		keys, err := collect(t, newService(t, s.URL+"/lab").EntitySet("devices"))
		if err != nil || !slices.Equal(keys, upTo(2)) {
			t.Errorf("%s: %v, %v", link, keys, err)
		} else if got := s.targets()[1]; got != want {
			t.Errorf("%s: requested %s, want %s", link, got, want)
		}
	}
}

func TestNextLinkKeepsCustomOptions(t *testing.T) {
	for link, want := range map[string]string{
		"?$skip=2":                          "/devices?$skip=2&maxhistorydays=7&region=a%20b&api-version=v1.0",
		"?$skip=2&":                         "/devices?$skip=2&maxhistorydays=7&region=a%20b&api-version=v1.0",
		"?":                                 "/devices?maxhistorydays=7&region=a%20b&api-version=v1.0",
		"/devices":                          "/devices?maxhistorydays=7&region=a%20b&api-version=v1.0",
		"?$skip=2&API-Version=v1.0":         "/devices?$skip=2&API-Version=v1.0&maxhistorydays=7&region=a%20b",
		"?%61pi-version=x&region&$filter=y": "/devices?%61pi-version=x&region&$filter=y&maxhistorydays=7",
	} {
		s := serve(t, sends(200, pageOf(1, 1, nextLink(link))), sends(200, pageOf(2, 2, "")))
		lab, err := NewService(s.URL+"?region=c", version1)
		if err != nil {
			t.Fatal(err)
		}
		q := lab.EntitySet("devices").Where(deviceFilter.Key.Ge(1)).Select("a").Option("maxhistorydays", "7").
			Option("region", "a b").Option("@p", "1").Option("$count", "true").Option("Top", "5")
		if _, err := collect(t, q); err != nil {
			t.Errorf("%s: %v", link, err)
		} else if got := s.targets()[1]; got != want {
			t.Errorf("%s: requested %s, want %s", link, got, want)
		}
	}
}

func TestNextLinkStaysInTheOrigin(t *testing.T) {
	other := serve(t, sends(200, pageOf(2, 2, "")))
	for _, link := range []string{
		other.URL + "/devices?$skip=2&sig=hunter2", strings.Replace(other.URL, "http:", "", 1) + "/x?sig=hunter2",
		"HOST.evil.example/", "https://HOSTNAME/", "ftp://HOSTNAME/", "http://joe:hunter2@HOSTNAME/devices",
		"http://[::1/?sig=hunter2", "mailto:a@b", "javascript:alert(1)", "http:/devices", "/%zz?sig=hunter2",
	} {
		s := serve(t, sends(200, ""))
		link = strings.ReplaceAll(strings.ReplaceAll(link, "HOSTNAME", strings.TrimPrefix(s.URL, "http://")), "HOST", s.URL)
		s.answers[0] = sends(200, pageOf(1, 1, nextLink(link)))
		keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
		if len(keys) != 1 || err == nil || len(s.targets()) != 1 {
			t.Errorf("%s: %v, %v, requests %q", link, keys, err, s.targets())
			continue
		}
		wantText(t, err, "odata: GET "+s.URL+"/devices: nextLink")
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: a secret in %v", link, err)
		}
	}
	if _, err := newService(t, "https://host/").newRequest(t.Context(), other.URL, ""); !errors.Is(err, errOtherOrigin) {
		t.Errorf("a request to another host: %v", err)
	}
	if got := other.targets(); len(got) != 0 {
		t.Errorf("another host was asked: %q", got)
	}
}

func TestSameOrigin(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"https://host/a", "https://HOST:443/b", true}, {"http://host:80", "http://host", true},
		{"https://host", "http://host", false}, {"https://host:444", "https://host", false},
		{"http://host:443", "https://host:443", false}, {"https://a.host", "https://host", false},
		{"http://[::1]:80/", "http://[::1]/", true}, {"ftp://host", "ftp://host", true}, {"https://host.", "https://host", false},
	} {
		a, _ := url.Parse(test.a)
		b, _ := url.Parse(test.b)
		if got := sameOrigin(a, b); got != test.want {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}

func TestRepeatedNextLink(t *testing.T) {
	for name, links := range map[string][]string{
		"itself": {"/devices"}, "a circle": {"?$skip=1", "?$skip=2", "?$skip=1"}, "the same again": {"?$skip=1", "?$skip=1"},
	} {
		var answers []func(http.ResponseWriter, *http.Request)
		for i, link := range links {
			answers = append(answers, sends(200, pageOf(i+1, i+1, nextLink(link))))
		}
		s := serve(t, answers...)
		keys, err := collect(t, newService(t, s.URL).EntitySet("devices"))
		wantText(t, err, "paging does not end", "was read already")
		if want := int32(len(links)); !slices.Equal(keys, upTo(want)) || len(s.targets()) != int(want) {
			t.Errorf("%s: rows %v, requests %q", name, keys, s.targets())
		}
	}
}

func TestRedirects(t *testing.T) {
	other := serve(t, sends(200, pageOf(1, 1, "")))
	to := func(target string) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, target, http.StatusFound) }
	}
	s := serve(t, to("/moved/devices?x=1"), sends(200, pageOf(1, 1, nextLink("devices?$skip=1"))), sends(200, pageOf(2, 2, "")))
	keys, err := collect(t, newService(t, s.URL, WithHeader("X-Lab", "1")).EntitySet("devices"))
	want := []string{"/devices", "/moved/devices?x=1", "/moved/devices?$skip=1"} // relative to where the page came from
	if err != nil || !slices.Equal(keys, upTo(2)) || !slices.Equal(s.targets(), want) || s.request(1).Header.Get("X-Lab") != "1" {
		t.Errorf("inside the origin: %v, %v, %q", keys, err, s.targets())
	}

	s = serve(t, to(other.URL+"/devices?sig=hunter2"))
	_, err = collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "redirect refused: to "+other.URL, "sign-in page")
	if len(s.targets()) != 1 || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%d requests, %v", len(s.targets()), err)
	}

	s = serve(t, to("/devices"))
	_, err = collect(t, newService(t, s.URL).EntitySet("devices"))
	wantText(t, err, "stopped after 10")

	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	_, err = collect(t, newService(t, s.URL, WithHTTPClient(client)).EntitySet("devices"))
	wantText(t, err, "302 Found")
	if client.CheckRedirect(nil, nil) != http.ErrUseLastResponse || len(other.targets()) != 0 {
		t.Errorf("the caller's client was changed, or another host was asked: %q", other.targets())
	}
}
