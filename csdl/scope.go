package csdl

import (
	"fmt"
	"strings"
)

// scope is what the names in one document mean: its aliases and the references that bring namespaces in (3).
// An alias holds for the whole document, also before the element that declares it.
type scope struct {
	doc        *Document
	overlay    bool
	namespaces map[string]string     // by alias
	included   map[string]*Reference // by namespace
}

// self is the namespace or alias that means the main schema in an overlay.
const self = "Self"

// newScope collects the aliases of a document and reports those that stand for two namespaces.
func (l *linker) newScope(doc *Document, overlay bool) *scope {
	s := &scope{doc: doc, overlay: overlay, namespaces: make(map[string]string), included: make(map[string]*Reference)}
	first := make(map[string]Position)
	alias := func(alias, namespace string, pos Position) {
		if alias == "" || namespace == "" || alias == "Edm" {
			return // nothing may stand in front of the primitive types
		}
		if before, taken := s.namespaces[alias]; !taken {
			s.namespaces[alias], first[alias] = namespace, pos
		} else if before != namespace {
			l.report(duplicateAlias, pos, fmt.Sprintf("alias %s stands for two namespaces, %s and %s", quote(alias), quote(before), quote(namespace)),
				"choose another alias for one of them", firstDeclared(first[alias]))
		}
	}
	for _, ref := range doc.References {
		for _, include := range ref.Includes {
			alias(include.Alias, include.Namespace, include.Pos)
			s.included[include.Namespace] = ref
		}
	}
	for _, schema := range doc.Schemas {
		alias(schema.Alias, schema.Namespace, schema.Pos)
	}
	if overlay && l.model.Main != nil {
		s.meanMain(l.model.Main.Namespace)
	}
	l.scopes = append(l.scopes, s)
	return s
}

// meanMain lets Self, and every alias of it, mean the main schema.
func (s *scope) meanMain(namespace string) {
	for alias, meaning := range s.namespaces {
		if meaning == self {
			s.namespaces[alias] = namespace
		}
	}
	s.namespaces[self] = namespace
}

// namespace returns what a namespace or alias means.
func (s *scope) namespace(name string) string {
	if namespace, isAlias := s.namespaces[name]; isAlias {
		return namespace
	}
	return name
}

// qualify returns a qualified name by namespace. Qualified names are split at the last dot (15.3).
func (s *scope) qualify(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name
	}
	if namespace, isAlias := s.namespaces[name[:dot]]; isAlias {
		return namespace + name[dot:]
	}
	return name
}

// splitName takes a qualified name apart at its last dot.
func splitName(name string) (namespace, local string) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return "", name
	}
	return name[:dot], name[dot+1:]
}
