package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// target is where a package and its run-time go.
type target struct {
	folder        string
	importPath    string
	runtime       string // import path
	runtimeFolder string // empty: the run-time lies in another module, where nothing is written
}

// target works out folders and import paths from the flags and the go.mod file above the output folder.
func (f generateFlags) target() (target, error) {
	folder, err := filepath.Abs(f.out)
	if err != nil {
		return target{}, outsideError(err)
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return target{}, usageError("--out %s is no folder", f.out)
	}
	t := target{folder: filepath.Clean(f.out), importPath: f.importPath, runtime: f.runtime}
	root, modulePath, err := findModule(folder)
	if err != nil {
		return target{}, err
	}
	if t.importPath == "" {
		if root == "" {
			return target{}, usageError("no go.mod above %s: run 'go mod init' first, or give --import-path", f.out)
		}
		relative, err := filepath.Rel(root, folder)
		if err != nil {
			return target{}, outsideError(err)
		}
		t.importPath = path.Join(modulePath, filepath.ToSlash(relative))
	}
	if err := checkImportPath("--import-path", t.importPath); err != nil {
		return target{}, err
	}
	if t.runtime == "" {
		t.runtime = t.importPath + "/odata"
		t.runtimeFolder = filepath.Join(t.folder, "odata")
		return t, nil
	}
	if err := checkImportPath("--runtime", t.runtime); err != nil {
		return target{}, err
	}
	if t.runtime == t.importPath {
		return target{}, usageError("--runtime and the package have the same import path %s", t.runtime)
	}
	t = t.withRuntimeFolder(root, modulePath)
	if at, err := filepath.Abs(t.runtimeFolder); t.runtimeFolder != "" && err == nil && at == folder {
		return target{}, usageError("--runtime %s lies in the folder of the package, %s", t.runtime, f.out)
	}
	return t, nil
}

// withRuntimeFolder finds the folder of the run-time if it lies in the module of the package.
func (t target) withRuntimeFolder(root, modulePath string) target {
	inModule, ok := strings.CutPrefix(t.runtime, modulePath+"/")
	if root == "" || !ok {
		return t
	}
	t.runtimeFolder = filepath.Join(root, filepath.FromSlash(inModule))
	if workingFolder, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(workingFolder, t.runtimeFolder); err == nil {
			t.runtimeFolder = relative
		}
	}
	return t
}

func checkImportPath(flag, importPath string) error {
	if err := module.CheckImportPath(importPath); err != nil {
		return usageError("%s %q is no import path: %w", flag, importPath, err)
	}
	return nil
}

// findModule returns the folder and the path of the module that a folder, which need not exist yet, belongs
// to; both are empty when there is none.
func findModule(folder string) (root, modulePath string, err error) {
	for {
		file := filepath.Join(folder, "go.mod")
		data, err := os.ReadFile(file)
		switch {
		case err == nil:
			modulePath := modfile.ModulePath(data)
			if modulePath == "" {
				return "", "", outsideError(errors.New(file + " names no module"))
			}
			return folder, modulePath, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", "", outsideError(err)
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", "", nil
		}
		folder = parent
	}
}
