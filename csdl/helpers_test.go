package csdl

import (
	"strings"
	"testing"
)

// document puts the children of a Schema with namespace Sales and alias Self into a document.
func document(children string) string {
	return documentOf(`<Schema Namespace="Sales" Alias="Self" xmlns="`+edmSpace+`">`+children+`</Schema>`, "")
}

func documentOf(schemas, references string) string {
	return `<edmx:Edmx Version="4.0" xmlns:edmx="` + edmxSpace + `">` + references + `<edmx:DataServices>` + schemas +
		`</edmx:DataServices></edmx:Edmx>`
}

// overlay puts the children of a Schema with namespace Self into a document.
func overlay(children string) string {
	return strings.ReplaceAll(strings.ReplaceAll(document(children), ` Alias="Self"`, ""), "Sales", self)
}

func parse(t *testing.T, name, text string) *Document {
	t.Helper()
	doc, diagnostics := Parse(name, []byte(text))
	if doc == nil || len(diagnostics) > 0 {
		t.Fatalf("%s: %v", name, diagnostics)
	}
	return doc
}

// linked parses and links documents, which must have nothing wrong, and overlays, whose text has Self in it.
func linked(t *testing.T, texts ...string) *Model {
	t.Helper()
	var docs, overlays []*Document
	for i, text := range texts {
		doc := parse(t, string(rune('a'+i))+".xml", text)
		if strings.Contains(text, `Namespace="Self"`) {
			overlays = append(overlays, doc)
		} else {
			docs = append(docs, doc)
		}
	}
	model, diagnostics := Link(docs, overlays)
	if model == nil || len(diagnostics) > 0 {
		t.Fatalf("%v", diagnostics)
	}
	return model
}

// codes returns the codes of diagnostics, separated by blanks.
func codes(diagnostics Diagnostics) string {
	var list []string
	for _, d := range diagnostics {
		list = append(list, string(d.Code))
	}
	return strings.Join(list, " ")
}

const order = `<EntityType Name="Order"><Key><PropertyRef Name="ID"/></Key>
	<Property Name="ID" Type="Edm.Int32" Nullable="false"/>
	<Property Name="Status" Type="Edm.Int32"/>
	<NavigationProperty Name="Next" Type="Self.Order"/></EntityType>`
