package explain

import "strings"

// assembler makes exchanges of the messages in the order in which they come.
type assembler struct {
	emit   func(*exchange) bool // false: stop reading
	format Format
	cur    *exchange
	tls    secure
	stop   bool
}

func (a *assembler) flush() {
	if a.cur != nil && !a.stop {
		a.stop = !a.emit(a.cur)
	}
	a.cur = nil
}

func (a *assembler) open() *exchange {
	if a.cur == nil {
		a.cur = &exchange{format: a.format, tls: a.tls}
	}
	return a.cur
}

func (a *assembler) request(m *message) {
	a.flush()
	a.open().req = m
}

func (a *assembler) response(m *message) {
	if a.cur != nil && a.cur.resp != nil {
		a.flush()
	}
	x := a.open()
	if interimCode(m.code) {
		x.interim = append(x.interim, m)
	} else {
		x.resp = m
	}
}

// parseHTTP reads HTTP messages as they are on the wire or as curl -i and
// --include write them: responses, with or without the requests before them.
func parseHTTP(lr *lineReader, a *assembler, note func(safe)) {
	skipped := 0
	for !a.stop {
		l, ok := lr.read()
		if !ok {
			break
		}
		if l.no == 1 {
			l.text = strings.TrimPrefix(l.text, "\ufeff")
		}
		switch {
		case isStatusLine(l.text):
			m := startResponse(l)
			a.response(m)
			exact := l.ending == "\r\n"
			a.cur.exact = exact
			readHead(lr, m)
			m.ofText(exact)
			readContent(lr, m, exact)
			if exact && contentIsExact(a.cur.req, m) {
				m.shows |= partContent
			}
		case isRequestLine(l.text):
			m := startRequest(l)
			a.request(m)
			exact := l.ending == "\r\n"
			readHead(lr, m)
			m.ofText(exact)
			readContent(lr, m, exact)
		case strings.TrimSpace(l.text) != "":
			skipped++
		}
	}
	if skipped > 0 {
		note("Lines that belong to no message were not read: " + count(int64(skipped)) + ".")
	}
	a.flush()
}

// contentIsExact reports whether content is shown byte by byte. With a response alone,
// anything may have been added behind it (curl -w); line ends that are all those of
// Windows may be an editor's; and tools that show both sides format JSON and XML.
func contentIsExact(req, m *message) bool {
	if req == nil || req.shows&partLines == 0 || len(req.fields) == 0 {
		return false
	}
	text := string(m.content)
	formatted := (m.isJSON() || strings.Contains(m.mediaType(), "xml")) && strings.Contains(text, "\n")
	return !formatted && !strings.Contains(text, "\r\n")
}

// readHead reads the field lines and the empty line after them.
func readHead(lr *lineReader, m *message) {
	for {
		l, ok := lr.read()
		if !ok || l.text == "" {
			return
		}
		// curl -i leaves out the content of redirects that it follows, and people
		// leave out the empty line.
		if isStatusLine(l.text) || isRequestLine(l.text) {
			lr.unread(l)
			return
		}
		m.addLine(l)
	}
}

// readContent reads content up to the next message. Where Content-Length says how
// many bytes there are, and they are there, what looks like a start line within them
// is content.
func readContent(lr *lineReader, m *message, exact bool) {
	want := int64(-1)
	if exact && !m.has("Transfer-Encoding") {
		want = length(m.get("Content-Length"))
	}
	until := int64(-1) // what starts before is content
	if n := length(m.get("Content-Length")); n > 0 && !m.has("Transfer-Encoding") && lr.endsCleanly(n) {
		until = lr.off + n
	}
	var held []rawLine // empty lines, which are content only if more follows
	for {
		l, ok := lr.read()
		if !ok {
			break
		}
		got := max(m.size, 0)
		starts := isStatusLine(l.text) || isRequestLine(l.text)
		if starts && l.start >= until && (want < 0 || got == 0 || got >= want) {
			lr.unread(l)
			break
		}
		// Content without a line end, and the next message right behind it.
		if left := want - got; want > 0 && left > 0 && left < int64(len(l.text)) && !l.cut && isStatusLine(l.text[left:]) {
			rest := l
			rest.text, rest.start = l.text[left:], l.start+left
			l.text, l.end = l.text[:left], l.start+left
			m.addContent(l, "")
			lr.unread(rest)
			break
		}
		if l.text == "" && l.start >= until && (want < 0 || got >= want) {
			held = append(held, l)
			if len(held) < 1000 {
				continue
			}
		}
		for _, h := range held {
			m.addContent(h, h.ending)
		}
		held = held[:0]
		if l.text != "" || l.start < until || want >= 0 && got < want {
			m.addContent(l, l.ending)
		}
	}
}
