package openapi

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlLine finds the line in a message of the parser.
var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

// parseYAML reads a YAML document.
func parseYAML(file string, text []byte) (*node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var doc, second yaml.Node
	if err := decoder.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, problem(file, 1, "the document is empty")
		}
		message, line := err.Error(), 1
		if m := yamlLine.FindStringSubmatch(message); m != nil {
			line, _ = strconv.Atoi(m[1])
			message = message[len(m[0]):]
		}
		return nil, problem(file, line, "not valid YAML: %s", message)
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, problem(file, second.Line, "a second document begins here; want one")
	}
	r := &yamlReader{known: map[*yaml.Node]*node{}, places: newPlaces(text)}
	return r.node(doc.Content[0], false), nil
}

type yamlReader struct {
	known  map[*yaml.Node]*node
	places *places
}

func (r *yamlReader) node(y *yaml.Node, flow bool) *node {
	if n, ok := r.known[y]; ok {
		return n
	}
	n := &node{
		line: y.Line, column: y.Column, start: r.places.offset(y.Line, y.Column),
		value: y.Value, tag: y.ShortTag(), flow: flow || y.Style&yaml.FlowStyle != 0,
		block: y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0,
	}
	r.known[y] = n
	if y.Kind != yaml.AliasNode {
		n.start = r.places.afterProperties(n.start)
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapping
		for i := 0; i+1 < len(y.Content); i += 2 {
			key, value := r.node(y.Content[i], n.flow), r.node(y.Content[i+1], n.flow)
			if value.key == nil {
				value.key = key
			}
			n.keys, n.values = append(n.keys, key), append(n.values, value)
		}
	case yaml.SequenceNode:
		n.kind = sequence
		for _, item := range y.Content {
			n.values = append(n.values, r.node(item, n.flow))
		}
	case yaml.AliasNode:
		n.kind, n.tag = alias, ""
		n.target = r.node(y.Alias, false)
	}
	return n
}

// places turns lines and columns, which the parser counts in characters, into bytes.
type places struct {
	text  []byte
	lines []int // where each line begins
	// The last answer: the next one is mostly to the right of it.
	line, column, at int
}

func newPlaces(text []byte) *places {
	p := &places{text: text, lines: []int{0}}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		switch r {
		case '\r':
			if i < len(text) && text[i] == '\n' {
				i++
			}
			p.lines = append(p.lines, i)
		case '\n', '\u0085', '\u2028', '\u2029': // the line breaks of the parser
			p.lines = append(p.lines, i)
		}
	}
	return p
}

func (p *places) offset(line, column int) int {
	if line < 1 || line > len(p.lines) {
		return len(p.text)
	}
	if line != p.line || column < p.column {
		p.line, p.column, p.at = line, 1, p.lines[line-1]
	}
	for ; p.column < column && p.at < len(p.text); p.column++ {
		_, n := utf8.DecodeRune(p.text[p.at:])
		p.at += n
	}
	return p.at
}

// property is an anchor or a tag, which the parser counts as part of a value.
var property = regexp.MustCompile(`^[&!]\S*(\s+|$)`)

// afterProperties returns where the value itself begins.
func (p *places) afterProperties(at int) int {
	for {
		found := property.Find(p.text[at:])
		if found == nil {
			return at
		}
		at += len(found)
	}
}
