package csdl

import "fmt"

// chooseContainer takes the first container of the first document that has one, and reports others beside it
// (13). A container that another one extends is no rival of it.
func (l *linker) chooseContainer() {
	for _, s := range l.scopes {
		var all []*containerPart
		extended := make(map[string]bool)
		for _, schema := range s.doc.Schemas {
			for _, d := range schema.Containers {
				part := l.containers[schema.Namespace+"."+d.Name]
				if part != nil && part.EntityContainerDecl == d {
					all = append(all, part)
					extended[s.qualify(d.ExtendsRef.Name)] = true
				} else if part != nil && d.Name != "" {
					l.reportSeveral(d, part)
				}
			}
		}
		if len(all) > 0 {
			l.chooseAmong(all, extended)
			return
		}
	}
}

func (l *linker) chooseAmong(all []*containerPart, extended map[string]bool) {
	for _, part := range all {
		switch {
		case extended[part.qualifiedName()]:
		case l.main == nil:
			l.main = part
		default:
			l.reportSeveral(part.EntityContainerDecl, l.main)
		}
	}
	if l.main == nil {
		l.main = all[0] // they extend each other in a circle, which is reported
	}
}

func (l *linker) reportSeveral(d *EntityContainerDecl, used *containerPart) {
	l.report(severalContainers, d.Pos, fmt.Sprintf("the document has a second entity container, %s", quote(d.Name)),
		"keep one; this one is ignored", Related{used.Pos, "the one that is used is here"})
}

func (c *containerPart) qualifiedName() string {
	return c.schema.Namespace + "." + c.Name
}

// chooseMain finds the schema whose types carry the service.
func (l *linker) chooseMain() {
	if l.model == nil {
		return
	}
	l.extendContainer()
	uses := make(map[*Schema]int)
	for _, part := range l.chain {
		for _, set := range part.EntitySetDecls {
			l.countUse(uses, part.scope, set.EntityTypeRef)
		}
		for _, singleton := range part.SingletonDecls {
			l.countUse(uses, part.scope, singleton.TypeRef)
		}
	}
	for _, schema := range l.model.Schemas {
		if uses[schema] > 0 && (l.model.Main == nil || uses[schema] > uses[l.model.Main]) {
			l.model.Main = schema
		}
	}
	for _, schema := range l.model.Schemas {
		if l.model.Main == nil && schema.hasTypes() {
			l.model.Main = schema
		}
	}
	if l.model.Main == nil && len(l.model.Schemas) > 0 {
		l.model.Main = l.model.Schemas[0]
	}
}

func (l *linker) countUse(uses map[*Schema]int, s *scope, ref NameRef) {
	if t, isType := l.definitions[s.qualify(ref.Name)].(*StructuredType); isType {
		uses[t.Schema]++
	}
}

func (s *Schema) hasTypes() bool {
	return len(s.StructuredTypes)+len(s.EnumTypes)+len(s.TypeDefinitions) > 0
}

// extendContainer follows Extends from the main container, and stops where it leads in a circle (13.1).
func (l *linker) extendContainer() {
	seen := make(map[*containerPart]bool)
	for part := l.main; part != nil; {
		seen[part] = true
		l.chain = append(l.chain, part)
		if part.ExtendsRef.Name == "" {
			return
		}
		next := l.containers[part.scope.qualify(part.ExtendsRef.Name)]
		switch {
		case next == nil:
			l.reportNoContainer(part)
		case seen[next]:
			l.report(containerCycle, part.ExtendsRef.Pos, fmt.Sprintf("entity container %s extends itself", quote(part.Name)),
				"remove Extends; it is ignored here")
			return
		}
		part = next
	}
}

func (l *linker) reportNoContainer(part *containerPart) {
	l.reportUnresolved(part.scope, part.ExtendsRef, unresolved{
		code: unresolvedContainer, subject: "entity container " + quote(part.Name), noun: "container to extend",
		known: func(yield func(string) bool) {
			for name := range l.containers {
				if name != part.qualifiedName() && !yield(name) {
					return
				}
			}
		},
	})
}
