package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/odatagen/odatagen/gen"
)

// checkPackage makes sure that the other Go files in a folder belong to the package that is generated there.
func checkPackage(folder, pkg string) error {
	names, err := fs.Glob(os.DirFS(folder), "*.go")
	if err != nil {
		return err
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly)
		if err != nil {
			continue // the go command will have more to say about it
		}
		if found := strings.TrimSuffix(file.Name.Name, "_test"); found != pkg && found != "main" {
			return usageError("%s belongs to package %s: choose --package %[2]s or another --out", path, found)
		}
	}
	return nil
}

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

// apply writes and removes files. All new content is on disk before the first file changes, and when a step
// fails the ones before it are undone.
func (list changes) apply() error {
	list.removeStale()
	staged := make([]string, len(list))
	defer func() {
		for _, name := range staged {
			if name != "" {
				os.Remove(name)
			}
		}
	}()
	for i, c := range list {
		if c.new == nil {
			continue
		}
		name, err := stage(c.path, c.new)
		if err != nil {
			return outsideError(err)
		}
		staged[i] = name
	}
	for i, c := range list {
		if err := c.commit(staged[i]); err != nil {
			return outsideError(errors.Join(err, list[:i].undo()))
		}
		staged[i] = ""
	}
	return nil
}

// removeStale removes the staged files that an interrupted run left, unless they are so young that they may be
// those of another run.
func (list changes) removeStale() {
	for _, c := range list {
		left, err := filepath.Glob(filepath.Join(filepath.Dir(c.path), stagePattern))
		if err != nil {
			continue
		}
		for _, name := range left {
			if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) > staleAge {
				os.Remove(name)
			}
		}
	}
}

const (
	stagePattern = ".odatagen-*"
	staleAge     = 10 * time.Minute
)

func (c change) commit(staged string) error {
	if c.new == nil {
		return os.Remove(c.path)
	}
	return os.Rename(staged, c.path)
}

// undo puts back what was there before.
func (list changes) undo() error {
	var errs []error
	for _, c := range list {
		if c.old == nil {
			errs = append(errs, os.Remove(c.path))
			continue
		}
		name, err := stage(c.path, c.old)
		if err == nil {
			err = os.Rename(name, c.path)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// stage writes content to a new file beside path and returns its name.
func stage(path string, content []byte) (name string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), stagePattern)
	if err != nil {
		return "", err
	}
	defer func() {
		err = errors.Join(err, f.Close())
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(content); err != nil {
		return "", err
	}
	return f.Name(), f.Chmod(0o644)
}
