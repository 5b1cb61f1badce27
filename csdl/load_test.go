package csdl

import (
	"strings"
	"testing"
	"testing/fstest"
)

func schemaWith(namespace, children string) string {
	return `<Schema Namespace="` + namespace + `" xmlns="` + edmSpace + `">` + children + `</Schema>`
}

func reference(uri, namespace string) string {
	return `<edmx:Reference Uri="` + uri + `"><edmx:Include Namespace="` + namespace + `"/></edmx:Reference>`
}

func property(typ string) string {
	return `<ComplexType Name="T"><Property Name="P" Type="` + typ + `"/></ComplexType>`
}

func TestLoad(t *testing.T) {
	other := documentOf(schemaWith("Other", property("Edm.String")), reference("../main.xml", "Main"))
	tests := []struct {
		name  string
		files map[string]string // main.xml is the root
		want  string            // codes
	}{
		{"beside the document, and a circle", map[string]string{
			"main.xml":          documentOf(schemaWith("Main", property("Other.T")), reference("sub/other%20one.xml", "Other")),
			"sub/other one.xml": other,
		}, ""},
		{"of a document that is referenced", map[string]string{
			"main.xml": documentOf(schemaWith("Main", ""), reference("./a.xml", "A")),
			"a.xml":    documentOf(schemaWith("A", property("B.T")), reference("b.xml?v=1#x", "B")),
			"b.xml":    documentOf(schemaWith("B", property("Edm.Int32")), ""),
		}, ""},
		{"missing, but not used", map[string]string{
			"main.xml": documentOf(schemaWith("Main", ""), reference("vocabulary.xml", "V")),
		}, ""},
		{"missing and used", map[string]string{
			"main.xml": documentOf(schemaWith("Main", property("Other.T")+strings.ReplaceAll(property("Other.U"), `"T"`, `"U"`)), reference("other.xml", "Other")),
		}, "unread-reference"},
		{"elsewhere", map[string]string{
			"main.xml": documentOf(schemaWith("Main", property("A.T")+strings.ReplaceAll(property("B.T"), `"T"`, `"U"`)),
				reference("https://example.com/a.xml", "A")+reference("/b.xml", "B")),
			"a.xml": documentOf(schemaWith("A", property("Edm.String")), ""),
			"b.xml": documentOf(schemaWith("B", property("Edm.String")), ""),
		}, "unread-reference unread-reference"},
		{"outside of the file system", map[string]string{
			"main.xml": documentOf(schemaWith("Main", ""), reference("../../etc/passwd", "V")+reference("%zz", "W")+reference("", "X")),
		}, "missing-attribute"},
		{"read, but without the type", map[string]string{
			"main.xml":  documentOf(schemaWith("Main", property("Other.U")), reference("other.xml", "Other")),
			"other.xml": documentOf(schemaWith("Other", property("Edm.String")), ""),
		}, "unresolved-type"},
		{"broken: one mistake", map[string]string{
			"main.xml":  documentOf(schemaWith("Main", property("Other.T")), reference("other.xml", "Other")),
			"other.xml": "<html></html>",
		}, "not-csdl-html"},
		{"a broken root", map[string]string{"main.xml": "{}"}, "not-csdl-json"},
		{"no root", nil, "unreadable-file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := make(fstest.MapFS)
			for name, text := range test.files {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
			_, diagnostics := Load(files, "main.xml")
			if codes(diagnostics) != test.want {
				t.Errorf("got %v", diagnostics)
			}
		})
	}
}
