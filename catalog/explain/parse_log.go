package explain

import (
	"strings"
	"time"
)

// logEntry is what a line of an access log says.
type logEntry struct {
	method, target, proto string
	digits                string
	size                  int64 // of the content sent, -1 when it is not there
	when                  time.Time
}

// parseLog reads an access log line by line. A line has no header section: only
// the rules that need none are asked about it.
func parseLog(lr *lineReader, s *session) {
	for {
		l, ok := lr.read()
		if !ok {
			return
		}
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		s.report.Log.Lines++
		e, ok := parseLogLine(l.text)
		if !ok {
			s.report.Log.Unread++
			continue
		}
		s.report.Log.count(e)
		s.add(e.exchange(l))
	}
}

func (e logEntry) exchange(l rawLine) *exchange {
	resp := &message{lines: []rawLine{l}, code: number(e.digits), digits: e.digits, size: e.size, version: versionOf(e.proto), at: l}
	x := &exchange{format: FormatLog, noFields: true, resp: resp}
	if e.method != "" {
		x.req = &message{lines: []rawLine{l}, method: e.method, target: e.target, version: resp.version, size: -1}
	}
	return x
}

// parseLogLine reads a line in the common or combined format of nginx and Apache,
// with or without a virtual host in front and anything behind, or in Caddy's JSON
// format, with or without the words of its console format in front.
func parseLogLine(s string) (logEntry, bool) {
	if i := strings.IndexByte(s, '{'); i >= 0 && (i == 0 || strings.Contains(s[:i], "http.log.access")) {
		return parseJSONLine(s[i:])
	}
	e := logEntry{size: -1}
	open := strings.IndexByte(s, '[')
	if open < 0 {
		return e, false
	}
	stamp, rest, ok := strings.Cut(s[open+1:], "]")
	if !ok {
		return e, false
	}
	var err error
	if e.when, err = time.Parse("02/Jan/2006:15:04:05 -0700", stamp); err != nil {
		return e, false
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), `"`)
	if !ok {
		return e, false
	}
	end := closingQuote(rest)
	if end < 0 {
		return e, false
	}
	request, rest := rest[:end], strings.TrimLeft(rest[end+1:], " ")
	e.digits, rest, _ = strings.Cut(rest, " ")
	if !isDigits(e.digits) || len(e.digits) > 4 {
		return e, false
	}
	size, _, _ := strings.Cut(rest, " ")
	if e.size = length(size); size == "-" {
		e.size = 0
	}
	e.request(request)
	return e, true
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

// parseJSONLine reads Caddy's structured log, and the flat objects that people
// make nginx write.
func parseJSONLine(s string) (logEntry, bool) {
	e := logEntry{size: -1}
	j := newJSONLine(s)
	err := j.object(func(key string) error {
		c, err := j.peek()
		if err != nil {
			return err
		}
		if key == "request" && c == '{' {
			return j.object(func(key string) error {
				v, err := j.scalar(4096)
				switch key {
				case "method":
					e.method = v
				case "uri":
					e.target = v
				case "proto":
					e.proto = v
				}
				return err
			})
		}
		v, err := j.scalar(4096)
		switch key {
		case "status":
			e.digits = v
		case "size", "body_bytes_sent":
			e.size = length(v)
		case "ts", "msec":
			e.when = unixTime(v)
		case "time", "time_iso8601", "timestamp":
			if t, err := time.Parse(time.RFC3339, v); err == nil {
				e.when = t
			}
		case "request":
			e.request(v)
		case "request_method", "method":
			e.method = v
		case "request_uri", "uri":
			e.target = v
		case "server_protocol":
			e.proto = v
		}
		return err
	})
	return e, err == nil && isDigits(e.digits) && len(e.digits) <= 4
}

// unixTime reads seconds since 1970, with or without a fraction.
func unixTime(s string) time.Time {
	whole, _, _ := strings.Cut(s, ".")
	if n := length(whole); n > 0 && n < 1<<33 {
		return time.Unix(n, 0).UTC()
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t
	}
	return time.Time{}
}
