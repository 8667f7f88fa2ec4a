package explain

import (
	"errors"
	"io"
	"strings"
)

// parseHAR reads a HAR file, entry by entry. Exchanges are given to emit in the
// order of the file, which browsers write in the order of the requests.
func parseHAR(r io.Reader, emit func(*exchange) bool) error {
	j := newJSONReader(r)
	if b, err := j.r.Peek(3); err == nil && string(b) == "\ufeff" {
		_, _ = j.r.Discard(3)
		j.off += 3
	}
	found := false
	err := j.object(func(key string) error {
		if key != "log" {
			return j.skip()
		}
		return j.object(func(key string) error {
			if key != "entries" {
				return j.skip()
			}
			found = true
			return j.array(func() error { return j.entry(emit) })
		})
	})
	if err == nil && !found {
		return errors.New("the JSON has no log.entries: not a HAR file")
	}
	return err
}

// errStop ends the reading of a file that is to be read no further.
var errStop = errors.New("stopped")

func (j *jsonReader) entry(emit func(*exchange) bool) error {
	x := &exchange{format: FormatHAR}
	err := j.object(func(key string) error {
		switch key {
		case "request":
			m, err := j.harMessage(x)
			x.req = m
			return err
		case "response":
			m, err := j.harMessage(x)
			if m != nil && m.code > 0 {
				x.resp = m
			}
			return err
		case "_fetchedViaServiceWorker":
			v, err := j.scalar(16)
			x.local = x.local || v == "true"
			return err
		}
		return j.skip()
	})
	if err != nil {
		return err
	}
	if x.req != nil {
		x.url = x.req.target
		switch schemeOf(x.url) {
		case "https", "wss":
			x.tls = secureYes
		case "http", "ws":
			x.tls = secureNo
		default:
			x.local = true // data:, blob:, extensions
		}
	}
	if x.resp != nil {
		// "Internal Redirect": the browser itself went to https.
		x.local = x.local || x.resp.has("Non-Authoritative-Reason")
		if x.resp.code == 101 && !x.resp.has("Upgrade") && len(x.resp.fields) == 0 {
			x.local = true
		}
	}
	if !emit(x) {
		return errStop
	}
	return nil
}

// harMessage reads a request or response object as a message.
func (j *jsonReader) harMessage(x *exchange) (*message, error) {
	if c, err := j.peek(); err != nil || c != '{' {
		if err != nil {
			return nil, err
		}
		return nil, j.skip()
	}
	m := &message{size: -1}
	start := rawLine{no: j.line, start: j.off}
	var version string
	var fields []rawLine
	err := j.object(func(key string) error {
		var err error
		var s string
		switch key {
		case "method":
			start.no, start.start = j.line, j.off
			m.method, err = j.scalar(maxLine)
			start.end = j.off
		case "url":
			m.target, err = j.scalar(maxLine)
		case "status":
			if _, err = j.peek(); err != nil {
				return err
			}
			start.no, start.start = j.line, j.off
			m.digits, err = j.scalar(16)
			start.end = j.off
			m.code = number(m.digits)
		case "statusText":
			m.phrase, err = j.scalar(maxLine)
		case "httpVersion":
			version, err = j.scalar(32)
			m.version = versionOf(version)
		case "headers":
			if c, perr := j.peek(); perr == nil && c == '[' {
				return j.array(func() error {
					l, err := j.harField()
					if err == nil {
						fields = appendField(fields, l)
					}
					return err
				})
			}
			return j.skip()
		case "content", "postData":
			return j.harContent(m)
		case "_error":
			if s, err = j.scalar(256); s != "" && s != "null" {
				m.code = 0
			}
		default:
			return j.skip()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if start.end == 0 {
		start.end = j.off
	}
	if m.target != "" || m.method != "" {
		start.text = m.method + " " + m.target
	} else {
		start.text = strings.TrimSpace(harVersion(m.version) + " " + m.digits + " " + m.phrase)
	}
	m.lines = []rawLine{start}
	for _, l := range fields {
		m.addLine(l)
	}
	switch {
	case m.method != "":
		m.shows = partMethod
	case len(fields) == 0:
		m.shows = partCode // a recorder that keeps no fields
	default:
		m.shows = partCode | partFields | partAbsence | partText
	}
	return m, nil
}

// appendField adds a field of a HAR file to those of a message. Pseudo-fields are
// left out, and the request line, which WebPageTest keeps among the fields. Browsers
// join equal fields with line feeds; each becomes a line of its own again.
func appendField(fields []rawLine, l rawLine) []rawLine {
	name, value, _ := strings.Cut(l.text, ": ")
	if name == "" || name[0] == ':' || isRequestLine(name+":"+value) {
		return fields
	}
	for part := range strings.SplitSeq(value, "\n") {
		if len(fields) < maxLines {
			l.text = name + ": " + strings.TrimSuffix(part, "\r")
			fields = append(fields, l)
		}
	}
	return fields
}

func harVersion(v string) string {
	if v == "" {
		return "HTTP"
	}
	return "HTTP/" + v
}

// harField reads {"name": ..., "value": ...} as a field line.
func (j *jsonReader) harField() (rawLine, error) {
	if _, err := j.peek(); err != nil {
		return rawLine{}, err
	}
	l := rawLine{no: j.line, start: j.off}
	var name, value string
	err := j.object(func(key string) error {
		var err error
		switch key {
		case "name":
			name, err = j.scalar(maxLine)
		case "value":
			value, err = j.scalar(maxLine)
		default:
			err = j.skip()
		}
		return err
	})
	l.end = j.off
	l.text = name + ": " + value
	return l, err
}

func (j *jsonReader) harContent(m *message) error {
	if c, err := j.peek(); err != nil || c != '{' {
		if err != nil {
			return err
		}
		return j.skip()
	}
	base64 := false
	err := j.object(func(key string) error {
		switch key {
		case "size":
			s, err := j.scalar(32)
			if n := length(s); n >= 0 && m.size < 0 {
				m.size = n
			}
			return err
		case "encoding":
			s, err := j.scalar(32)
			base64 = s != ""
			return err
		case "text":
			if c, err := j.peek(); err != nil || c != '"' {
				return j.skip()
			}
			m.at = rawLine{no: j.line, start: j.off}
			s, n, err := j.sized(maxContent)
			if m.size < n {
				m.size = n
			}
			m.content = []byte(s)
			m.at.end = j.off
			m.whole = n == int64(len(s))
			first, _, _ := strings.Cut(s, "\n")
			m.at.text = first
			return err
		}
		return j.skip()
	})
	if base64 {
		m.content, m.whole, m.at.text = nil, false, ""
	}
	return err
}
