package strip

import (
	"encoding/binary"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// knownGo is the Go release, with all its patch releases, whose table format this
// package was compared with; README.md in web/wasm/slim says how to move it on.
const knownGo = "go1.26"

// inlTreeIndex returns the number of the table, in a function's record, that tells
// which calls are inlined. It is read from the source of internal/abi below a GOROOT,
// since no program may import that package.
func inlTreeIndex(goroot string) (int, error) {
	name := filepath.Join(goroot, "src", "internal", "abi", "symtab.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return 0, fmt.Errorf("read the number of the inlining table: %w", err)
	}
	index, ok := constant(file, "PCDATA_InlTreeIndex")
	if !ok {
		return 0, fmt.Errorf("%w: no PCDATA_InlTreeIndex in %s", ErrUnsupportedFormat, name)
	}
	return index, nil
}

var (
	// ErrUnknownGo says that another Go release has linked the program.
	ErrUnknownGo = errors.New("this Go release is not known")
	// ErrUnsupportedFormat is part of every other error about a program that does
	// not have the expected format.
	ErrUnsupportedFormat = errors.New("not a program as " + knownGo + " links it")
)

// constant returns the value of a constant that is declared as a plain number.
func constant(file *ast.File, name string) (int, bool) {
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			c := spec.(*ast.ValueSpec)
			if c.Names[0].Name != name || len(c.Values) != 1 {
				continue
			}
			if lit, ok := c.Values[0].(*ast.BasicLit); ok {
				n, err := strconv.Atoi(lit.Value)
				return n, err == nil
			}
		}
	}
	return 0, false
}

// checkVersion refuses a program that another Go release has linked.
func checkVersion(program []byte) error {
	version, err := goVersion(program)
	if err != nil {
		return err
	}
	patch, ok := strings.CutPrefix(version, knownGo)
	if !ok || patch != "" && patch[0] != '.' && patch[0] != ' ' && patch[0] != '-' {
		return fmt.Errorf("%w: linked by %s, known is %s", ErrUnknownGo, version, knownGo)
	}
	return nil
}

// goVersion returns the version of Go that linked a program, as in "go1.26.8", from
// its section of producers: fields, each with values of a name and a version.
func goVersion(program []byte) (string, error) {
	for at := headerLength; at < len(program); {
		body, end, err := section(program, at)
		if err != nil {
			return "", err
		}
		r := producerReader{b: body}
		if program[at] == sectionCustom && r.text() == "producers" {
			for range r.number() {
				field := r.text()
				for range r.number() {
					name, version := r.text(), r.text()
					if field == "language" && name == "Go" && !r.cut {
						return version, nil
					}
				}
			}
		}
		at = end
	}
	return "", fmt.Errorf("%w: it does not say which Go linked it", ErrUnsupportedFormat)
}

// producerReader reads numbers and texts; cut is set when the input ends too early.
type producerReader struct {
	b   []byte
	cut bool
}

func (r *producerReader) number() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > uint64(len(r.b)) {
		r.cut, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *producerReader) text() string {
	n := r.number()
	if n > len(r.b) {
		r.cut, r.b = true, nil
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}
