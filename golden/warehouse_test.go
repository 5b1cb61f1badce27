package golden_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen"
	"github.com/odatagen/odatagen/gen/plan"
	"github.com/odatagen/odatagen/golden"
	"github.com/odatagen/odatagen/golden/warehouse"
)

// warehouseFiles generates the client of a version of the Warehouse API, without the comment that names the
// sources.
func warehouseFiles(t *testing.T, version, pkg string) map[string]string {
	t.Helper()
	var overlays []*csdl.Document
	for _, name := range []string{"overlay.xml", version + ".overlay.xml", version + ".notice.xml"} {
		overlays = append(overlays, parse(t, name))
	}
	model, diagnostics := csdl.Link([]*csdl.Document{parse(t, version+".xml")}, overlays)
	if len(diagnostics) > 0 {
		t.Fatalf("the metadata of %s is not clean:\n%s", version, text(diagnostics))
	}
	files, warnings, err := gen.Generate(model, plan.Config{
		Package: pkg, ImportPath: "github.com/odatagen/odatagen/generated/" + pkg, Runtime: "github.com/odatagen/odatagen/generated/odata",
	})
	if err != nil || len(warnings) > 0 {
		t.Fatalf("generating %s: %v\n%s", version, err, text(warnings))
	}
	result := map[string]string{}
	for _, f := range files {
		result[f.Name] = withoutSources(string(f.Content))
	}
	return result
}

func parse(t *testing.T, name string) *csdl.Document {
	t.Helper()
	data, err := fs.ReadFile(warehouse.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	doc, diagnostics := csdl.Parse(name, data)
	if len(diagnostics) > 0 {
		t.Fatalf("%s is not clean:\n%s", name, text(diagnostics))
	}
	return doc
}

// withoutSources drops the lines of the header that name the metadata by hash.
func withoutSources(source string) string {
	var kept []string
	for _, line := range strings.Split(source, "\n") {
		if !strings.HasPrefix(line, "// Source: ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// TestWarehouseIsPinned compares what the bundled metadata generates with the committed clients, byte for
// byte.
func TestWarehouseIsPinned(t *testing.T) {
	for version, pkg := range map[string]string{"v1.0": "warehouse", "beta": "warehousebeta"} {
		for name, got := range warehouseFiles(t, version, pkg) {
			want, err := os.ReadFile(filepath.Join("..", "generated", pkg, name))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(withoutSources(string(want)), got); d != "" {
				t.Errorf("generated/%s/%s is stale, 'make generate' renews it (-committed +generated):\n%s", pkg, name, d)
			}
		}
	}
}

// TestRuntimeIsPinned compares the run-time of the committed clients with its source.
func TestRuntimeIsPinned(t *testing.T) {
	files, err := gen.Runtime()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		got, err := os.ReadFile(filepath.Join("..", "generated", "odata", f.Name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(f.Content) {
			t.Errorf("generated/odata/%s is stale; 'make generate' renews it", f.Name)
		}
	}
}

// TestWarehouseVersions shows on one page what differs between the clients of v1.0 and beta.
func TestWarehouseVersions(t *testing.T) {
	golden.Run(t, "warehouse/v1.0-to-beta.txtar", func(t *testing.T, p *golden.Page) {
		old, new := warehouseFiles(t, "v1.0", "client"), warehouseFiles(t, "beta", "client")
		for _, name := range []string{"client.go", "entities.go", "enums.go", "queries.go"} {
			d := diff.Diff("v1.0/"+name, []byte(old[name]), "beta/"+name, []byte(new[name]))
			_, body, _ := strings.Cut(string(d), "\n") // the first line repeats the names
			p.Want(t, name, body)
		}
	})
}
