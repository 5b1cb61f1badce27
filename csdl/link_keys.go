package csdl

import (
	"fmt"
	"strings"
)

// linkKeys resolves the keys of entity types; without a key of its own a type has that of its base (6.5).
func (l *linker) linkKeys() {
	for _, t := range l.baseFirst {
		if t.Base != nil {
			t.Key = t.Base.Key
		}
		switch {
		case len(t.KeyRefs) == 0:
		case len(t.Key) > 0:
			l.report(keyRedeclared, t.KeyPos, fmt.Sprintf("%s declares a key, but inherits one too", t.label()),
				"remove the Key here; the inherited one is used", Related{t.Key[0].Pos, "the inherited key is here"})
		default:
			l.linkKey(t)
		}
	}
}

func (l *linker) linkKey(t linkedType) {
	first := make(map[string]Position, len(t.KeyRefs))
	for _, ref := range t.KeyRefs {
		if ref.Name == "" {
			t.incomplete = true
			continue
		}
		if before, twice := first[ref.Name]; twice {
			l.report(duplicateKeyProperty, ref.Pos, fmt.Sprintf("the key of %s names %s twice", t.label(), quote(ref.Name)),
				"remove one of them", firstDeclared(before))
			continue
		}
		first[ref.Name] = ref.Pos
		if p := l.keyProperty(t, ref); p != nil {
			t.Key = append(t.Key, KeyProperty{PropertyRef: ref, Property: p})
		} else {
			t.incomplete = true // it has a key that is not known in full
		}
	}
}

// keyProperty returns the property that a part of a key leads to, or nil.
func (l *linker) keyProperty(t linkedType, ref PropertyRef) *Property {
	end, verdict := l.walk(t.scope, t.StructuredType, ref.Name)
	switch {
	case verdict == unsure:
		return nil
	case verdict == missing || end.property == nil:
		l.reportKeyMissing(t, ref)
		return nil
	case strings.Contains(ref.Name, "/") && ref.Alias == "":
		l.report(keyAliasMissing, ref.Pos, fmt.Sprintf("key property %s of %s has no alias", quote(ref.Name), t.label()),
			"add an Alias: it stands for the path in URLs")
	}
	if !l.checkKeyType(t, ref, end.property) {
		return nil
	}
	l.checkKeyNullable(t, end.property)
	return end.property
}

func (l *linker) reportKeyMissing(t linkedType, ref PropertyRef) {
	cure := "declare the property, or correct the name"
	if near := l.nearest(ref.Name, t.StructuredType.propertyNames()); near != "" {
		cure = fmt.Sprintf("did you mean %q?", near)
	}
	l.report(keyPropertyMissing, ref.Pos, fmt.Sprintf("the key of %s names a property %s, which does not exist", t.label(), quote(ref.Name)), cure)
}

// checkKeyType tells whether a key can be made of the property; types that compare inexactly are let pass with
// a warning.
func (l *linker) checkKeyType(t linkedType, ref PropertyRef, p *Property) bool {
	if p.Type.Def == nil {
		return false // reported at the property
	}
	primitive, _ := p.Type.Def.(*PrimitiveType)
	if definition, ok := p.Type.Def.(*TypeDefinition); ok {
		primitive = definition.Underlying
	}
	_, isEnum := p.Type.Def.(*EnumType)
	exact, allowed := false, isEnum
	if primitive != nil {
		exact, allowed = keyTypes[primitive.Name]
	}
	switch {
	case p.Type.Collection || !allowed:
		l.report(keyPropertyType, ref.Pos, fmt.Sprintf("key property %s of %s has type %s", quote(ref.Name), t.label(), p.Type),
			"use a single property of a primitive or enumeration type", Related{p.Pos, "the property is declared here"})
		return false
	case !exact && !isEnum:
		l.report(keyPropertyInexact, ref.Pos, fmt.Sprintf("key property %s of %s is of type %s", quote(ref.Name), t.label(), primitive.Name),
			"use a type that compares exactly, such as Edm.Int64, Edm.Decimal or Edm.String; it is used as it is")
	}
	return true
}

// checkKeyNullable reports a nullable key property at its declaration. Many services have them.
func (l *linker) checkKeyNullable(t linkedType, p *Property) {
	if !p.Nullable {
		return
	}
	p.Nullable = false
	l.report(keyPropertyNullable, p.Pos, fmt.Sprintf("key property %s of %s is nullable", quote(p.Name), t.label()),
		`add Nullable="false"; it is read as that`)
}

// checkKeyless reports entity types without a key. OData 4.0 wants one for each that is not abstract, 4.01 only
// where an entity set needs it; services leave them out in either.
func (l *linker) checkKeyless() {
	sets := make(map[*StructuredType]*EntitySet)
	if l.model != nil && l.model.Container != nil {
		for _, set := range l.model.Container.EntitySets {
			if sets[set.Type] == nil {
				sets[set.Type] = set
			}
		}
	}
	for _, t := range l.structured {
		set := sets[t.StructuredType]
		needed := set != nil || !t.Abstract && t.scope.doc.Version == "4.0"
		if t.Kind != Entity || len(t.Key) > 0 || !needed || t.isIncomplete() {
			continue
		}
		var related []Related
		if set != nil {
			related = []Related{{set.Pos, fmt.Sprintf("entity set %s has this type", quote(set.Name))}}
		}
		l.report(entityTypeWithoutKey, t.Pos, t.label()+" has no key", "add a Key; without one entities cannot be read one by one", related...)
	}
}
