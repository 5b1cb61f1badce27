package odata

import (
	"fmt"
	"net/url"
	"strings"
)

// follow returns the address of the next page from a nextLink and the address of the page it came from. The
// link is used byte for byte, for clients that took it apart and put it together again have lost pages. It
// must stay in the origin of the service. Custom options of the request that the link lacks are appended: some
// services forget their own api-version (URL Conventions, section 5.2).
func (s *Service) follow(link string, page *url.URL, carried []QueryOption) (string, error) {
	text := tidyLink(link)
	next, err := parseURL(text)
	switch {
	case err != nil:
		return "", fmt.Errorf("nextLink is not a URL: %w: %s", err, withoutSecrets(oneLine(link)))
	case next.Scheme == "" || next.Host == "":
		next = page.ResolveReference(next)
		text = next.String()
	}
	switch {
	case !sameOrigin(next, s.root.parsed):
		return "", fmt.Errorf("nextLink not followed: %w: to %s://%s", errOtherOrigin, next.Scheme, next.Host)
	case next.User != nil:
		return "", fmt.Errorf("nextLink not followed: it names a user")
	}
	present := map[string]bool{}
	for text := range strings.SplitSeq(next.RawQuery, "&") {
		name, _, _ := strings.Cut(text, "=")
		present[strings.ToLower(unescapeQuery(name))] = true
	}
	separator := "?"
	if strings.Contains(text, "?") {
		separator = "&"
		if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "&") {
			separator = ""
		}
	}
	for _, option := range carried {
		name := strings.ToLower(option.Name)
		if isCustom(name) && !present[name] {
			text += separator + pair(option)
			separator, present[name] = "&", true
		}
	}
	return text, nil
}

// tidyLink percent-encodes the bytes that cannot stand in a request: blanks, letters beyond ASCII, and a "#",
// behind which a link would be cut off. In the path it also encodes what makes net/url write the path anew.
func tidyLink(link string) string {
	const never = " #"
	path, query, found := strings.Cut(strings.TrimSpace(link), "?")
	path = escapeOnly(path, never+"\"<>\\^`{|}")
	if !found {
		return path
	}
	return path + "?" + escapeOnly(query, never)
}

// escapeOnly percent-encodes the characters of set, and those beyond ASCII.
func escapeOnly(text, set string) string {
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; c >= 0x80 || strings.IndexByte(set, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
