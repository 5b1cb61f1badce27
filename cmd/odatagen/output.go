package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/odatagen/odatagen/gen"
)

// tree is what the generated folders are to hold.
type tree []folder

// folder is what one of them is to hold: a package, or the run-time.
type folder struct {
	path    string
	files   []gen.File
	runtime bool
}

// change is a file that is not as it should be.
type change struct {
	path string
	old  []byte // nil: there is no such file
	new  []byte // nil: the file is to go
}

// why says in a few words what is wrong with the file.
func (c change) why() string {
	switch {
	case c.old == nil:
		return "missing"
	case c.new == nil:
		return "no longer generated"
	default:
		return "out of date"
	}
}

type changes []change

// changes compares the tree with what is on disk. A file of somebody else in the place of a generated one is an
// error.
func (t tree) changes() (changes, error) {
	var list changes
	for _, f := range t {
		more, err := f.changes()
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

func (f folder) changes() (changes, error) {
	existing, err := f.generated()
	if err != nil {
		return nil, err
	}
	var list changes
	for _, file := range f.files {
		path := filepath.Join(f.path, file.Name)
		old, ours := existing[file.Name]
		if _, err := os.Lstat(path); err == nil && !ours {
			return nil, inTheWay("%s was not written by odatagen and stands where a generated file belongs", path)
		}
		delete(existing, file.Name)
		if !bytes.Equal(old, file.Content) {
			list = append(list, change{path: path, old: old, new: file.Content})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(existing)) {
		list = append(list, change{path: filepath.Join(f.path, name), old: existing[name]})
	}
	return list, nil
}

func inTheWay(format, path string) error {
	return &exitError{exitNo, fmt.Errorf(format+"; move it away or choose another --out", path)}
}

// generated returns the Go files in a folder that odatagen wrote, with their content. Files that belong to
// another kind of folder are an error: the run-time and a package would remove each other.
func (f folder) generated() (map[string][]byte, error) {
	entries, err := os.ReadDir(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, outsideError(err)
	}
	found := map[string][]byte{}
	for _, e := range entries {
		if !e.Type().IsRegular() || !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(f.path, e.Name()))
		if err != nil {
			return nil, outsideError(err)
		}
		if !bytes.HasPrefix(content, []byte(gen.Header)) {
			continue
		}
		if bytes.HasPrefix(content, []byte(gen.RuntimeHeader)) != f.runtime {
			return nil, inTheWay("%s was generated, but not for this: a package and a run-time cannot share a folder", filepath.Join(f.path, e.Name()))
		}
		found[e.Name()] = content
	}
	return found, nil
}
