package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// client writes the client type, its constructor and the accessors.
func (w *writer) client() []jen.Code {
	code := []jen.Code{
		comment(plan.Doc{"Client gives access to the service. It is safe for use by several goroutines."}).
			Type().Id("Client").Struct(jen.Id("service").Op("*").Add(w.runtime("Service"))),
		w.contract(),
		w.newClient(),
	}
	for _, s := range w.pkg.Client.Sets {
		code = append(code, accessor(s.Doc, s.Method, s.Query, "query", "EntitySet", s.Wire))
	}
	for _, s := range w.pkg.Client.Singletons {
		code = append(code, accessor(s.Doc, s.Method, s.Resource, "resource", "Singleton", s.Wire))
	}
	return code
}

// contract writes what the run-time must know of the package.
func (w *writer) contract() *jen.Statement {
	fields := []jen.Code{field("Package", jen.Lit(w.pkg.Name))}
	if options := w.pkg.Client.FixedOptions; len(options) > 0 {
		list := make([]jen.Code, len(options))
		for i, o := range options {
			list[i] = jen.Values(field("Name", jen.Lit(o.Name)), field("Value", jen.Lit(o.Value)))
		}
		fields = append(fields, field("FixedOptions", jen.Index().Add(w.runtime("QueryOption")).Add(values(list...))))
	}
	return jen.Var().Id("contract").Op("=").Add(w.runtime("Contract")).Add(values(fields...))
}

func (w *writer) newClient() *jen.Statement {
	doc := plan.Doc{
		"NewClient returns a client of the service at the given root URL, query options included as they were copied; " +
			"the name of an entity set goes before them.",
	}
	for _, o := range w.pkg.Client.FixedOptions {
		doc = append(doc, "Requests carry "+o.Name+"="+o.Value+"; a root with another value is an error.")
	}
	return comment(doc).
		Func().Id("NewClient").
		Params(jen.Id("serviceRoot").String(), jen.Id("options").Op("...").Add(w.runtime("Option"))).
		Params(jen.Op("*").Id("Client"), jen.Error()).
		Block(
			jen.List(jen.Id("service"), jen.Err()).Op(":=").Add(w.runtime("NewService")).
				Call(jen.Id("serviceRoot"), jen.Id("contract"), jen.Id("options").Op("...")),
			jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
			jen.Return(jen.Op("&").Id("Client").Values(field("service", jen.Id("service"))), jen.Nil()),
		)
}

func accessor(doc plan.Doc, method, result, inner, constructor, wire string) *jen.Statement {
	return comment(doc).
		Func().Params(jen.Id("c").Op("*").Id("Client")).Id(method).Params().Id(result).
		Block(jen.Return(jen.Id(result).Values(field(inner, jen.Id("c").Dot("service").Dot(constructor).Call(jen.Lit(wire))))))
}
