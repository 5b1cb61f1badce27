package csdl

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// readTarget reads an Annotations element (14.2).
func (r *reader) readTarget(n node) *AnnotationTarget {
	return &AnnotationTarget{Pos: n.pos, Target: n.attr("Target"), Qualifier: n.attr("Qualifier"), Annotations: r.readAnnotations(n)}
}

// readAnnotations reads the children of an element that has none but annotations.
func (r *reader) readAnnotations(n node) []*Annotation {
	var annotations []*Annotation
	for child := range r.children(n) {
		if child.tag == "Annotation" {
			annotations = append(annotations, r.readAnnotation(child))
		}
	}
	return annotations
}

// readAnnotation reads an Annotation (14.3). A qualifier may also stand behind the term: Ns.Term#Qualifier.
func (r *reader) readAnnotation(n node) *Annotation {
	a := &Annotation{Pos: n.pos, Term: n.attr("Term"), Qualifier: n.attr("Qualifier")}
	if term, qualifier, found := strings.Cut(a.Term, "#"); found {
		a.Term, a.Qualifier = term, qualifier
	}
	a.Value, a.Nested = r.readValue(n)
	return a
}

// readValue reads the one value of an Annotation or PropertyValue, as attribute or element; nil when there is
// none. Annotations beside it are returned too.
func (r *reader) readValue(n node) (*Expression, []*Annotation) {
	var values []*Expression
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Space == "" && attributeExpressions[a.Key] {
			values = append(values, constant(n.pos, a))
		}
	}
	elements, annotations := r.readExpressions(n)
	values = append(values, elements...)
	if len(values) == 0 {
		return nil, annotations
	}
	if len(values) > 1 {
		r.report(severalValues, values[1].Pos, fmt.Sprintf("the %s has %d values", n.shape.label, len(values)),
			"keep one of them; the first one is used")
	}
	return values[0], annotations
}

var attributeExpressions = set(attributeValues)

// constant is a value written as an attribute.
func constant(pos Position, a *etree.Attr) *Expression {
	text := a.Value
	if a.Key != "String" {
		text = strings.TrimSpace(text)
	}
	if a.Key == "Bool" {
		text = strings.ToLower(text)
	}
	return &Expression{Pos: pos, Kind: ExpressionKind(a.Key), Text: text}
}

// readExpressions reads the child elements that are expressions, and the annotations beside them.
func (r *reader) readExpressions(n node) (expressions []*Expression, annotations []*Annotation) {
	for child := range r.children(n) {
		if child.tag == "Annotation" {
			annotations = append(annotations, r.readAnnotation(child))
		} else if child.tag != "PropertyValue" {
			expressions = append(expressions, r.readExpression(child))
		}
	}
	return expressions, annotations
}

// readExpression reads an expression element (14.3, 14.4). Text also holds the name in Apply and LabeledElement.
func (r *reader) readExpression(n node) *Expression {
	switch {
	case holdingText[n.tag]:
		for _, child := range n.ChildElements() {
			r.recognize(n, child)
		}
		return constant(n.pos, &etree.Attr{Key: n.tag, Value: n.Text()})
	case n.tag == "Record":
		return r.readRecord(n)
	case n.tag == "LabeledElement":
		value, annotations := r.readValue(n)
		e := &Expression{Pos: n.pos, Kind: "LabeledElement", Text: n.attr("Name"), Annotations: annotations}
		if value != nil {
			e.Items = []*Expression{value}
		}
		return e
	}
	e := &Expression{Pos: n.pos, Kind: ExpressionKind(n.tag), Text: n.attr("Function"), Type: n.attr("Type")}
	e.Items, e.Annotations = r.readExpressions(n)
	return e
}

// readRecord reads a Record (14.4.12).
func (r *reader) readRecord(n node) *Expression {
	e := &Expression{Pos: n.pos, Kind: "Record", Type: n.attr("Type")}
	for child := range r.children(n) {
		switch child.tag {
		case "PropertyValue":
			p := PropertyValue{Pos: child.pos, Name: child.attr("Property")}
			p.Value, p.Annotations = r.readValue(child)
			e.Properties = append(e.Properties, p)
		case "Annotation":
			e.Annotations = append(e.Annotations, r.readAnnotation(child))
		}
	}
	return e
}
