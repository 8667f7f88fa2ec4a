package openapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// editor collects changes of the text, and applies them to the tree at once, which
// is afterwards what the result must be.
type editor struct {
	file    string
	text    []byte
	options Options
	edits   []edit
	changes []Change
	notes   []Note
}

// edit replaces text[from:to].
type edit struct {
	from, to int
	text     string
}

func (e *editor) replace(from, to int, text string) { e.edits = append(e.edits, edit{from, to, text}) }

func (e *editor) note(n *node, text string) {
	e.notes = append(e.notes, Note{Line: lineOfNode(n), Text: text})
}

// lineOfNode returns the line of the key of a value.
func lineOfNode(n *node) int {
	if n.key != nil {
		return n.key.line
	}
	return n.line
}

// apply returns the text with all edits.
func (e *editor) apply() []byte {
	slices.SortStableFunc(e.edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	at := 0
	for _, x := range e.edits {
		if x.from < at || x.to < x.from { // a place that was misread; verify will tell
			continue
		}
		out.Write(e.text[at:x.from])
		out.WriteString(x.text)
		at = x.to
	}
	out.Write(e.text[at:])
	return out.Bytes()
}

// response adds what a response lacks.
func (e *editor) response(r *response) error {
	present := r.node.get("description")
	if strings.TrimSpace(present.text()) != "" {
		if s, ok := e.standard(r, false); ok && e.options.Link {
			e.link(r, present, s)
		}
		return nil
	}
	s, ok := e.standard(r, true)
	if !ok {
		return nil
	}
	text := s.description()
	own, count := -1, 0
	for i, key := range r.node.keys {
		if key.value == "description" {
			own = i
			count++
		}
	}
	switch {
	case count > 1:
		e.note(r.node, r.place+": more than one description; left as it is")
		return nil
	case own >= 0 && r.node.values[own].kind == scalar:
		e.fill(r.node, own, text)
	case own >= 0, present != nil:
		// An alias, a merged value, or something that is no text: not ours to change.
		e.note(r.node, r.place+": the description is not a text of its own; left as it is")
		return nil
	default:
		if err := e.insert(r, text); err != nil {
			return err
		}
	}
	e.changes = append(e.changes, Change{Line: lineOfNode(r.node), Place: r.place, Text: text})
	return nil
}

// standard returns what there is to say about a response; where that is not clear, it
// leaves a note if asked to.
func (e *editor) standard(r *response, note bool) (standard, bool) {
	codes := r.codes
	if len(codes) == 0 {
		if code, ok := codeNamed(r.name); ok {
			codes = []string{code}
		}
	}
	var problem string
	switch len(codes) {
	case 0:
		problem = ": it has no description, and no response refers to it that would tell its status code"
	case 1:
		if s, ok := standardOf(codes[0], e.options.Site); ok {
			return s, true
		}
		problem = ": " + codes[0] + " is neither a status code, nor a range such as 4XX, nor default"
	default:
		problem = ": it has no description, and stands for several status codes: " + strings.Join(codes, ", ")
	}
	if note {
		e.note(r.node, r.place+problem)
	}
	return standard{}, false
}

// fill replaces an empty description.
func (e *editor) fill(parent *node, i int, text string) {
	key, value := parent.keys[i], parent.values[i]
	from, to := value.start, value.end
	if to == 0 {
		to = e.endOfEmpty(value)
	}
	written := quoted(text, e.quoteOf(from, e.quoteOf(key.start, '"')))
	if from > 0 && from == to && e.text[from-1] == ':' {
		written = " " + written
	}
	e.replace(from, to, written)
	value.value, value.tag = text, "!!str"
}

// endOfEmpty returns the end of a scalar of YAML without text.
func (e *editor) endOfEmpty(n *node) int {
	rest := e.text[n.start:]
	switch {
	case len(rest) > 0 && (rest[0] == '"' || rest[0] == '\''):
		return n.start + 2 + bytes.IndexByte(rest[1:], rest[0])
	case n.block:
		for i, c := range rest {
			if !strings.ContainsRune("|>+-0123456789", rune(c)) {
				return n.start + i
			}
		}
		return len(e.text)
	case n.value != "" && bytes.HasPrefix(rest, []byte(n.value)): // null, ~
		return n.start + len(n.value)
	}
	return n.start
}

// insert adds a description to a response that has none.
func (e *editor) insert(r *response, text string) error {
	n := r.node
	pair := func(quote byte, colon string) string {
		key := "description"
		if like := e.keyLike(n); like != nil {
			if q := e.quoteOf(like.start, 0); q != 0 {
				key = quoted(key, q)
			}
		}
		return key + colon + quoted(text, quote)
	}
	quote := byte('"')
	if n.key != nil {
		quote = e.quoteOf(n.key.start, '"')
	}
	switch {
	case n.isNull() && (n.flow || n.value != "" || n.key == nil):
		written := "{" + pair(quote, ": ") + "}"
		if n.value == "" && n.start > 0 && e.text[n.start-1] == ':' {
			written = " " + written
		}
		e.replace(n.start, e.endOfEmpty(n), written)
	case n.isNull():
		at := e.endOfLine(n.start)
		e.replace(at, at, e.newline()+strings.Repeat(" ", n.key.column-1+e.step(n.key))+pair(quote, ": "))
	case n.flow:
		e.insertFlow(n, pair(quote, e.colon(n)))
	default:
		e.insertBlock(n, pair(quote, ": "))
	}
	if n.isNull() {
		n.kind, n.value, n.tag = mapping, "", "!!map"
	}
	n.keys = append([]*node{{value: "description", tag: "!!str"}}, n.keys...)
	n.values = append([]*node{{value: text, tag: "!!str"}}, n.values...)
	return nil
}

// insertFlow adds a pair after the brace of a mapping in the notation of JSON.
func (e *editor) insertFlow(n *node, pair string) {
	at := n.start + 1
	if len(n.keys) == 0 {
		e.replace(at, at, pair)
		return
	}
	first := n.keys[0].start
	between := string(e.text[at:first])
	if strings.TrimSpace(between) != "" { // a comment
		between = " "
	}
	e.replace(at, at, between+pair+",")
	if between == "" && bytes.Contains(e.text[n.start:], []byte(": ")) && e.colon(n) == ": " {
		e.edits[len(e.edits)-1].text += " "
	}
}

// insertBlock adds a line at the top of a block mapping: right under its key, above
// comments that belong to the first pair.
func (e *editor) insertBlock(n *node, pair string) {
	first := n.keys[0]
	indent := string(e.text[e.startOfLine(first.start):first.start])
	if strings.TrimSpace(indent) != "" {
		indent = strings.Repeat(" ", first.column-1)
	}
	if n.key != nil && n.key.line < first.line {
		at := e.endOfLine(n.key.start)
		// An explicit key (? 404) has its colon on the next line.
		hasColon := bytes.IndexByte(e.text[n.key.start:at], ':') >= 0
		below := e.startOfLine(first.start)
		if hasColon && at <= below && onlyComments(e.text[at:below]) {
			e.replace(at, at, e.newline()+indent+pair)
			return
		}
	}
	e.replace(first.start, first.start, pair+e.newline()+indent)
}

func onlyComments(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// keyLike returns a key whose notation a new key of n takes on.
func (e *editor) keyLike(n *node) *node {
	if len(n.keys) > 0 {
		return n.keys[0]
	}
	if n.key != nil && n.flow {
		return n.key
	}
	return nil
}

// colon returns what stands between keys and values near n.
func (e *editor) colon(n *node) string {
	like, value := n.key, n
	if len(n.keys) > 0 {
		like, value = n.keys[0], n.values[0]
	}
	if like != nil && like.end > 0 {
		return string(e.text[like.end:value.start])
	}
	return ": "
}

// quoteOf returns the quotation mark that stands at a place, or other.
func (e *editor) quoteOf(at int, other byte) byte {
	if at < len(e.text) && (e.text[at] == '"' || e.text[at] == '\'') {
		return e.text[at]
	}
	return other
}

// step returns by how much the document indents the mapping around a key.
func (e *editor) step(key *node) int {
	line := e.startOfLine(key.start)
	for line > 0 {
		line = e.startOfLine(line - 1)
		text := e.text[line:]
		indent := len(text) - len(bytes.TrimLeft(text, " "))
		if indent < key.column-1 && !onlyComments(e.text[line:e.endOfLine(line)]) {
			return key.column - 1 - indent
		}
	}
	return 2
}

func (e *editor) startOfLine(at int) int { return 1 + bytes.LastIndexByte(e.text[:at], '\n') }

func (e *editor) endOfLine(at int) int {
	if i := bytes.IndexByte(e.text[at:], '\n'); i >= 0 {
		if at += i; at > 0 && e.text[at-1] == '\r' {
			at--
		}
		return at
	}
	return len(e.text)
}

// newline returns the line ends of the document.
func (e *editor) newline() string {
	if i := bytes.IndexByte(e.text, '\n'); i > 0 && e.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// quoted writes a text between quotation marks; a text of JSON is one of YAML, too.
func quoted(text string, quote byte) string {
	if quote == '\'' {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil { // not for strings
		return `""`
	}
	return strings.TrimSuffix(out.String(), "\n")
}
