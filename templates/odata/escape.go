package odata

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// What stays as it is in a key or in the value of a query option: the unreserved characters of RFC 3986, and
// the ones that make OData expressions readable. Everything else is percent-encoded, also where a grammar
// would let it stay: "+" and ";" are read as a blank and as a separator by many servers, and "=", "/" and "?"
// confuse those that split a URL too early (URL Conventions, section 2).
const plainCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~" + "$'(),:@*!"

// escape percent-encodes text for a key, a path segment, or the name or value of a query option.
func escape(text string) string {
	return escapeExcept(text, plainCharacters)
}

// escapePath is escape for a path of several segments, as Core.ResourcePath may give one.
func escapePath(path string) string {
	return escapeExcept(path, plainCharacters+"/=;")
}

func escapeExcept(text, plain string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// readable decodes what can be decoded in a URL without changing how it is read, for people to look at.
func readable(address string) string {
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && i+2 < len(address) {
			if s, err := url.PathUnescape(address[i : i+3]); err == nil && s[0] >= ' ' && s[0] != 0x7f &&
				!strings.Contains("%&#+?/=;", s) {
				b.WriteString(s)
				i += 2
				continue
			}
		}
		b.WriteByte(address[i])
	}
	if !utf8.ValidString(b.String()) {
		return address
	}
	return b.String()
}

// withoutSecrets replaces the values of query options that look like credentials, and a password before the
// host. It works on the text, so that it can be used on an address that is not a valid URL.
func withoutSecrets(address string) string {
	before, query, found := strings.Cut(address, "?")
	if scheme, rest, ok := strings.Cut(before, "://"); ok {
		host, path, _ := strings.Cut(rest, "/")
		if at := strings.LastIndexByte(host, '@'); at >= 0 {
			before = scheme + "://" + hidden + host[at:]
			if len(host) < len(rest) {
				before += "/" + path
			}
		}
	}
	if !found {
		return before
	}
	pairs := strings.Split(query, "&")
	for i, pair := range pairs {
		name, value, hasValue := strings.Cut(pair, "=")
		if hasValue && value != "" && isSecretName(unescapeQuery(name)) {
			pairs[i] = name + "=" + hidden
		}
	}
	return before + "?" + strings.Join(pairs, "&")
}

const hidden = "REDACTED"

// isSecretName tells whether a query option is likely to carry a credential. System query options such as
// $skiptoken never do.
func isSecretName(name string) bool {
	if strings.HasPrefix(name, "$") || strings.HasPrefix(name, "@") {
		return false
	}
	name = strings.NewReplacer("-", "", "_", "", ".", "").Replace(strings.ToLower(name))
	switch name {
	case "sig", "key", "code", "auth", "jwt":
		return true
	}
	for _, part := range []string{
		"token", "secret", "passw", "pwd", "signature", "credential", "assertion", "authorization", "apikey",
		"accesskey", "accountkey", "subscriptionkey", "sharedkey", "functionskey",
	} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// unescapeQuery decodes the name or value of a query option for comparison; what cannot be decoded stays.
func unescapeQuery(text string) string {
	if decoded, err := url.QueryUnescape(text); err == nil {
		return decoded
	}
	return text
}
