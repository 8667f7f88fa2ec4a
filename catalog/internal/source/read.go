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
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"

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

// line returns the line of a front-matter key such as "cacheable.rule" or
// "fields.0.name", or of the nearest enclosing key.
func (f *file) line(field string) int {
	node, at := &f.node, 0
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	for _, key := range strings.Split(field, ".") {
		next, line := child(node, key)
		if next == nil {
			break
		}
		node, at = next, line
	}
	if at == 0 {
		return 0
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

func child(node *yaml.Node, key string) (*yaml.Node, int) {
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
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, &Problem{File: name, Reason: "cannot read: " + reason(err)}
	}
	f := &file{path: name, id: strings.TrimSuffix(path.Base(name), ".md")}
	front, body, p := split(string(data))
	if p != nil {
		p.File = name
		return nil, p
	}
	f.body = body
	f.bodyLine = strings.Count(string(data[:len(data)-len(body)]), "\n") + 1
	if err := yaml.Unmarshal([]byte(front), &f.node); err != nil {
		p := yamlProblem(name, err)
		return nil, &p
	}
	return f, nil
}

// split cuts a file into front matter and body.
func split(data string) (front, body string, p *Problem) {
	const fence = "---\n"
	if !strings.HasPrefix(data, fence) {
		return "", "", &Problem{Line: 1, Field: "front matter", Reason: `the file must start with a line "---"`}
	}
	rest := data[len(fence):]
	end := strings.Index(rest, "\n"+fence)
	if end < 0 {
		return "", "", &Problem{Line: 1, Field: "front matter", Reason: `unclosed: no second line "---"`}
	}
	return rest[:end+1], rest[end+1+len(fence):], nil
}

// decode decodes the front matter of f into v, refusing unknown keys and wrong
// types.
func (f *file) decode(v any) Problems {
	data, err := yaml.Marshal(&f.node)
	if err != nil {
		return Problems{yamlProblem(f.path, err)}
	}
	// The strict decoder works on text only, so lines in its messages are those
	// of the re-encoded text; keys are looked up in the original instead.
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	err = dec.Decode(v)
	var te *yaml.TypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &te):
		var ps Problems
		for _, msg := range te.Errors {
			ps = append(ps, f.typeProblem(string(data), msg))
		}
		return ps
	default:
		return Problems{yamlProblem(f.path, err)}
	}
}

var (
	lineMessage    = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)
	unknownMessage = regexp.MustCompile(`field (\S+) not found in type`)
	typeMessage    = regexp.MustCompile("cannot unmarshal !!(\\w+) (?:`(.*)` )?into (.*)")
)

// typeProblem turns a message of the YAML decoder about a line of the
// re-encoded text into a problem of the file.
func (f *file) typeProblem(text, msg string) Problem {
	p := Problem{File: f.path, Reason: msg}
	m := lineMessage.FindStringSubmatch(msg)
	if m == nil {
		return p
	}
	n, _ := strconv.Atoi(m[1])
	field := keyAt(text, n)
	p.Field, p.Line, p.Reason = field, f.line(field), m[2]
	if u := unknownMessage.FindStringSubmatch(m[2]); u != nil {
		p.Reason = "unknown key " + strconv.Quote(u[1])
	} else if t := typeMessage.FindStringSubmatch(m[2]); t != nil {
		p.Reason = fmt.Sprintf("wrong type: got %s, want %s", yamlType(t[1]), goType(t[3]))
	}
	return p
}

// keyAt returns the dotted path of the key on line n of a YAML text.
func keyAt(text string, n int) string {
	var doc yaml.Node
	if yaml.Unmarshal([]byte(text), &doc) != nil || len(doc.Content) == 0 {
		return ""
	}
	best := ""
	var walk func(node *yaml.Node, at string)
	walk = func(node *yaml.Node, at string) {
		for i, c := range node.Content {
			key := strconv.Itoa(i)
			if node.Kind == yaml.MappingNode {
				if i%2 == 0 {
					if c.Line == n {
						best = strings.TrimPrefix(at+"."+c.Value, ".")
					}
					continue
				}
				key = node.Content[i-1].Value
			}
			child := strings.TrimPrefix(at+"."+key, ".")
			if node.Kind == yaml.SequenceNode && c.Line == n {
				best = child
			}
			walk(c, child)
		}
	}
	walk(doc.Content[0], "")
	return best
}

func yamlType(tag string) string {
	return map[string]string{
		"str": "text", "int": "a number", "float": "a number", "bool": "true or false",
		"seq": "a list", "map": "a mapping", "null": "nothing", "timestamp": "a date",
	}[tag]
}

func goType(t string) string {
	switch {
	case t == "string":
		return "text"
	case t == "int":
		return "a whole number"
	case t == "bool":
		return "true or false"
	case strings.HasPrefix(t, "[]"):
		return "a list"
	}
	return "a mapping"
}

func yamlProblem(name string, err error) Problem {
	p := Problem{File: name, Field: "front matter", Reason: strings.TrimPrefix(err.Error(), "yaml: ")}
	if m := lineMessage.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		p.Line, p.Reason = n+frontMatterOffset(name), m[2]
	}
	return p
}

// readTable reads a YAML file that is a list of T.
func readTable[T any](fsys fs.FS, name string) ([]T, *file, Problems) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, Problems{{File: name, Reason: "cannot read: " + reason(err)}}
	}
	f := &file{path: name, id: name}
	if err := yaml.Unmarshal(data, &f.node); err != nil {
		return nil, nil, Problems{yamlProblem(name, err)}
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
