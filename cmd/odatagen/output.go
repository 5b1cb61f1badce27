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

// tree is what generated folders are to hold, by folder.
type tree map[string][]gen.File

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
	for _, folder := range slices.Sorted(maps.Keys(t)) {
		existing, err := generatedFiles(folder)
		if err != nil {
			return nil, err
		}
		for _, f := range t[folder] {
			path := filepath.Join(folder, f.Name)
			old, err := os.ReadFile(path)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, outsideError(err)
			}
			if old != nil && !existing[f.Name] {
				return nil, &exitError{exitNo, fmt.Errorf(
					"%s was not written by odatagen and stands where a generated file belongs; move it away or choose another --out", path)}
			}
			delete(existing, f.Name)
			if old == nil || !bytes.Equal(old, f.Content) {
				list = append(list, change{path: path, old: old, new: f.Content})
			}
		}
		for _, name := range slices.Sorted(maps.Keys(existing)) {
			path := filepath.Join(folder, name)
			old, err := os.ReadFile(path)
			if err != nil {
				return nil, outsideError(err)
			}
			list = append(list, change{path: path, old: old})
		}
	}
	return list, nil
}

// generatedFiles returns the names of the Go files in a folder that odatagen wrote.
func generatedFiles(folder string) (map[string]bool, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, outsideError(err)
	}
	names := map[string]bool{}
	for _, e := range entries {
		if !e.Type().IsRegular() || !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, outsideError(err)
		}
		if bytes.HasPrefix(content, []byte(gen.Header)) {
			names[e.Name()] = true
		}
	}
	return names, nil
}

// apply writes and removes files. All new content is on disk before the first file changes, and when a step
// fails the ones before it are undone.
func (list changes) apply() error {
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
	f, err := os.CreateTemp(filepath.Dir(path), ".odatagen-*")
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
