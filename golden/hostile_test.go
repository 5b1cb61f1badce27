package golden_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen"
	"github.com/odatagen/odatagen/gen/plan"
	"github.com/odatagen/odatagen/golden"
)

// hostile holds names and texts that try to leave the place where the generator puts them.
var hostile = []string{
	"x`; func init() { panic(1) } //", `x" + evil() + "`, "x\n//go:embed secret", "*/ evil /*", "//go:generate evil",
	"x\\", "x`y\"z", "../../etc/passwd", "\u202eevil", "func", "init", "main", "_", "日本", "1 2", "+build ignore",
	"x\r\npackage evil", "${HOME}", "%!s(MISSING)", "Client", "odata", "string", "nil", "a,b", "json:\"-\"", "_\u0301", "a\u0345", "\u0903b",
}

// TestHostileMetadata puts hostile texts into every name and description. Whatever the reader does not refuse
// must come out as a package that type-checks, with no compiler directive, no import and no function that
// such a text brought along.
func TestHostileMetadata(t *testing.T) {
	checker := golden.NewChecker()
	generated := 0
	for _, evil := range hostile {
		doc, diagnostics := csdl.Parse("metadata.xml", []byte(envelope(hostileSchema(evil))))
		if doc == nil || diagnostics.HasErrors() {
			continue
		}
		model, diagnostics := csdl.Link([]*csdl.Document{doc}, nil)
		if diagnostics.HasErrors() {
			continue
		}
		generated++
		files, _, err := gen.Generate(model, plan.Config{Package: "client", ImportPath: "example.org/client", Runtime: runtimePath})
		if err != nil {
			t.Errorf("%q: %v", evil, err)
			continue
		}
		sources := map[string]string{}
		for _, f := range files {
			sources[f.Name] = string(f.Content)
			checkHarmless(t, evil, f)
		}
		if _, errs := checker.Check("example.org/client", sources); len(errs) > 0 {
			t.Errorf("%q: %v", evil, errs)
		}
	}
	if generated < len(hostile)/2 {
		t.Errorf("only %d of %d documents were generated: the test tests little", generated, len(hostile))
	}
}

func hostileSchema(evil string) string {
	text := strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;").Replace(evil)
	return strings.ReplaceAll(`<Schema Namespace="Evil" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <Annotation Term="Core.Description" String="EVIL"/>
  <EntityType Name="EVIL">
    <Annotation Term="Core.LongDescription" String="EVIL"/>
    <Key><PropertyRef Name="EVIL"/></Key>
    <Property Name="EVIL" Type="Edm.Int32" Nullable="false"><Annotation Term="Core.Description" String="EVIL"/></Property>
    <Property Name="other" Type="Edm.Int32"><Annotation Term="Core.SymbolicName" String="EVIL"/></Property>
  </EntityType>
  <EnumType Name="Kind"><Member Name="EVIL"/></EnumType>
  <EntityContainer Name="Container">
    <Annotation Term="odatagen.Notice" String="EVIL"/>
    <Annotation Term="odatagen.FixedQueryOptions"><Collection><Record>
      <PropertyValue Property="Name" String="EVIL"/><PropertyValue Property="Value" String="EVIL"/>
    </Record></Collection></Annotation>
    <EntitySet Name="EVIL" EntityType="Evil.EVIL">
      <Annotation Term="Capabilities.CustomQueryOptions"><Collection><Record>
        <PropertyValue Property="Name" String="EVIL"/><PropertyValue Property="Description" String="EVIL"/>
      </Record></Collection></Annotation>
    </EntitySet>
  </EntityContainer>
</Schema>`, "EVIL", text)
}

// checkHarmless looks for what only a text that left its place can have brought into a file.
func checkHarmless(t *testing.T, evil string, f gen.File) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Content, parser.ParseComments)
	if err != nil {
		t.Errorf("%q: %v", evil, err)
		return
	}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if !strings.HasPrefix(c.Text, "// ") && c.Text != "//" {
				t.Errorf("%q: %s has the comment %q", evil, f.Name, c.Text)
			}
		}
	}
	for _, d := range file.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name != "NewClient" {
			t.Errorf("%q: %s has the function %s", evil, f.Name, fn.Name.Name)
		}
	}
	for _, i := range file.Imports {
		switch i.Path.Value {
		case `"context"`, `"iter"`, `"time"`, `"encoding/json"`, `"` + runtimePath + `"`:
		default:
			t.Errorf("%q: %s imports %s", evil, f.Name, i.Path.Value)
		}
	}
}
