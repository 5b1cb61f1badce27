package plan

import (
	"fmt"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/names"
)

// planQueries plans what can be asked of each entity set. Sets of one type that allow the same share their
// types, which are named for the entity type; a set that differs from the first one has its own, named for
// the set.
func (b *builder) planQueries() {
	b.queries = map[*csdl.EntitySet]string{}
	b.resources = map[*csdl.StructuredType]string{}
	if b.model.Container == nil {
		return
	}
	first := map[*csdl.StructuredType]int{} // index of its query
	for _, set := range b.model.Container.EntitySets {
		q := b.planQuery(set)
		if i, ok := first[set.Type]; ok && sameOffer(b.pkg.Queries[i], q) {
			b.queries[set] = b.pkg.Queries[i].Name
			continue
		}
		stem := b.names[set.Type]
		if _, ok := first[set.Type]; ok {
			stem = names.Exported(symbolic(set.Name, set.Annotations))
		} else {
			first[set.Type] = len(b.pkg.Queries)
		}
		b.nameQuery(&q, stem)
		b.queries[set] = q.Name
		b.pkg.Queries = append(b.pkg.Queries, q)
	}
	for _, s := range b.model.Container.Singletons {
		b.planResource(s)
	}
}

func (b *builder) planQuery(set *csdl.EntitySet) Query {
	c := b.capabilitiesOf(set)
	q := Query{
		Row: b.names[set.Type], Of: "the entity set " + set.Name,
		Top: c.top, Skip: c.skip, Count: c.count,
		Filter: b.filterStruct(set, c), Order: b.orderStruct(set, c), Expand: b.expandStruct(set.Type, c.expand),
		Options: b.options(set),
	}
	if c.selectable {
		q.Fields = b.columnStruct(set.Type)
	}
	if c.readByKey {
		q.Key = b.keyParameters(set.Type)
	}
	return q
}

// nameQuery names the types that belong to a query.
func (b *builder) nameQuery(q *Query, stem string) {
	q.Name = b.helperName(stem + "Query")
	for _, part := range []struct {
		of     *FieldStruct
		suffix string
		use    string
	}{
		{q.Fields, "Fields", "select"}, {q.Filter, "Filter", "filter by"},
		{q.Order, "Order", "order by"}, {q.Expand, "Expand", "expand"},
	} {
		if part.of != nil {
			part.of.Name = b.helperName(stem + part.suffix)
			part.of.Doc = Doc{fmt.Sprintf("%s holds what %s can %s.", part.of.Name, q.Name, part.use)}
		}
	}
}

func (b *builder) planResource(s *csdl.Singleton) {
	if _, ok := b.resources[s.Type]; ok {
		return
	}
	stem := b.names[s.Type]
	r := Resource{Name: b.helperName(stem + "Resource"), Row: stem, Of: "a single " + stem}
	r.Fields, r.Expand = b.columnStruct(s.Type), b.expandStruct(s.Type, nil)
	for _, q := range b.pkg.Queries {
		if q.Row != stem {
			continue
		}
		if q.Fields != nil && sameFields(q.Fields, r.Fields) {
			r.Fields = shared(q.Fields)
		}
		if q.Expand != nil && sameFields(q.Expand, r.Expand) {
			r.Expand = shared(q.Expand)
		}
		break
	}
	b.nameResource(&r, stem)
	b.resources[s.Type] = r.Name
	b.pkg.Resources = append(b.pkg.Resources, r)
}

func (b *builder) nameResource(r *Resource, stem string) {
	if r.Fields != nil && !r.Fields.Shared {
		r.Fields.Name = b.helperName(stem + "ResourceFields")
		r.Fields.Doc = Doc{fmt.Sprintf("%s holds what %s can select.", r.Fields.Name, r.Name)}
	}
	if r.Expand != nil && !r.Expand.Shared {
		r.Expand.Name = b.helperName(stem + "ResourceExpand")
		r.Expand.Doc = Doc{fmt.Sprintf("%s holds what %s can expand.", r.Expand.Name, r.Name)}
	}
}

func shared(f *FieldStruct) *FieldStruct {
	return &FieldStruct{Name: f.Name, Fields: f.Fields, Shared: true}
}

// keyParameters returns the parameters of a method that reads by key; none for a keyless type or for a key
// that lies in a complex property.
func (b *builder) keyParameters(t *csdl.StructuredType) []Parameter {
	var list []Parameter
	taken := []string{"q"}
	for _, k := range t.Key {
		v := b.keyType(k.Property)
		if v == nil {
			return nil
		}
		name := names.Unexported(symbolic(k.URLName(), b.annotations[k.Property]), taken...)
		taken = append(taken, name)
		list = append(list, Parameter{Name: name, Wire: k.URLName(), Type: *v})
	}
	return list
}

func (b *builder) keyType(p *csdl.Property) *GoType {
	if p == nil || p.Type.Collection {
		return nil
	}
	switch def := p.Type.Def.(type) {
	case *csdl.EnumType:
		return &GoType{Name: b.names[def]}
	case *csdl.TypeDefinition:
		return &GoType{Name: b.names[def]}
	case *csdl.PrimitiveType:
		if enum := b.valuesOf(p); enum != nil && numeric(enum) {
			return &GoType{Name: b.names[enum]}
		}
		if prim, ok := primitives[def.Name]; ok && prim.Key {
			return &prim.Type
		}
	}
	return nil
}
