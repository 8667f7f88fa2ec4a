package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// errMissing is why a comparison is left out: the program or package is not there.
var errMissing = errors.New("not on this machine")

// names is what a library has: number by expression, and the expressions that it
// advises against.
type names struct {
	version    string
	codes      map[string]int
	deprecated map[string]bool
	// older says that the library may lack names which the catalog has from a newer
	// release; a former name must then be there.
	older bool
}

// language compares the names of a library with those in the catalog, in both
// directions.
func (r *report) language(ctx context.Context, id, label string, read func(context.Context) (names, error)) {
	have, err := read(ctx)
	if err != nil {
		r.unreachedLibrary(id, label, err)
		return
	}
	r.reached[id] = true
	r.done("%s %s: %d names", label, have.version, len(have.codes))
	r.compareNames(id, label, have)
}

func (r *report) compareNames(id, label string, have names) {
	left := maps.Clone(have.codes)
	for _, s := range r.statuses {
		c, ok := s.Constant(id)
		if !ok {
			continue
		}
		known := 0
		all := append([]string{c.Expr}, c.Aliases...)
		for _, expr := range all {
			code, ok := have.codes[expr]
			if ok && code != s.Code {
				r.differs("%s: the catalog has %s for %03d, the library for %03d", label, expr, s.Code, code)
			}
			if ok {
				known++
			}
			delete(left, expr)
		}
		if known == 0 || known < len(all) && !have.older {
			r.differs("%s: the library knows %d of %s for %03d", label, known, strings.Join(all, ", "), s.Code)
		}
		if have.deprecated != nil && have.deprecated[c.Expr] != c.Deprecated {
			r.differs("%s: %s is deprecated there: %v, here: %v", label, c.Expr, have.deprecated[c.Expr], c.Deprecated)
		}
	}
	for _, expr := range slices.Sorted(maps.Keys(left)) {
		r.differs("%s: the catalog does not have %s for %03d", label, expr, left[expr])
	}
}

func (r *report) unreachedLibrary(id, label string, err error) {
	for _, lib := range catalog.Libraries() {
		if lib.ID == id {
			r.unreached("%s (%v): our copy is version %s", label, err, lib.Version)
			r.reached[id] = true // named already
			return
		}
	}
	r.unreached("%s (%v)", label, err)
}

// phrases compares a table of phrases by number with the names in the catalog.
func (r *report) phrases(ctx context.Context, label string, read func(context.Context) (string, map[int]string, error)) {
	version, table, err := read(ctx)
	if err != nil {
		r.unreachedLibrary("node", label, err)
		return
	}
	r.reached["node"] = true
	r.done("%s %s: %d phrases", label, version, len(table))
	r.comparePhrases(label, table)
	for _, s := range r.statuses {
		c, ok := s.Constant("node")
		if want := fmt.Sprintf("http.STATUS_CODES[%d]", s.Code); ok && c.Expr != want {
			r.differs("%s: the catalog has %s for %03d", label, c.Expr, s.Code)
		}
		if _, there := table[s.Code]; ok != there {
			r.differs("%s: %03d is there: %v, in the catalog: %v", label, s.Code, there, ok)
		}
	}
}

// comparePhrases requires every phrase to be one of the number's names, in any
// spelling of capitals.
func (r *report) comparePhrases(label string, table map[int]string) {
	for _, code := range slices.Sorted(maps.Keys(table)) {
		i := slices.IndexFunc(r.statuses, func(s *catalog.Status) bool { return s.Code == code })
		if i < 0 {
			r.differs("%s: %d %s is not in the catalog", label, code, table[code])
			continue
		}
		known := phrasesOf(r.statuses[i])
		if !slices.ContainsFunc(known, func(name string) bool { return strings.EqualFold(name, table[code]) }) {
			r.differs("%s: %d is %q there, the catalog has %q", label, code, table[code], known)
		}
	}
}

func phrasesOf(s *catalog.Status) []string {
	known := slices.Concat([]string{s.Phrase}, s.FormerNames, s.Aliases)
	for _, m := range s.OtherMeanings {
		known = append(known, m.Phrase)
	}
	return known
}

// goConstants reads the source of net/http in GOROOT, of the release that runs.
func goConstants(ctx context.Context) (names, error) {
	root, err := output(ctx, "go", "env", "GOROOT", "GOVERSION")
	if err != nil {
		return names{}, err
	}
	dir, version, _ := strings.Cut(strings.TrimSpace(root), "\n")
	codes, err := parseGoConstants(filepath.Join(dir, "src/net/http/status.go"), "http.")
	return names{version: version, codes: codes}, err
}

// parseGoConstants returns the exported integer constants of a file whose names start
// with Status.
func parseGoConstants(path, prefix string) (map[string]int, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("read the constants of %s: %w", path, err)
	}
	// Imports are not needed for the constants: errors about them are ignored.
	conf := types.Config{Error: func(error) {}}
	pkg, _ := conf.Check("status", fset, []*ast.File{file}, nil)
	codes := map[string]int{}
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if !ok || !c.Exported() || !strings.HasPrefix(name, "Status") {
			continue
		}
		if n, exact := constant.Int64Val(constant.ToInt(c.Val())); exact {
			codes[prefix+name] = int(n)
		}
	}
	return codes, nil
}

func pythonConstants(ctx context.Context) (names, error) {
	out, err := output(ctx, "python3", "-c", `
import http, json, platform
print(json.dumps({"version": platform.python_version(), "codes": {"HTTPStatus." + k: int(v) for k, v in http.HTTPStatus.__members__.items()}}))`)
	if err != nil {
		return names{}, err
	}
	var found struct {
		Version string
		Codes   map[string]int
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		return names{}, fmt.Errorf("read what python3 printed: %w", err)
	}
	// Python 3.13 took over the names of RFC 9110; the catalog has both.
	_, renamed := found.Codes["HTTPStatus.CONTENT_TOO_LARGE"]
	return names{version: found.Version, codes: found.Codes, older: !renamed}, nil
}

func nodePhrases(ctx context.Context) (string, map[int]string, error) {
	out, err := output(ctx, "node", "-e", `console.log(JSON.stringify({version: process.version, codes: require("http").STATUS_CODES}))`)
	if err != nil {
		return "", nil, err
	}
	var found struct {
		Version string
		Codes   map[string]string
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		return "", nil, fmt.Errorf("read what node printed: %w", err)
	}
	table, err := byNumber(found.Codes)
	return found.Version, table, err
}

func byNumber(phrases map[string]string) (map[int]string, error) {
	table := map[int]string{}
	for text, phrase := range phrases {
		code, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("read a table of phrases: %w", err)
		}
		table[code] = phrase
	}
	return table, nil
}

// output runs a program and returns what it prints; its error is errMissing when the
// program is not installed.
func output(ctx context.Context, program string, args ...string) (string, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return "", errMissing
	}
	out, err := exec.CommandContext(ctx, path, args...).Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		message, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return "", fmt.Errorf("run %s: %w: %s", program, err, message)
	}
	return string(out), err
}
