package csdl

// readContainer reads an EntityContainer (13).
func (r *reader) readContainer(n node) *EntityContainerDecl {
	c := &EntityContainerDecl{Pos: n.pos, Name: r.name(n), ExtendsRef: r.nameRef(n, "Extends")}
	for child := range r.children(n) {
		switch child.tag {
		case "EntitySet":
			c.EntitySetDecls = append(c.EntitySetDecls, r.readEntitySet(child))
		case "Singleton":
			c.SingletonDecls = append(c.SingletonDecls, r.readSingleton(child))
		case "ActionImport":
			c.ImportDecls = append(c.ImportDecls, r.readImport(child, "Action"))
		case "FunctionImport":
			c.ImportDecls = append(c.ImportDecls, r.readImport(child, "Function"))
		case "Annotation":
			c.AnnotationDecls = append(c.AnnotationDecls, r.readAnnotation(child))
		}
	}
	return c
}

// readEntitySet reads an EntitySet (13.2).
func (r *reader) readEntitySet(n node) *EntitySetDecl {
	s := &EntitySetDecl{
		Pos: n.pos, Name: r.name(n), EntityTypeRef: r.nameRef(n, "EntityType"),
		IncludeInServiceDocument: r.boolean(n, "IncludeInServiceDocument"),
	}
	s.BindingDecls, s.AnnotationDecls = r.readBindings(n)
	return s
}

// readSingleton reads a Singleton (13.3).
func (r *reader) readSingleton(n node) *SingletonDecl {
	s := &SingletonDecl{Pos: n.pos, Name: r.name(n), TypeRef: r.nameRef(n, "Type"), NullableText: r.boolean(n, "Nullable")}
	s.BindingDecls, s.AnnotationDecls = r.readBindings(n)
	return s
}

// readBindings reads the children of an EntitySet or Singleton (13.4).
func (r *reader) readBindings(n node) (bindings []NavigationPropertyBinding, annotations []*Annotation) {
	for child := range r.children(n) {
		switch child.tag {
		case "NavigationPropertyBinding":
			bindings = append(bindings, NavigationPropertyBinding{Pos: child.pos, Path: child.attr("Path"), Target: child.attr("Target")})
		case "Annotation":
			annotations = append(annotations, r.readAnnotation(child))
		}
	}
	return bindings, annotations
}

// readImport reads an ActionImport or FunctionImport; attribute is the one that names the operation (13.5, 13.6).
func (r *reader) readImport(n node, attribute string) *OperationImportDecl {
	if _, present := n.lookup("IncludeInServiceDocument"); present {
		r.boolean(n, "IncludeInServiceDocument")
	}
	return &OperationImportDecl{
		Pos: n.pos, Name: r.name(n), IsFunction: attribute == "Function", OperationRef: r.nameRef(n, attribute),
		EntitySet: n.attr("EntitySet"), AnnotationDecls: r.readAnnotations(n),
	}
}
