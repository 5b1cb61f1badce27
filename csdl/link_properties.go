package csdl

import "fmt"

// linkProperties resolves the types of properties and navigation properties (7, 8).
func (l *linker) linkProperties() {
	for _, t := range l.structured {
		declared := make(map[string]Position, len(t.PropertyDecls)+len(t.NavigationDecls))
		for _, d := range t.PropertyDecls {
			if l.isNew(t, declared, d.Name, d.Pos) {
				l.linkProperty(t, d)
			}
		}
		for _, d := range t.NavigationDecls {
			if l.isNew(t, declared, d.Name, d.Pos) {
				l.linkNavigationProperty(t, d)
			}
		}
	}
	for _, t := range l.baseFirst {
		l.checkRedeclared(t)
	}
}

// isNew enters the name of a property, and reports one that the type has already.
func (l *linker) isNew(t linkedType, declared map[string]Position, name string, pos Position) bool {
	if name == "" {
		t.incomplete = true
		return false
	}
	if first, twice := declared[name]; twice {
		l.report(duplicateProperty, pos, fmt.Sprintf("%s has two properties %s", t.label(), quote(name)),
			"rename or remove one of them", firstDeclared(first))
		return false
	}
	declared[name] = pos
	return true
}

// linkProperty enters a property. One whose type is unknown is remembered, so that a key that names it is not
// wrong too, but does not appear in the model.
func (l *linker) linkProperty(t linkedType, d *PropertyDecl) {
	subject := "property " + quote(d.Name)
	p := &Property{
		PropertyDecl: d, Owner: t.StructuredType, Type: l.findType(t.scope, d.TypeRef, subject),
		Nullable: d.Facets.Nullable != "false", Annotations: l.annotations(t.scope, "", d.AnnotationDecls),
	}
	t.properties[d.Name] = p
	entity, isStructured := p.Type.Def.(*StructuredType)
	if p.Type.Def == nil {
		return
	}
	if isStructured && entity.Kind == Entity || p.Type.Def == primitiveTypes["Edm.EntityType"] {
		l.report(propertyType, d.Pos, fmt.Sprintf("property %s has type %s, which is an entity type", quote(d.Name), quote(d.TypeRef.Name)),
			"declare a NavigationProperty, or make the type a ComplexType; it is read as a property")
	}
	t.Properties = append(t.Properties, p)
}

func (l *linker) linkNavigationProperty(t linkedType, d *NavigationPropertyDecl) {
	subject := "navigation property " + quote(d.Name)
	n := &NavigationProperty{
		NavigationPropertyDecl: d, Owner: t.StructuredType, Type: l.findType(t.scope, d.TypeRef, subject),
		Annotations: l.annotations(t.scope, "", d.AnnotationDecls),
	}
	n.Nullable = !n.Type.Collection && d.NullableText != "false"
	t.navigation[d.Name] = n
	target, isStructured := n.Type.Def.(*StructuredType)
	switch {
	case n.Type.Def == nil:
		return
	case isStructured && target.Kind == Entity, n.Type.Def == primitiveTypes["Edm.EntityType"]:
		t.NavigationProperties = append(t.NavigationProperties, n)
		return
	}
	l.report(navigationType, d.Pos, fmt.Sprintf("%s has type %s, which is no entity type", subject, quote(d.TypeRef.Name)),
		"declare a Property, or name an entity type")
	n.Type.Def = nil
}

// checkRedeclared checks properties that a base type has too: in a derived type they may only have a type that
// is the same or derived (7, 8).
func (l *linker) checkRedeclared(t linkedType) {
	if t.Base == nil {
		return
	}
	for _, p := range t.Properties {
		if inherited, ok := t.Base.property(p.Name); ok && !narrows(p.Type, inherited.Type) {
			l.reportRedeclared(t, p.Name, p.Pos, inherited.Pos)
		} else if inherited, ok := t.Base.navigationProperty(p.Name); ok {
			l.reportRedeclared(t, p.Name, p.Pos, inherited.Pos)
		}
	}
	for _, n := range t.NavigationProperties {
		if inherited, ok := t.Base.navigationProperty(n.Name); ok && !narrows(n.Type, inherited.Type) {
			l.reportRedeclared(t, n.Name, n.Pos, inherited.Pos)
		} else if inherited, ok := t.Base.property(n.Name); ok {
			l.reportRedeclared(t, n.Name, n.Pos, inherited.Pos)
		}
	}
}

func (l *linker) reportRedeclared(t linkedType, name string, pos, inherited Position) {
	l.report(redeclaredProperty, pos, fmt.Sprintf("property %s of %s is inherited, with another type", quote(name), t.label()),
		"rename it, or give it the inherited type or one derived from that", Related{inherited, "inherited from here"})
}

// narrows tells whether a redeclared type may stand in place of the inherited one. An unknown type may.
func narrows(redeclared, inherited Type) bool {
	if redeclared.Def == nil || inherited.Def == nil {
		return true
	}
	if redeclared.Collection != inherited.Collection {
		return false
	}
	if redeclared.Def == inherited.Def {
		return true
	}
	derived, isStructured := redeclared.Def.(*StructuredType)
	base, wasStructured := inherited.Def.(*StructuredType)
	if isStructured && wasStructured {
		return derived.IsA(base)
	}
	abstract, isPrimitive := inherited.Def.(*PrimitiveType)
	return isPrimitive && abstract.isAbstract()
}
