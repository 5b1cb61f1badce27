package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// query writes a query type with its methods, and the field structs that it does not share.
func (w *writer) query(q plan.Query) []jen.Code {
	m := methods{w: w, receiver: "q", inner: "query", of: q.Name}
	code := []jen.Code{
		comment(plan.Doc{fmt.Sprintf("%s is a query of %s. It never changes: each method returns a new one.", q.Name, q.Of)}).
			Type().Id(q.Name).Struct(jen.Id("query").Add(w.runtime("Query"))),
	}
	if q.Filter != nil {
		code = append(code, m.where(q))
	}
	if q.Fields != nil {
		code = append(code, m.selects(q.Fields))
	}
	if q.Order != nil {
		code = append(code, m.closure("OrderBy", "order", "Orders", q.Order,
			"OrderBy sorts the rows, first by the first property named."))
	}
	if q.Expand != nil {
		code = append(code, m.expands(q.Expand))
	}
	if q.Top {
		code = append(code, m.number("Top", "Top bounds the number of rows. It is no page size: the service decides how many rows a page has."))
	}
	if q.Skip {
		code = append(code, m.number("Skip", "Skip leaves out the first n rows."))
	}
	for _, o := range q.Options {
		code = append(code, m.option(o))
	}
	code = append(code, m.rawOption(), m.text(), w.all(q), w.pages(q), w.first(q))
	if q.Count {
		code = append(code, w.count(q))
	}
	if len(q.Key) > 0 {
		code = append(code, w.get(q))
	}
	return append(code, w.fieldStructs(q.Fields, q.Filter, q.Order, q.Expand)...)
}

// resource writes the type of requests for a single entity.
func (w *writer) resource(r plan.Resource) []jen.Code {
	m := methods{w: w, receiver: "r", inner: "resource", of: r.Name}
	code := []jen.Code{
		comment(plan.Doc{fmt.Sprintf("%s requests %s. It never changes: each method returns a new one.", r.Name, r.Of)}).
			Type().Id(r.Name).Struct(jen.Id("resource").Add(w.runtime("Resource"))),
	}
	if r.Fields != nil {
		code = append(code, m.selects(r.Fields))
	}
	if r.Expand != nil {
		code = append(code, m.expands(r.Expand))
	}
	code = append(code, m.rawOption(), m.text(),
		comment(plan.Doc{"Get fetches the entity. The error is an *odata.Error when the service refused, and odata.ErrNoRows when there is no entity."}).
			Func().Params(jen.Id("r").Id(r.Name)).Id("Get").Params(contextParameter()).
			Params(jen.Id(r.Row), jen.Error()).
			Block(jen.Return(w.runtime("Get").Index(jen.Id(r.Row)).Call(jen.Id("ctx"), jen.Id("r").Dot("resource")))))
	return append(code, w.fieldStructs(r.Fields, r.Expand)...)
}

func contextParameter() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

// call is a method that passes a context and the query to the function of the run-time that has its name.
func (w *writer) call(q plan.Query, doc plan.Doc, name string, query jen.Code, results ...jen.Code) *jen.Statement {
	return comment(doc).
		Func().Params(jen.Id("q").Id(q.Name)).Id(name).Params(contextParameter()).Params(results...).
		Block(jen.Return(w.runtime(name).Index(jen.Id(q.Row)).Call(jen.Id("ctx"), query)))
}

func (w *writer) all(q plan.Query) *jen.Statement {
	return w.call(q, plan.Doc{"All fetches the rows, page after page as they are needed. An error ends the sequence."}, "All", jen.Id("q").Dot("query"),
		jen.Qual("iter", "Seq2").Types(jen.Id(q.Row), jen.Error()))
}

func (w *writer) pages(q plan.Query) *jen.Statement {
	return w.call(q, plan.Doc{"Pages fetches the rows a page at a time. An error ends the sequence."}, "Pages", jen.Id("q").Dot("query"),
		jen.Qual("iter", "Seq2").Types(w.runtime("Page").Index(jen.Id(q.Row)), jen.Error()))
}

func (w *writer) first(q plan.Query) *jen.Statement {
	doc := plan.Doc{"First fetches the first row. The error is odata.ErrNoRows when there is none."}
	query := jen.Id("q").Dot("query")
	if !q.Top {
		query.Dot("WithoutTop").Call()
	}
	return w.call(q, doc, "First", query, jen.Id(q.Row), jen.Error())
}

func (w *writer) count(q plan.Query) *jen.Statement {
	return comment(plan.Doc{"Count asks the service for the number of rows that the filter leaves."}).
		Func().Params(jen.Id("q").Id(q.Name)).Id("Count").Params(contextParameter()).Params(jen.Int64(), jen.Error()).
		Block(jen.Return(w.runtime("Count").Call(jen.Id("ctx"), jen.Id("q").Dot("query"))))
}

func (w *writer) get(q plan.Query) *jen.Statement {
	parameters := []jen.Code{contextParameter()}
	var parts []jen.Code
	for _, p := range q.Key {
		parameters = append(parameters, jen.Id(p.Name).Add(w.goType(p.Type)))
		parts = append(parts, w.runtime("Key").Call(jen.Lit(p.Wire), jen.Id(p.Name)))
	}
	return comment(plan.Doc{"Get fetches the entity with the given key. The error is an *odata.Error when the service has none."}).
		Func().Params(jen.Id("q").Id(q.Name)).Id("Get").Params(parameters...).
		Params(jen.Id(q.Row), jen.Error()).
		Block(jen.Return(w.runtime("Get").Index(jen.Id(q.Row)).
			Call(jen.Id("ctx"), jen.Id("q").Dot("query").Dot("ByKey").Call(parts...))))
}

// fieldStructs writes the field structs that are declared here, each with the value that closures are given.
func (w *writer) fieldStructs(list ...*plan.FieldStruct) []jen.Code {
	var code []jen.Code
	for _, s := range list {
		if s == nil || s.Shared {
			continue
		}
		var fields, paths []jen.Code
		for _, f := range s.Fields {
			fields = append(fields, jen.Id(f.Name).Add(w.goType(f.Type)))
			paths = append(paths, field(f.Name, jen.Lit(f.Path)))
		}
		code = append(code,
			comment(s.Doc).Type().Id(s.Name).Struct(fields...),
			jen.Var().Id(fieldsVar(s)).Op("=").Id(s.Name).Add(values(paths...)))
	}
	return code
}

func fieldsVar(s *plan.FieldStruct) string { return "all" + s.Name }
