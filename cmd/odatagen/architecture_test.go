package main

import (
	"go/build"
	"strings"
	"testing"
)

// TestArchitecture keeps the stages of the pipeline apart: csdl does not know that Go is generated, gen/emit
// does not know that CSDL exists, names are strings, and generated code and its run-time import the standard
// library alone.
func TestArchitecture(t *testing.T) {
	const module = "github.com/odatagen/odatagen/"
	for _, rule := range []struct {
		pkg       string
		forbidden []string
	}{
		{"csdl", []string{module + "gen", module + "templates", "github.com/dave/jennifer", "net/http", "os"}},
		{"gen/names", []string{module}},
		{"gen/plan", []string{module + "gen/emit", "github.com/dave/jennifer", "github.com/beevik/etree", "os", "net/http"}},
		{"gen/emit", []string{module + "csdl", "github.com/beevik/etree", "os", "net/http"}},
		{"gen", []string{"os", "net/http"}},
		{"templates/odata", []string{module, "github.com/", "golang.org/", "unsafe"}},
		{"generated/warehouse", []string{"github.com/dave", "unsafe", "reflect", module + "csdl", module + "gen/"}},
	} {
		pkg, err := build.ImportDir("../../"+rule.pkg, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range pkg.Imports {
			for _, f := range rule.forbidden {
				if imported == f || strings.HasPrefix(imported, strings.TrimSuffix(f, "/")+"/") {
					t.Errorf("%s imports %s", rule.pkg, imported)
				}
			}
		}
	}
}
