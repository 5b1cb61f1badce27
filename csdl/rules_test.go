package csdl

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// TestRules checks that every code has one row in the table of rules, and that the rows are whole.
func TestRules(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok {
			codes++
			code, _ := strconv.Unquote(literal.Value)
			if _, known := RuleOf(Code(code)); !known {
				t.Errorf("code %s has no rule", code)
			}
		}
		return true
	})
	if codes != len(Rules()) || codes != len(ruleByCode) {
		t.Errorf("%d codes, %d rules", codes, len(Rules()))
	}
	for _, rule := range Rules() {
		if rule.Text == "" || rule.Section == "" || strings.HasSuffix(rule.Text, ".") {
			t.Errorf("rule %s is not whole", rule.Code)
		}
	}
}
