package golden_test

import (
	"strings"
	"testing"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen"
	"github.com/odatagen/odatagen/gen/plan"
	"github.com/odatagen/odatagen/golden"
)

const runtimePath = "github.com/odatagen/odatagen/templates/odata"

// TestGo generates the package of each page in go/ from its schema.xml, which stands for the Schema elements of
// a document, and its overlay.xml. The Go files that the page shows must come out as shown; all of them must
// type-check.
func TestGo(t *testing.T) {
	checker := golden.NewChecker()
	golden.Run(t, "go/*.txtar", func(t *testing.T, p *golden.Page) {
		model, diagnostics := loadPage(t, p)
		files, warnings, err := gen.Generate(model, plan.Config{Package: "client", ImportPath: "example.org/client", Runtime: runtimePath})
		if err != nil {
			t.Fatal(err)
		}
		diagnostics = append(diagnostics, warnings...)
		if _, shown := p.Section("diagnostics"); shown || len(diagnostics) > 0 {
			p.Want(t, "diagnostics", text(diagnostics))
		}
		sources := map[string]string{}
		for _, f := range files {
			sources[f.Name] = string(f.Content)
			if _, shown := p.Section(f.Name); shown {
				p.Want(t, f.Name, string(f.Content))
			}
		}
		for _, name := range p.Sections() {
			if _, generated := sources[name]; strings.HasSuffix(name, ".go") && !generated {
				t.Errorf("the page shows %s, which is not generated", name)
			}
		}
		_, errs := checker.Check("example.org/client", sources)
		for _, err := range errs {
			t.Error(err)
		}
	})
}

func loadPage(t *testing.T, p *golden.Page) (*csdl.Model, csdl.Diagnostics) {
	t.Helper()
	schema, ok := p.Section("schema.xml")
	if !ok {
		t.Fatal("the page has no schema.xml")
	}
	doc, diagnostics := csdl.Parse("metadata.xml", []byte(envelope(schema)))
	var overlays []*csdl.Document
	if overlay, ok := p.Section("overlay.xml"); ok {
		laidOver, more := csdl.Parse("overlay.xml", []byte(envelope(overlay)))
		diagnostics = append(diagnostics, more...)
		overlays = append(overlays, laidOver)
	}
	if diagnostics.HasErrors() {
		t.Fatal(text(diagnostics))
	}
	model, more := csdl.Link([]*csdl.Document{doc}, overlays)
	diagnostics = append(diagnostics, more...)
	if diagnostics.HasErrors() {
		t.Fatal(text(diagnostics))
	}
	return model, diagnostics
}

// envelope makes a document of Schema elements, on one line so that line numbers are those of the page's file.
func envelope(schemas string) string {
	return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">` + vocabularies +
		`<edmx:DataServices>` + schemas + `</edmx:DataServices></edmx:Edmx>`
}

const vocabularies = `<edmx:Reference Uri="core"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>` +
	`<edmx:Reference Uri="capabilities"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Capabilities"/></edmx:Reference>` +
	`<edmx:Reference Uri="odatagen"><edmx:Include Namespace="org.odatagen.V1" Alias="odatagen"/></edmx:Reference>`

func text(diagnostics csdl.Diagnostics) string {
	lines := make([]string, len(diagnostics))
	for i, d := range diagnostics {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}
