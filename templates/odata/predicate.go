package odata

import (
	"errors"
	"strings"
)

// Predicate is what [Query.Where] takes: a [Condition], or a [Range] where the service accepts nothing else.
type Predicate interface {
	conjunct() Condition
}

// Condition is a Boolean expression for $filter (URL Conventions, section 5.1.1). It is made by the methods of
// fields such as [Int32Field], by [RawFilter], and from other conditions by [And], [Or] and [Not]. A value
// that cannot be written in a URL is reported by the query that uses the condition. The zero Condition is an
// error when used.
type Condition struct {
	text  string
	shape shape
	err   error
}

// shape tells which parentheses a condition needs inside another one.
type shape int8

const (
	atom        shape = iota // one comparison, a function call, a negation, or in parentheses already
	conjunction              // parts joined by "and", none of which needs parentheses
	loose                    // anything else: parts joined by "or", or text from a caller
)

var errEmptyCondition = errors.New("odata: an empty condition in a filter")

func (c Condition) conjunct() Condition {
	if c.err == nil && c.text == "" {
		c.err = errEmptyCondition
	}
	return c
}

// And is true when c and other are true.
func (c Condition) And(other Condition) Condition { return And(c, other) }

// Or is true when c or other is true.
func (c Condition) Or(other Condition) Condition { return Or(c, other) }

// Not is true when c is false.
func (c Condition) Not() Condition { return Not(c) }

// String returns the text of the condition as $filter takes it, not percent-encoded.
func (c Condition) String() string {
	if c.err != nil {
		return "error: " + c.err.Error()
	}
	return c.text
}

// And is true when all parts are true; without parts it is true. A [Range] has an And of its own, and joins
// conditions by a further [Query.Where].
func And(parts ...Condition) Condition {
	return join(parts, " and ", conjunction, "true")
}

// all joins the predicates of a query.
func all(parts []Predicate) Condition {
	conditions := make([]Condition, len(parts))
	for i, part := range parts {
		conditions[i] = part.conjunct()
	}
	return And(conditions...)
}

// Or is true when one of the parts is true; without parts it is false.
func Or(parts ...Condition) Condition {
	return join(parts, " or ", atom, "false")
}

// join joins conditions, with parentheses round every part that may hold an operator other than a comparison
// and is not of the shape that needs none.
func join(parts []Condition, operator string, bare shape, none string) Condition {
	switch len(parts) {
	case 0:
		return Condition{text: none}
	case 1:
		return parts[0].conjunct()
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		if part = part.conjunct(); part.err != nil {
			return part
		}
		texts[i] = part.text
		if part.shape != atom && part.shape != bare {
			texts[i] = "(" + part.text + ")"
		}
	}
	result := Condition{text: strings.Join(texts, operator), shape: loose}
	if bare == conjunction {
		result.shape = conjunction
	}
	return result
}

// Not is true when part is false.
func Not(part Condition) Condition {
	if part = part.conjunct(); part.err != nil {
		return part
	}
	return Condition{text: "not (" + part.text + ")"} // the blank is part of the grammar
}

// RawFilter is a condition in the words of the service, not percent-encoded, for what the typed fields do not
// offer. Nothing in it is escaped: text from elsewhere belongs through [Literal]. Quote marks and parentheses
// have to match, so that the condition stays whole among others.
func RawFilter(text string) Condition {
	text = strings.TrimSpace(text)
	return Condition{text: text, shape: loose, err: checkBalance(text)}
}

// checkBalance reports text that would reach out of the parentheses put round it.
func checkBalance(text string) error {
	depth, quoted := 0, false
	for _, c := range text {
		switch {
		case c == '\'':
			quoted = !quoted // a doubled quote mark closes and opens again
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				return errors.New("odata: raw filter: a closing parenthesis too many: " + text)
			}
		}
	}
	switch {
	case text == "":
		return errors.New("odata: raw filter: no text")
	case quoted:
		return errors.New("odata: raw filter: a quote mark is not closed (inside a string it is doubled): " + text)
	case depth > 0:
		return errors.New("odata: raw filter: a parenthesis is not closed: " + text)
	}
	return nil
}

// compare is "property operator literal".
func compare(property, operator string, value any) Condition {
	literal, err := Literal(value)
	if err != nil {
		return Condition{err: err}
	}
	return Condition{text: property + " " + operator + " " + literal}
}

// call is "function(property,'text')".
func call(function, property, text string) Condition {
	return Condition{text: function + "(" + property + "," + quote(text) + ")"}
}

// oneOf is property in (values), written for 4.0 services, which have no "in" and no empty list.
func oneOf[T any](property string, values []T) Condition {
	parts := make([]Condition, len(values))
	for i, value := range values {
		parts[i] = compare(property, "eq", value)
	}
	any := Or(parts...)
	if any.shape == loose {
		any.text, any.shape = "("+any.text+")", atom
	}
	return any
}
