package explain

import "strings"

// parseCurl reads the output of curl -v: "> " before what was sent, "< " before
// what came, "* " before what curl says itself, and content as it is.
func parseCurl(lr *lineReader, a *assembler) {
	var head *message // the message whose header section is open
	var body *message // the response that content belongs to
	for !a.stop {
		l, ok := lr.read()
		if !ok {
			break
		}
		mark, rest := markOf(l)
		switch {
		case mark == '*':
			a.tls = connection(a.tls, rest.text)
		case mark == '>' && isRequestLine(rest.text) && (head == nil || head.method == ""):
			head, body = startRequest(rest), nil
			a.request(head)
			a.cur.url = a.address(head)
		case mark == '<' && isStatusLine(rest.text):
			head = startResponse(rest)
			head.whole = false // a terminal adds and takes line ends
			body = head
			a.response(head)
			a.cur.tls = a.tls
		case (mark == '>' || mark == '<') && head != nil && (mark == '>') == (head.method != ""):
			if rest.text == "" {
				head.ofText(false)
				head = nil
				continue
			}
			head.addLine(rest)
			if head.method != "" {
				a.cur.url = a.address(head)
			}
		case noise(l.text):
		case body != nil && head == nil:
			l.text, l.end = cutNotice(l)
			if l.text != "" || body.size > 0 {
				body.addContent(l, "\n")
			}
		}
	}
	a.flush()
}

// markOf returns the mark of a line and what follows it; 0 for content.
func markOf(l rawLine) (byte, rawLine) {
	if l.text == "" || strings.IndexByte("*<>", l.text[0]) < 0 {
		return 0, l
	}
	mark := l.text[0]
	switch {
	case len(l.text) == 1:
		l.text, l.start = "", l.start+1
	case l.text[1] == ' ':
		l.text, l.start = l.text[2:], l.start+2
	default:
		return 0, l
	}
	return mark, l
}

// noise reports whether a line is about the transfer: the count of bytes that -v
// writes, or the progress meter.
func noise(s string) bool {
	if (strings.HasPrefix(s, "{ [") || strings.HasPrefix(s, "} [")) && strings.HasSuffix(s, "bytes data]") {
		return true
	}
	return strings.Contains(s, "--:--:--") || strings.HasPrefix(s, "  % Total ") || strings.HasPrefix(strings.TrimSpace(s), "Dload  Upload")
}

// cutNotice takes what curl says off the end of content that has no line end.
func cutNotice(l rawLine) (string, int64) {
	for _, notice := range []string{"* Connection #", "* Closing connection", "* Issue another request", "* shutting down connection"} {
		if i := strings.Index(l.text, notice); i > 0 {
			return l.text[:i], l.start + int64(i)
		}
	}
	return l.text, l.end
}

// connection follows what curl says of the connection.
func connection(now secure, notice string) secure {
	switch {
	case strings.Contains(notice, "SSL connection using"), strings.HasPrefix(notice, "TLSv1."), strings.Contains(notice, " port 443 (#"), strings.HasSuffix(notice, " port 443"):
		return secureYes
	case strings.HasPrefix(notice, "Connected to ") && strings.Contains(notice, " port 80"):
		return secureNo
	case strings.HasPrefix(notice, "Connected to "):
		return secureUnknown
	}
	return now
}

// address makes the absolute address of a request, "" where it is not known.
func (a *assembler) address(m *message) string {
	if schemeOf(m.target) == "http" || schemeOf(m.target) == "https" {
		return m.target
	}
	host := m.get("Host")
	if host == "" || !strings.HasPrefix(m.target, "/") {
		return ""
	}
	switch a.tls {
	case secureYes:
		return "https://" + host + m.target
	case secureNo:
		return "http://" + host + m.target
	}
	return ""
}
