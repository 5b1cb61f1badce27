package csdl

import "fmt"

// readStructuredType reads an EntityType or ComplexType (6, 9).
func (r *reader) readStructuredType(n node, kind Kind) *StructuredTypeDecl {
	t := &StructuredTypeDecl{
		Pos: n.pos, Kind: kind, Name: r.name(n), BaseTypeRef: r.nameRef(n, "BaseType"),
		Abstract: r.flag(n, "Abstract"), Open: r.flag(n, "OpenType"), HasStream: r.flag(n, "HasStream"),
	}
	for child := range r.children(n) {
		switch child.tag {
		case "Key":
			if r.once(child, t.KeyPos) {
				t.KeyPos = child.pos
				t.KeyRefs = r.readKey(child)
			}
		case "Property":
			t.PropertyDecls = append(t.PropertyDecls, r.readProperty(child))
		case "NavigationProperty":
			t.NavigationDecls = append(t.NavigationDecls, r.readNavigationProperty(child))
		case "Annotation":
			t.AnnotationDecls = append(t.AnnotationDecls, r.readAnnotation(child))
		}
	}
	return t
}

// readKey reads a Key (6.5).
func (r *reader) readKey(n node) []PropertyRef {
	var refs []PropertyRef
	for child := range r.children(n) {
		if child.tag == "PropertyRef" {
			refs = append(refs, PropertyRef{Pos: child.pos, Name: child.attr("Name"), Alias: child.attr("Alias")})
		}
	}
	if len(refs) == 0 {
		r.report(emptyKey, n.pos, "the key names no property", "add a PropertyRef, or remove the Key; the type is read as one without a key")
	}
	return refs
}

// readProperty reads a Property (7).
func (r *reader) readProperty(n node) *PropertyDecl {
	return &PropertyDecl{
		Pos: n.pos, Name: r.name(n), TypeRef: r.typeRef(n), Facets: r.facets(n), AnnotationDecls: r.readAnnotations(n),
	}
}

// readNavigationProperty reads a NavigationProperty (8).
func (r *reader) readNavigationProperty(n node) *NavigationPropertyDecl {
	nav := &NavigationPropertyDecl{
		Pos: n.pos, Name: r.name(n), TypeRef: r.typeRef(n), NullableText: r.boolean(n, "Nullable"),
		Partner: n.attr("Partner"), ContainsTarget: r.flag(n, "ContainsTarget"),
	}
	var onDelete Position
	for child := range r.children(n) {
		switch child.tag {
		case "ReferentialConstraint":
			nav.Constraints = append(nav.Constraints, ReferentialConstraint{
				Pos: child.pos, Property: child.attr("Property"), ReferencedProperty: child.attr("ReferencedProperty"),
			})
		case "OnDelete":
			if r.once(child, onDelete) {
				onDelete = child.pos
				nav.OnDelete = child.attr("Action")
			}
		case "Annotation":
			nav.AnnotationDecls = append(nav.AnnotationDecls, r.readAnnotation(child))
		}
	}
	return nav
}

// readEnumType reads an EnumType (10). Services give members all sorts of names; the first that is no
// identifier speaks for the others of its type.
func (r *reader) readEnumType(n node) *EnumTypeDecl {
	t := &EnumTypeDecl{Pos: n.pos, Name: r.name(n), UnderlyingTypeRef: r.nameRef(n, "UnderlyingType"), IsFlags: r.flag(n, "IsFlags")}
	var odd []*MemberDecl
	for child := range r.children(n) {
		switch child.tag {
		case "Member":
			m := r.readMember(child)
			t.MemberDecls = append(t.MemberDecls, m)
			if m.Name != "" && !isIdentifier(m.Name) {
				odd = append(odd, m)
			}
		case "Annotation":
			t.AnnotationDecls = append(t.AnnotationDecls, r.readAnnotation(child))
		}
	}
	if len(odd) == 1 {
		r.reportIdentifier(odd[0].Pos, "member", odd[0].Name)
	} else if len(odd) > 1 {
		r.report(notAnIdentifier, odd[0].Pos, fmt.Sprintf("%d members of %s have names that are not identifiers, the first of them %s",
			len(odd), n.label(), quote(odd[0].Name)), identifierCure)
	}
	return t
}

// readMember reads a Member (10.3). Its name is not trimmed: names that differ by a blank have been seen.
func (r *reader) readMember(n node) *MemberDecl {
	m := &MemberDecl{Pos: n.pos, AnnotationDecls: r.readAnnotations(n)}
	m.Name, _ = n.lookup("Name")
	if value, present := n.lookup("Value"); present {
		m.ValueText = &value
	}
	return m
}

// readTypeDefinition reads a TypeDefinition (11).
func (r *reader) readTypeDefinition(n node) *TypeDefinitionDecl {
	return &TypeDefinitionDecl{
		Pos: n.pos, Name: r.name(n), UnderlyingTypeRef: r.nameRef(n, "UnderlyingType"), Facets: r.facets(n),
		AnnotationDecls: r.readAnnotations(n),
	}
}

// readTerm reads a Term (14.1).
func (r *reader) readTerm(n node) *TermDecl {
	return &TermDecl{
		Pos: n.pos, Name: r.name(n), TypeRef: r.typeRef(n), BaseTerm: n.attr("BaseTerm"), AppliesTo: n.attr("AppliesTo"),
		Facets: r.facets(n), AnnotationDecls: r.readAnnotations(n),
	}
}
