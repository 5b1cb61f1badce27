package plan

import (
	"fmt"

	"github.com/odatagen/odatagen/csdl"
)

// value is the Go type of a property's value and how it is read.
type value struct {
	Type        GoType
	Function    string
	Method      string
	Item        string
	JSONOptions string
}

func (v value) decode(field string) Decode {
	return Decode{Field: []string{field}, Function: v.Function, Method: v.Method, Item: v.Item}
}

// propertyValue decides the type of a property (OData CSDL XML 4.01, 7.1). Nullable values of primitive and
// enumeration types are odata.Nullable, nullable complex ones are pointers.
func (b *builder) propertyValue(p *csdl.Property) value {
	if p.Type.Collection {
		return b.collectionValue(p)
	}
	switch def := p.Type.Def.(type) {
	case *csdl.StructuredType:
		return b.complexValue(p, def)
	case *csdl.EnumType:
		return b.enumValue(def, p.Nullable)
	case *csdl.TypeDefinition:
		v := primitiveValue(primitiveOf(def.Underlying), p.Nullable)
		own := GoType{Name: b.names[def]}
		if p.Nullable && v.Type.Argument != nil {
			v.Type.Argument = &own
		} else {
			v.Type = own
		}
		return v
	case *csdl.PrimitiveType:
		if enum := b.valuesOf(p); enum != nil {
			return b.enumValue(enum, p.Nullable)
		}
		return primitiveValue(primitiveOf(def), p.Nullable)
	}
	return primitiveValue(raw, false)
}

func primitiveValue(p primitive, isNullable bool) value {
	if !isNullable || p == raw {
		v := value{Type: p.Type, Method: p.Method}
		if p == raw {
			v.JSONOptions = ",omitempty"
		}
		return v
	}
	return value{Type: nullable(p.Type), Method: "Nullable" + p.Method, JSONOptions: ",omitzero"}
}

func (b *builder) enumValue(t *csdl.EnumType, isNullable bool) value {
	v := value{Type: GoType{Name: b.names[t]}, Function: "DecodeEnum"}
	switch {
	case numeric(t):
		v.Function = "DecodeNumericEnum"
	case digits(t):
		v.Function = "DecodeDigits"
	}
	if isNullable {
		v.Type, v.JSONOptions = nullable(v.Type), ",omitzero"
		v.Function = "DecodeNullable" + v.Function[len("Decode"):]
	}
	return v
}

// valuesOf returns the enumeration type whose values a primitive property holds, as odatagen.ValuesOf says: as
// numbers, or as strings of digits. Any other type cannot keep all values of the property.
func (b *builder) valuesOf(p *csdl.Property) *csdl.EnumType {
	annotation := b.annotations[p].Lookup(odatagenValuesOf)
	if annotation == nil || annotation.Value == nil {
		return nil
	}
	name := annotation.Value.Text
	t, ok := b.model.Definition(name).(*csdl.EnumType)
	def := p.Type.Def.QualifiedName()
	_, integer := integers[def]
	if ok && (numeric(t) && integer || digits(t) && def == "Edm.String") {
		return t
	}
	b.diagnostics = append(b.diagnostics, csdl.Diagnostic{
		Pos: annotation.Pos, Severity: csdl.Warning, Code: "values-of",
		Message: fmt.Sprintf("property %q of type %s cannot hold the values of %q", p.Name, def, name),
		Cure:    "name an enumeration type with odatagen.NumericValues for an integer property, with odatagen.NumericText for a string; the annotation is ignored",
	})
	return nil
}

// complexValue is a struct by value, or a pointer where the value may be null or would contain itself.
func (b *builder) complexValue(p *csdl.Property, t *csdl.StructuredType) value {
	own := GoType{Name: b.names[t]}
	if p.Nullable || contains(t, p.Owner, map[*csdl.StructuredType]bool{}) {
		return value{Type: pointer(own), Function: "DecodeObject", JSONOptions: ",omitempty"}
	}
	return value{Type: own, Method: "Object"}
}

// contains tells whether a value of type t holds one of type part, by value.
func contains(t, part *csdl.StructuredType, seen map[*csdl.StructuredType]bool) bool {
	if t == part {
		return true
	}
	if seen[t] {
		return false
	}
	seen[t] = true
	if t.Base != nil && contains(t.Base, part, seen) {
		return true
	}
	for _, p := range t.Properties {
		inner, ok := p.Type.Def.(*csdl.StructuredType)
		if ok && !p.Type.Collection && !p.Nullable && contains(inner, part, seen) {
			return true
		}
	}
	return false
}

// collectionValue is a slice; its items are nullable only where the metadata says so, since services leave
// the attribute out and mean that there are no nulls.
func (b *builder) collectionValue(p *csdl.Property) value {
	v := value{Function: "DecodeCollection", JSONOptions: ",omitzero"}
	itemsNullable := p.Facets.Nullable == "true"
	switch def := p.Type.Def.(type) {
	case *csdl.StructuredType:
		item := GoType{Name: b.names[def]}
		if itemsNullable {
			return value{Type: slice(pointer(item)), Function: "DecodeNullableObjects", JSONOptions: v.JSONOptions}
		}
		return value{Type: slice(item), Function: "DecodeObjects", JSONOptions: v.JSONOptions}
	case *csdl.EnumType:
		item := b.enumValue(def, itemsNullable)
		v.Type, v.Item = slice(item.Type), item.Function
	case *csdl.TypeDefinition:
		item := primitiveValue(primitiveOf(def.Underlying), itemsNullable)
		v.Type, v.Method = slice(item.Type), item.Method
	case *csdl.PrimitiveType:
		item := primitiveValue(primitiveOf(def), itemsNullable)
		v.Type, v.Method = slice(item.Type), item.Method
	}
	return v
}

// navigationValue is a slice or a pointer: related entities are there only when a query expands them.
func (b *builder) navigationValue(n *csdl.NavigationProperty) value {
	def, ok := n.Type.Def.(*csdl.StructuredType)
	switch {
	case !ok && n.Type.Collection:
		return value{Type: slice(raw.Type), Function: "DecodeCollection", Method: raw.Method}
	case !ok:
		return primitiveValue(raw, false)
	case n.Type.Collection:
		return value{Type: slice(GoType{Name: b.names[def]}), Function: "DecodeObjects"}
	default:
		return value{Type: pointer(GoType{Name: b.names[def]}), Function: "DecodeObject"}
	}
}
