// Package openapi completes the responses of an OpenAPI document: a response without
// a description gets the standard one of its status code, with a link to the page
// about the code.
//
// Documents are OpenAPI 3.0 to 3.2 and Swagger 2.0, as YAML or JSON. They are edited
// as text, at the positions that the parsers report. So comments, order, quotes and
// indentation of everything else stay as they are, byte for byte. Each result is
// parsed again and compared with what it must be before it is returned.
//
// A description is required by the specification (OpenAPI 3.1.1, section 4.8.17),
// and a response object has no other field for a link: externalDocs exists for
// operations, tags and schemas only. Links are therefore CommonMark inside the
// description.
package openapi

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Options say what to add.
type Options struct {
	// Site is the address of a StatusDeck site, as in "https://codes.example", whose
	// pages the links lead to. Without it they lead to the specifications.
	Site string
	// Link also adds a link to the descriptions that are there already.
	Link bool
}

// Change is one addition.
type Change struct {
	// Line is the line of the response in the original document.
	Line int
	// Place names the response: "GET /pets: 404", "components: NotFound".
	Place string
	// Text is the description, or the link added to one.
	Text string
	// Link says that only a link was added to a description.
	Link bool
}

// Note is something that the author of the document should know.
type Note struct {
	Line int
	Text string
}

// Result is a completed document.
type Result struct {
	Document []byte
	Changes  []Change
	Notes    []Note
}

// utf8BOM may precede a document.
var utf8BOM = []byte("\ufeff")

// Complete completes the responses of a document. The name of the file is for the
// messages of errors, which have the form "api.yaml:12: what is wrong".
func Complete(file string, document []byte, o Options) (*Result, error) {
	text, hasBOM := bytes.CutPrefix(document, utf8BOM)
	root, err := parse(file, text)
	if err != nil {
		return nil, err
	}
	w := &walker{file: file, root: root, found: map[*node]*response{}}
	if err := w.document(); err != nil {
		return nil, err
	}
	e := &editor{file: file, text: text, options: o}
	responses := w.sorted()
	for _, r := range responses {
		if err := e.response(r); err != nil {
			return nil, err
		}
	}
	out := e.apply()
	if err := verify(file, root, out, e.changes); err != nil {
		return nil, err
	}
	if hasBOM {
		out = append(slices.Clone(utf8BOM), out...)
	}
	return &Result{Document: out, Changes: e.changes, Notes: e.notes}, nil
}

// parse reads a document as JSON or YAML.
func parse(file string, text []byte) (*node, error) {
	if i := invalidUTF8(text); i >= 0 {
		return nil, problem(file, 1+bytes.Count(text[:i], []byte("\n")), "not UTF-8")
	}
	start := bytes.TrimLeft(text, " \t\r\n")
	if len(start) == 0 {
		return nil, fmt.Errorf("%s: the document is empty", file)
	}
	if start[0] != '{' {
		return parseYAML(file, text)
	}
	root, jsonErr := parseJSON(file, text)
	if jsonErr == nil {
		return root, nil
	}
	// A flow mapping of YAML begins like an object of JSON.
	if root, err := parseYAML(file, text); err == nil && !strings.HasSuffix(file, ".json") {
		return root, nil
	}
	return nil, jsonErr
}

func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}

// problem is an error at a line of a file.
func problem(file string, line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: "+format, append([]any{file, line}, args...)...)
}

// verify parses the result and compares it with the original tree, which has the
// additions applied: nothing else may have changed.
func verify(file string, want *node, out []byte, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	got, err := parse(file, out)
	if err == nil {
		if at := difference(want, got, map[*node]bool{}); at == nil {
			return nil
		}
	}
	// Which of the additions it was is not known; the first line is a place to start.
	first := slices.MinFunc(changes, func(a, b Change) int { return cmp.Compare(a.Line, b.Line) })
	return problem(file, first.Line, "cannot add descriptions from here on without changing more; write the responses in plain block style (%v)", err)
}
