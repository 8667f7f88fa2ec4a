package explain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// Findings and notes are made of safe text only, which the compiler sees to. A string
// becomes safe in mask.go and nowhere else; the types of a Report are filled in
// edge.go, explain.go and logstats.go.
func TestOnlyMaskingMakesTextSafe(t *testing.T) {
	report := map[string]bool{"Exchange": true, "Finding": true, "Line": true, "Message": true, "PathCount": true}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				to, ok := n.Fun.(*ast.Ident)
				if !ok || to.Name != "safe" || name == "mask.go" {
					break
				}
				if _, constant := n.Args[0].(*ast.BasicLit); !constant {
					t.Errorf("%s makes a safe of a string", name)
				}
			case *ast.CompositeLit:
				if to, ok := n.Type.(*ast.Ident); ok && report[to.Name] && name != "edge.go" && len(n.Elts) > 0 {
					t.Errorf("%s makes a %s", name, to.Name)
				}
			}
			return true
		})
	}
}
