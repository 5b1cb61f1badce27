package csdl

import (
	"iter"
	"slices"
)

// Ancestors yields the type and its base types, the type itself first (6.2).
func (t *StructuredType) Ancestors() iter.Seq[*StructuredType] {
	return func(yield func(*StructuredType) bool) {
		for ; t != nil && yield(t); t = t.Base {
		}
	}
}

// IsA tells whether the type is the given one or derived from it (6.2).
func (t *StructuredType) IsA(base *StructuredType) bool {
	for a := range t.Ancestors() {
		if a == base {
			return true
		}
	}
	return false
}

// AllProperties returns the properties with the inherited ones, those of the base type first. A property that
// is redeclared stands where the base type has it (7).
func (t *StructuredType) AllProperties() []*Property {
	return collect(t, func(t *StructuredType) []*Property { return t.Properties }, func(p *Property) string { return p.Name })
}

// AllNavigationProperties returns the navigation properties with the inherited ones, those of the base type
// first. One that is redeclared stands where the base type has it (8).
func (t *StructuredType) AllNavigationProperties() []*NavigationProperty {
	return collect(t, func(t *StructuredType) []*NavigationProperty { return t.NavigationProperties },
		func(n *NavigationProperty) string { return n.Name })
}

// collect gathers members from the base type down, each name once.
func collect[M any](t *StructuredType, own func(*StructuredType) []M, name func(M) string) []M {
	if t.Base == nil {
		return own(t)
	}
	var all []M
	index := make(map[string]int)
	chain := slices.Collect(t.Ancestors())
	for _, a := range slices.Backward(chain) {
		for _, m := range own(a) {
			if at, inherited := index[name(m)]; inherited {
				all[at] = m
				continue
			}
			index[name(m)] = len(all)
			all = append(all, m)
		}
	}
	return all
}

// Property returns the property with the given name, own or inherited, or nil.
func (t *StructuredType) Property(name string) *Property {
	if p, ok := t.property(name); ok && p.Type.Def != nil {
		return p
	}
	return nil
}

// NavigationProperty returns the navigation property with the given name, own or inherited, or nil.
func (t *StructuredType) NavigationProperty(name string) *NavigationProperty {
	if n, ok := t.navigationProperty(name); ok && n.Type.Def != nil {
		return n
	}
	return nil
}

// property also finds properties whose type is unknown.
func (t *StructuredType) property(name string) (*Property, bool) {
	for a := range t.Ancestors() {
		if p, ok := a.properties[name]; ok {
			return p, true
		}
	}
	return nil, false
}

func (t *StructuredType) navigationProperty(name string) (*NavigationProperty, bool) {
	for a := range t.Ancestors() {
		if n, ok := a.navigation[name]; ok {
			return n, true
		}
	}
	return nil, false
}

// propertyNames yields the names of all properties and navigation properties, for suggestions.
func (t *StructuredType) propertyNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		for a := range t.Ancestors() {
			for name := range a.properties {
				if !yield(name) {
					return
				}
			}
			for name := range a.navigation {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// isIncomplete tells whether something about the type or its bases was wrong and has been reported.
func (t *StructuredType) isIncomplete() bool {
	for a := range t.Ancestors() {
		if a.incomplete {
			return true
		}
	}
	return false
}
