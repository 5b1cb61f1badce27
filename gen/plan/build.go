package plan

import (
	"github.com/odatagen/odatagen/csdl"
)

// Config says what the package is called, where it lives and what it is made from.
type Config struct {
	Package    string   // name of the package
	ImportPath string   // import path of the package
	Runtime    string   // import path of the run-time
	Sources    []Source // the metadata, then the overlays
}

// Source is a document that the package is generated from.
type Source struct {
	Name   string // as users know it, without folders: "metadata.xml", "https://example.org/$metadata"
	SHA256 string // of its bytes, in hexadecimal
}

// Build plans the package for a model. It never fails: a model without errors has a plan. The diagnostics
// are warnings about names that had to differ from their natural form.
func Build(model *csdl.Model, config Config) (*Package, csdl.Diagnostics) {
	b := &builder{
		model: model,
		pkg:   &Package{Name: config.Package, ImportPath: config.ImportPath, Runtime: config.Runtime},
		names: map[csdl.Definition]string{},
		used:  map[string]bool{"Client": true, "NewClient": true},
	}
	b.collectAnnotations() // what overlays say about properties by way of entity sets
	b.nameTypes()          // Go names of all types, which everything below refers to
	b.header(config)       // comment on top of the files, documentation of the package
	b.planEnums()          // enumeration types and their constants
	b.planAliases()        // type definitions
	b.planStructs()        // entity and complex types
	b.planQueries()        // what can be asked of entity sets and singletons
	b.planClient()         // accessors of the sets and singletons
	b.diagnostics.Sort()
	return b.pkg, b.diagnostics
}

// builder is the state of one call of Build.
type builder struct {
	model       *csdl.Model
	pkg         *Package
	annotations map[*csdl.Property]csdl.Annotations
	names       map[csdl.Definition]string
	used        map[string]bool // exported names of the package
	queries     map[*csdl.EntitySet]string
	resources   map[*csdl.StructuredType]string
	fieldNames  map[*csdl.StructuredType]map[string]string // by property name
	diagnostics csdl.Diagnostics
}
