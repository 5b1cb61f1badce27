package csdl

import (
	"fmt"
	"maps"
)

// linkContainer makes the container of the model, with what it inherits by Extends standing first (13).
func (l *linker) linkContainer() {
	if l.main == nil {
		return
	}
	c := &EntityContainer{EntityContainerDecl: l.main.EntityContainerDecl, Schema: l.main.schema}
	l.model.Container = c
	for i := len(l.chain) - 1; i >= 0; i-- {
		part := l.chain[i]
		for _, d := range part.EntitySetDecls {
			l.linkEntitySet(c, part, d)
		}
		for _, d := range part.SingletonDecls {
			l.linkSingleton(c, part, d)
		}
		for _, d := range part.ImportDecls {
			l.linkImport(c, part, d)
		}
		c.Annotations = append(l.annotations(part.scope, "", part.AnnotationDecls), c.Annotations...)
	}
	for _, i := range c.Imports {
		l.checkImportEntitySet(i)
	}
}

// enter enters a child of the container by name, and reports one whose name is taken (13).
func (l *linker) enter(name, label string, pos Position, t *StructuredType) bool {
	if name == "" {
		return false
	}
	if before, taken := l.children[name]; taken {
		l.report(duplicateChild, pos, fmt.Sprintf("the entity container has two children %s", quote(name)),
			"rename or remove one of them", firstDeclared(before.pos))
		return false
	}
	l.children[name] = containerChild{pos, label, t}
	return true
}

func (l *linker) linkEntitySet(c *EntityContainer, part *containerPart, d *EntitySetDecl) {
	label := "entity set " + quote(d.Name)
	t := l.entityType(part.scope, d.EntityTypeRef, label, "entity type")
	if !l.enter(d.Name, label, d.Pos, t) || t == nil {
		return
	}
	c.EntitySets = append(c.EntitySets, &EntitySet{
		EntitySetDecl: d, Type: t, Annotations: l.annotations(part.scope, "", d.AnnotationDecls),
	})
}

func (l *linker) linkSingleton(c *EntityContainer, part *containerPart, d *SingletonDecl) {
	label := "singleton " + quote(d.Name)
	t := l.entityType(part.scope, d.TypeRef, label, "type")
	if !l.enter(d.Name, label, d.Pos, t) || t == nil {
		return
	}
	c.Singletons = append(c.Singletons, &Singleton{
		SingletonDecl: d, Type: t, Nullable: d.NullableText == "true", Annotations: l.annotations(part.scope, "", d.AnnotationDecls),
	})
}

// entityType resolves the type of an entity set or singleton (13.2, 13.3).
func (l *linker) entityType(s *scope, ref NameRef, subject, noun string) *StructuredType {
	def := l.find(s, ref, subject, noun)
	if t, ok := def.(*StructuredType); ok && t.Kind == Entity {
		return t
	}
	if def != nil {
		l.report(entitySetType, ref.Pos, fmt.Sprintf("%s has type %s, which is no entity type", subject, quote(ref.Name)),
			"name an EntityType of a schema")
	}
	return nil
}

func (l *linker) linkImport(c *EntityContainer, part *containerPart, d *OperationImportDecl) {
	kind := "action"
	if d.IsFunction {
		kind = "function"
	}
	label := kind + " import " + quote(d.Name)
	operations, known := l.importedOperations(part.scope, d, kind, label)
	if l.enter(d.Name, label, d.Pos, nil) && known {
		c.Imports = append(c.Imports, &OperationImport{
			OperationImportDecl: d, Operations: operations, Annotations: l.annotations(part.scope, "", d.AnnotationDecls),
		})
	}
}

// importedOperations returns the unbound overloads that an import names (13.5, 13.6).
func (l *linker) importedOperations(s *scope, d *OperationImportDecl, kind, label string) (operations []*Operation, known bool) {
	if d.OperationRef.Name == "" {
		return nil, false
	}
	all := l.byOperation[s.qualify(d.OperationRef.Name)]
	if len(all) == 0 {
		l.reportUnresolved(s, d.OperationRef, unresolved{
			code: unresolvedOperation, subject: label, noun: kind, known: maps.Keys(l.byOperation),
		})
		return nil, false
	}
	matching := 0
	for _, o := range all {
		if o.IsFunction == d.IsFunction && !o.IsBound {
			matching++
			if o.known {
				operations = append(operations, o.Operation)
			}
		}
	}
	if matching == 0 {
		l.report(importKind, d.Pos, fmt.Sprintf("%s names %s, which is no unbound %s", label, quote(d.OperationRef.Name), kind),
			fmt.Sprintf("import an unbound %s: bound operations need no import", kind), Related{all[0].Pos, "it is declared here"})
	}
	return operations, len(operations) > 0
}

func (l *linker) checkImportEntitySet(i *OperationImport) {
	if i.EntitySet == "" {
		return
	}
	if l.bindingTarget(l.main.scope, i.EntitySet) == missing {
		l.report(importEntitySetMissing, i.Pos, fmt.Sprintf("the entity set %s of import %s does not exist", quote(i.EntitySet), quote(i.Name)),
			"correct EntitySet, or remove it; it is ignored")
	}
}
