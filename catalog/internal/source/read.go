// Package source reads the catalog's data files, checks them against the lint
// rules and turns them into values of package catalog.
//
// One file holds one record, and the file's name is the record's ID:
// codes/404.md, vendors/cloudflare.md, classes/client-error.md. Front matter
// (YAML between two lines of "---") holds the facts, the rest is prose in
// Markdown. pairs.yaml and libraries.yaml are small tables.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// file is one data file, read but not yet checked.
type file struct {
	path string    // "codes/404.md"
	id   string    // "404"
	node yaml.Node // front matter, for the lines of keys
	body string    // Markdown after the front matter
	// bodyLine is the line on which body starts.
	bodyLine int
}

// root returns the outermost mapping or sequence of the front matter, nil when
// the front matter is empty.
func (f *file) root() *yaml.Node {
	if f.node.Kind == yaml.DocumentNode && len(f.node.Content) > 0 {
		return f.node.Content[0]
	}
	return nil
}

// line returns the line of a front-matter key such as "cacheable.rule" or
// "fields.0.name", or of the nearest enclosing key; 1 when even the outermost
// key is missing.
func (f *file) line(field string) int {
	node, at := f.root(), 0
	for _, key := range strings.Split(field, ".") {
		next, line := child(node, key)
		if next == nil {
			break
		}
		node, at = next, line
	}
	if at == 0 {
		return 1
	}
	return at + frontMatterOffset(f.path)
}

// frontMatterOffset is the number of lines before the YAML in a file: the
// opening fence in Markdown files, none in YAML files.
func frontMatterOffset(path string) int {
	if strings.HasSuffix(path, ".md") {
		return 1
	}
	return 0
}

// child returns the value that a key of a mapping or an index of a sequence
// leads to, with its line; nil when there is none.
func child(node *yaml.Node, key string) (*yaml.Node, int) {
	if node == nil {
		return nil, 0
	}
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == key {
				return node.Content[i+1], node.Content[i].Line
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(node.Content) {
			return node.Content[i], node.Content[i].Line
		}
	}
	return nil, 0
}

// readDir reads all Markdown files of a folder, in the order of their names.
func readDir(fsys fs.FS, dir string) ([]*file, Problems) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, Problems{{File: dir, Reason: "cannot list the folder: " + reason(err)}}
	}
	var files []*file
	var problems Problems
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.IsDir() || !strings.HasSuffix(name, ".md") {
			problems = append(problems, Problem{File: name, Reason: "only Markdown files (ID.md) belong here"})
			continue
		}
		f, err := readFile(fsys, name)
		if err != nil {
			problems = append(problems, *err)
			continue
		}
		files = append(files, f)
	}
	return files, problems
}

func readFile(fsys fs.FS, name string) (*file, *Problem) {
	data, p := readText(fsys, name)
	if p != nil {
		return nil, p
	}
	f := &file{path: name, id: strings.TrimSuffix(path.Base(name), ".md")}
	front, body, p := split(data)
	if p != nil {
		p.File = name
		return nil, p
	}
	f.body = body
	f.bodyLine = strings.Count(data[:len(data)-len(body)], "\n") + 1
	if p := f.parse(front); p != nil {
		return nil, p
	}
	return f, nil
}

// readText reads a file that must be UTF-8 with plain line ends.
func readText(fsys fs.FS, name string) (string, *Problem) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", &Problem{File: name, Reason: "cannot read: " + reason(err)}
	}
	bad := func(at int, reason string) *Problem {
		return &Problem{File: name, Line: 1 + bytes.Count(data[:at], []byte("\n")), Field: "file", Reason: reason}
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			return "", bad(at, "is not valid UTF-8")
		case r == '\uFEFF':
			return "", bad(at, "holds a byte order mark")
		case r == '\r':
			return "", bad(at, "holds a carriage return; lines end in a line feed alone")
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7F:
			return "", bad(at, fmt.Sprintf("holds the control character U+%04X", r))
		}
		at += size
	}
	return string(data), nil
}

// split cuts a file into front matter and body.
func split(data string) (front, body string, p *Problem) {
	const fence = "---\n"
	if !strings.HasPrefix(data, fence) {
		return "", "", &Problem{Line: 1, Field: "front matter", Reason: `the file must start with a line "---"`}
	}
	// The search starts at the end of the first fence, so that an empty front
	// matter is found as well.
	end := strings.Index(data[len(fence)-1:], "\n"+fence)
	if end < 0 {
		return "", "", &Problem{Line: 1, Field: "front matter", Reason: `unclosed: no second line "---"`}
	}
	end += len(fence)
	return data[len(fence):end], data[end+len(fence):], nil
}

// parse parses YAML that must be one document.
func (f *file) parse(text string) *Problem {
	dec := yaml.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&f.node); err != nil && !errors.Is(err, io.EOF) {
		p := yamlProblem(f.path, err)
		return &p
	}
	var second yaml.Node
	if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		p := Problem{File: f.path, Line: 1, Field: "front matter", Reason: "goes on after the end of the YAML document"}
		if len(second.Content) > 0 {
			p.Line = second.Content[0].Line + frontMatterOffset(f.path)
		}
		return &p
	}
	return nil
}

// decode decodes the front matter of f into v, refusing unknown keys and wrong
// types.
func (f *file) decode(v any) Problems {
	root := f.root()
	if root == nil {
		return Problems{{File: f.path, Line: 1, Field: "front matter", Reason: "is empty"}}
	}
	if ps := f.conform(root, reflect.TypeOf(v).Elem(), ""); len(ps) > 0 {
		return ps
	}
	if err := root.Decode(v); err != nil {
		return Problems{yamlProblem(f.path, err)}
	}
	return nil
}

var lineMessage = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)

func yamlProblem(name string, err error) Problem {
	p := Problem{File: name, Line: 1, Field: "front matter", Reason: strings.TrimPrefix(err.Error(), "yaml: ")}
	if m := lineMessage.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		p.Line, p.Reason = n+frontMatterOffset(name), m[2]
	}
	return p
}

// readTable reads a YAML file that is a list of T.
func readTable[T any](fsys fs.FS, name string) ([]T, *file, Problems) {
	data, p := readText(fsys, name)
	if p != nil {
		return nil, nil, Problems{*p}
	}
	f := &file{path: name, id: name}
	if p := f.parse(data); p != nil {
		return nil, nil, Problems{*p}
	}
	var rows []T
	if ps := f.decode(&rows); ps != nil {
		return nil, nil, ps
	}
	return rows, f, nil
}

// reason strips the path from an error of package fs: Problem names the file.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
