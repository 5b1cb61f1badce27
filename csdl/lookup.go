package csdl

import "strings"

// Definition returns the type with the given name, qualified by namespace; nil when there is none. Self stands
// for the namespace of the main schema, as it does in overlays.
func (m *Model) Definition(qualifiedName string) Definition {
	if def := m.definitions[qualifiedName]; def != nil {
		return def
	}
	if local, ok := strings.CutPrefix(qualifiedName, self+"."); ok && m.Main != nil {
		return m.definitions[m.Main.Namespace+"."+local]
	}
	return nil
}

// Member returns the member with the given name, or nil (10.3).
func (t *EnumType) Member(name string) *Member {
	return t.members[name]
}

// Schema returns the schema with the given namespace, or nil. Self stands for the main schema.
func (m *Model) Schema(namespace string) *Schema {
	for _, s := range m.Schemas {
		if s.Namespace == namespace {
			return s
		}
	}
	if namespace == self {
		return m.Main
	}
	return nil
}

// EntitySet returns the entity set with the given name, or nil (13.2).
func (m *Model) EntitySet(name string) *EntitySet {
	if m.Container == nil {
		return nil
	}
	for _, s := range m.Container.EntitySets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Singleton returns the singleton with the given name, or nil (13.3).
func (m *Model) Singleton(name string) *Singleton {
	if m.Container == nil {
		return nil
	}
	for _, s := range m.Container.Singletons {
		if s.Name == name {
			return s
		}
	}
	return nil
}
