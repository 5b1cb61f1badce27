package csdl

// readOperation reads an Action or a Function (12).
func (r *reader) readOperation(n node, isFunction bool) *OperationDecl {
	o := &OperationDecl{
		Pos: n.pos, Name: r.name(n), IsFunction: isFunction, IsBound: r.flag(n, "IsBound"),
		IsComposable: r.flag(n, "IsComposable"), EntitySetPath: n.attr("EntitySetPath"),
	}
	for child := range r.children(n) {
		switch child.tag {
		case "Parameter":
			o.ParameterDecls = append(o.ParameterDecls, r.readParameter(child))
		case "ReturnType":
			if o.ReturnDecl == nil || r.once(child, o.ReturnDecl.Pos) {
				o.ReturnDecl = r.readReturnType(child)
			}
		case "Annotation":
			o.AnnotationDecls = append(o.AnnotationDecls, r.readAnnotation(child))
		}
	}
	return o
}

// readParameter reads a Parameter (12.9).
func (r *reader) readParameter(n node) *ParameterDecl {
	return &ParameterDecl{
		Pos: n.pos, Name: r.name(n), TypeRef: r.typeRef(n), Facets: r.facets(n), AnnotationDecls: r.readAnnotations(n),
	}
}

// readReturnType reads a ReturnType (12.8).
func (r *reader) readReturnType(n node) *ReturnTypeDecl {
	return &ReturnTypeDecl{Pos: n.pos, TypeRef: r.typeRef(n), Facets: r.facets(n), AnnotationDecls: r.readAnnotations(n)}
}
