package csdl

import (
	"fmt"
	"slices"
	"strings"
)

// linkAnnotations puts Annotations elements where they belong (14.2). Those of documents follow the inline
// ones; those of overlays come before everything, later overlays before earlier ones.
func (l *linker) linkAnnotations() {
	for _, s := range l.scopes {
		var targets []*AnnotationTarget
		for _, schema := range s.doc.Schemas {
			targets = append(targets, schema.Targets...)
		}
		if s.overlay {
			slices.Reverse(targets) // each one is put in front of those before it
		}
		for _, target := range targets {
			l.attach(s, target)
		}
	}
}

func (l *linker) attach(s *scope, target *AnnotationTarget) {
	if target.Target == "" {
		return
	}
	slots, v := l.target(s, target.Target)
	if v == missing || s.overlay && strings.Contains(target.Target, "@") { // annotations of annotations are not supported
		l.reportTarget(s, target)
		return
	}
	if len(slots) == 0 {
		return
	}
	list := l.annotations(s, target.Qualifier, target.Annotations)
	for _, change := range slots {
		change(func(before Annotations) Annotations {
			if s.overlay {
				return slices.Concat(list, before)
			}
			return append(before, list...)
		})
	}
}

func (l *linker) reportTarget(s *scope, target *AnnotationTarget) {
	cure := "correct Target: these annotations have no effect"
	first, rest, _ := strings.Cut(target.Target, "/")
	name := s.qualify(first)
	namespace, local := splitName(name)
	switch def := l.definitions[name].(type) {
	case nil:
		if near := l.suggest(namespace, name, l.targetNames()); near != "" && near != name && local != "" {
			cure = fmt.Sprintf("did you mean %q?", near)
		}
	case *StructuredType:
		if near := l.nearest(rest, def.propertyNames()); near != "" {
			cure = fmt.Sprintf("did you mean %q?", first+"/"+near)
		}
	}
	l.report(annotationTargetMissing, target.Pos, fmt.Sprintf("the target of annotations %s does not exist", quote(target.Target)), cure)
}

// targetNames yields the names of everything that annotations in a schema can target first.
func (l *linker) targetNames() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for name := range l.definitions {
			if l.declaredAt[name].Line > 0 && !yield(name) {
				return
			}
		}
		for name := range l.byOperation {
			if !yield(name) {
				return
			}
		}
		for name := range l.containers {
			if !yield(name) {
				return
			}
		}
	}
}

// annotations returns annotations as the model has them: terms by namespace, and the qualifier of the
// Annotations element around them, if there is one.
func (l *linker) annotations(s *scope, qualifier string, written []*Annotation) Annotations {
	if len(written) == 0 {
		return nil
	}
	linked := make(Annotations, len(written))
	for i, a := range written {
		linked[i] = l.annotation(s, qualifier, a)
	}
	return linked
}

func (l *linker) annotation(s *scope, qualifier string, a *Annotation) *Annotation {
	linked := *a
	linked.Term = s.qualify(a.Term)
	if linked.Qualifier == "" {
		linked.Qualifier = qualifier
	}
	linked.Nested = l.annotations(s, "", a.Nested)
	linked.Value = l.expression(s, a.Value)
	return &linked
}

// expression copies an expression whose parts are annotated; most are not, and stay what they are.
func (l *linker) expression(s *scope, e *Expression) *Expression {
	if e == nil || !e.isAnnotated() {
		return e
	}
	linked := *e
	linked.Annotations = l.annotations(s, "", e.Annotations)
	linked.Items = slices.Clone(e.Items)
	for i, item := range e.Items {
		linked.Items[i] = l.expression(s, item)
	}
	linked.Properties = slices.Clone(e.Properties)
	for i := range linked.Properties {
		p := &linked.Properties[i]
		p.Value = l.expression(s, p.Value)
		p.Annotations = l.annotations(s, "", p.Annotations)
	}
	return &linked
}

// isAnnotated tells whether there is an annotation anywhere in the expression.
func (e *Expression) isAnnotated() bool {
	if e == nil {
		return false
	}
	return len(e.Annotations) > 0 || slices.ContainsFunc(e.Items, (*Expression).isAnnotated) ||
		slices.ContainsFunc(e.Properties, func(p PropertyValue) bool { return len(p.Annotations) > 0 || p.Value.isAnnotated() })
}
