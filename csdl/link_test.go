package csdl

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAliasesHoldForTheWholeDocument(t *testing.T) {
	m := linked(t, documentOf(`
		<Schema Namespace="Sales.Core" xmlns="`+edmSpace+`">
			<ComplexType Name="A"><Property Name="P" Type="Later.B"/><Property Name="Q" Type="Sales.Late.B"/></ComplexType>
		</Schema>
		<Schema Namespace="Sales.Late" Alias="Later" xmlns="`+edmSpace+`">
			<ComplexType Name="B"><Property Name="P" Type="Collection(Sales.Core.A)"/></ComplexType>
		</Schema>`, ""))
	a := m.Definition("Sales.Core.A").(*StructuredType)
	b := m.Definition("Sales.Late.B")
	if a.Property("P").Type.Def != b || a.Property("Q").Type.Def != b {
		t.Errorf("got %v and %v", a.Property("P").Type, a.Property("Q").Type)
	}
	if got := b.(*StructuredType).Property("P").Type.String(); got != "Collection(Sales.Core.A)" {
		t.Errorf("got %s", got)
	}
}

func TestTermsAreNamedByNamespace(t *testing.T) {
	m := linked(t, documentOf(`<Schema Namespace="Sales" Alias="S" xmlns="`+edmSpace+`">
			<ComplexType Name="A">
				<Annotation Term="C.Description" String="text"><Annotation Term="S.Nested"/></Annotation>
				<Annotation Term="Core.LongDescription" String="as written"/>
				<Annotation Term="S.Record"><Record><Annotation Term="C.Inner"/></Record></Annotation>
			</ComplexType>
		</Schema>`,
		`<edmx:Reference Uri="https://example.com/core"><edmx:Include Namespace="Org.OData.Core.V1" Alias="C"/></edmx:Reference>`))
	as := m.Definition("Sales.A").(*StructuredType).Annotations
	if as.Text("Org.OData.Core.V1.Description") != "text" || as.Text("Core.LongDescription") != "as written" {
		t.Errorf("got %v", as)
	}
	if as[0].Nested[0].Term != "Sales.Nested" || as[2].Value.Annotations[0].Term != "Org.OData.Core.V1.Inner" {
		t.Error("terms further inside are not resolved")
	}
}

func TestRedeclaredPropertiesStandInTheBase(t *testing.T) {
	m := linked(t, document(`
		<EntityType Name="Leaf" BaseType="Self.Middle"><Property Name="D" Type="Edm.String"/></EntityType>
		<EntityType Name="Middle" BaseType="Self.Root">
			<Property Name="C" Type="Edm.String"/><Property Name="B" Type="Edm.Int32"/>
			<NavigationProperty Name="N" Type="Self.Leaf"/>
		</EntityType>
		<EntityType Name="Root"><Key><PropertyRef Name="A" Alias="id"/></Key>
			<Property Name="A" Type="Edm.Int32" Nullable="false"/><Property Name="B" Type="Edm.PrimitiveType"/>
			<NavigationProperty Name="N" Type="Self.Root"/>
		</EntityType>`))
	leaf, root := m.Definition("Sales.Leaf").(*StructuredType), m.Definition("Sales.Root").(*StructuredType)
	var names []string
	for _, p := range leaf.AllProperties() {
		names = append(names, p.Owner.Name+"."+p.Name)
	}
	if got := strings.Join(names, " "); got != "Root.A Middle.B Middle.C Leaf.D" {
		t.Errorf("got %s", got)
	}
	if navs := leaf.AllNavigationProperties(); len(navs) != 1 || navs[0].Owner.Name != "Middle" {
		t.Errorf("got %v", navs)
	}
	if !leaf.IsA(root) || root.IsA(leaf) || root.Derived[0].Derived[0] != leaf {
		t.Error("the hierarchy is wrong")
	}
	if len(leaf.Key) != 1 || leaf.Key[0].URLName() != "id" || leaf.Key[0].Property.Owner != root {
		t.Errorf("got key %v", leaf.Key)
	}
}

func TestKeyInsideOfAComplexProperty(t *testing.T) {
	m := linked(t, document(`
		<ComplexType Name="Number"><Property Name="Value" Type="Self.Int" Nullable="false"/></ComplexType>
		<TypeDefinition Name="Int" UnderlyingType="Edm.Int64"/>
		<EntityType Name="Order"><Key><PropertyRef Name="Number/Value" Alias="nr"/></Key>
			<Property Name="Number" Type="Self.Number" Nullable="false"/></EntityType>`))
	key := m.Definition("Sales.Order").(*StructuredType).Key
	if len(key) != 1 || key[0].URLName() != "nr" || key[0].Property.Name != "Value" {
		t.Errorf("got %v", key)
	}
}

func TestEnumValues(t *testing.T) {
	m := linked(t, document(`
		<EnumType Name="Plain"><Member Name="A"/><Member Name="B"/></EnumType>
		<EnumType Name="Flags" IsFlags="true" UnderlyingType="Edm.Int64"><Member Name="All" Value="9223372036854775807"/></EnumType>
		<EnumType Name="Odd"><Member Name="a" Value="+1"/><Member Name="A" Value="1"/></EnumType>`))
	values := map[string][]int64{"Plain": {0, 1}, "Flags": {1<<63 - 1}, "Odd": {1, 1}}
	for name, want := range values {
		var got []int64
		for _, member := range m.Definition("Sales." + name).(*EnumType).Members {
			got = append(got, member.Value)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestMainSchema(t *testing.T) {
	schema := func(namespace, children string) string {
		return `<Schema Namespace="` + namespace + `" xmlns="` + edmSpace + `">` + children + `</Schema>`
	}
	entity := func(name string) string {
		return `<EntityType Name="` + name + `"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/></EntityType>`
	}
	container := `<EntityContainer Name="C"><EntitySet Name="As" EntityType="One.A"/>
		<EntitySet Name="Bs" EntityType="Two.B"/><Singleton Name="B" Type="Two.B"/></EntityContainer>`
	tests := []struct{ name, schemas, want string }{
		{"most used", schema("One", entity("A")) + schema("Two", entity("B")) + schema("Three", container), "Two"},
		{"no container", schema("Zero", "") + schema("One", entity("A")) + schema("Two", entity("B")), "One"},
		{"no types", schema("Zero", "") + schema("One", ""), "Zero"},
	}
	for _, test := range tests {
		m := linked(t, documentOf(test.schemas, ""))
		if m.Main.Namespace != test.want {
			t.Errorf("%s: got %s", test.name, m.Main.Namespace)
		}
	}
}

func TestExtendedContainer(t *testing.T) {
	m := linked(t, document(order+`
		<EntityContainer Name="Base"><EntitySet Name="Orders" EntityType="Self.Order"/></EntityContainer>
		<EntityContainer Name="Service" Extends="Self.Base"><Singleton Name="Last" Type="Self.Order">
			<NavigationPropertyBinding Path="Next" Target="Orders"/></Singleton></EntityContainer>
		<Annotations Target="Self.Base/Orders"><Annotation Term="Self.T"/></Annotations>`))
	if m.Container.Name != "Service" || m.EntitySet("Orders") == nil || m.Singleton("Last") == nil {
		t.Fatalf("got %+v", m.Container)
	}
	if m.EntitySet("Orders").Annotations.Lookup("Sales.T") == nil {
		t.Error("the annotation of the inherited set is missing")
	}
}

func TestFunctionImportHoldsAllUnboundOverloads(t *testing.T) {
	m := linked(t, document(order+`
		<Function Name="F"><ReturnType Type="Edm.String"/></Function>
		<Function Name="F"><Parameter Name="a" Type="Edm.Int32"/><ReturnType Type="Edm.String"/></Function>
		<Function Name="F" IsBound="true"><Parameter Name="it" Type="Self.Order"/><ReturnType Type="Edm.String"/></Function>
		<EntityContainer Name="C"><FunctionImport Name="F" Function="Self.F"/></EntityContainer>`))
	if got := len(m.Container.Imports[0].Operations); got != 2 {
		t.Errorf("got %d overloads", got)
	}
}

// TestLinkLeavesDocumentsAlone links the same documents several times at once; the race detector watches.
func TestLinkLeavesDocumentsAlone(t *testing.T) {
	doc := parse(t, "m.xml", document(order+`<EntityContainer Name="C"><EntitySet Name="Orders" EntityType="Self.Order"/></EntityContainer>`))
	over := parse(t, "o.xml", overlay(`<EnumType Name="Status"><Member Name="Open"/></EnumType>
		<Annotations Target="Self.Order/ID"><Annotation Term="Self.T" String="x"/></Annotations>`))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			m, diagnostics := Link([]*Document{doc}, []*Document{over})
			if len(diagnostics) > 0 || len(m.Main.EnumTypes) != 1 || len(m.Main.StructuredTypes) != 1 {
				t.Errorf("got %v", diagnostics)
			}
		})
	}
	wait.Wait()
}

func TestLinkWithoutDocuments(t *testing.T) {
	if m, diagnostics := Link(nil, []*Document{{}}); m != nil || len(diagnostics) > 0 {
		t.Errorf("got %v, %v", m, diagnostics)
	}
}
