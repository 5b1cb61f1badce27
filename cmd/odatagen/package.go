package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
