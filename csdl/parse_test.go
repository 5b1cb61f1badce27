package csdl

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// umlaut has a name beyond ASCII, and columns that depend on counting characters.
const umlaut = `<ComplexType Name="Größe"/><ComplexType/>`

func TestParseReadsEncodings(t *testing.T) {
	tests := []struct {
		name, declared string
		encoding       encoding.Encoding
	}{
		{"UTF-8", "", encoding.Nop},
		{"UTF-8 with byte order mark", "utf-8", unicode.UTF8BOM},
		{"UTF-16 little-endian", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 big-endian", "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 without byte order mark", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"Latin-1", "ISO-8859-1", charmap.ISO8859_1},
		{"windows-1252", "Windows-1252", charmap.Windows1252},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			head := ""
			if test.declared != "" {
				head = `<?xml version="1.0" encoding="` + test.declared + `"?>` + "\n"
			}
			data, err := test.encoding.NewEncoder().Bytes([]byte(head + document(umlaut)))
			if err != nil {
				t.Fatal(err)
			}
			doc, diagnostics := Parse("m.xml", data)
			if doc == nil || codes(diagnostics) != "missing-attribute" {
				t.Fatalf("got %v", diagnostics)
			}
			if got := doc.Schemas[0].StructuredTypes[0].Name; got != "Größe" {
				t.Errorf("got name %q", got)
			}
		})
	}
}

func TestParseRefusesEncodings(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"broken UTF-8", "<a>\n  \xE9</a>", "m.xml:2:3: error: the file is not valid UTF-8 here"},
		{"UTF-32", "\xFF\xFE\x00\x00<\x00\x00\x00", "m.xml:1:1: error: the file is in UTF-32, which is not supported"},
		{"declared", `<?xml version="1.0" encoding="KOI8-R"?><a/>`, `m.xml:1:1: error: the file is declared as "KOI8-R", which is not supported`},
	}
	for _, test := range tests {
		doc, diagnostics := Parse("m.xml", []byte(test.data))
		if doc != nil || len(diagnostics) != 1 || !strings.HasPrefix(diagnostics[0].String(), test.want) {
			t.Errorf("%s: got %v", test.name, diagnostics)
		}
	}
}

func TestParsePositions(t *testing.T) {
	const property = `<Property Type="Edm.String"/>`
	tests := []struct {
		name, before string
		line, column int
	}{
		{"start of a line", "\n", 2, 1},
		{"after a tab and CRLF", "\r\n\t", 2, 2},
		{"behind characters of several bytes", "\n<!-- größe 🙂 -->", 2, 17},
		{"behind a comment of several lines", "\n<!--\n-->", 3, 4},
	}
	for _, test := range tests {
		_, diagnostics := Parse("m.xml", []byte(document(`<ComplexType Name="A">`+test.before+property+`</ComplexType>`)))
		if len(diagnostics) != 1 {
			t.Fatalf("%s: %v", test.name, diagnostics)
		}
		if pos := diagnostics[0].Pos; pos.Line != test.line || pos.Column != test.column {
			t.Errorf("%s: got %v, want %d:%d", test.name, pos, test.line, test.column)
		}
	}
}

// TestParsePositionsInOneLine makes sure that the position of every element of a long line is right.
func TestParsePositionsInOneLine(t *testing.T) {
	text := document(strings.Repeat(`<ComplexType Name="Größe"/>`, 2000) + `<ComplexType/>`)
	_, diagnostics := Parse("m.xml", []byte(text))
	before, _, _ := strings.Cut(text, `<ComplexType/>`)
	if want := len([]rune(before)) + 1; len(diagnostics) != 1 || diagnostics[0].Pos.Column != want {
		t.Errorf("got %v, want column %d", diagnostics, want)
	}
}

// TestWhatIsNotCSDL checks that there is exactly one error, and no document, whatever arrives.
func TestWhatIsNotCSDL(t *testing.T) {
	whole := document(order)
	tests := []struct {
		name, data string
		code       Code
	}{
		{"nothing", "", emptyFile},
		{"byte order mark only", "\xEF\xBB\xBF", emptyFile},
		{"blanks", " \r\n\t", emptyFile},
		{"HTML in upper case", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<HTML></HTML>", notCSDLHTML},
		{"HTML after a comment", "<!-- gateway -->\n<html lang=en>", notCSDLHTML},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, notCSDLHTML},
		{"JSON array", `[{"name": "Orders"}]`, notCSDLJSON},
		{"JSON error of V3", `{"odata.error": {"code": "", "message": {"lang": "en", "value": "no"}}}`, notCSDLJSON},
		{"JSON cut off", `{"error": {"code": "Unau`, notCSDLJSON},
		{"a log line", `[2026-01-01] connection refused`, notCSDLText},
		{"XML error", `<m:error xmlns:m="http://docs.oasis-open.org/odata/ns/metadata"><m:code/></m:error>`, notCSDLXML},
		{"Atom feed", `<feed xmlns="http://www.w3.org/2005/Atom"/>`, notCSDLXML},
		{"other XML", `<configuration/>`, notCSDLXML},
		{"a comment only", `<!-- nothing -->`, notCSDLXML},
		{"an XML declaration only", `<?xml version="1.0"?>`, notCSDLXML},
		{"edmx of OData 3", `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"/>`, oldVersion},
		{"Schema of OData 3", `<Schema xmlns="http://schemas.microsoft.com/ado/2009/11/edm"/>`, oldVersion},
		{"old Schema in a new document", strings.ReplaceAll(whole, edmSpace+`"`, `http://schemas.microsoft.com/ado/2008/09/edm"`), oldVersion},
		{"cut off in a tag", whole[:len(whole)/2], cutOff},
		{"cut off in an attribute", whole[:strings.Index(whole, "Status")], cutOff},
		{"cut off in a comment", "<!-- ", cutOff},
		{"text behind", whole + "\nHTTP/1.1 200 OK", trailingContent},
		{"text before", "<?xml version=\"1.0\"?>\nText" + whole, xmlSyntax},
		{"an entity that is not there", strings.Replace(whole, "Status", "&nbsp;", 1), xmlSyntax},
		{"an attribute without quotes", strings.Replace(whole, `"Status"`, `Status`, 1), xmlSyntax},
		{"XML 1.1", `<?xml version="1.1"?>` + whole, xmlSyntax},
		{"entities in a DOCTYPE", `<!DOCTYPE a [<!ENTITY x "y">]>` + whole, doctype},
		{"no Version", strings.Replace(whole, ` Version="4.0"`, "", 1), missingAttribute},
		{"default namespace of the wrong kind", strings.Replace(whole, edmSpace+`"`, edmxSpace+`"`, 1), missingNamespace},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, diagnostics := Parse("m.xml", []byte(test.data))
			if doc != nil || codes(diagnostics) != string(test.code) {
				t.Fatalf("got %v", diagnostics)
			}
			if d := diagnostics[0]; d.Pos.Line == 0 || d.Pos.Column == 0 || d.Cure == "" || d.Severity != Error {
				t.Errorf("not a whole error: %v", d)
			}
		})
	}
}

func TestWrongCaseIsOneMistake(t *testing.T) {
	text := document(`<entitytype name="Order" abstract="true"/><Action Name="Ship"><Parameter Name="It" Type="Sales.Order"/></Action>`)
	doc, diagnostics := Parse("m.xml", []byte(strings.Replace(strings.Replace(text, "Edmx ", "EDMX ", 1), "/edmx:Edmx", "/edmx:EDMX", 1)))
	if codes(diagnostics) != "wrong-case wrong-case wrong-case wrong-case" {
		t.Fatalf("got %v", diagnostics)
	}
	if _, diagnostics := Link([]*Document{doc}, nil); len(diagnostics) > 0 {
		t.Errorf("got %v", diagnostics)
	}
}

func TestReadExpressions(t *testing.T) {
	doc := parse(t, "m.xml", document(`<Annotation Term="Self.A" Qualifier="q">
		<Record Type="Self.R">
			<PropertyValue Property="Texts"><Collection><String>one</String><String> two</String></Collection></PropertyValue>
			<PropertyValue Property="Tag"/>
			<PropertyValue Property="Off" Bool="False"/>
			<PropertyValue Property="Call"><Apply Function="odata.concat"><Path>A/B</Path></Apply></PropertyValue>
			<Annotation Term="Self.B"/>
		</Record>
	</Annotation><Annotation Term="Self.C#q2"/>`))
	a := doc.Schemas[0].Annotations[0]
	record := a.Value
	if record.Kind != "Record" || record.Type != "Self.R" || len(record.Annotations) != 1 || a.Qualifier != "q" {
		t.Fatalf("got %+v", record)
	}
	if got := strings.Join(record.Property("Texts").Value.Texts(), "|"); got != "one| two" {
		t.Errorf("got texts %q", got)
	}
	if !record.Bool("Tag", false) || record.Bool("Off", true) || !record.Bool("Missing", true) {
		t.Error("Booleans of the record are wrong")
	}
	if call := record.Property("Call").Value; call.Kind != "Apply" || call.Text != "odata.concat" || call.Items[0].Text != "A/B" {
		t.Errorf("got %+v", call)
	}
	if c := doc.Schemas[0].Annotations[1]; c.Term != "Self.C" || c.Qualifier != "q2" {
		t.Errorf("got %+v", c)
	}
}

// TestOurVocabulary keeps the vocabulary of this package free of mistakes.
func TestOurVocabulary(t *testing.T) {
	data, err := os.ReadFile("vocabulary/odatagen.V1.xml")
	if err != nil {
		t.Fatal(err)
	}
	linked(t, string(data))
}
