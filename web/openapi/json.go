package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
)

// parseJSON reads a JSON document.
func parseJSON(file string, text []byte) (*node, error) {
	var any json.RawMessage
	if err := json.Unmarshal(text, &any); err != nil {
		line := 1 + bytes.Count(text, []byte("\n"))
		if at, ok := errors.AsType[*json.SyntaxError](err); ok {
			line = lineOf(text, int(at.Offset))
		}
		return nil, problem(file, line, "not valid JSON: %w", err)
	}
	r := &jsonReader{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), line: 1}
	r.decoder.UseNumber()
	return r.value(file)
}

// lineOf returns the number of the line that a byte stands on.
func lineOf(text []byte, offset int) int {
	return 1 + bytes.Count(text[:min(max(offset-1, 0), len(text))], []byte("\n"))
}

// jsonReader makes a tree of the tokens of a document that is known to be valid.
type jsonReader struct {
	text    []byte
	decoder *json.Decoder
	// line is the number of the line that the byte counted stands on.
	line, counted int
}

// next returns the next token as a node.
func (r *jsonReader) next() (*node, json.Token, error) {
	at := int(r.decoder.InputOffset())
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[at]) >= 0 {
		at++
	}
	token, err := r.decoder.Token()
	if err != nil {
		return nil, nil, err
	}
	r.line += bytes.Count(r.text[r.counted:at], []byte("\n"))
	r.counted = at
	return &node{start: at, end: int(r.decoder.InputOffset()), line: r.line, flow: true}, token, nil
}

func (r *jsonReader) value(file string) (*node, error) {
	n, token, err := r.next()
	if err != nil {
		return nil, problem(file, r.line, "read JSON: %w", err)
	}
	switch t := token.(type) {
	case json.Delim:
		return n, r.content(file, n, t)
	case string:
		n.value, n.tag = t, "!!str"
	case nil:
		n.value, n.tag = "null", "!!null"
	case bool:
		n.value, n.tag = string(r.text[n.start:n.end]), "!!bool"
	case json.Number:
		n.value, n.tag = t.String(), "!!float"
	}
	return n, nil
}

// content reads an object or an array up to its end.
func (r *jsonReader) content(file string, n *node, open json.Delim) error {
	n.kind = sequence
	if open == '{' {
		n.kind = mapping
	}
	for r.decoder.More() {
		var key *node
		if n.kind == mapping {
			k, err := r.value(file)
			if err != nil {
				return err
			}
			key = k
			n.keys = append(n.keys, k)
		}
		v, err := r.value(file)
		if err != nil {
			return err
		}
		v.key = key
		n.values = append(n.values, v)
	}
	_, _, err := r.next()
	n.end = int(r.decoder.InputOffset())
	return err
}
