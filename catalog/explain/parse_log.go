package explain

import (
	"strings"
	"time"
)

// logEntry is what a line of a log says.
type logEntry struct {
	method, target, proto string
	digits                string
	when                  time.Time
	private               []span // of the line: columns that may hold anything
	derived               bool   // the code was concluded from a message
}

// logReader reads lines of logs. Some formats name their columns in a line of their
// own.
type logReader struct {
	columns []string // of a W3C log
}

// parseLog reads a log line by line. A line has no header section: only the rules
// that need none are asked about it.
func parseLog(lr *lineReader, s *session) {
	var r logReader
	for {
		l, ok := lr.read()
		if !ok {
			return
		}
		text := strings.TrimPrefix(l.text, "\ufeff")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") && r.directive(text) {
			continue
		}
		s.report.Log.Lines++
		e, ok := r.line(l.text)
		if !ok {
			s.report.Log.Unread++
			continue
		}
		if e.derived {
			s.derived++
		}
		s.report.Log.count(e)
		s.add(e.exchange(l))
	}
}

func (e logEntry) exchange(l rawLine) *exchange {
	l.private = e.private
	x := &exchange{format: FormatLog, noFields: true}
	version := versionOf(e.proto)
	// 0, 000, -1 and - are how servers note that they sent no response.
	if n := number(e.digits); n > 0 && !e.derived {
		x.resp = &message{shows: partCode, lines: []rawLine{l}, code: n, digits: e.digits, size: -1, version: version}
	}
	if e.method != "" {
		x.req = &message{shows: partMethod, lines: []rawLine{l}, method: e.method, target: e.target, version: version, size: -1}
	}
	return x
}

// line reads a line in one of the known formats, whatever a container, syslog or
// journal has put in front of it.
func (r *logReader) line(s string) (logEntry, bool) {
	for _, read := range []func(string) (logEntry, bool){r.w3c, jsonLine, commonLine, envoyLine, haproxyLine, balancerLine, nginxErrorLine} {
		if e, ok := read(s); ok {
			return e, true
		}
	}
	return logEntry{}, false
}

// validStatus reports whether a logged status is one, or a note of there being none.
func validStatus(s string) bool {
	return isDigits(s) && len(s) <= 4 || s == "-1" || s == "-"
}

// request reads a logged request line. What is no request line, such as the start
// of a TLS handshake sent to a plain port, has no method.
func (e *logEntry) request(s string) {
	parts := strings.Fields(s)
	if len(parts) == 3 && isToken(parts[0]) && strings.HasPrefix(parts[2], "HTTP/") {
		e.method, e.target, e.proto = parts[0], parts[1], parts[2]
	}
}

// closingQuote finds the quote that ends a string, not one behind a backslash.
func closingQuote(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// unixTime reads seconds, milliseconds or nanoseconds since 1970, with or without a
// fraction.
func unixTime(s string) time.Time {
	whole, _, _ := strings.Cut(s, ".")
	switch n := length(whole); {
	case n > 0 && n < 1<<33:
		return time.Unix(n, 0).UTC()
	case n > 1e11 && n < 1e14:
		return time.UnixMilli(n).UTC()
	case n > 1e17:
		return time.Unix(0, n).UTC()
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t
	}
	return time.Time{}
}

// columnsAt splits what follows at an offset of a line into columns: words, and
// what is in quotes, brackets or braces.
func columnsAt(s string, at int) []span {
	var out []span
	for at < len(s) {
		if s[at] == ' ' || s[at] == '\t' {
			at++
			continue
		}
		end := at
		switch close := strings.IndexByte(`"[{`, s[at]); {
		case close == 0:
			if n := closingQuote(s[at+1:]); n >= 0 {
				end = at + 1 + n + 1
			} else {
				end = len(s)
			}
		case close > 0:
			end = at + indexAny(s[at:], `]}`[close-1:close])
			end = min(end+1, len(s))
		}
		if end == at {
			end = at + indexAny(s[at:], " \t")
		}
		out = append(out, span{at, end})
		at = end
	}
	return out
}

// privateColumns returns those columns that may be a cookie or a field: all but
// those whose form is harmless. Of the first quoted ones, as many as say so are
// Referer and User-Agent.
func privateColumns(s string, columns []span, known int) []span {
	var out []span
	for _, c := range columns {
		text := s[c.start:c.end]
		if text[0] == '"' && known > 0 {
			known--
			inner := strings.Trim(text, `"`)
			if isReference(inner) || isAgent(inner) {
				continue
			}
		}
		if harmlessColumn(text) {
			continue
		}
		if name, value, ok := strings.Cut(text, "="); ok && text[0] != '"' && isToken(name) && harmlessColumn(value) && !secretName(name, inData) {
			continue
		}
		start, end := c.start, c.end
		if strings.IndexByte(`"[{`, text[0]) >= 0 {
			start++
			if end-start > 1 {
				end--
			}
		}
		out = append(out, span{start, end})
	}
	return out
}

// isReference reports whether a column is a URL or a path.
func isReference(s string) bool {
	if s == "" || s == "-" || s[0] == '/' {
		return true
	}
	scheme := schemeOf(s)
	return scheme != "" && strings.HasPrefix(s[len(scheme):], "://")
}

// isAgent reports whether a column looks like a User-Agent: a product with or
// without a version, and no pair of name and value in front.
func isAgent(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	name, version, ok := strings.Cut(first, "/")
	return s == "-" || ok && isToken(name) && !strings.Contains(name, "=") && version != "" && version[0] >= '0' && version[0] <= '9' && len(version) < 40 ||
		!ok && len(s) <= 3
}

// harmlessColumn reports numbers, addresses, hosts with a port, durations, names of
// TLS versions and ciphers, and the words that caches log.
func harmlessColumn(s string) bool {
	s = strings.Trim(s, `"[]{}`)
	if strings.Trim(s, "0123456789.:,/+-|~ ") == "" {
		return true
	}
	if host, ok := strings.CutPrefix(s, "tcp://"); ok {
		s = host
	}
	switch s {
	case "HIT", "MISS", "EXPIRED", "BYPASS", "STALE", "UPDATING", "REVALIDATED", "http", "https", "on", "off", "h2", "h3", "ms", "s", "p", ".", "GET", "HEAD", "POST", "forward", "Hit", "Miss", "Error", "RefreshHit", "localhost":
		return true
	}
	for _, start := range []string{"HTTP/", "TLSv", "ECDHE-", "DHE-", "TLS_AES_", "TLS_CHACHA", "AES128-", "AES256-", "Root=1-", "arn:aws:"} {
		if strings.HasPrefix(s, start) && len(s) < 200 && !strings.ContainsAny(s, "; ") {
			return true
		}
	}
	host, port, _ := strings.Cut(s, ":")
	dot := strings.LastIndexByte(host, '.')
	if dot > 0 && (port == "" || isDigits(port)) && len(host) < 100 {
		tld := host[dot+1:]
		return len(tld) >= 2 && len(tld) <= 12 && strings.Trim(tld, "abcdefghijklmnopqrstuvwxyz") == "" && strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
	}
	// An IPv6 address, or the flags and counters of HAProxy and Envoy.
	return strings.Count(s, ":") > 1 && strings.Trim(s, "0123456789abcdefABCDEF:.") == "" || len(s) <= 4 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == ""
}
