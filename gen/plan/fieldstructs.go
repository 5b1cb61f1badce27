package plan

import (
	"reflect"

	"github.com/odatagen/odatagen/csdl"
)

// columnStruct names what $select takes: the properties of the type.
func (b *builder) columnStruct(t *csdl.StructuredType) *FieldStruct {
	s := &FieldStruct{}
	for _, p := range t.AllProperties() {
		s.Fields = append(s.Fields, PathField{b.fieldName(p.Owner, p.Name), runtimeType("Column"), p.Name})
	}
	return orNil(s)
}

// filterStruct names the properties that may be filtered, each of the kind of its type.
func (b *builder) filterStruct(set *csdl.EntitySet, c capabilities) *FieldStruct {
	s := &FieldStruct{}
	for _, p := range set.Type.AllProperties() {
		kind, ok := c.filter[p.Name]
		if !ok || p.Type.Collection {
			continue
		}
		if t := b.filterField(p, kind); t != nil {
			s.Fields = append(s.Fields, PathField{b.fieldName(p.Owner, p.Name), *t, p.Name})
		}
	}
	return orNil(s)
}

// filterField returns the kind of field that compares with the values of the property, nil when there is none.
func (b *builder) filterField(p *csdl.Property, kind filterKind) *GoType {
	switch def := p.Type.Def.(type) {
	case *csdl.EnumType:
		return b.enumField(def)
	case *csdl.TypeDefinition:
		return primitiveField(def.Underlying, kind)
	case *csdl.PrimitiveType:
		if enum := b.valuesOf(p); enum != nil && kind == filterFreely && numeric(enum) {
			return b.enumField(enum)
		}
		return primitiveField(def, kind)
	}
	return nil
}

func (b *builder) enumField(t *csdl.EnumType) *GoType {
	name := "EnumField"
	if numeric(t) {
		name = "NumericEnumField"
	}
	return &GoType{Package: Runtime, Name: name, Argument: &GoType{Name: b.names[t]}}
}

func primitiveField(def *csdl.PrimitiveType, kind filterKind) *GoType {
	p := primitiveOf(def)
	if !p.Filter {
		return nil
	}
	if kind == filterRange && !p.Range {
		kind = filterFreely
	}
	t := runtimeType(p.Method + string(kind) + "Field")
	return &t
}

// orderStruct names the properties that may be sorted by.
func (b *builder) orderStruct(set *csdl.EntitySet, c capabilities) *FieldStruct {
	s := &FieldStruct{}
	for _, p := range set.Type.AllProperties() {
		if _, structured := p.Type.Def.(*csdl.StructuredType); structured || p.Type.Collection || !c.order[p.Name] {
			continue
		}
		if def, ok := p.Type.Def.(*csdl.PrimitiveType); ok && !primitiveOf(def).Filter {
			continue
		}
		s.Fields = append(s.Fields, PathField{b.fieldName(p.Owner, p.Name), runtimeType("OrderField"), p.Name})
	}
	return orNil(s)
}

// expandStruct names the navigation properties that may be expanded; allowed is nil for all of them.
func (b *builder) expandStruct(t *csdl.StructuredType, allowed map[string]bool) *FieldStruct {
	s := &FieldStruct{}
	for _, n := range t.AllNavigationProperties() {
		if allowed == nil || allowed[n.Name] {
			s.Fields = append(s.Fields, PathField{b.fieldName(n.Owner, n.Name), runtimeType("ExpandField"), n.Name})
		}
	}
	return orNil(s)
}

func orNil(s *FieldStruct) *FieldStruct {
	if len(s.Fields) == 0 {
		return nil
	}
	return s
}

// sameOffer tells whether two queries let a caller ask the same.
func sameOffer(a, b Query) bool {
	return a.Top == b.Top && a.Skip == b.Skip && a.Count == b.Count &&
		sameFields(a.Fields, b.Fields) && sameFields(a.Filter, b.Filter) &&
		sameFields(a.Order, b.Order) && sameFields(a.Expand, b.Expand) &&
		reflect.DeepEqual(a.Key, b.Key) && reflect.DeepEqual(a.Options, b.Options)
}

func sameFields(a, b *FieldStruct) bool {
	if a == nil || b == nil {
		return a == b
	}
	return reflect.DeepEqual(a.Fields, b.Fields)
}
