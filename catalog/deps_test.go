package catalog_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/statusdeck/statusdeck"

// The catalog is for any Go program, and for the browser, where every package
// is downloaded: it needs the standard library alone, and on a small part
// of that.
func TestTheCatalogDependsOnNothingHeavy(t *testing.T) {
	for _, target := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
		for _, pkg := range []string{module + "/catalog", module + "/catalog/articles", module + "/catalog/choose", module + "/catalog/explain", module + "/catalog/search"} {
			for _, dep := range goList(t, target, "-deps", pkg) {
				switch {
				case dep == module+"/catalog", strings.HasPrefix(dep, module+"/catalog/"):
				case dep == "syscall/js" && (pkg == module+"/catalog/explain" || pkg == module+"/catalog/search"):
					// Package time brings it, and package embed brings that.
				case dep == "fmt" && pkg == module+"/catalog/explain" && target == nil:
					// compress/gzip brings it; the browser decompresses by itself.
				case dep == "net/http", dep == "syscall/js", dep == "regexp", dep == "fmt", dep == "encoding/json", strings.HasPrefix(dep, "crypto/"):
					t.Errorf("%v %s depends on %s", target, pkg, dep)
				case strings.Contains(strings.Split(dep, "/")[0], "."):
					t.Errorf("%v %s depends on %s, which is not in the standard library", target, pkg, dep)
				}
			}
		}
	}
}

// Dependencies point one way: cmd, web, app, catalog.
func TestDependenciesPointOneWay(t *testing.T) {
	order := []string{"catalog", "app", "web", "cmd"}
	rank := func(pkg string) int {
		top, _, _ := strings.Cut(strings.TrimPrefix(pkg, module+"/"), "/")
		return slices.Index(order, top)
	}
	for _, line := range goList(t, nil, "-f", `{{.ImportPath}}:{{join .Imports " "}} {{join .TestImports " "}} {{join .XTestImports " "}}`, module+"/...") {
		pkg, imports, _ := strings.Cut(line, ":")
		if rank(pkg) < 0 {
			t.Errorf("%s is in no known folder: add it to the order", pkg)
		}
		for _, dep := range strings.Fields(imports) {
			if strings.HasPrefix(dep, module+"/") && rank(dep) > rank(pkg) {
				t.Errorf("%s imports %s: dependencies point from cmd to web to app to catalog", pkg, dep)
			}
		}
	}
}

// Inside the catalog, the facts know nothing of what is built on them, and the
// generator imports neither the engine nor its index.
func TestDependenciesInsideTheCatalog(t *testing.T) {
	for _, c := range []struct {
		pkg     string
		allowed []string
	}{
		{"/catalog", nil},
		{"/catalog/articles", nil},
		{"/catalog/internal/token", nil},
		{"/catalog/internal/indexfile", []string{"/catalog", "/catalog/internal/token"}},
		{"/catalog/search", []string{"/catalog", "/catalog/internal/indexfile", "/catalog/internal/token"}},
		{"/catalog/gen", []string{"/catalog", "/catalog/choose", "/catalog/internal/indexfile", "/catalog/internal/source", "/catalog/internal/token"}},
	} {
		for _, dep := range goList(t, nil, "-deps", module+c.pkg) {
			if inside, ok := strings.CutPrefix(dep, module); ok && inside != c.pkg && !slices.Contains(c.allowed, inside) {
				t.Errorf("%s depends on %s, allowed are %v", c.pkg, inside, c.allowed)
			}
		}
	}
}

// The browser program carries app, and app must not carry the articles, nor the
// guided path.
func TestTheBrowserProgramHoldsNoArticles(t *testing.T) {
	for _, dep := range goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", module+"/cmd/wasm") {
		switch {
		case dep == module+"/catalog/search/languages", dep == module+"/catalog/articles", dep == module+"/catalog/choose", dep == module+"/app/choosepage", dep == module+"/web", strings.HasPrefix(dep, module+"/web/"):
			t.Errorf("the browser program depends on %s", dep)
		}
	}
}

func TestAppImportsTheCatalogOnly(t *testing.T) {
	for _, dep := range goList(t, nil, "-f", `{{join .Imports "\n"}}`, module+"/app") {
		if strings.HasPrefix(dep, module+"/") && dep != module+"/catalog" && dep != module+"/catalog/search" && dep != module+"/app/markup" {
			t.Errorf("app imports %s, of this module it needs the catalog and its own markup only", dep)
		}
	}
}

// goList runs go list for a target, given as environment variables, and returns
// its lines.
func goList(t *testing.T, target []string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Env = append(os.Environ(), target...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v", strings.Join(args, " "), err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
