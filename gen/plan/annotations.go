package plan

import (
	"strings"

	"github.com/odatagen/odatagen/csdl"
)

// collectAnnotations gathers what is said about each property: on the property itself, then by way of the
// entity sets and singletons that lead to it. A Go struct is one for all of them, so the first one speaks.
func (b *builder) collectAnnotations() {
	b.annotations = map[*csdl.Property]csdl.Annotations{}
	for _, s := range b.model.Schemas {
		for _, t := range s.StructuredTypes {
			for _, p := range t.Properties {
				b.annotations[p] = p.Annotations
			}
		}
	}
	if b.model.Container == nil {
		return
	}
	for _, s := range b.model.Container.EntitySets {
		b.collectPaths(s.Type, s.PathAnnotations)
	}
	for _, s := range b.model.Container.Singletons {
		b.collectPaths(s.Type, s.PathAnnotations)
	}
}

func (b *builder) collectPaths(t *csdl.StructuredType, paths map[string]csdl.Annotations) {
	for path, annotations := range paths {
		if p := propertyAt(t, strings.Split(path, "/")); p != nil {
			own := b.annotations[p]
			b.annotations[p] = append(own[:len(own):len(own)], annotations...)
		}
	}
}

// propertyAt follows a path through complex properties; nil when it leads elsewhere.
func propertyAt(t *csdl.StructuredType, path []string) *csdl.Property {
	for _, p := range t.AllProperties() {
		if p.Name != path[0] {
			continue
		}
		if len(path) == 1 {
			return p
		}
		if inner, ok := p.Type.Def.(*csdl.StructuredType); ok {
			return propertyAt(inner, path[1:])
		}
	}
	return nil
}

// capability returns the value of a Capabilities term for a set: what the set is annotated with, otherwise
// what the container declares as its default. The second result tells whether either says anything.
func (b *builder) capability(annotations csdl.Annotations, term string) (*csdl.Expression, bool) {
	if a := annotations.Lookup(capabilitiesPrefix + term); a != nil {
		return a.Value, true
	}
	defaults := b.model.Container.Annotations.Lookup(capabilitiesDefault)
	if defaults == nil {
		return nil, false
	}
	if p := defaults.Value.Property(term); p != nil {
		return p.Value, true
	}
	return nil, false
}

// supported returns the value of a Capabilities tag, which is true unless it is annotated with false.
func (b *builder) supported(annotations csdl.Annotations, term string) bool {
	value, found := b.capability(annotations, term)
	return !found || value == nil || value.Text == "true"
}
