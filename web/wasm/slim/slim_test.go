package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const elements = `package app

import "strings"

// A box.
type HTMLDiv interface {
	HTML
	// Sets the content.
	Body(elems ...UI) HTMLDiv
	Class(v ...string) HTMLDiv
	OnWheel(h EventHandler) HTMLDiv
}

func Div() HTMLDiv { return &htmlDiv{} }

type htmlDiv struct{ htmlElement }

func (e *htmlDiv) Body(v ...UI) HTMLDiv { return e.setBody(v).(*htmlDiv) }
func (e *htmlDiv) Class(v ...string) HTMLDiv { e.setAttr("class", strings.Join(v, " ")); return e }
func (e *htmlDiv) OnWheel(h EventHandler) HTMLDiv { return e }
func (e *htmlDiv) setBody(v []UI) HTML { return e }
func (e *htmlDiv) setDepth(v uint) UI { return e }

type HTMLVideo interface{ HTML }

func Video() HTMLVideo { return &htmlVideo{} }

type htmlVideo struct{ htmlElement }
`

func TestOnlyWhatIsNamedIsKept(t *testing.T) {
	out, err := filterElements([]byte(elements), map[string]bool{"Div": true, "Class": true})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"type HTMLDiv interface", "func Div()", "Body(", "Class(", "setBody("} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is gone:\n%s", want, out)
		}
	}
	for _, extra := range []string{"Video", "OnWheel", "setDepth", "// A box", "// Sets"} {
		if strings.Contains(string(out), extra) {
			t.Errorf("%q is still there:\n%s", extra, out)
		}
	}
}

func TestElementTypesOfAnotherFormAreRefused(t *testing.T) {
	if _, err := filterElements([]byte("package app\n"), map[string]bool{"Div": true}); err == nil {
		t.Error("a file without elements was accepted")
	}
}

func TestAChangeOfAPortedFileIsNamed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	names := []string{"engine.go", "js_wasm.go", "node.go"}
	for _, name := range append(names, "storage.go") {
		write(name, "package app")
	}
	list := filepath.Join(dir, "list.sum")
	if err := writeSums(list, dir, names); err != nil {
		t.Fatal(err)
	}
	write("storage.go", "package app // changed, but not ported")
	write("page.go", "package app // new")
	if err := checkSums(list, dir, names); err != nil {
		t.Fatalf("a file that was not ported matters: %v", err)
	}
	write("node.go", "package app // changed")
	if err := os.Remove(filepath.Join(dir, "engine.go")); err != nil {
		t.Fatal(err)
	}
	err := checkSums(list, dir, names)
	if err == nil || !strings.Contains(err.Error(), "made from: engine.go, node.go;") {
		t.Errorf("the error does not name the files that changed: %v", err)
	}
}

// The module that go.mod requires is the one that the files here were made from.
func TestThePinnedModuleIsTheKnownOne(t *testing.T) {
	dir, err := moduleDir()
	if err != nil {
		t.Fatal(err)
	}
	names, err := ported(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 10 {
		t.Errorf("only %d files are ported: %v", len(names), names)
	}
	if err := checkSums("goapp.sum", filepath.Join(dir, pkg), names); err != nil {
		t.Error(err)
	}
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(dir, pkg, name)); err != nil {
			t.Errorf("go-app has no file that %s was made from: %v", name, err)
		}
	}
}

func TestATreeHasOnlyItsFiles(t *testing.T) {
	dir := t.TempDir()
	if err := writeTree(dir, map[string][]byte{"a/old.go": []byte("1"), "b.go": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if err := writeTree(dir, map[string][]byte{"b.go": []byte("3")}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "old.go")); !os.IsNotExist(err) {
		t.Errorf("a file of the former tree is still there (%v)", err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "b.go")); err != nil || string(data) != "3" {
		t.Errorf("b.go has %q, %v", data, err)
	}
}
