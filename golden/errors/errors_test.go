// Package errors_test checks the pages of this directory. Each page shows one mistake that metadata can have: what
// it is and the rule behind it, a document that has it, and the diagnostics, word for word.
//
//	go test ./golden/errors -update
//
// rewrites the diagnostics; the difference is then to be read as a reviewer would.
package errors_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/odatagen/odatagen/csdl"
)

var update = flag.Bool("update", false, "rewrite the diagnostics in the pages")

const (
	metadata    = "metadata.xml"
	diagnostics = "diagnostics"
)

func TestPages(t *testing.T) {
	for _, name := range pages(t) {
		t.Run(strings.TrimSuffix(name, ".txtar"), func(t *testing.T) {
			page, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found := diagnose(page)
			if !slices.ContainsFunc(found, func(d csdl.Diagnostic) bool { return isPageOf(name, d.Code) }) {
				t.Errorf("no diagnostic has the code that the page is named for")
			}
			checkSpelling(t, found)
			compare(t, name, page, print(found))
		})
	}
}

// TestEveryRuleHasAPage keeps the pages a complete manual.
func TestEveryRuleHasAPage(t *testing.T) {
	all := pages(t)
	for _, rule := range csdl.Rules() {
		if !slices.ContainsFunc(all, func(name string) bool { return isPageOf(name, rule.Code) }) {
			t.Errorf("rule %s has no page", rule.Code)
		}
	}
}

func pages(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	return names
}

// isPageOf tells whether a page is about a code: "enum_value.txtar" and "enum_value+large.txtar" are about
// "enum-value".
func isPageOf(page string, code csdl.Code) bool {
	subject, _, _ := strings.Cut(strings.TrimSuffix(page, ".txtar"), "+")
	return subject == strings.ReplaceAll(string(code), "-", "_")
}

// diagnose loads the metadata of a page. Files named overlay… are laid over it, all others can be referenced.
func diagnose(page *txtar.Archive) csdl.Diagnostics {
	files := make(fstest.MapFS)
	var overlays []*csdl.Document
	var found csdl.Diagnostics
	for _, f := range page.Files {
		switch {
		case f.Name == diagnostics:
		case strings.HasPrefix(f.Name, "overlay"):
			overlay, ds := csdl.Parse(f.Name, f.Data)
			overlays = append(overlays, overlay)
			found = append(found, ds...)
		default:
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	_, ds := csdl.Load(files, metadata, overlays...)
	found = append(found, ds...)
	found.Sort()
	return found
}

// checkSpelling holds messages to the rules for them: lower case, no full stop, a cure with each.
func checkSpelling(t *testing.T, found csdl.Diagnostics) {
	t.Helper()
	for _, d := range found {
		if strings.HasSuffix(d.Message, ".") || strings.HasSuffix(d.Cure, ".") {
			t.Errorf("%s: a message ends with a full stop", d.Code)
		}
		if first := []rune(d.Message)[0]; unicode.IsUpper(first) {
			t.Errorf("%s: the message begins with a capital letter", d.Code)
		}
		if d.Cure == "" {
			t.Errorf("%s: no cure", d.Code)
		}
		rule, known := csdl.RuleOf(d.Code)
		if !known || rule.Severity != d.Severity {
			t.Errorf("%s: not as the table of rules has it", d.Code)
		}
	}
}

func print(found csdl.Diagnostics) []byte {
	var b bytes.Buffer
	for _, d := range found {
		b.WriteString(d.String() + "\n")
	}
	return b.Bytes()
}

func compare(t *testing.T, name string, page *txtar.Archive, got []byte) {
	t.Helper()
	at := slices.IndexFunc(page.Files, func(f txtar.File) bool { return f.Name == diagnostics })
	if at < 0 {
		at = len(page.Files)
		page.Files = append(page.Files, txtar.File{Name: diagnostics})
	}
	if *update {
		page.Files[at].Data = got
		if err := os.WriteFile(name, txtar.Format(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(page.Files[at].Data), string(got)); diff != "" {
		t.Errorf("diagnostics differ (-page +now); run with -update if that is intended:\n%s", diff)
	}
}
