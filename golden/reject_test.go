package golden_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/odatagen/odatagen/golden"
)

// TestReject type-checks the snippets in reject/, wrong uses of the Warehouse's client: each must be refused,
// and for the reason the page shows. The query is set into a function that compiles without it.
func TestReject(t *testing.T) {
	checker := golden.NewChecker()
	if errs := checkSnippet(checker, "_ = client.Devices().Top(1)"); len(errs) > 0 {
		t.Fatalf("a right query does not compile: %v", errs)
	}
	golden.Run(t, "reject/*.txtar", func(t *testing.T, p *golden.Page) {
		snippet, _ := p.Section("query.go")
		errs := checkSnippet(checker, snippet)
		if len(errs) == 0 {
			t.Fatal("the snippet compiles")
		}
		var lines []string
		for _, err := range errs {
			_, message, _ := strings.Cut(err.Error(), ": ")
			lines = append(lines, message)
		}
		p.Want(t, "error", strings.Join(lines, "\n"))
	})
}

func checkSnippet(checker *golden.Checker, snippet string) []error {
	source := `package snippet

import (
	"context"

	"github.com/odatagen/odatagen/generated/odata"
	"github.com/odatagen/odatagen/generated/warehouse"
)

func snippet(ctx context.Context, client *warehouse.Client) {
` + snippet + `
}

var _ odata.Predicate
`
	_, errs := checker.Check("example.org/snippet", map[string]string{filepath.Join("snippet", "query.go"): source})
	return errs
}
