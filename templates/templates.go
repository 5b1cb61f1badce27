// Package templates holds what generated packages have in common and does not vary with the metadata: the
// run-time, package odata, which is ordinary Go, compiled and tested here and written out as it stands.
package templates

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed odata/*.go
var runtime embed.FS

// File is a source file of the run-time.
type File struct {
	Name    string
	Content []byte
}

// Runtime returns the source files of package odata, tests aside, sorted by name.
func Runtime() ([]File, error) {
	entries, err := fs.ReadDir(runtime, "odata")
	if err != nil {
		return nil, err
	}
	var files []File
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		content, err := fs.ReadFile(runtime, "odata/"+e.Name())
		if err != nil {
			return nil, err
		}
		files = append(files, File{Name: e.Name(), Content: content})
	}
	return files, nil
}
