package strip

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// That a stripped program works is tested in web/test/e2e, in a browser.

func TestLinesAreTakenOutAndWhatIsNotAsExpectedIsRefused(t *testing.T) {
	program := compile(t)
	short, err := Lines(program)
	if err != nil || len(short) >= len(program)-20_000 {
		t.Fatalf("of %d bytes %d are left, %v", len(program), len(short), err)
	}
	if again, err := Lines(program); err != nil || !bytes.Equal(again, short) {
		t.Errorf("two runs differ (%v)", err)
	}
	at := bytes.Index(program, magic[:7])
	if at < 0 {
		t.Fatal("no table in the program")
	}
	broken := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(program)) }
	for name, b := range map[string][]byte{
		"nothing":       nil,
		"another file":  []byte("<!DOCTYPE html>"),
		"a file cut":    program[:len(program)/2],
		"a new version": broken(func(b []byte) []byte { b[at] = 0xf2; return b }),
		"only a head":   program[:8],
	} {
		if _, err := Lines(b); !errors.Is(err, ErrForm) {
			t.Errorf("%s: error %v", name, err)
		}
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
