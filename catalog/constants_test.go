package catalog_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// The names in the catalog are compared with what the languages on this machine
// say. Where a language is missing, its part is skipped and says so.
func TestConstantsExistInTheLanguagesOnThisMachine(t *testing.T) {
	t.Run("Go", func(t *testing.T) { compareGo(t, goConstants(t)) })
	t.Run("Python", func(t *testing.T) { comparePython(t, pythonConstants(t)) })
	t.Run("Node", func(t *testing.T) { compareNode(t, nodePhrases(t)) })
}

// goConstants returns the exported Status constants of net/http, read from the
// source of the Go release that runs the test.
func goConstants(t *testing.T) map[string]int {
	root := strings.TrimSpace(output(t, "go", "env", "GOROOT"))
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, filepath.Join(root, "src/net/http/status.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Skipf("Go's sources are not there: %v", err)
	}
	pkg, err := new(types.Config).Check("net/http", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if n, exact := int64(0), false; ok && c.Exported() && strings.HasPrefix(name, "Status") {
			if n, exact = constant.Int64Val(c.Val()); exact {
				found["http."+name] = int(n)
			}
		}
	}
	return found
}

func compareGo(t *testing.T, found map[string]int) {
	for code, c := range constants("go") {
		for _, expr := range append([]string{c.Expr}, c.Aliases...) {
			if n, ok := found[expr]; !ok || n != code {
				t.Errorf("%03d: %s is %d in net/http (there: %v)", code, expr, n, ok)
			}
			delete(found, expr)
		}
	}
	for expr, n := range found {
		t.Errorf("%03d: the catalog does not know %s", n, expr)
	}
}

// pythonConstants returns the members of http.HTTPStatus, aliases included.
func pythonConstants(t *testing.T) map[string]int {
	out := output(t, "python3", "-c", `
import http, json, sys
print(json.dumps({"HTTPStatus." + k: int(v) for k, v in http.HTTPStatus.__members__.items()}))`)
	var found map[string]int
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatalf("python3 printed %q: %v", out, err)
	}
	return found
}

// comparePython minds that the catalog has the names of Python 3.13, which took
// over those of RFC 9110, and that older releases know the former names only.
func comparePython(t *testing.T, found map[string]int) {
	_, newNames := found["HTTPStatus.CONTENT_TOO_LARGE"]
	for code, c := range constants("python") {
		names := append([]string{c.Expr}, c.Aliases...)
		known := 0
		for _, name := range names {
			n, ok := found[name]
			if ok && n != code {
				t.Errorf("%03d: %s is %d in Python", code, name, n)
			}
			if ok {
				known++
			}
			delete(found, name)
		}
		if known == 0 || newNames && known < len(names) {
			t.Errorf("%03d: Python knows %d of %v", code, known, names)
		}
	}
	for name, n := range found {
		t.Errorf("%03d: the catalog does not know Python's %s", n, name)
	}
}

// nodePhrases returns http.STATUS_CODES of Node.js.
func nodePhrases(t *testing.T) map[string]string {
	out := output(t, "node", "-e", `console.log(JSON.stringify(require("http").STATUS_CODES))`)
	var found map[string]string
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatalf("node printed %q: %v", out, err)
	}
	return found
}

func compareNode(t *testing.T, found map[string]string) {
	for code, c := range constants("node") {
		if want := fmt.Sprintf("http.STATUS_CODES[%d]", code); c.Expr != want {
			t.Errorf("%03d: the expression is %s, want %s", code, c.Expr, want)
		}
		phrase, ok := found[strconv.Itoa(code)]
		if !ok {
			t.Errorf("%03d: Node.js does not know it", code)
			continue
		}
		// Node keeps former phrases: they must be found by search.
		s, _ := catalog.Lookup(code)
		names := slices.Concat([]string{s.Phrase}, s.FormerNames, s.Aliases)
		for _, m := range s.OtherMeanings {
			names = append(names, m.Phrase)
		}
		if !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, phrase) }) {
			t.Errorf("%03d: Node.js says %q, which is none of %q", code, phrase, names)
		}
		delete(found, strconv.Itoa(code))
	}
	for code, phrase := range found {
		t.Errorf("%s: the catalog does not know that Node.js says %q", code, phrase)
	}
}

// constants returns the catalog's names in a library, by number.
func constants(library string) map[int]catalog.Constant {
	found := map[int]catalog.Constant{}
	for _, s := range catalog.All() {
		if c, ok := s.Constant(library); ok {
			found[s.Code] = c
		}
	}
	return found
}

// output runs a program and returns what it prints; it skips the test when the
// program is not there.
func output(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not on this machine: its constants are not compared", program)
	}
	out, err := exec.Command(path, args...).Output()
	if err != nil {
		t.Skipf("%s does not run: %v", program, err)
	}
	return string(out)
}
