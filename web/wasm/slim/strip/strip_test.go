package strip

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Whether a stripped program runs is tested in web/test/e2e, in a browser.

func TestLinesAreRemoved(t *testing.T) {
	program, root := compile(t), goroot(t)
	short, err := Lines(program, root)
	if err != nil || len(short) >= len(program)-20_000 {
		t.Fatalf("of %d bytes %d are left, %v", len(program), len(short), err)
	}
	if again, err := Lines(program, root); err != nil || !bytes.Equal(again, short) {
		t.Errorf("two runs differ (%v)", err)
	}
}

// The tables that the runtime needs, above all the collector's stack maps, are the
// same before and after. Their numbers are written out here: taken from the code
// under test, a wrong one would be compared with itself.
func TestOnlyFileLineAndInlinedCallsAreCleared(t *testing.T) {
	const unsafePoints, stackMaps, inlinedCalls, liveArguments, panicBounds = 0, 1, 2, 3, 4
	program := compile(t)
	short, err := Lines(program, goroot(t))
	if err != nil {
		t.Fatal(err)
	}
	before, after := records(t, program), records(t, short)
	if len(before) != len(after) || len(before) < 500 {
		t.Fatalf("%d functions became %d", len(before), len(after))
	}
	seen := map[int]int{}
	for i, b := range before {
		a := after[i]
		if !slices.Equal(b.stack, a.stack) {
			t.Fatalf("function %d: the stack depths changed", i)
		}
		if a.file != 0 || a.line != 0 {
			t.Fatalf("function %d still has files or lines", i)
		}
		for _, table := range []int{unsafePoints, stackMaps, liveArguments, panicBounds} {
			if !slices.Equal(b.tables[table], a.tables[table]) {
				t.Fatalf("function %d: table %d changed", i, table)
			}
			seen[table] += len(b.tables[table])
		}
		if len(a.tables[inlinedCalls]) > 0 {
			t.Fatalf("function %d still has inlined calls", i)
		}
		seen[inlinedCalls] += len(b.tables[inlinedCalls])
	}
	if seen[stackMaps] == 0 || seen[inlinedCalls] == 0 {
		t.Errorf("the program has no such tables, which proves nothing: bytes by table %v", seen)
	}
}

// record is a function's record, with the content of its sequences.
type record struct {
	file, line uint32
	stack      []byte
	tables     map[int][]byte
}

func records(t *testing.T, program []byte) []record {
	t.Helper()
	_, data, _, err := split(program)
	if err != nil {
		t.Fatal(err)
	}
	mem, err := readSegments(data)
	if err != nil {
		t.Fatal(err)
	}
	table, err := findTable(mem)
	if err != nil {
		t.Fatal(err)
	}
	word := func(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
	sequence := func(offset uint32) []byte {
		if offset == 0 {
			return nil
		}
		n, err := sequenceLength(table.sequences, int(offset))
		if err != nil {
			t.Fatal(err)
		}
		return table.sequences[offset:][:n]
	}
	var out []record
	for i := range table.count {
		b := table.functions[word(table.functions[8*i+4:]):]
		r := record{file: word(b[20:]), line: word(b[24:]), stack: sequence(word(b[16:])), tables: map[int][]byte{}}
		for k := range int(word(b[28:])) {
			r.tables[k] = sequence(word(b[44+4*k:]))
		}
		out = append(out, r)
	}
	return out
}

func TestAnUnexpectedProgramIsRefused(t *testing.T) {
	program, root := compile(t), goroot(t)
	version, err := goVersion(program)
	if err != nil || !strings.HasPrefix(version, knownGo) {
		t.Fatalf("the program says it is linked by %q, %v", version, err)
	}
	at := bytes.Index(program, magic[:7])
	if at < 0 {
		t.Fatal("no table in the program")
	}
	broken := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(program)) }
	// renamed writes another version of the same length into the program.
	renamed := func(to string) []byte {
		return broken(func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte(version), []byte(to+strings.Repeat("0", len(version)-len(to))))
		})
	}
	for name, b := range map[string][]byte{
		"nothing":          nil,
		"another file":     []byte("<!DOCTYPE html>"),
		"a file cut":       program[:len(program)/2],
		"another table":    broken(func(b []byte) []byte { b[at] = 0xf2; return b }),
		"only a head":      program[:8],
		"no version of Go": broken(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("producers"), []byte("producer ")) }),
	} {
		if _, err := Lines(b, root); !errors.Is(err, ErrUnsupportedFormat) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	for _, next := range []string{"go1.27", "go1.260"} {
		if _, err := Lines(renamed(next), root); !errors.Is(err, ErrUnknownGo) {
			t.Errorf("linked by %s: error %v", next, err)
		}
	}
}

func TestTheNumberOfTheTableIsThatOfTheInstallation(t *testing.T) {
	root := t.TempDir()
	write := func(text string) {
		t.Helper()
		dir := filepath.Join(root, "src", "internal", "abi")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "symtab.go"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := inlTreeIndex(root); err == nil {
		t.Error("a folder without Go's source is accepted")
	}
	write("package abi\n\nconst (\n\tPCDATA_StackMapIndex = 1\n\tPCDATA_InlTreeIndex = 7\n)\n")
	if index, err := inlTreeIndex(root); err != nil || index != 7 {
		t.Errorf("got %d, %v", index, err)
	}
	write("package abi\n\nconst PCDATA_StackMapIndex = 1\n")
	if _, err := inlTreeIndex(root); !errors.Is(err, ErrUnsupportedFormat) {
		t.Errorf("a source without the number: %v", err)
	}
}

func TestMemoryIsFilledAsBefore(t *testing.T) {
	for name, mem := range map[string][]byte{
		"far apart": append(append([]byte{1, 2}, make([]byte, 5000)...), 3),
		"short gap": {0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3},
		"at 64":     append(make([]byte, 64), 9),
		"at 8192":   append(make([]byte, 8192), 9),
	} {
		got, err := readSegments(writeSegments(mem))
		if err != nil || !bytes.Equal(got, mem) {
			t.Errorf("%s: %v became %v, %v", name, mem, got, err)
		}
	}
}

func goroot(t *testing.T) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(root))
}

func compile(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"main.go": "package main\n\nfunc main() { println(1) }\n", "go.mod": "module panics\n\ngo 1.26\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", "main.wasm", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "main.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
