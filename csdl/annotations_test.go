package csdl

import (
	"strings"
	"testing"
)

func TestTargets(t *testing.T) {
	const declarations = order + `
		<EntityType Name="Draft" BaseType="Self.Order"/>
		<ComplexType Name="Sum"><Property Name="Value" Type="Edm.Decimal"/></ComplexType>
		<EnumType Name="Size"><Member Name="S"/></EnumType>
		<TypeDefinition Name="Int" UnderlyingType="Edm.Int64"/>
		<Action Name="Ship" IsBound="true"><Parameter Name="it" Type="Self.Order"/><Parameter Name="day" Type="Edm.Date"/></Action>
		<Action Name="Ship" IsBound="true"><Parameter Name="it" Type="Collection(Self.Order)"/></Action>
		<Function Name="Find"><Parameter Name="text" Type="Edm.String"/><ReturnType Type="Self.Sum"/></Function>
		<EntityContainer Name="Service">
			<EntitySet Name="Orders" EntityType="Self.Order"/><Singleton Name="Last" Type="Self.Order"/>
			<FunctionImport Name="Find" Function="Self.Find"/>
		</EntityContainer>`
	structured := func(m *Model, name string) *StructuredType { return m.Definition(name).(*StructuredType) }
	tests := []struct {
		target string
		get    func(*Model) Annotations
	}{
		{"Sales", func(m *Model) Annotations { return m.Main.Annotations }},
		{"Self.Order", func(m *Model) Annotations { return structured(m, "Sales.Order").Annotations }},
		{"Sales.Order/ID", func(m *Model) Annotations { return structured(m, "Sales.Order").Property("ID").Annotations }},
		{"Self.Order/Next", func(m *Model) Annotations { return structured(m, "Sales.Order").NavigationProperty("Next").Annotations }},
		{"Self.Draft/ID", func(m *Model) Annotations { return structured(m, "Sales.Draft").PathAnnotations["ID"] }},
		{"Self.Order/Next/ID", func(m *Model) Annotations { return structured(m, "Sales.Order").PathAnnotations["Next/ID"] }},
		{"Self.Size/S", func(m *Model) Annotations { return m.Main.EnumTypes[0].Members[0].Annotations }},
		{"Self.Int", func(m *Model) Annotations { return m.Main.TypeDefinitions[0].Annotations }},
		{"Self.Ship(Self.Order)", func(m *Model) Annotations { return m.Main.Operations[0].Annotations }},
		{"Self.Ship(Sales.Order,Edm.Date)/day", func(m *Model) Annotations { return m.Main.Operations[0].Parameters[1].Annotations }},
		{"Self.Ship(Collection(Self.Order))", func(m *Model) Annotations { return m.Main.Operations[1].Annotations }},
		{"Self.Ship", func(m *Model) Annotations { return m.Main.Operations[1].Annotations }},
		{"Self.Find(Edm.String)/text", func(m *Model) Annotations { return m.Main.Operations[2].Parameters[0].Annotations }},
		{"Self.Find/$ReturnType", func(m *Model) Annotations { return m.Main.Operations[2].Return.Annotations }},
		{"Self.Service", func(m *Model) Annotations { return m.Container.Annotations }},
		{"Self.Service/Orders", func(m *Model) Annotations { return m.EntitySet("Orders").Annotations }},
		{"Self.Service/Last", func(m *Model) Annotations { return m.Singleton("Last").Annotations }},
		{"Self.Service/Find", func(m *Model) Annotations { return m.Container.Imports[0].Annotations }},
		{"Self.Service/Orders/Next/ID", func(m *Model) Annotations { return m.EntitySet("Orders").PathAnnotations["Next/ID"] }},
		{"Self.Service/Orders/Sales.Draft/ID", func(m *Model) Annotations { return m.EntitySet("Orders").PathAnnotations["Sales.Draft/ID"] }},
		{"Self.Service/Last/ID", func(m *Model) Annotations { return m.Singleton("Last").PathAnnotations["ID"] }},
	}
	for _, test := range tests {
		t.Run(test.target, func(t *testing.T) {
			m := linked(t, document(declarations+`<Annotations Target="`+test.target+`" Qualifier="q"><Annotation Term="Self.T" String="x"/></Annotations>`))
			got := test.get(m)
			if len(got) != 1 || got[0].Term != "Sales.T" || got[0].Qualifier != "q" {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestMissingTargets(t *testing.T) {
	const declarations = order + `<Function Name="Find"><Parameter Name="text" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>
		<EntityContainer Name="Service"><EntitySet Name="Orders" EntityType="Self.Order"/></EntityContainer>`
	for _, target := range []string{
		"Self.Nothing", "Nothing", "Other.Order", "Self.Order/Nothing", "Self.Order/ID/More", "Self.Find(Edm.Int32)",
		"Self.Find/Nothing", "Self.Service/Nothing", "Self.Service/Orders/Nothing", "Self.Find(", "/", "Edm.String/ID",
	} {
		doc := parse(t, "m.xml", document(declarations+`<Annotations Target="`+target+`"><Annotation Term="Self.T"/></Annotations>`))
		if _, diagnostics := Link([]*Document{doc}, nil); codes(diagnostics) != "annotation-target-missing" {
			t.Errorf("%s: got %v", target, diagnostics)
		}
	}
}

func TestOverlaysComeFirst(t *testing.T) {
	annotate := func(text string) string {
		return `<Annotations Target="Self.Order/ID"><Annotation Term="T" String="` + text + `"/></Annotations>`
	}
	metadata := strings.Replace(document(order+annotate("external")), `Nullable="false"/>`,
		`Nullable="false"><Annotation Term="T" String="inline"/></Property>`, 1)
	m := linked(t, metadata, overlay(annotate("first overlay")+annotate("first overlay, later")), overlay(annotate("second overlay")))
	var got []string
	for _, a := range m.Definition("Self.Order").(*StructuredType).Property("ID").Annotations {
		got = append(got, a.Value.Text)
	}
	want := "second overlay|first overlay|first overlay, later|inline|external"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s", strings.Join(got, "|"))
	}
}

// TestSelf checks what Self means in an overlay, whatever namespace and alias the metadata has.
func TestSelf(t *testing.T) {
	metadata := strings.ReplaceAll(strings.ReplaceAll(document(order+`<EntityContainer Name="Service"><EntitySet Name="Orders" EntityType="Self.Order"/></EntityContainer>`),
		` Alias="Self"`, ` Alias="Other"`), "Self.", "Sales.")
	m := linked(t, metadata, overlay(`
		<Annotation Term="S" String="of the schema"/>
		<EnumType Name="Status"><Member Name="Open"/></EnumType>
		<ComplexType Name="Extra"><Property Name="Order" Type="Self.Status"/></ComplexType>
		<Annotations Target="Self.Container/Orders/Status"><Annotation Term="Self.T"/></Annotations>
		<Annotations Target="Self.Container"><Annotation Term="T"/></Annotations>
		<Annotations Target="Self.Status/Open"><Annotation Term="T"/></Annotations>`))
	if m.Definition("Self.Status") != m.Definition("Sales.Status") || m.Definition("Sales.Status") == nil || m.Schema("Self") != m.Main {
		t.Error("Self is not the main schema")
	}
	if len(m.Schemas) != 1 || m.Main.Namespace != "Sales" || m.Main.Annotations.Text("S") != "of the schema" {
		t.Errorf("got schemas %v", m.Schemas)
	}
	if m.EntitySet("Orders").PathAnnotations["Status"].Lookup("Sales.T") == nil || len(m.Container.Annotations) != 1 {
		t.Error("annotations by way of Self.Container are missing")
	}
	if len(m.Main.EnumTypes[0].Members[0].Annotations) != 1 {
		t.Error("a type of the overlay cannot be annotated")
	}
}

// TestOverlayTargetsAreNotExcused checks that a target in a namespace that an overlay includes is reported too.
func TestOverlayTargetsAreNotExcused(t *testing.T) {
	over := parse(t, "o.xml", documentOf(`<Schema Namespace="o" xmlns="`+edmSpace+`"><Annotations Target="Elsewhere.Order"><Annotation Term="T"/></Annotations></Schema>`,
		`<edmx:Reference Uri="metadata.xml"><edmx:Include Namespace="Elsewhere"/></edmx:Reference>`))
	_, diagnostics := Link([]*Document{parse(t, "m.xml", document(order))}, []*Document{over})
	if codes(diagnostics) != "annotation-target-missing" {
		t.Errorf("got %v", diagnostics)
	}
}
