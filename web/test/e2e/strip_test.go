//go:build e2e

package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/wasm/slim/strip"
)

// stripped is a program that grows its stack, collects garbage while only its stack
// refers to an object, recovers from a panic and ends with another one: all that the
// runtime needs its tables for.
const stripped = `package main

import "runtime"

//go:noinline
func deep(n int, s []string) int {
	if n == 0 {
		runtime.GC()
		return len(s)
	}
	return deep(n-1, append(s, "x")) + 1
}

// kept returns whether an object survives that was allocated in the middle of a
// function and is referred to by the function's stack only.
//
//go:noinline
func kept() bool {
	noise(10)
	p := fill(7)
	noise(1000)
	runtime.GC()
	noise(100000)
	for _, v := range *p {
		if v != 7 {
			return false
		}
	}
	return true
}

//go:noinline
func fill(v int) *[64]int {
	p := new([64]int)
	for i := range p {
		p[i] = v
	}
	return p
}

//go:noinline
func noise(n int) {
	for range n {
		garbage = fill(1)
	}
}

var garbage *[64]int

func recovered() (r any) {
	defer func() { r = recover() }()
	panic("caught")
}

//go:noinline
func failing() { panic("at the end") }

func main() {
	println(deep(5000, nil), kept(), recovered().(string))
	failing()
}
`

// runner runs the program main.wasm and shows what it prints, then "exit".
const runner = `<!DOCTYPE html><title>Program</title><pre id="out"></pre>
<script>console.log = (...words) => { out.textContent += words.join(" ") + "\n" }; console.warn = console.log</script>
<script src="/wasm_exec.js"></script>
<script type="module">
const go = new Go();
const { instance } = await WebAssembly.instantiateStreaming(fetch("/main.wasm"), go.importObject);
await go.run(instance);
console.log("exit");
</script>`

func TestAProgramWithoutLinesRunsAndNamesItsFunctions(t *testing.T) {
	program := compileProgram(t, stripped)
	short, err := strip.Lines(program, goroot(t))
	if err != nil {
		t.Fatal(err)
	}
	with, without := printed(t, program), printed(t, short)
	for _, want := range []string{"10000 true caught", "at the end", "main.failing", "main.main"} {
		if !strings.Contains(without, want) {
			t.Errorf("the output without lines lacks %q:\n%s", want, without)
		}
	}
	if !strings.Contains(with, "main.go:") || strings.Contains(without, "main.go:") {
		t.Errorf("lines are told before: %t, and after: %t",
			strings.Contains(with, "main.go:"), strings.Contains(without, "main.go:"))
	}
}

// compileProgram compiles one file for the browser.
func compileProgram(t *testing.T, text string) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"main.go": text, "go.mod": "module program\n\ngo 1.26\n"} {
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

// printed runs a program in the browser and returns what it prints.
func printed(t *testing.T, program []byte) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, runner) })
	mux.HandleFunc("GET /wasm_exec.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(goroot(t), "lib/wasm/wasm_exec.js"))
	})
	mux.HandleFunc("GET /main.wasm", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(program)
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	b := open(t)
	b.expect("favicon")
	b.goTo(s.URL + "/")
	b.until("the program has ended", `document.getElementById("out").textContent.endsWith("exit\n")`)
	return eval[string](b, `document.getElementById("out").textContent`)
}

// goroot returns the folder of the Go installation.
func goroot(t *testing.T) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(root))
}
