package csdl

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Position is a place in a CSDL file. Line and Column count from 1, columns in characters; a zero Line means
// the file as a whole.
type Position struct {
	File   string
	Line   int
	Column int
}

// String returns file:line:col, or the file alone when there is no line.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Severity says whether a [Diagnostic] stops generation.
type Severity int

// An Error means that a client generated from the metadata would be wrong; a Warning is reported and work
// goes on.
const (
	Warning Severity = iota
	Error
)

// String returns "warning" or "error".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Code names the rule a [Diagnostic] is about, such as "unresolved-type". Codes are stable.
type Code string

// Diagnostic is one mistake, reported once.
type Diagnostic struct {
	Pos      Position
	Severity Severity
	Code     Code
	// Message says what is wrong: lower case, no full stop.
	Message string
	// Cure says what to do about it; it may be empty.
	Cure string
	// Related points at other places that matter, such as an earlier declaration of the same name.
	Related []Related
}

// Related is a further position of a [Diagnostic] and what is to be seen there.
type Related struct {
	Pos     Position
	Message string
}

// String returns "file:line:col: error: what is wrong", followed by a line for each related position and one
// for the cure.
func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s", d.Pos, d.Severity, d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\n\t%s: %s", r.Pos, r.Message)
	}
	if d.Cure != "" {
		fmt.Fprintf(&b, "\n\t%s", d.Cure)
	}
	return b.String()
}

// Diagnostics is a list of mistakes.
type Diagnostics []Diagnostic

// HasErrors tells whether at least one of the diagnostics is an [Error].
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders the diagnostics by position and removes exact repetitions.
func (ds *Diagnostics) Sort() {
	slices.SortStableFunc(*ds, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(b.Severity, a.Severity), strings.Compare(a.Message, b.Message))
	})
	*ds = slices.CompactFunc(*ds, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}
