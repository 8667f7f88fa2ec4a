package explain

import "strings"

// parseIndented reads messages that a tool has indented: wget -S by two spaces,
// PowerShell below RawContent by as many as its table needs.
func parseIndented(lr *lineReader, a *assembler) {
	var head *message
	for !a.stop {
		l, ok := lr.read()
		if !ok {
			break
		}
		text := strings.TrimLeft(l.text, " ")
		rendering := "the output of wget -S"
		if raw, ok := strings.CutPrefix(l.text, "RawContent"); ok {
			_, text, _ = strings.Cut(raw, ": ")
			rendering = "a table that PowerShell has cut"
		}
		indent := len(l.text) - len(text)
		l.text, l.start = text, l.start+int64(indent)
		switch {
		case indent > 0 && isStatusLine(text):
			head = startResponse(l)
			a.response(head)
			a.cur.rendering = rendering
			head.ofText(false)
			if rendering != "the output of wget -S" {
				head.shows = partCode | partFields
			}
		case indent == 0 || text == "":
			head = nil
		case head != nil:
			head.addLine(l)
		}
	}
	a.flush()
}

// parsePseudo reads the fields of HTTP/2 or HTTP/3 messages, one a line, which start
// with pseudo-fields such as :status.
func parsePseudo(lr *lineReader, a *assembler) {
	var head *message
	for !a.stop {
		l, ok := lr.read()
		if !ok {
			break
		}
		l = afterStream(l)
		name, value := pseudo(l.text)
		switch {
		case name == ":status":
			head = startResponse(rawLine{text: "HTTP/2 " + value})
			head.lines[0] = l
			a.response(head)
			a.cur.rendering = "a list of the fields of HTTP/2"
			head.ofText(false)
		case name != "" && (head == nil || head.shows != partMethod || name == ":method" && head.method != ""):
			head = &message{lines: []rawLine{l}, size: -1, version: "2", shows: partMethod}
			a.request(head)
			a.cur.rendering = "a list of the fields of HTTP/2"
			fallthrough
		case name != "" && head != nil:
			switch name {
			case ":method":
				head.method = value
			case ":path":
				head.target = value
			}
			if len(head.lines) == 0 || head.lines[len(head.lines)-1].start != l.start {
				head.lines = append(head.lines, l)
			}
		case l.text == "":
			head = nil
		case head != nil:
			if field, _, ok := strings.Cut(l.text, ":"); ok && isToken(field) {
				head.addLine(l)
			}
		}
	}
	a.flush()
}

// afterStream drops what nghttp writes in front of each field.
func afterStream(l rawLine) rawLine {
	if i := strings.Index(l.text, "(stream_id="); i >= 0 {
		if _, rest, ok := strings.Cut(l.text[i:], ") "); ok {
			l.start += int64(len(l.text) - len(rest))
			l.text = rest
		}
	}
	return l
}

// pseudo returns the name and value of a pseudo-field, "" for other lines.
func pseudo(s string) (name, value string) {
	for _, name := range []string{":status", ":method", ":path", ":scheme", ":authority", ":protocol"} {
		if rest, ok := strings.CutPrefix(s, name); ok {
			rest = strings.TrimLeft(rest, " \t")
			if rest, ok = strings.CutPrefix(rest, ":"); ok {
				return name, strings.TrimSpace(rest)
			}
		}
	}
	return "", ""
}

// parseFields reads field lines without a start line.
func parseFields(lr *lineReader, a *assembler) {
	m := &message{size: -1, code: -1, shows: textParts &^ (partCode | partMethod | partVersion | partAbsence)}
	for {
		l, ok := lr.read()
		if !ok || l.text == "" && len(m.lines) > 0 {
			break
		}
		if l.text == "" {
			continue
		}
		if code, ok := strings.CutPrefix(l.text, "Status Code: "); ok { // a browser's developer tools
			m.digits, _, _ = strings.Cut(code, " ")
			m.code = number(m.digits)
			m.lines = append(m.lines, l)
			continue
		}
		m.addLine(l)
	}
	if len(m.lines) == 0 {
		return
	}
	if m.digits == "" && (m.has("Host") || m.has("User-Agent")) && !m.has("Server") && !m.has("Date") {
		a.open().req = m
	} else {
		a.open().resp = m
	}
	a.cur.rendering = "a list of fields"
	a.flush()
}

// isFieldBlock reports whether a text starts with field lines of HTTP, of which it
// must have two that are known.
func isFieldBlock(text string) bool {
	known := 0
	for line := range strings.SplitSeq(strings.TrimLeft(text, "\r\n "), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			break
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || !isToken(strings.ReplaceAll(name, " ", "-")) {
			return false
		}
		switch strings.ToLower(name) {
		case "content-type", "content-length", "cache-control", "server", "date", "etag", "vary", "set-cookie", "location", "last-modified", "expires", "retry-after", "host", "user-agent", "accept", "cookie", "authorization",
			"www-authenticate", "connection", "transfer-encoding", "content-encoding", "strict-transport-security", "age", "via", "link", "allow", "accept-encoding", "x-content-type-options", "status code", "request url", "request method":
			known++
		}
	}
	return known >= 2
}

// isIndented reports whether a line starts a message that a tool has indented.
func isIndented(line string) bool {
	if raw, ok := strings.CutPrefix(line, "RawContent"); ok {
		_, line, _ = strings.Cut(raw, ":")
	}
	text := strings.TrimLeft(line, " ")
	return len(text) < len(line) && isStatusLine(text)
}
