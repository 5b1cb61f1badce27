package names

import (
	"fmt"
	"go/token"
	"strings"
	"unicode"
)

// Exported returns the exported Go identifier for an OData identifier: "deviceId" becomes "DeviceID",
// "osVersion" becomes "OSVersion", "Order_Details" becomes "OrderDetails". Underscores at either end tell
// names apart in real schemas and are kept, all of them at the end: "_X" becomes "X_". A name without a
// letter that Go could export gets an "X" in front.
func Exported(name string) string {
	return leadingLetter(joined(name))
}

// Suffix returns the Go form of a name that follows another one in an identifier, as that of an enumeration
// member follows that of its type; it may start with a digit.
func Suffix(name string) string {
	return joined(name)
}

// Unexported returns the Go identifier for a parameter or variable: "DeviceId" becomes "deviceID". Names that
// Go reserves or predeclares, and those in taken, get an underscore.
func Unexported(name string, taken ...string) string {
	list := words(name)
	var b strings.Builder
	for i, word := range list {
		if i == 0 {
			b.WriteString(lower(word))
		} else {
			b.WriteString(title(word))
		}
	}
	result := b.String()
	if result == "" || !unicode.IsLetter([]rune(result)[0]) {
		result = "x" + result
	}
	for reserved[result] || token.IsKeyword(result) || contains(taken, result) {
		result += "_"
	}
	return result
}

// reserved holds the identifiers that generated functions use themselves, and those of Go's predeclared ones
// that a parameter must not hide.
var reserved = map[string]bool{
	"any": true, "bool": true, "byte": true, "context": true, "copy": true, "ctx": true, "error": true,
	"float32": true, "float64": true, "int": true, "int16": true, "int32": true, "int64": true, "int8": true,
	"iter": true, "json": true, "len": true, "new": true, "nil": true, "odata": true, "string": true, "time": true,
	"uint8": true, "true": true, "false": true, "append": true, "cap": true, "make": true, "max": true, "min": true,
	"panic": true, "rune": true, "clear": true, "close": true, "delete": true, "print": true, "println": true,
	"real": true, "imag": true, "complex": true, "recover": true, "iota": true,
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// joined title-cases the words of a name and keeps the underscores at its ends.
func joined(name string) string {
	core := strings.Trim(name, "_")
	list := words(core)
	shout := len(list) > 1 && strings.ToUpper(core) == core && strings.ToLower(core) != core
	var b strings.Builder
	for _, word := range list {
		if shout {
			word = strings.ToLower(word)
		}
		part := title(word)
		if previous := b.String(); previous != "" && endsAndStartsWithDigit(previous, part) {
			b.WriteByte('_')
		}
		b.WriteString(part)
	}
	if b.Len() == 0 {
		for _, r := range core {
			fmt.Fprintf(&b, "U%04X", r)
		}
	}
	b.WriteString(strings.Repeat("_", len(name)-len(core)))
	return b.String()
}

// endsAndStartsWithDigit tells whether joining the two would run two numbers together, as in "1.1" and "11".
func endsAndStartsWithDigit(previous, next string) bool {
	last, first := previous[len(previous)-1], next[0]
	return '0' <= last && last <= '9' && '0' <= first && first <= '9'
}

// leadingLetter puts an "X" in front of what Go would not export.
func leadingLetter(name string) string {
	if name == "" || !unicode.IsUpper([]rune(name)[0]) {
		return "X" + name
	}
	return name
}
