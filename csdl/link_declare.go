package csdl

import "fmt"

func (l *linker) declareDocuments(docs []*Document) {
	for _, doc := range docs {
		if doc == nil {
			continue
		}
		if l.model == nil {
			l.model = &Model{definitions: l.definitions}
		}
		l.declareSchemas(l.newScope(doc, false))
	}
	l.checkSharedNames()
}

func (l *linker) declareOverlays(overlays []*Document) {
	for _, doc := range overlays {
		if doc != nil && l.model != nil {
			l.declareSchemas(l.newScope(doc, true))
		}
	}
}

// declareSchemas enters everything that a document declares (5).
func (l *linker) declareSchemas(s *scope) {
	here := make(map[string]Position)
	for _, decl := range s.doc.Schemas {
		if decl.Namespace == "" {
			continue // reported when it was read
		}
		namespace := decl.Namespace
		if s.overlay && namespace == self {
			namespace = s.namespace(self)
		}
		if first, twice := here[namespace]; twice {
			l.report(duplicateNamespace, decl.Pos, fmt.Sprintf("namespace %s is declared twice in one document", quote(decl.Namespace)),
				"put everything into one Schema; the two are read as one", firstDeclared(first))
		} else {
			here[namespace] = decl.Pos
		}
		l.declareSchema(s, namespace, decl)
	}
}

func (l *linker) declareSchema(s *scope, namespace string, decl *SchemaDecl) {
	schema := l.schemas[namespace]
	if schema == nil {
		schema = &Schema{SchemaDecl: decl}
		l.schemas[namespace] = schema
		l.model.Schemas = append(l.model.Schemas, schema)
	}
	own := l.annotations(s, "", decl.Annotations)
	if s.overlay {
		schema.Annotations = append(own, schema.Annotations...)
	} else {
		schema.Annotations = append(schema.Annotations, own...)
	}
	l.declareTypes(s, schema, decl)
	l.declareOperations(s, schema, decl)
	for _, term := range decl.Terms {
		l.terms[schema.Namespace+"."+term.Name] = true
	}
	l.declareContainers(s, schema, decl)
}

func (l *linker) declareTypes(s *scope, schema *Schema, decl *SchemaDecl) {
	for _, d := range decl.StructuredTypes {
		t := &StructuredType{
			StructuredTypeDecl: d, Schema: schema, Annotations: l.annotations(s, "", d.AnnotationDecls),
			properties: make(map[string]*Property, len(d.PropertyDecls)), navigation: make(map[string]*NavigationProperty),
		}
		if l.define(t, d.Name, d.Pos) {
			schema.StructuredTypes = append(schema.StructuredTypes, t)
			l.structured = append(l.structured, linkedType{t, s})
		}
	}
	for _, d := range decl.EnumTypes {
		t := &EnumType{EnumTypeDecl: d, Schema: schema, Annotations: l.annotations(s, "", d.AnnotationDecls)}
		if l.define(t, d.Name, d.Pos) {
			schema.EnumTypes = append(schema.EnumTypes, t)
			l.enums = append(l.enums, linkedEnum{t, s})
		}
	}
	for _, d := range decl.TypeDefinitions {
		t := &TypeDefinition{TypeDefinitionDecl: d, Schema: schema, Annotations: l.annotations(s, "", d.AnnotationDecls)}
		if l.define(t, d.Name, d.Pos) {
			schema.TypeDefinitions = append(schema.TypeDefinitions, t)
			l.typeDefs = append(l.typeDefs, linkedTypeDefinition{t, s})
		}
	}
}

// define enters a type, and reports one whose name is taken.
func (l *linker) define(def Definition, name string, pos Position) bool {
	if name == "" {
		return false // reported when it was read
	}
	qualified := def.QualifiedName()
	if first, taken := l.declaredAt[qualified]; taken {
		l.report(duplicateType, pos, fmt.Sprintf("type %s is declared twice", quote(qualified)),
			"rename or remove one of them", firstDeclared(first))
		return false
	}
	if l.definitions[qualified] != nil {
		l.report(duplicateType, pos, fmt.Sprintf("type %s is one of OData itself", quote(qualified)), "rename it, or its schema")
		return false
	}
	l.definitions[qualified] = def
	l.declaredAt[qualified] = pos
	return true
}

func (l *linker) declareOperations(s *scope, schema *Schema, decl *SchemaDecl) {
	for _, d := range decl.Operations {
		if d.Name == "" {
			continue
		}
		o := &Operation{OperationDecl: d, Schema: schema, Annotations: l.annotations(s, "", d.AnnotationDecls)}
		linked := &linkedOperation{Operation: o, scope: s}
		l.operations = append(l.operations, linked)
		name := o.QualifiedName()
		l.byOperation[name] = append(l.byOperation[name], linked)
	}
}

func (l *linker) declareContainers(s *scope, schema *Schema, decl *SchemaDecl) {
	for _, d := range decl.Containers {
		switch name := schema.Namespace + "." + d.Name; {
		case s.overlay:
			l.report(overlayContainer, d.Pos, fmt.Sprintf("the overlay declares entity container %s", quote(d.Name)),
				"annotate the container of the metadata, as Self.Container; this one is ignored")
		case d.Name != "" && l.containers[name] == nil:
			l.containers[name] = &containerPart{d, schema, s}
		}
	}
}

// checkSharedNames reports operations and containers that have the name of a type (5).
func (l *linker) checkSharedNames() {
	reported := make(map[string]bool)
	check := func(kind, name string, pos Position) {
		if first, taken := l.declaredAt[name]; taken && !reported[name] {
			reported[name] = true
			l.report(sharedName, pos, fmt.Sprintf("%s %s has the name of a type", kind, quote(name)),
				"rename one of them; each is found where it is meant", Related{first, "the type is declared here"})
		}
	}
	for _, o := range l.operations {
		check(o.kind(), o.QualifiedName(), o.Pos)
	}
	for _, s := range l.scopes {
		for _, schema := range s.doc.Schemas {
			for _, c := range schema.Containers {
				check("entity container", schema.Namespace+"."+c.Name, c.Pos)
			}
		}
	}
}
