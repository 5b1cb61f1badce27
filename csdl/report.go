package csdl

import (
	"strconv"
	"unicode/utf8"
)

// reporter collects diagnostics. The severity of each comes from the table of rules.
type reporter struct {
	diagnostics Diagnostics
}

// report adds a diagnostic: message says what is wrong, cure what to do about it.
func (r *reporter) report(code Code, pos Position, message, cure string, related ...Related) {
	r.diagnostics = append(r.diagnostics, newDiagnostic(code, pos, message, cure, related...))
}

func newDiagnostic(code Code, pos Position, message, cure string, related ...Related) Diagnostic {
	return Diagnostic{
		Pos: pos, Severity: ruleByCode[code].Severity, Code: code, Message: message, Cure: cure, Related: related,
	}
}

// firstDeclared is the related position of a second declaration.
func firstDeclared(pos Position) Related {
	return Related{Pos: pos, Message: "first declared here"}
}

// longestQuote is how much of a name from a document is shown in a message.
const longestQuote = 120

// quote quotes a name for a message. Names come from outside: control characters are escaped and very long
// names are cut.
func quote(name string) string {
	if utf8.RuneCountInString(name) > longestQuote {
		name = string([]rune(name)[:longestQuote]) + "…"
	}
	return strconv.Quote(name)
}
