package golden_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/golden"
)

// TestErrors loads the metadata of each page in errors/ and compares the diagnostics, word for word. A page shows one
// mistake and is named for its code: enum_value.txtar and enum_value+large.txtar are about "enum-value". Files
// named overlay… are laid over the metadata, all others can be referenced.
func TestErrors(t *testing.T) {
	golden.Run(t, "errors/*.txtar", func(t *testing.T, p *golden.Page) {
		found := diagnose(p)
		subject := codeOf(filepath.Base(t.Name()))
		if !slices.ContainsFunc(found, func(d csdl.Diagnostic) bool { return d.Code == subject }) {
			t.Errorf("no diagnostic has the code %s, which the page is named for", subject)
		}
		checkSpelling(t, found)
		p.Want(t, "diagnostics", text(found))
	})
}

// TestEveryRuleHasAPage keeps the pages a complete manual.
func TestEveryRuleHasAPage(t *testing.T) {
	pages, err := filepath.Glob("errors/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range csdl.Rules() {
		isAbout := func(page string) bool { return codeOf(strings.TrimSuffix(filepath.Base(page), ".txtar")) == rule.Code }
		if !slices.ContainsFunc(pages, isAbout) {
			t.Errorf("rule %s has no page", rule.Code)
		}
	}
}

// codeOf returns the code that a page is about.
func codeOf(page string) csdl.Code {
	subject, _, _ := strings.Cut(page, "+")
	return csdl.Code(strings.ReplaceAll(subject, "_", "-"))
}

func diagnose(p *golden.Page) csdl.Diagnostics {
	files := fstest.MapFS{}
	var overlays []*csdl.Document
	var found csdl.Diagnostics
	for _, name := range p.Sections() {
		content, _ := p.Section(name)
		switch {
		case name == "diagnostics":
		case strings.HasPrefix(name, "overlay"):
			overlay, diagnostics := csdl.Parse(name, []byte(content))
			overlays = append(overlays, overlay)
			found = append(found, diagnostics...)
		default:
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	_, diagnostics := csdl.Load(files, "metadata.xml", overlays...)
	found = append(found, diagnostics...)
	found.Sort()
	return found
}

// checkSpelling holds messages to the rules for them: lower case, no full stop, a cure with each, and the severity
// of the table of rules.
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
