package golden

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"sync"
)

// A Checker type-checks generated packages in process. It reads the packages that they import once.
type Checker struct {
	mu       sync.Mutex
	fset     *token.FileSet
	importer types.Importer
}

// NewChecker returns a Checker.
func NewChecker() *Checker {
	fset := token.NewFileSet()
	return &Checker{fset: fset, importer: importer.ForCompiler(fset, "source", nil)}
}

// Check type-checks the files of one package, by name, and returns what the type checker says.
func (c *Checker) Check(importPath string, files map[string]string) (*types.Package, []error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	var parsed []*ast.File
	for name, content := range files {
		f, err := parser.ParseFile(c.fset, name, content, parser.SkipObjectResolution)
		if err != nil {
			return nil, []error{err}
		}
		parsed = append(parsed, f)
	}
	config := types.Config{Importer: c.importer, Error: func(err error) { errs = append(errs, err) }}
	pkg, _ := config.Check(importPath, c.fset, parsed, nil)
	return pkg, errs
}
