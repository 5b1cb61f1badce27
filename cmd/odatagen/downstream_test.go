package main

import (
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

const downstreamVersion = "v0.1.0"

// TestDownstream does what the README tells another module to do: go get -tool, go generate, go build and go
// vet. This module reaches it through a module proxy on disk, its dependencies through the module cache.
func TestDownstream(t *testing.T) {
	if testing.Short() {
		t.Skip("builds this module as another module's tool")
	}
	proxy := t.TempDir()
	writeProxy(t, proxy)
	folder := t.TempDir()
	write(t, folder, "go.mod", "module example.org/downstream\n\ngo 1.26\n")
	write(t, folder, "main.go", `package main

import (
	"fmt"

	"example.org/downstream/warehouse"
)

//go:generate go tool odatagen generate --metadata builtin:intune-warehouse/v1.0 --package warehouse --out warehouse

func main() {
	client, err := warehouse.NewClient("https://example.org/feed?api-version=v1.0")
	if err != nil {
		panic(err)
	}
	fmt.Println(client.Devices().Top(1))
}
`)
	cache := strings.TrimSpace(goCommand(t, ".", nil, "env", "GOMODCACHE"))
	env := []string{
		"GOPROXY=file://" + filepath.ToSlash(proxy) + ",file://" + filepath.ToSlash(filepath.Join(cache, "cache", "download")),
		"GOSUMDB=off", "GONOSUMDB=*", "GOFLAGS=-mod=mod", "GOWORK=off", "GOMODCACHE=" + writableCache(t),
	}
	goCommand(t, folder, env, "get", "-tool", "github.com/odatagen/odatagen/cmd/odatagen@"+downstreamVersion)
	goCommand(t, folder, env, "generate", "./...")
	goCommand(t, folder, env, "vet", "./...")
	got := goCommand(t, folder, env, "run", ".")
	if want := "https://example.org/feed/devices?api-version=v1.0&$top=1\n"; got != want {
		t.Errorf("the program prints %q, want %q", got, want)
	}
	goMod, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil || !strings.Contains(string(goMod), "tool github.com/odatagen/odatagen/cmd/odatagen") {
		t.Errorf("go.mod does not name the tool (%v):\n%s", err, goMod)
	}
}

// writableCache is a module cache of the test's own. Its files are read-only, which would keep the test from
// removing them.
func writableCache(t *testing.T) string {
	t.Helper()
	cache := t.TempDir()
	t.Cleanup(func() {
		_ = filepath.WalkDir(cache, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				return os.Chmod(path, 0o755)
			}
			return err
		})
	})
	return cache
}

// writeProxy lays out this module as the GOPROXY protocol wants it.
func writeProxy(t *testing.T, proxy string) {
	t.Helper()
	root := filepath.Join("..", "..")
	goMod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(proxy, "github.com", "odatagen", "odatagen", "@v")
	write(t, folder, "list", downstreamVersion+"\n")
	write(t, folder, downstreamVersion+".info", `{"Version":"`+downstreamVersion+`"}`)
	write(t, folder, downstreamVersion+".mod", string(goMod))
	archive, err := os.Create(filepath.Join(folder, downstreamVersion+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	version := module.Version{Path: "github.com/odatagen/odatagen", Version: downstreamVersion}
	if err := zip.Create(archive, version, moduleFiles(t, root)); err != nil {
		t.Fatal(err)
	}
}

// moduleFiles lists the files of this module, without what git and npm keep there.
func moduleFiles(t *testing.T, root string) []zip.File {
	t.Helper()
	var files []zip.File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			relative, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			files = append(files, diskFile{path, filepath.ToSlash(relative)})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

type diskFile struct{ path, name string }

func (f diskFile) Path() string                 { return f.name }
func (f diskFile) Lstat() (os.FileInfo, error)  { return os.Lstat(f.path) }
func (f diskFile) Open() (io.ReadCloser, error) { return os.Open(f.path) }

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func goCommand(t *testing.T, folder string, env []string, args ...string) string {
	t.Helper()
	command := exec.Command("go", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), env...)
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}
