// Package golden reads and rewrites the pages that pin what odatagen does: txtar files, each with a comment
// that explains one feature or mistake, what goes in, and what comes out. It is test support, imported only
// from tests.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

// Page is one txtar file.
type Page struct {
	path    string
	archive *txtar.Archive
	changed bool
}

// Run runs a test for each page that the pattern matches, and rewrites the page afterwards when the test
// binary runs with -update. A pattern that matches nothing fails.
func Run(t *testing.T, pattern string, test func(t *testing.T, p *Page)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no pages match %s (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(strings.TrimSpace(string(archive.Comment))) == 0 {
				t.Errorf("%s explains nothing: a page starts with a comment", path)
			}
			p := &Page{path: path, archive: archive}
			test(t, p)
			p.save(t)
		})
	}
}

// Section returns a file of the page; the second result tells whether there is one.
func (p *Page) Section(name string) (string, bool) {
	for _, f := range p.archive.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// Sections returns the names of the page's files, in order.
func (p *Page) Sections() []string {
	names := make([]string, len(p.archive.Files))
	for i, f := range p.archive.Files {
		names[i] = f.Name
	}
	return names
}

// Want compares got with a section. With -update the section becomes got.
func (p *Page) Want(t *testing.T, name, got string) {
	t.Helper()
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	want, ok := p.Section(name)
	if ok && want == got {
		return
	}
	if *update {
		p.set(name, got)
		return
	}
	t.Errorf("%s: %s differs (-want +got); -update rewrites it:\n%s", p.path, name, cmp.Diff(want, got))
}

func (p *Page) set(name, content string) {
	p.changed = true
	for i, f := range p.archive.Files {
		if f.Name == name {
			p.archive.Files[i].Data = []byte(content)
			return
		}
	}
	p.archive.Files = append(p.archive.Files, txtar.File{Name: name, Data: []byte(content)})
}

func (p *Page) save(t *testing.T) {
	t.Helper()
	if !p.changed {
		return
	}
	if err := os.WriteFile(p.path, txtar.Format(p.archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
