package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// structDecl writes the struct of an entity or complex type, the table of its properties and its decoder.
func (w *writer) structDecl(s plan.Struct) []jen.Code {
	var fields []jen.Code
	if s.Base != "" {
		fields = append(fields, jen.Id(s.Base))
	}
	for _, f := range s.Fields {
		fields = append(fields, comment(f.Doc).Id(f.Name).Add(w.goType(f.Type)).Tag(map[string]string{"json": f.JSON}))
	}
	table := typeVar(s.Name)
	properties := make([]jen.Code, len(s.Properties))
	for i, p := range s.Properties {
		properties[i] = jen.Lit(p)
	}
	receiver := jen.Id(self).Op("*").Id(s.Name)
	return []jen.Code{
		comment(s.Doc).Type().Id(s.Name).Struct(fields...),
		jen.Var().Id(table).Op("=").Add(w.runtime("Type")).Add(values(
			field("Name", jen.Lit(s.Wire)),
			field("Properties", jen.Index().String().Add(values(properties...))),
		)),
		comment(plan.Doc{"ODataType implements odata.Object."}).
			Func().Params(jen.Op("*").Id(s.Name)).Id("ODataType").Params().Op("*").Add(w.runtime("Type")).
			Block(jen.Return(jen.Op("&").Id(table))),
		comment(plan.Doc{"DecodeProperty implements odata.Object."}).
			Func().Params(receiver).Id("DecodeProperty").
			Params(jen.Id("r").Op("*").Add(w.runtime("Reader")), jen.Id("property").Int()).
			Block(w.decoder(s)...),
	}
}

// self is the receiver of a struct's methods.
const self = "x"

func typeVar(name string) string { return "typeOf" + name }

// decoder writes the body of DecodeProperty: a switch from the index of a property to one call.
func (w *writer) decoder(s plan.Struct) []jen.Code {
	var cases []jen.Code
	for i, d := range s.Decodes {
		cases = append(cases, jen.Case(jen.Lit(s.BaseCount+i)).Block(w.decode(d)))
	}
	if s.Base != "" {
		base := jen.Id(self).Dot(s.Base).Dot("DecodeProperty").Call(jen.Id("r"), jen.Id("property"))
		if len(cases) == 0 {
			return []jen.Code{base}
		}
		cases = append(cases, jen.Default().Block(base))
	}
	if len(cases) == 0 {
		return nil
	}
	return []jen.Code{jen.Switch(jen.Id("property")).Block(cases...)}
}

func (w *writer) decode(d plan.Decode) *jen.Statement {
	target := jen.Op("&").Id(self)
	for _, name := range d.Field {
		target.Dot(name)
	}
	switch {
	case d.Function == "":
		return jen.Id("r").Dot(d.Method).Call(target)
	case d.Item != "":
		return w.runtime(d.Function).Call(jen.Id("r"), target, w.runtime(d.Item))
	case d.Method == "":
		return w.runtime(d.Function).Call(jen.Id("r"), target)
	default:
		item := jen.Parens(jen.Op("*").Add(w.runtime("Reader"))).Dot(d.Method)
		return w.runtime(d.Function).Call(jen.Id("r"), target, item)
	}
}

// alias writes a type definition.
func (w *writer) alias(a plan.Alias) []jen.Code {
	return []jen.Code{comment(a.Doc).Type().Id(a.Name).Op("=").Add(w.goType(a.Type))}
}
