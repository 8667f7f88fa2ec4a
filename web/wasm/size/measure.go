package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// Size is what a package has in the program, in bytes before compression.
type Size struct{ Code, Data int }

// tables is the name under which the runtime's tables are reported.
const tables = "(runtime tables)"

// measure builds the program with names and returns the sizes by package.
func measure(modfile string) (map[string]Size, error) {
	dir, err := os.MkdirTemp("", "size")
	if err != nil {
		return nil, fmt.Errorf("make a folder to build in: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "app.wasm")
	reachable, err := goCommand(modfile, "build", "-ldflags=-buildid= -dumpdep", "-o", out, "./cmd/wasm")
	if err != nil {
		return nil, err
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("read the program with names: %w", err)
	}
	m, err := parseModule(program)
	if err != nil {
		return nil, err
	}
	list, err := goCommand(modfile, "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./cmd/wasm")
	if err != nil {
		return nil, err
	}
	sizes := map[string]Size{}
	known := newPackages(list)
	for name, n := range m.functions {
		s := sizes[known.of(name)]
		s.Code += n
		sizes[known.of(name)] = s
	}
	attributed, err := addData(sizes, list, symbolsIn(reachable))
	if err != nil {
		return nil, err
	}
	sizes[tables] = Size{Data: m.data - attributed}
	return sizes, nil
}

// goCommand runs go for the browser's target and returns all that it prints.
func goCommand(modfile, verb string, args ...string) ([]byte, error) {
	all := []string{verb, "-trimpath", "-buildvcs=false", "-tags=searchonly"}
	if modfile != "" {
		all = append(all, "-modfile="+modfile)
	}
	cmd := exec.Command("go", append(all, args...)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go %s for the browser: %w\n%s", verb, err, out[max(0, len(out)-2000):])
	}
	return out, nil
}

// symbolsIn returns every symbol that the linker names in its dump of what leads
// to what: lines of the form "a -> b".
func symbolsIn(dump []byte) map[string]bool {
	symbols := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(dump))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		_, to, ok := strings.Cut(lines.Text(), " -> ")
		if ok {
			symbols[plain(to)] = true
		}
	}
	return symbols
}

// plain takes off what the tools add to a symbol's name: the ABI in angle brackets
// and, in the linker's dump, what kind of use makes it reachable.
func plain(symbol string) string {
	symbol, _, _ = strings.Cut(symbol, " <")
	if i := strings.LastIndexByte(symbol, '<'); i > 0 && strings.HasSuffix(symbol, ">") {
		symbol = symbol[:i]
	}
	return symbol
}

// addData adds the data of every compiled package, as far as it is reachable, and
// returns the sum. A string that several packages have is counted once.
func addData(sizes map[string]Size, list []byte, reachable map[string]bool) (int, error) {
	sum := 0
	seen := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		pkg, archive, _ := strings.Cut(strings.TrimSpace(line), " ")
		if archive == "" {
			continue // unsafe has none
		}
		out, err := exec.Command("go", "tool", "nm", "-size", "-type", archive).Output()
		if err != nil {
			return 0, fmt.Errorf("list symbols of %s: %w", pkg, err)
		}
		for row := range strings.Lines(string(out)) {
			f := strings.Fields(row)
			if len(f) < 4 || !strings.Contains("RrDd", f[2]) {
				continue
			}
			name := plain(strings.Join(f[3:], " "))
			n, err := strconv.Atoi(f[1])
			if err != nil || seen[name] || !reachable[name] {
				continue
			}
			seen[name] = true
			s := sizes[pkg]
			s.Data += n
			sizes[pkg] = s
			sum += n
		}
	}
	return sum, nil
}

// packages finds the package of a function by its name in the module.
type packages map[string]string

// newPackages takes the list of import paths, each at the start of its line.
func newPackages(list []byte) packages {
	p := packages{}
	for line := range strings.Lines(string(list)) {
		path, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		p[linkerName(path)] = path
	}
	// The linker's name for the program's own package.
	p["main"] = "main"
	return p
}

// of returns the package of a function: where the name that the linker has written
// starts with a package's and a dot.
func (p packages) of(function string) string {
	for i := len(function) - 1; i > 0; i-- {
		if function[i] != '.' {
			continue
		}
		if path, ok := p[function[:i]]; ok {
			return path
		}
	}
	return "(generated)"
}

// linkerName returns a symbol's name as the linker writes it into a WebAssembly
// module: everything but letters, digits, underscores and dots is an underscore.
func linkerName(symbol string) string {
	b := []byte(symbol)
	for i, c := range b {
		word := c == '_' || c == '.' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !word {
			b[i] = '_'
		}
	}
	return string(b)
}
