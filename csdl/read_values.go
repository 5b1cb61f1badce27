package csdl

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Values of attributes: names, types, Booleans, facets.

// name returns the Name of a node, checked against the rule for identifiers (15.2).
func (r *reader) name(n node) string {
	name := n.attr("Name")
	if name != "" && !isIdentifier(name) {
		r.reportIdentifier(n.pos, n.shape.label, name)
	}
	return name
}

func (r *reader) reportIdentifier(pos Position, label, name string) {
	r.report(notAnIdentifier, pos, fmt.Sprintf("the name of %s %s is not an identifier", label, quote(name)),
		identifierCure)
}

const identifierCure = "use letters, digits and underscores, at most 128, not beginning with a digit; it is read as it is"

// isIdentifier checks a simple identifier (15.2).
func isIdentifier(name string) bool {
	if name == "" || utf8.RuneCountInString(name) > 128 {
		return false
	}
	for i, c := range name {
		leads := c == '_' || unicode.IsLetter(c) || unicode.Is(unicode.Nl, c)
		if !leads && (i == 0 || !unicode.In(c, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Cf)) {
			return false
		}
	}
	return true
}

// isNamespace checks a namespace: identifiers with dots between them, at most 511 characters (15.1).
func isNamespace(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !isIdentifier(part) {
			return false
		}
	}
	return utf8.RuneCountInString(name) <= 511
}

// booleans are the spellings of Boolean values that are understood; the first two are the right ones.
var booleans = map[string]string{"true": "true", "false": "false", "1": "true", "0": "false"}

// boolean returns "true", "false", or "" for an attribute that is absent.
func (r *reader) boolean(n node, name string) string {
	written, present := n.lookup(name)
	if !present {
		return ""
	}
	value := booleans[strings.ToLower(strings.TrimSpace(written))]
	switch {
	case value == "":
		r.report(notABoolean, n.pos, fmt.Sprintf("attribute %s of %s is %s", name, n.label(), quote(written)), "write true or false")
	case value != written:
		r.report(booleanSpelling, n.pos, fmt.Sprintf("attribute %s of %s is %s", name, n.label(), quote(written)),
			fmt.Sprintf("write %s; it is read as that", value))
	}
	return value
}

// flag returns the value of a Boolean attribute whose default is false.
func (r *reader) flag(n node, name string) bool { return r.boolean(n, name) == "true" }

// nameRef reads an attribute that names another model element.
func (r *reader) nameRef(n node, name string) NameRef {
	return NameRef{Pos: n.pos, Name: n.attr(name)}
}

const openCollection = "Collection("

// typeRef reads the attribute Type (7.1). What cannot be read yields an empty name.
func (r *reader) typeRef(n node) TypeRef {
	ref, problem, cure := parseType(n.attr("Type"))
	ref.Pos = n.pos
	if problem != "" {
		r.report(malformedType, n.pos, fmt.Sprintf("the type %s of %s %s", quote(n.attr("Type")), n.label(), problem), cure)
	}
	return ref
}

// parseType takes a type apart; when that is impossible it says what the problem is, and the cure.
func parseType(text string) (ref TypeRef, problem, cure string) {
	const caseCure = "write Collection: letter case matters"
	switch {
	case text == "":
		return TypeRef{}, "", "" // reported as a missing attribute
	case strings.HasPrefix(strings.ToLower(text), "collection(") && !strings.HasPrefix(text, openCollection):
		return TypeRef{}, "is spelt wrongly", caseCure
	case strings.HasPrefix(text, openCollection) && !strings.HasSuffix(text, ")"):
		return TypeRef{}, "lacks the closing parenthesis", fmt.Sprintf("write %q", text+")")
	case strings.HasPrefix(text, openCollection):
		ref = TypeRef{Name: strings.TrimSpace(text[len(openCollection) : len(text)-1]), Collection: true}
	default:
		ref = TypeRef{Name: text}
	}
	switch {
	case ref.Name == "":
		return TypeRef{}, "names no type", `write the name of a type between the parentheses, such as "Collection(Edm.String)"`
	case strings.HasPrefix(ref.Name, openCollection):
		return TypeRef{}, "is a collection of collections", "wrap the inner collection in a complex type"
	case strings.ContainsAny(ref.Name, "() \t\n,;/"):
		return TypeRef{}, "is not a name", `write a qualified name such as "Edm.String", or "Collection(Edm.String)"`
	}
	return ref, "", ""
}

// facetForms say what the values of facets look like (3.4). Words are read without regard to letter case.
var facetForms = map[string]struct {
	form *regexp.Regexp
	cure string
}{
	"MaxLength": {regexp.MustCompile(`^([0-9]+|(?i:max))$`), "write a positive number or max; it has no effect on the client"},
	"Precision": {regexp.MustCompile(`^[0-9]+$`), "write a number; it has no effect on the client"},
	"Scale":     {regexp.MustCompile(`^([0-9]+|(?i:variable|floating))$`), "write a number, variable or floating; it has no effect on the client"},
	"SRID":      {regexp.MustCompile(`^([0-9]+|(?i:variable))$`), "write a number or variable; it has no effect on the client"},
}

// facets reads the facet attributes (3.4).
func (r *reader) facets(n node) Facets {
	f := Facets{
		Nullable:  r.boolean(n, "Nullable"),
		MaxLength: r.facet(n, "MaxLength"),
		Precision: r.facet(n, "Precision"),
		Scale:     r.facet(n, "Scale"),
		Unicode:   r.boolean(n, "Unicode"),
		SRID:      r.facet(n, "SRID"),
	}
	if value, present := n.lookup("DefaultValue"); present {
		f.DefaultValue = &value
	}
	return f
}

func (r *reader) facet(n node, name string) string {
	value := n.attr(name)
	if value != "" && !facetForms[name].form.MatchString(value) {
		r.report(facetValue, n.pos, fmt.Sprintf("attribute %s of %s is %s", name, n.label(), quote(value)), facetForms[name].cure)
	}
	return value
}
