package gen

import (
	"bytes"
	"fmt"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/emit"
	"github.com/odatagen/odatagen/gen/plan"
	"github.com/odatagen/odatagen/templates"
)

// Header is the first line of every file that odatagen writes, and the mark by which it knows its own files.
const Header = emit.Header

// RuntimeHeader is what the files of the run-time begin with: they are told apart from those of a package that
// is generated into the same folder by mistake.
const RuntimeHeader = Header + "\n// Source: the run-time of odatagen.\n"

// File is a generated source file.
type File struct {
	Name    string // without folder
	Content []byte
}

// Generate returns the files of the client package for a model without errors. The diagnostics are warnings;
// the error is a bug of odatagen: it wrote Go that does not parse.
func Generate(model *csdl.Model, config plan.Config) ([]File, csdl.Diagnostics, error) {
	pkg, diagnostics := plan.Build(model, config) // decide what the package holds
	var files []File
	for _, f := range emit.Files(pkg) { // write it down
		content, err := format(f.File, config.Runtime) // make it beautiful
		if err != nil {
			return nil, diagnostics, fmt.Errorf("odatagen bug: %s is no valid Go: %w", f.Name, err)
		}
		files = append(files, File{Name: f.Name, Content: content})
	}
	return files, diagnostics, nil
}

// Runtime returns the files of the run-time, package odata, that generated packages import.
func Runtime() ([]File, error) {
	sources, err := templates.Runtime()
	if err != nil {
		return nil, err
	}
	files := make([]File, len(sources))
	for i, s := range sources {
		var b bytes.Buffer
		b.WriteString(RuntimeHeader + "\n")
		b.Write(s.Content)
		files[i] = File{Name: s.Name, Content: b.Bytes()}
	}
	return files, nil
}
