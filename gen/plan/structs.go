package plan

import (
	"fmt"
	"strings"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/names"
)

// planStructs plans entity and complex types: a struct each, which embeds that of its base type.
func (b *builder) planStructs() {
	b.fieldNames = map[*csdl.StructuredType]map[string]string{}
	for _, s := range b.model.Schemas {
		for _, t := range s.StructuredTypes {
			b.pkg.Structs = append(b.pkg.Structs, b.planStruct(t))
		}
	}
}

func (b *builder) planStruct(t *csdl.StructuredType) Struct {
	s := Struct{Name: b.names[t], Wire: t.QualifiedName(), Doc: b.structDoc(t)}
	if t.Base != nil {
		s.Base = b.names[t.Base]
		s.Properties = b.wireNames(t.Base)
		s.BaseCount = len(s.Properties)
	}
	for _, p := range t.Properties {
		b.addProperty(&s, t, p)
	}
	for _, n := range t.NavigationProperties {
		v := b.navigationValue(n)
		name := b.fieldName(t, n.Name)
		doc := append(description(n.Annotations), deprecation(n.Annotations)...)
		s.Fields = append(s.Fields, Field{Name: name, Type: v.Type, JSON: n.Name + ",omitempty", Doc: navigationDoc(n, doc)})
		s.add(n.Name, v.decode(name))
	}
	return s
}

func (b *builder) addProperty(s *Struct, t *csdl.StructuredType, p *csdl.Property) {
	name := b.fieldName(t, p.Name)
	annotations := b.annotations[p]
	f := Field{Name: name, JSON: p.Name, Doc: append(description(annotations), deprecation(annotations)...)}
	if d, ok := p.Type.Def.(*csdl.PrimitiveType); ok && d.Name == streamType && !p.Type.Collection {
		f.Type, f.JSON = runtimeType("Stream"), "-"
		s.Fields = append(s.Fields, f)
		for _, link := range streamLinks {
			s.add(p.Name+link.control, Decode{Field: []string{name, link.field}, Method: "String"})
		}
		return
	}
	v := b.propertyValue(p)
	f.Type = v.Type
	f.JSON += v.JSONOptions
	s.Fields = append(s.Fields, f)
	s.add(p.Name, v.decode(name))
}

// streamLinks is the control information of a stream property (OData JSON Format 4.01, 9).
var streamLinks = []struct{ control, field string }{
	{"@mediaReadLink", "ReadLink"}, {"@mediaEditLink", "EditLink"},
	{"@mediaContentType", "ContentType"}, {"@mediaEtag", "ETag"},
}

func (s *Struct) add(wire string, d Decode) {
	s.Properties = append(s.Properties, wire)
	s.Decodes = append(s.Decodes, d)
}

// wireNames returns the names that the decoder of a type knows, in the order in which planStruct adds them.
func (b *builder) wireNames(t *csdl.StructuredType) []string {
	var list []string
	if t.Base != nil {
		list = b.wireNames(t.Base)
	}
	for _, p := range t.Properties {
		if d, ok := p.Type.Def.(*csdl.PrimitiveType); ok && d.Name == streamType && !p.Type.Collection {
			for _, link := range streamLinks {
				list = append(list, p.Name+link.control)
			}
			continue
		}
		list = append(list, p.Name)
	}
	for _, n := range t.NavigationProperties {
		list = append(list, n.Name)
	}
	return list
}

// fieldName returns the Go name of a property, navigation properties included, of t or one of its bases.
func (b *builder) fieldName(t *csdl.StructuredType, property string) string {
	if b.fieldNames[t] == nil {
		b.nameFields(t)
	}
	return b.fieldNames[t][property]
}

func (b *builder) nameFields(t *csdl.StructuredType) {
	taken := map[string]bool{"ODataType": true, "DecodeProperty": true}
	result := map[string]string{}
	if t.Base != nil {
		b.fieldName(t.Base, "")
		taken[b.names[t.Base]] = true
		for wire, name := range b.fieldNames[t.Base] {
			result[wire] = name
			taken[name] = true
		}
	}
	var list []declared
	for _, p := range t.Properties {
		list = append(list, declared{p.Pos, p.Name, names.Exported(symbolic(p.Name, b.annotations[p]))})
	}
	for _, n := range t.NavigationProperties {
		list = append(list, declared{n.Pos, n.Name, names.Exported(symbolic(n.Name, n.Annotations))})
	}
	for i, name := range b.resolve("property", list, taken) {
		result[list[i].odata] = name
	}
	b.fieldNames[t] = result
}

func (b *builder) structDoc(t *csdl.StructuredType) Doc {
	first := fmt.Sprintf("%s is the %s %s.", b.names[t], t.Kind, t.QualifiedName())
	annotations := t.Annotations
	var sets []string
	if b.model.Container != nil {
		for _, s := range b.model.Container.EntitySets {
			if s.Type == t {
				sets = append(sets, s.Name)
				annotations = append(annotations[:len(annotations):len(annotations)], s.Annotations...)
			}
		}
	}
	switch {
	case len(sets) == 1:
		first = fmt.Sprintf("%s is a row of the entity set %s, the entity type %s.", b.names[t], sets[0], t.QualifiedName())
	case len(sets) > 1:
		first = fmt.Sprintf("%s is a row of the entity sets %s, the entity type %s.", b.names[t], strings.Join(sets, ", "), t.QualifiedName())
	}
	doc := append(Doc{first}, description(annotations)...)
	if key := keyNames(t); key != "" {
		doc = append(doc, "Key: "+key+".")
	}
	return append(doc, deprecation(t.Annotations)...)
}

func keyNames(t *csdl.StructuredType) string {
	parts := make([]string, len(t.Key))
	for i, k := range t.Key {
		parts[i] = k.URLName()
	}
	return strings.Join(parts, ", ")
}

func navigationDoc(n *csdl.NavigationProperty, doc Doc) Doc {
	if len(doc) > 0 {
		return doc
	}
	return Doc{"Filled when the query expands " + n.Name + "."}
}
