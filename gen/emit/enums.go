package emit

import (
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// enum writes an enumeration type, its constants, the table of its members and its methods.
func (w *writer) enum(e plan.Enum) []jen.Code {
	table := "enumOf" + e.Name
	underlying := jen.String()
	if e.Numeric != "" {
		underlying = jen.Id(e.Numeric)
	}
	code := []jen.Code{comment(e.Doc).Type().Id(e.Name).Add(underlying)}
	if len(e.Members) > 0 {
		code = append(code, w.constants(e))
	}
	receiver := jen.Id(self).Id(e.Name)
	code = append(code, w.enumTable(e, table),
		comment(plan.Doc{"ODataEnum implements odata.Enum."}).
			Func().Params(jen.Id(e.Name)).Id("ODataEnum").Params().Op("*").Add(w.runtime("EnumType")).
			Block(jen.Return(jen.Op("&").Id(table))))
	switch {
	case e.Numeric != "":
		return append(code, memberName(e, jen.Id(table).Dot("NameOf").Call(jen.Int64().Call(jen.Id(self)))))
	case e.Digits:
		return append(code, memberName(e, jen.Id(table).Dot("NameOfDigits").Call(jen.String().Call(jen.Id(self)))))
	}
	code = append(code,
		comment(plan.Doc{"Value returns the declared number of the value; false when the metadata does not know it."}).
			Func().Params(receiver.Clone()).Id("Value").Params().Params(jen.Int64(), jen.Bool()).
			Block(jen.Return(jen.Id(table).Dot("Value").Call(jen.String().Call(jen.Id(self))))))
	if e.Flags {
		code = append(code,
			comment(plan.Doc{"Has tells whether all flags of flag are set."}).
				Func().Params(receiver.Clone()).Id("Has").Params(jen.Id("flag").Id(e.Name)).Bool().
				Block(jen.Return(jen.Id(table).Dot("Has").Call(jen.String().Call(jen.Id(self)), jen.String().Call(jen.Id("flag"))))))
	}
	return code
}

// memberName writes the method String of types whose values are not the names of members.
func memberName(e plan.Enum, name jen.Code) *jen.Statement {
	return comment(plan.Doc{"String returns the name of the member, or the digits of a number that has none."}).
		Func().Params(jen.Id(self).Id(e.Name)).Id("String").Params().String().
		Block(jen.Return(name))
}

func (w *writer) constants(e plan.Enum) *jen.Statement {
	list := make([]jen.Code, len(e.Members))
	for i, m := range e.Members {
		value := jen.Lit(m.Wire)
		switch {
		case e.Numeric != "":
			value = integer(m.Value)
		case e.Digits:
			value = jen.Lit(strconv.FormatInt(m.Value, 10))
		}
		list[i] = comment(m.Doc).Id(m.Name).Id(e.Name).Op("=").Add(value)
	}
	doc := plan.Doc{fmt.Sprintf("The members of %s.", e.Name)}
	return comment(doc).Const().Defs(list...)
}

// integer writes a number as it is, on machines of 32 bits too.
func integer(v int64) *jen.Statement { return jen.Op(strconv.FormatInt(v, 10)) }

func (w *writer) enumTable(e plan.Enum, table string) *jen.Statement {
	members := make([]jen.Code, len(e.Members))
	for i, m := range e.Members {
		members[i] = jen.Values(field("Name", jen.Lit(m.Wire)), field("Value", integer(m.Value)))
	}
	fields := []jen.Code{field("Name", jen.Lit(e.Wire))}
	if e.Flags {
		fields = append(fields, field("Flags", jen.True()))
	}
	if len(members) > 0 {
		fields = append(fields, field("Members", jen.Index().Add(w.runtime("EnumMember")).Add(values(members...))))
	}
	return jen.Var().Id(table).Op("=").Add(w.runtime("EnumType")).Add(values(fields...))
}
