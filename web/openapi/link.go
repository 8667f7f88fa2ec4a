package openapi

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// link adds a link to the end of a description.
func (e *editor) link(r *response, n *node, s standard) {
	if s.url == "" || s.label == "" || strings.Contains(n.value, s.url) {
		return
	}
	text := s.link()
	switch c := e.text[n.start]; {
	case n.block:
		at, indent := e.endOfBlock(n.start)
		e.replace(at, at, e.newline()+e.newline()+indent+text)
	case c == '"', c == '\'':
		at := e.endOfQuoted(n.start) - 1
		e.replace(at, at, " "+text)
	default:
		at, ok := e.endOfPlain(n)
		switch {
		case !ok:
			e.note(r.node, r.place+": cannot find the end of the description; no link added")
			return
		case n.flow: // a plain text cannot hold brackets there
			e.replace(n.start, at, quoted(n.value+" "+text, '"'))
		default:
			e.replace(at, at, " "+text)
		}
	}
	n.value += " " + text
	n.spaced = true
	e.changes = append(e.changes, Change{Line: lineOfNode(r.node), Place: r.place, Text: text, Link: true})
}

// endOfQuoted returns the end of a scalar between quotation marks.
func (e *editor) endOfQuoted(start int) int {
	quote := e.text[start]
	for i := start + 1; i < len(e.text); i++ {
		switch {
		case quote == '"' && e.text[i] == '\\':
			i++
		case quote == '\'' && e.text[i] == '\'' && i+1 < len(e.text) && e.text[i+1] == '\'':
			i++
		case e.text[i] == quote:
			return i + 1
		}
	}
	return len(e.text)
}

// endOfPlain returns the end of a plain scalar: the place up to which the source has
// the same words.
func (e *editor) endOfPlain(n *node) (int, bool) {
	at := n.start
	for i := 0; i < len(n.value); {
		want, size := utf8.DecodeRuneInString(n.value[i:])
		if at >= len(e.text) {
			return 0, false
		}
		got, length := utf8.DecodeRune(e.text[at:])
		switch {
		case want == got:
			i, at = i+size, at+length
		case unicode.IsSpace(want) && unicode.IsSpace(got):
			i += size
		default:
			return 0, false
		}
		if unicode.IsSpace(want) {
			for at < len(e.text) && bytes.IndexByte([]byte(" \t\r\n"), e.text[at]) >= 0 && (i >= len(n.value) || e.text[at] != n.value[i]) {
				at++
			}
		}
	}
	return at, true
}

// endOfBlock returns the end of the last line with text of a scalar after | or >, and
// the indentation of that text.
func (e *editor) endOfBlock(start int) (at int, indent string) {
	at = e.endOfLine(start)
	for line := e.nextLine(at); line < len(e.text); line = e.nextLine(line) {
		end := e.endOfLine(line)
		text := string(e.text[line:end])
		if strings.TrimSpace(text) == "" {
			continue
		}
		spaces := text[:len(text)-len(strings.TrimLeft(text, " "))]
		if indent == "" {
			indent = spaces
		}
		if len(spaces) < len(indent) {
			break
		}
		at = end
	}
	return at, indent
}

// nextLine returns the start of the line after the one of a place.
func (e *editor) nextLine(at int) int {
	if i := bytes.IndexByte(e.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(e.text)
}
