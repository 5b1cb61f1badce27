package csdl

import (
	"fmt"
	"strings"
)

// linkOperations resolves parameters and return types (12). An operation with an unknown type is left out of
// the model.
func (l *linker) linkOperations() {
	for _, o := range l.operations {
		parameters, result := l.linkParameters(o), l.linkReturn(o)
		o.known = parameters && result
		if o.IsBound && len(o.ParameterDecls) == 0 {
			l.report(boundWithoutParameter, o.Pos, fmt.Sprintf("%s %s is bound, but has no parameter to be bound to", o.kind(), quote(o.Name)),
				`add the binding parameter as the first one, or remove IsBound="true"`)
			o.known = false
		}
		l.checkEntitySetPath(o)
		if o.known {
			o.Schema.Operations = append(o.Schema.Operations, o.Operation)
		}
	}
}

// kind is "action" or "function".
func (o *Operation) kind() string {
	if o.IsFunction {
		return "function"
	}
	return "action"
}

func (l *linker) linkParameters(o *linkedOperation) (known bool) {
	known = true
	first := make(map[string]Position, len(o.ParameterDecls))
	for _, d := range o.ParameterDecls {
		if before, twice := first[d.Name]; twice && d.Name != "" {
			l.report(duplicateParameter, d.Pos, fmt.Sprintf("%s %s has two parameters %s", o.kind(), quote(o.Name), quote(d.Name)),
				"rename or remove one of them", firstDeclared(before))
			known = false
			continue
		}
		first[d.Name] = d.Pos
		p := &Parameter{
			ParameterDecl: d, Type: l.findType(o.scope, d.TypeRef, fmt.Sprintf("parameter %s of %s %s", quote(d.Name), o.kind(), quote(o.Name))),
			Nullable: d.Facets.Nullable != "false", Annotations: l.annotations(o.scope, "", d.AnnotationDecls),
		}
		o.types = append(o.types, signature(o.scope, d.TypeRef))
		if p.Type.Def == nil || d.Name == "" {
			known = false
			continue
		}
		o.Parameters = append(o.Parameters, p)
	}
	return known
}

func (l *linker) linkReturn(o *linkedOperation) (known bool) {
	d := o.ReturnDecl
	if d == nil {
		if o.IsFunction {
			l.report(functionWithoutReturnType, o.Pos, fmt.Sprintf("function %s has no return type", quote(o.Name)),
				"add a ReturnType, or make it an Action")
		}
		return !o.IsFunction
	}
	r := &ReturnType{
		ReturnTypeDecl: d, Type: l.findType(o.scope, d.TypeRef, fmt.Sprintf("the return type of %s %s", o.kind(), quote(o.Name))),
		Nullable: d.Facets.Nullable != "false", Annotations: l.annotations(o.scope, "", d.AnnotationDecls),
	}
	if r.Type.Def == nil {
		return false
	}
	o.Return = r
	return true
}

// checkEntitySetPath checks that the path begins with the binding parameter (12.6).
func (l *linker) checkEntitySetPath(o *linkedOperation) {
	if o.EntitySetPath == "" {
		return
	}
	start, _, _ := strings.Cut(o.EntitySetPath, "/")
	switch {
	case !o.IsBound:
		l.report(entitySetPath, o.Pos, fmt.Sprintf("%s %s has an entity set path, but is not bound", o.kind(), quote(o.Name)),
			"remove EntitySetPath; it is ignored")
	case len(o.ParameterDecls) > 0 && o.ParameterDecls[0].Name != start:
		l.report(entitySetPath, o.Pos, fmt.Sprintf("the entity set path of %s %s begins with %s, not with its binding parameter %s",
			o.kind(), quote(o.Name), quote(start), quote(o.ParameterDecls[0].Name)),
			"begin the path with the name of the first parameter; it is ignored")
	}
}

// signature is a type as it stands in the target of annotations, by namespace.
func signature(s *scope, ref TypeRef) string {
	name := s.qualify(ref.Name)
	if ref.Collection {
		return openCollection + name + ")"
	}
	return name
}
