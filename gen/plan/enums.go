package plan

import (
	"fmt"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/names"
)

// integers holds the Go types of the underlying types of enumerations (OData CSDL XML 4.01, 10.1).
var integers = map[string]string{
	"Edm.Byte": "uint8", "Edm.SByte": "int8", "Edm.Int16": "int16", "Edm.Int32": "int32", "Edm.Int64": "int64",
}

// planEnums plans the enumeration types. Their values are strings, so that members the metadata lacks keep
// their text, unless odatagen.NumericValues says that they travel as numbers.
func (b *builder) planEnums() {
	for _, s := range b.model.Schemas {
		for _, t := range s.EnumTypes {
			b.pkg.Enums = append(b.pkg.Enums, b.planEnum(t))
		}
	}
}

func (b *builder) planEnum(t *csdl.EnumType) Enum {
	e := Enum{Name: b.names[t], Wire: t.QualifiedName(), Flags: t.IsFlags}
	if numeric(t) {
		e.Numeric = integers[t.Underlying.Name]
	}
	e.Digits = digits(t)
	e.Doc = documented(fmt.Sprintf("%s is the enumeration type %s.", e.Name, e.Wire), t.Annotations)
	list := make([]declared, len(t.Members))
	for i, m := range t.Members {
		list[i] = declared{m.Pos, m.Name, e.Name + names.Suffix(symbolic(m.Name, m.Annotations))}
	}
	for i, name := range b.resolve("member", list, b.used) {
		m := t.Members[i]
		b.used[name] = true
		doc := append(description(m.Annotations), deprecation(m.Annotations)...)
		e.Members = append(e.Members, EnumMember{Name: name, Wire: m.Name, Value: m.Value, Doc: doc})
	}
	return e
}

func numeric(t *csdl.EnumType) bool {
	yes, _ := t.Annotations.Tag(odatagenNumericValues)
	return yes
}

func digits(t *csdl.EnumType) bool {
	yes, _ := t.Annotations.Tag(odatagenNumericText)
	return yes && !numeric(t)
}

// planAliases plans the type definitions: aliases, since their values look like those of the underlying type.
func (b *builder) planAliases() {
	for _, s := range b.model.Schemas {
		for _, t := range s.TypeDefinitions {
			name := b.names[t]
			b.pkg.Aliases = append(b.pkg.Aliases, Alias{
				Name: name, Type: primitiveOf(t.Underlying).Type,
				Doc: documented(fmt.Sprintf("%s is the type definition %s over %s.", name, t.QualifiedName(), t.Underlying.Name), t.Annotations),
			})
		}
	}
}

func primitiveOf(t *csdl.PrimitiveType) primitive {
	if p, ok := primitives[t.Name]; ok {
		return p
	}
	return raw
}
