package main

import (
	"encoding/binary"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFunctionBelongsToThePackageWithTheLongestName(t *testing.T) {
	known := newPackages([]byte("strings x\ninternal/strconv x\ngithub.com/a-b/c/v10/pkg/app x\ngithub.com/a-b/c x\nunsafe\n"))
	for function, want := range map[string]string{
		"strings.Index":                            "strings",
		"strings.__Builder_.grow":                  "strings",
		"internal_strconv.Itoa":                    "internal/strconv",
		"github.com_a_b_c_v10_pkg_app.__raw_.html": "github.com/a-b/c/v10/pkg/app",
		"github.com_a_b_c.f.func1":                 "github.com/a-b/c",
		"main.main":                                "main",
		"type_.eq.runtime.x":                       "(generated)",
		"wasm_pc_f_loop":                           "(generated)",
	} {
		if got := known.of(function); got != want {
			t.Errorf("%s belongs to %s, want %s", function, got, want)
		}
	}
}

func TestOnlyWhatGrewIsNamedAndTheMostFirst(t *testing.T) {
	known := map[string]Size{"a": {1000, 1000}, "b": {5000, 0}, "c": {100, 0}}
	now := map[string]Size{"a": {1000, 2000}, "b": {4000, 500}, "c": {110, 0}, "d": {9000, 1}}
	got := grown(known, now)
	want := "  d by 9001 bytes (code +9000, data +1)\n  a by 1000 bytes (code +0, data +1000)\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTheTableIsReadAsWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "packages.tsv")
	want := map[string]Size{"a/b": {1, 2}, tables: {0, 7}}
	if err := writeTable(file, want); err != nil {
		t.Fatal(err)
	}
	got, err := readTable(file)
	if err != nil || len(got) != len(want) || got["a/b"] != want["a/b"] || got[tables] != want[tables] {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestTheCommittedTableCanBeRead(t *testing.T) {
	known, err := readTable("packages.tsv")
	if err != nil || known["runtime"].Code == 0 || known["github.com/statusdeck/statusdeck/catalog"].Data == 0 {
		t.Errorf("%d packages, %v", len(known), err)
	}
}

// A module with one imported function and one of its own with three bytes of code.
func TestAModuleIsMeasured(t *testing.T) {
	section := func(id byte, body ...byte) []byte {
		return append(binary.AppendUvarint([]byte{id}, uint64(len(body))), body...)
	}
	program := []byte("\x00asm\x01\x00\x00\x00")
	program = append(program, section(2, 1, 1, 'e', 1, 'f', 0, 0)...)
	program = append(program, section(10, 1, 3, 0, 1, 0x0b)...)
	program = append(program, section(11, 1, 0, 0x41, 0x8b, 0x0b, 0x0b, 2, 7, 7)...)
	program = append(program, section(0, append([]byte("\x04name\x01\x09\x01\x01\x06main.f"), []byte{}...)...)...)
	m, err := parseModule(program)
	if err != nil || m.functions["main.f"] != 3 || m.data != 2 {
		t.Fatalf("%+v, %v", m, err)
	}
	for i := range program {
		if m, err := parseModule(program[:i]); err == nil {
			t.Errorf("a module cut at %d gives %+v", i, m)
		}
	}
	if _, err := parseModule([]byte(strings.Repeat("x", 50))); err == nil {
		t.Error("text was read as a module")
	}
}
