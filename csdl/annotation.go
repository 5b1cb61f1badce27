package csdl

// AnnotationTarget is an Annotations element: annotations of a model element that stands elsewhere, even in
// another document (14.2).
type AnnotationTarget struct {
	Pos         Position
	Target      string
	Qualifier   string
	Annotations []*Annotation
}

// Annotation is an Annotation element (14.3).
type Annotation struct {
	Pos       Position
	Term      string // qualified name; in a linked model by namespace, never by alias
	Qualifier string
	Value     *Expression // nil: the term's default, which is true for a tag
	Nested    []*Annotation
}

// ExpressionKind tells the annotation expressions apart; its value is the name of the CSDL element or
// attribute, such as "String", "Bool", "Collection", "Record", "Path" or "If" (14.3, 14.4).
type ExpressionKind string

// Expression is the value of an annotation or of a property in a record.
type Expression struct {
	Pos         Position
	Kind        ExpressionKind
	Text        string // of constants and paths, as written
	Type        string // of a Record, Cast or IsOf, as written; empty when absent
	Items       []*Expression
	Properties  []PropertyValue // of a Record
	Annotations []*Annotation   // of a Record and of other expressions
}

// PropertyValue is one property of a Record expression (14.4.12).
type PropertyValue struct {
	Pos         Position
	Name        string
	Value       *Expression // nil: the property's default, which is true for a tag
	Annotations []*Annotation
}

// Annotations are the annotations of one model element, those of overlays first.
type Annotations []*Annotation

// Lookup returns the unqualified annotation with the given term, named by namespace, or nil.
func (as Annotations) Lookup(term string) *Annotation {
	for _, a := range as {
		if a.Term == term && a.Qualifier == "" {
			return a
		}
	}
	return nil
}

// Text returns the text of the constant that the term is annotated with, or "" when there is none.
func (as Annotations) Text(term string) string {
	if a := as.Lookup(term); a != nil && a.Value != nil {
		return a.Value.Text
	}
	return ""
}

// Tag returns the value of a tag: false when the element is not annotated with it or annotated with false,
// true when it is annotated with true or without a value. The second result tells whether it is annotated.
func (as Annotations) Tag(term string) (value, annotated bool) {
	a := as.Lookup(term)
	if a == nil {
		return false, false
	}
	return a.Value == nil || a.Value.Text == "true", true
}

// Property returns the value of a record's property, or nil when e is no record or has no such property.
func (e *Expression) Property(name string) *PropertyValue {
	if e == nil {
		return nil
	}
	for i := range e.Properties {
		if e.Properties[i].Name == name {
			return &e.Properties[i]
		}
	}
	return nil
}

// Bool returns the value of a record's Boolean property, or missing when the record does not say.
func (e *Expression) Bool(name string, missing bool) bool {
	switch p := e.Property(name); {
	case p == nil:
		return missing
	case p.Value == nil:
		return true
	default:
		return p.Value.Text == "true"
	}
}

// Texts returns the texts of a collection's items: constants, paths and enumeration members alike.
func (e *Expression) Texts() []string {
	if e == nil {
		return nil
	}
	texts := make([]string, len(e.Items))
	for i, item := range e.Items {
		texts[i] = item.Text
	}
	return texts
}
