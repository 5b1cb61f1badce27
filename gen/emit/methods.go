package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// methods writes the methods that queries and resources have in common: each changes a copy of what the type
// wraps and returns it.
type methods struct {
	w        *writer
	receiver string
	inner    string
	of       string
}

// with is a method that replaces the wrapped value.
func (m methods) with(doc plan.Doc, name string, parameter, value jen.Code) *jen.Statement {
	inner := jen.Id(m.receiver).Dot(m.inner)
	return comment(doc).
		Func().Params(jen.Id(m.receiver).Id(m.of)).Id(name).Params(parameter).Id(m.of).
		Block(
			inner.Clone().Op("=").Add(inner).Dot(name).Call(value),
			jen.Return(jen.Id(m.receiver)),
		)
}

func (m methods) where(q plan.Query) *jen.Statement {
	doc := plan.Doc{"Where keeps the rows that the predicate is true for; several calls must all be true."}
	closure := jen.Id("filter").Func().Params(jen.Id(q.Filter.Name)).Add(m.w.runtime("Predicate"))
	return m.with(doc, "Where", closure, jen.Id("filter").Call(jen.Id(fieldsVar(q.Filter))))
}

func (m methods) selects(s *plan.FieldStruct) *jen.Statement {
	return m.closure("Select", "columns", "Columns", s,
		"Select fetches only the properties named; the others keep their zero value.")
}

func (m methods) expands(s *plan.FieldStruct) *jen.Statement {
	return m.closure("Expand", "related", "Expansions", s, "Expand fetches related entities along with each row.")
}

// closure is a method that takes a function from a field struct to a list.
func (m methods) closure(name, parameter, list string, s *plan.FieldStruct, doc string) *jen.Statement {
	closure := jen.Id(parameter).Func().Params(jen.Id(s.Name)).Add(m.w.runtime(list))
	return m.with(plan.Doc{doc}, name, closure, jen.Id(parameter).Call(jen.Id(fieldsVar(s))).Op("..."))
}

func (m methods) number(name, doc string) *jen.Statement {
	return m.with(plan.Doc{doc}, name, jen.Id("n").Int(), jen.Id("n"))
}

// option is a method that sets a custom query option.
func (m methods) option(o plan.Option) *jen.Statement {
	inner := jen.Id(m.receiver).Dot(m.inner)
	return comment(o.Doc).
		Func().Params(jen.Id(m.receiver).Id(m.of)).Id(o.Method).Params(jen.Id(o.Parameter).Add(m.w.goType(o.Type))).Id(m.of).
		Block(
			inner.Clone().Op("=").Add(inner).Dot("Option").
				Call(jen.Lit(o.Wire), m.w.runtime("OptionValue").Call(jen.Id(o.Parameter))),
			jen.Return(jen.Id(m.receiver)),
		)
}

func (m methods) rawOption() *jen.Statement {
	inner := jen.Id(m.receiver).Dot(m.inner)
	doc := plan.Doc{fmt.Sprintf("Option sets a query option by name, for what %s has no method for; the value is not yet percent-encoded.", m.of)}
	return comment(doc).
		Func().Params(jen.Id(m.receiver).Id(m.of)).Id("Option").Params(jen.List(jen.Id("name"), jen.Id("value")).String()).Id(m.of).
		Block(
			inner.Clone().Op("=").Add(inner).Dot("Option").Call(jen.Id("name"), jen.Id("value")),
			jen.Return(jen.Id(m.receiver)),
		)
}

func (m methods) text() *jen.Statement {
	return comment(plan.Doc{"String returns the URL of the request, readable and without secrets."}).
		Func().Params(jen.Id(m.receiver).Id(m.of)).Id("String").Params().String().
		Block(jen.Return(jen.Id(m.receiver).Dot(m.inner).Dot("String").Call()))
}
