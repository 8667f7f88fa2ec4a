package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	sitebuild "github.com/statusdeck/statusdeck/web/build"
)

// added is what the search adds to the browser program, in bytes with brotli 11.
type added struct {
	program  int // the program as it is sent
	engine   int // of it the engine with its index
	keywords int // and the keywords, which only the search uses
}

// measureBytes builds the browser program as make does, then with a Search that
// finds nothing and an index that nothing asks for, then without the keywords as
// well: what the linker leaves out is what the search costs.
func measureBytes(root, tmp string) (added, error) {
	slim := filepath.Join(root, "build", "bench-bytes") // go-app's copy must lie in the module
	defer os.RemoveAll(slim)
	if err := command(root, nil, "go", "run", "./web/wasm/slim", "-out", filepath.Join("build", "bench-bytes")).Run(); err != nil {
		return added{}, fmt.Errorf("make the module of the browser program: %w", err)
	}
	search, err := withBody(filepath.Join(root, "catalog", "search", "search.go"), "Run", "return Answer{Query: query, Filter: f, Unassigned: -1}")
	if err != nil {
		return added{}, err
	}
	warm, err := withBody(filepath.Join(root, "catalog", "search", "index.go"), "Warm", "")
	if err != nil {
		return added{}, err
	}
	codes, err := withoutKeywords(filepath.Join(root, "catalog", "codes_gen.go"))
	if err != nil {
		return added{}, err
	}
	stub := map[string][]byte{"search/search.go": search, "search/index.go": warm}
	var sizes [3]int
	for i, replaced := range []map[string][]byte{{}, stub, {"search/search.go": search, "search/index.go": warm, "codes_gen.go": codes}} {
		if sizes[i], err = programBytes(root, slim, tmp, replaced); err != nil {
			return added{}, err
		}
	}
	return added{sizes[0], sizes[0] - sizes[1], sizes[1] - sizes[2]}, nil
}

// programBytes builds the browser program with some files below catalog/
// replaced and returns its size with brotli 11.
func programBytes(root, slim, dir string, replaced map[string][]byte) (int, error) {
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for name, source := range replaced {
		file := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(file, source, 0o600); err != nil {
			return 0, fmt.Errorf("write the replaced file: %w", err)
		}
		overlay.Replace[filepath.Join(root, "catalog", filepath.FromSlash(name))] = file
	}
	data, err := json.Marshal(overlay)
	if err != nil {
		return 0, fmt.Errorf("encode the overlay: %w", err)
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, data, 0o600); err != nil {
		return 0, fmt.Errorf("write the overlay: %w", err)
	}
	linked, stripped := filepath.Join(dir, "linked.wasm"), filepath.Join(dir, "app.wasm")
	build := command(root, []string{"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}, "go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags=-s -w -buildid=", "-modfile="+filepath.Join(slim, "go.mod"), "-overlay="+list, "-o", linked, "./cmd/wasm")
	if err := build.Run(); err != nil {
		return 0, fmt.Errorf("build the browser program: %w", err)
	}
	if err := command(root, nil, "go", "run", "./web/wasm/slim", "-strip", linked, "-o", stripped).Run(); err != nil {
		return 0, fmt.Errorf("strip the browser program: %w", err)
	}
	program, err := os.ReadFile(stripped)
	if err != nil {
		return 0, fmt.Errorf("read the browser program: %w", err)
	}
	small, err := new(sitebuild.Compressor).Brotli("the browser program", program)
	if err != nil {
		return 0, err
	}
	return len(small), nil
}

// withBody returns a source file in which a function's body is another one.
func withBody(file, function, body string) ([]byte, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read what to replace: %w", err)
	}
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, source, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("parse what to replace: %w", err)
	}
	for _, d := range parsed.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || f.Name.Name != function {
			continue
		}
		from, to := set.Position(f.Body.Lbrace).Offset, set.Position(f.Body.Rbrace).Offset
		return []byte(string(source[:from]) + "{ " + body + " " + string(source[to:])), nil
	}
	return nil, fmt.Errorf("replace %s in %s: there is no such function", function, file)
}

// withoutKeywords returns the generated statuses without their keywords.
func withoutKeywords(file string) ([]byte, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the statuses: %w", err)
	}
	var out strings.Builder
	dropped := 0
	for line := range strings.Lines(string(source)) {
		if strings.HasPrefix(strings.TrimLeft(line, "\t"), "Keywords:") {
			dropped++
			continue
		}
		out.WriteString(line)
	}
	if dropped == 0 {
		return nil, fmt.Errorf("take the keywords out of %s: there are none", file)
	}
	return []byte(out.String()), nil
}
