package csdl

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzParse feeds the reader and the linker with anything. They must not panic, and what they report must have
// a place and a rule.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "{}", "<html>", "<a", "\xFF\xFE<\x00", "<?xml version='1.0' encoding='latin1'?><\xE9/>",
		document(order), document(order + order), documentOf("", ""), overlay(order),
		document(`<ComplexType Name="A" BaseType="Self.B"/><ComplexType Name="B" BaseType="Self.A"><Property Name="P" Type="Collection("/></ComplexType>`),
		document(`<EnumType Name="E" IsFlags="1"><Member Name="A" Value="-9223372036854775809"/><Member/></EnumType>`),
		document(`<EntityContainer Name="C" Extends="Self.C"><EntitySet Name="S" EntityType=".."/><FunctionImport/></EntityContainer>`),
		document(`<Annotations Target="Self.F()/$ReturnType"><Annotation Term="#"><Record><PropertyValue><If/></PropertyValue></Record></Annotation></Annotations>`),
		document(`<Function Name="F" IsBound="true"/><Action Name="F" IsBound="true"><Parameter Name="" Type="."/></Action>`),
		document(`<EntityType Name="K" BaseType="Edm.EntityType"><Key><PropertyRef Name="a//b"/><PropertyRef Name="/"/></Key></EntityType>`),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, diagnostics := Parse("m.xml", data)
		if doc == nil && len(diagnostics) != 1 {
			t.Errorf("no document, but %d diagnostics", len(diagnostics))
		}
		if doc != nil {
			_, more := Link([]*Document{doc}, []*Document{doc})
			diagnostics = append(diagnostics, more...)
		}
		for _, d := range diagnostics {
			if _, known := RuleOf(d.Code); !known || d.Pos.Line == 0 || d.Pos.Column == 0 || d.Message == "" || d.Cure == "" {
				t.Errorf("not a whole diagnostic: %+v", d)
			}
		}
	})
}

// large is a document with many types that refer to each other, about a megabyte.
func large() string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, `<EntityType Name="T%d"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>`, i)
		for j := range 10 {
			fmt.Fprintf(&b, `<Property Name="P%d" Type="Edm.String"><Annotation Term="Self.Description" String="text"/></Property>`, j)
		}
		fmt.Fprintf(&b, `<NavigationProperty Name="N" Type="Collection(Self.T%d)"/></EntityType>`, (i*7+1)%1000)
		fmt.Fprintf(&b, "<Annotations Target=\"Self.T%d/N\"><Annotation Term=\"Self.Description\" String=\"text\"/></Annotations>\n", i)
	}
	return document(b.String())
}

func BenchmarkParse(b *testing.B) {
	data := []byte(large())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if doc, diagnostics := Parse("m.xml", data); doc == nil || len(diagnostics) > 0 {
			b.Fatal(diagnostics)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	doc, _ := Parse("m.xml", []byte(large()))
	b.ReportAllocs()
	for b.Loop() {
		if _, diagnostics := Link([]*Document{doc}, nil); len(diagnostics) > 0 {
			b.Fatal(diagnostics)
		}
	}
}
