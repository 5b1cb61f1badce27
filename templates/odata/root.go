package odata

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
)

// address is a service root in its parts.
type address struct {
	base   string   // scheme, host and path, percent-encoded, without a slash at the end
	pairs  []string // the query as it was given, "name=value"
	parsed *url.URL
}

// parseRoot reads a service root as an administrator copies it from somewhere.
func parseRoot(text string) (address, error) {
	fail := func(format string, a ...any) (address, error) {
		return address{}, fmt.Errorf("odata: service root: "+format, a...)
	}
	text = strings.TrimSpace(text)
	u, err := parseURL(tidyLink(text))
	switch {
	case text == "":
		return fail("no URL given")
	case err != nil:
		return fail("not a URL: %w", err)
	case u.Scheme != "https" && u.Scheme != "http":
		return fail("not an https URL: %s", withoutSecrets(text))
	case u.User != nil:
		return fail("a user name or password in the URL is not supported, use a token source: %s",
			withoutSecrets(text))
	case u.Hostname() == "":
		return fail("no host in %s", withoutSecrets(text))
	case strings.Contains(text, "#"):
		return fail("a URL with a fragment (#) cannot be a service root: %s", withoutSecrets(text))
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	for _, metadata := range []string{"/$metadata", "/%24metadata"} {
		path = strings.TrimRight(strings.TrimSuffix(path, metadata), "/")
	}
	root := address{base: u.Scheme + "://" + u.Host + path, parsed: u}
	for text := range strings.SplitSeq(u.RawQuery, "&") {
		if text != "" {
			root.pairs = append(root.pairs, text)
		}
	}
	return root, nil
}

// options returns the query of the root, decoded.
func (a address) options() []QueryOption {
	options := make([]QueryOption, len(a.pairs))
	for i, text := range a.pairs {
		name, value, _ := strings.Cut(text, "=")
		options[i] = QueryOption{unescapeQuery(name), unescapeQuery(value)}
	}
	return options
}

// agreesWith reports a root whose options contradict the contract of the generated package.
func (a address) agreesWith(contract Contract) error {
	for _, option := range a.options() {
		name, value := option.Name, option.Value
		fixed, want := find(contract.FixedOptions, name)
		if fixed && value != want {
			return fmt.Errorf("odata: service root has %[1]s=%[2]s, but package %[3]s was generated for %[1]s=%[4]s: "+
				"use a root with %[1]s=%[4]s, or a package generated for %[1]s=%[2]s",
				name, value, contract.Package, want)
		}
	}
	return nil
}

// keepsSecrets tells whether a credential may be sent to the address: over https, or to this machine.
func (a address) keepsSecrets() bool {
	if a.parsed.Scheme == "https" {
		return true
	}
	host := strings.ToLower(a.parsed.Hostname())
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// sameOrigin tells whether a URL has the scheme, host and port of another (RFC 6454, section 5).
func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	case u.Scheme == "http":
		return "80"
	}
	return ""
}

// errOtherOrigin is why a link or redirect was not followed.
var errOtherOrigin = errors.New("it leads to another scheme, host or port, which must not get the token")
