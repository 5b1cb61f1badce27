package csdl

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// readDocument reads the root element (4).
func (r *reader) readDocument(root *etree.Element) *Document {
	if root.Tag != "Edmx" {
		r.report(wrongCase, r.tree.places[root], fmt.Sprintf("the root element is spelt %s", quote(root.Tag)),
			"write Edmx: the names of elements are case-sensitive")
	}
	n := r.open(root, "Edmx")
	doc := &Document{File: r.file, Version: n.attr("Version")}
	var services Position
	for child := range r.children(n) {
		switch child.tag {
		case "Reference":
			doc.References = append(doc.References, r.readReference(child))
		case "DataServices":
			if r.once(child, services) {
				services = child.pos
				r.readDataServices(child, doc)
			}
		}
	}
	return doc
}

func (r *reader) readDataServices(n node, doc *Document) {
	for child := range r.children(n) {
		if child.tag == "Schema" {
			doc.Schemas = append(doc.Schemas, r.readSchema(child))
		}
	}
}

// readReference reads an edmx:Reference (4.1 to 4.3).
func (r *reader) readReference(n node) *Reference {
	ref := &Reference{Pos: n.pos, URI: n.attr("Uri")}
	useful := false
	for child := range r.children(n) {
		switch child.tag {
		case "Include":
			useful = true
			r.checkAlias(child)
			ref.Includes = append(ref.Includes, Include{Pos: child.pos, Namespace: child.attr("Namespace"), Alias: child.attr("Alias")})
		case "IncludeAnnotations":
			useful = true
		}
	}
	if !useful {
		r.report(emptyReference, n.pos, fmt.Sprintf("the reference to %s includes nothing", quote(ref.URI)),
			"add an edmx:Include with a Namespace, or remove the reference")
	}
	return ref
}

// reserved are the namespaces and aliases that nobody may take (5.1).
var reserved = set("Edm odata System Transient")

// checkAlias checks the namespace and the alias of a Schema or Include.
func (r *reader) checkAlias(n node) {
	for _, name := range []string{"Namespace", "Alias"} {
		value := n.attr(name)
		switch {
		case value == "":
		case reserved[value]:
			r.report(reservedNamespace, n.pos, fmt.Sprintf("the %s %s of the %s is reserved for OData itself", strings.ToLower(name), quote(value), n.shape.label),
				"choose another one; it is read as it is")
		case name == "Namespace" && !isNamespace(value), name == "Alias" && !isIdentifier(value):
			r.reportIdentifier(n.pos, n.shape.label, value)
		}
	}
}

// schemaReaders read the children of a Schema, in any order (5).
var schemaReaders = map[string]func(*reader, node, *SchemaDecl){
	"EntityType": func(r *reader, n node, s *SchemaDecl) {
		s.StructuredTypes = append(s.StructuredTypes, r.readStructuredType(n, Entity))
	},
	"ComplexType": func(r *reader, n node, s *SchemaDecl) {
		s.StructuredTypes = append(s.StructuredTypes, r.readStructuredType(n, Complex))
	},
	"EnumType": func(r *reader, n node, s *SchemaDecl) { s.EnumTypes = append(s.EnumTypes, r.readEnumType(n)) },
	"TypeDefinition": func(r *reader, n node, s *SchemaDecl) {
		s.TypeDefinitions = append(s.TypeDefinitions, r.readTypeDefinition(n))
	},
	"Action":          func(r *reader, n node, s *SchemaDecl) { s.Operations = append(s.Operations, r.readOperation(n, false)) },
	"Function":        func(r *reader, n node, s *SchemaDecl) { s.Operations = append(s.Operations, r.readOperation(n, true)) },
	"Term":            func(r *reader, n node, s *SchemaDecl) { s.Terms = append(s.Terms, r.readTerm(n)) },
	"EntityContainer": func(r *reader, n node, s *SchemaDecl) { s.Containers = append(s.Containers, r.readContainer(n)) },
	"Annotations":     func(r *reader, n node, s *SchemaDecl) { s.Targets = append(s.Targets, r.readTarget(n)) },
	"Annotation":      func(r *reader, n node, s *SchemaDecl) { s.Annotations = append(s.Annotations, r.readAnnotation(n)) },
}

func (r *reader) readSchema(n node) *SchemaDecl {
	r.checkAlias(n)
	s := &SchemaDecl{Pos: n.pos, Namespace: n.attr("Namespace"), Alias: n.attr("Alias")}
	for child := range r.children(n) {
		schemaReaders[child.tag](r, child, s)
	}
	return s
}
