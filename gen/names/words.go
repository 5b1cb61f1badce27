package names

import (
	"strings"
	"unicode"
)

// initialisms are written in one case in Go names, as the Go code review comments ask.
var initialisms = map[string]bool{
	"ACL": true, "API": true, "ASCII": true, "CPU": true, "CSS": true, "DNS": true, "EOF": true, "GUID": true,
	"HTML": true, "HTTP": true, "HTTPS": true, "ID": true, "IP": true, "JSON": true, "OS": true, "QPS": true,
	"RAM": true, "RPC": true, "SLA": true, "SMTP": true, "SQL": true, "SSH": true, "TCP": true, "TLS": true,
	"TTL": true, "UDP": true, "UI": true, "UID": true, "URI": true, "URL": true, "UTC": true, "UTF8": true,
	"UUID": true, "VM": true, "XML": true, "XSRF": true, "XSS": true,
}

// words splits an OData identifier where a reader sees a boundary: at separators, before an upper-case letter
// that follows a lower-case one or a digit, and before the last letter of a run of capitals ("OSVersion" is
// OS and Version).
func words(name string) []string {
	var list []string
	runes := []rune(name)
	start := -1
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) { // what Go does not allow in an identifier
			if start >= 0 {
				list = append(list, string(runes[start:i]))
			}
			start = -1
			continue
		}
		if start >= 0 && boundary(runes, i) {
			list = append(list, string(runes[start:i]))
			start = i
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		list = append(list, string(runes[start:]))
	}
	return list
}

// boundary tells whether a new word starts at runes[i], which is not the first letter of a word.
func boundary(runes []rune, i int) bool {
	if !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	return i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !pluralOfCapitals(runes, i)
}

// pluralOfCapitals tells whether runes[i] is the last capital of a plural such as "IDs".
func pluralOfCapitals(runes []rune, i int) bool {
	return runes[i+1] == 's' && (i+2 == len(runes) || !unicode.IsLower(runes[i+2]))
}

// title writes a word as a part of an exported name.
func title(word string) string {
	upper := strings.ToUpper(word)
	if initialisms[upper] {
		return upper
	}
	if singular, ok := strings.CutSuffix(upper, "S"); ok && initialisms[singular] {
		return singular + "s"
	}
	runes := []rune(word)
	runes[0] = unicode.ToTitle(runes[0])
	return string(runes)
}

// lower writes a word as the first part of an unexported name: "OS" becomes "os", "Device" becomes "device".
func lower(word string) string {
	runes := []rune(word)
	for i, r := range runes {
		if !unicode.IsUpper(r) {
			break
		}
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !pluralOfCapitals(runes, i) {
			break
		}
		runes[i] = unicode.ToLower(r)
	}
	return string(runes)
}
