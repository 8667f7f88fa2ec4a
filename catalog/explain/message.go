package explain

import "strings"

// message is an HTTP message as the input has it, before anything is masked.
type message struct {
	lines   []rawLine // start line first, then field lines
	fields  []field
	folds   []int // indexes of lines that continue the line before (obs-fold)
	junk    []int // indexes of lines that are no field line
	spaced  []int // indexes of field lines with white space before the colon
	dropped int   // field lines beyond maxLines

	version string // "1.0", "1.1", "2", "3"; "" when it is not known

	// Of a request.
	method, target string

	// Of a response.
	code   int
	digits string // the status code as written
	phrase string

	content []byte  // the first maxContent bytes
	size    int64   // of the content in the input; -1 where it shows none
	at      rawLine // the first line of the content
	whole   bool    // content is all of it, as it was before any coding was undone

	shows part   // what the input shows of the message
	shown []safe // lines, masked; nil until they are needed
}

// field is a field line with what continues it.
type field struct {
	name  string // as written, without white space
	value string // without white space around it
	line  int    // index into lines
}

// exchange is a request with its responses, before anything is masked.
type exchange struct {
	number  int
	req     *message // nil where none was recorded
	interim []*message
	resp    *message // the final response; nil where there is none
	format  Format
	url     string // absolute where it is known
	tls     secure
	// exact says that the bytes are those of the wire: lines end with CRLF, and
	// content was not decoded or cut by a terminal.
	exact bool
	// local says that a browser made the response up: it came from no server.
	local bool
	// noFields says that the input has no header section, as a log line.
	noFields bool
	chain    *chain
	known    *memory
	// rendering names the input where it is not what its format promises.
	rendering string
	creator   string // of a HAR file
}

// secure says whether a connection is protected by TLS.
type secure int

const (
	secureUnknown secure = iota
	secureYes
	secureNo
)

// addLine adds a line to the header section.
func (m *message) addLine(l rawLine) {
	if len(m.lines) >= maxLines {
		m.dropped++
		return
	}
	at := len(m.lines)
	m.lines = append(m.lines, l)
	if l.text != "" && (l.text[0] == ' ' || l.text[0] == '\t') && len(m.fields) > 0 {
		m.folds = append(m.folds, at)
		last := &m.fields[len(m.fields)-1]
		last.value = strings.TrimSpace(last.value + " " + strings.TrimSpace(l.text))
		return
	}
	name, value, ok := strings.Cut(l.text, ":")
	if !ok || name == "" {
		m.junk = append(m.junk, at)
		return
	}
	if trimmed := strings.TrimRight(name, " \t"); trimmed != name {
		m.spaced = append(m.spaced, at)
		name = trimmed
	}
	m.fields = append(m.fields, field{name, strings.Trim(value, " \t"), at})
}

// addContent adds a piece of content.
func (m *message) addContent(l rawLine, ending string) {
	if m.size < 0 {
		m.size = 0
	}
	if m.size == 0 {
		m.at = l
	}
	m.size += l.end - l.start + int64(len(ending))
	if room := maxContent - len(m.content); room > 0 {
		text := l.text + ending
		m.content = append(m.content, text[:min(room, len(text))]...)
	}
	if l.cut {
		m.whole = false
	}
}

// get returns the value of the first field with a name, "" when there is none.
func (m *message) get(name string) string {
	if f := m.find(name); f != nil {
		return f.value
	}
	return ""
}

func (m *message) has(name string) bool { return m.find(name) != nil }

func (m *message) find(name string) *field {
	for i := range m.fields {
		if strings.EqualFold(m.fields[i].name, name) {
			return &m.fields[i]
		}
	}
	return nil
}

// all returns every field with a name.
func (m *message) all(name string) []field {
	var out []field
	for _, f := range m.fields {
		if strings.EqualFold(f.name, name) {
			out = append(out, f)
		}
	}
	return out
}

// joined returns the values of all fields with a name as one list (RFC 9110,
// section 5.3).
func (m *message) joined(name string) string {
	var out string
	for i, f := range m.all(name) {
		if i > 0 {
			out += ", "
		}
		out += f.value
	}
	return out
}

// lists reports whether a list-based field has a member, in any case.
func (m *message) lists(name, member string) bool {
	for _, part := range splitList(m.joined(name)) {
		token, _, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(token), member) {
			return true
		}
	}
	return false
}

// multiplexed reports whether the version is HTTP/2 or HTTP/3.
func (m *message) multiplexed() bool { return m.version == "2" || m.version == "3" }

// mediaType returns type and subtype of Content-Type in lower case.
func (m *message) mediaType() string {
	t, _, _ := strings.Cut(m.get("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(t))
}

func (m *message) isJSON() bool {
	t := m.mediaType()
	return t == "application/json" || strings.HasSuffix(t, "+json")
}

// startRequest makes a message of a request line.
func startRequest(l rawLine) *message {
	m := &message{lines: []rawLine{l}, size: -1, shows: textParts}
	parts := strings.Fields(l.text)
	m.method, m.target = parts[0], parts[1]
	m.version = versionOf(parts[len(parts)-1])
	return m
}

// startResponse makes a message of a status line.
func startResponse(l rawLine) *message {
	m := &message{lines: []rawLine{l}, size: -1, whole: true, shows: textParts}
	version, rest, _ := strings.Cut(l.text, " ")
	m.version = versionOf(version)
	rest = strings.TrimLeft(rest, " ")
	m.digits, m.phrase, _ = strings.Cut(rest, " ")
	m.phrase = strings.TrimSpace(m.phrase)
	m.code = number(m.digits)
	return m
}

// versionOf takes the number out of "HTTP/1.1", "h2", "http/2.0".
func versionOf(s string) string {
	s = strings.ToLower(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "http/"), "h")
	switch s {
	case "2", "2.0":
		return "2"
	case "3", "3.0", "3-29":
		return "3"
	case "1.0", "1.1", "0.9":
		return s
	}
	return ""
}

// isStatusLine reports whether a line starts like a response.
func isStatusLine(s string) bool {
	if len(s) < 8 || !strings.EqualFold(s[:5], "HTTP/") || s[5] < '0' || s[5] > '9' {
		return false
	}
	version, rest, ok := strings.Cut(s, " ")
	rest = strings.TrimLeft(rest, " ")
	return ok && len(version) <= 8 && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// isRequestLine reports whether a line starts a request.
func isRequestLine(s string) bool {
	if len(s) > maxLine || len(s) < 12 {
		return false
	}
	parts := strings.Fields(s)
	if len(parts) != 3 || !isToken(parts[0]) || strings.Contains(parts[0], ":") {
		return false
	}
	last := parts[2]
	return len(last) >= 6 && len(last) <= 8 && strings.EqualFold(last[:5], "HTTP/") && last[5] >= '0' && last[5] <= '9'
}

// interimCode reports whether a final response has still to follow. After 101 the
// connection belongs to another protocol, so it is treated as final.
func interimCode(code int) bool { return code >= 100 && code < 200 && code != 101 }
