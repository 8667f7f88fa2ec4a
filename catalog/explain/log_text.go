package explain

import (
	"strings"
	"time"
)

// commonLine reads the common and combined formats of nginx and Apache, with or
// without a virtual host in front and anything behind.
func commonLine(s string) (logEntry, bool) {
	for open := 0; open < len(s); open++ {
		if s[open] != '[' {
			continue
		}
		var e logEntry
		stamp, ok := bracketed(s, open)
		if !ok {
			continue
		}
		rest := s[open+1+len(stamp)+1:]
		var err error
		if e.when, err = time.Parse("02/Jan/2006:15:04:05 -0700", stamp); err != nil {
			continue
		}
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), `"`)
		if !ok {
			continue
		}
		end := closingQuote(rest)
		if end < 0 {
			return e, false
		}
		request := rest[:end]
		columns := columnsAt(s, len(s)-len(rest)+end+1)
		if len(columns) == 0 {
			return e, false
		}
		e.digits = s[columns[0].start:columns[0].end]
		if !validStatus(e.digits) || e.digits == "-" {
			return e, false
		}
		e.request(request)
		e.private = privateColumns(s, columns[1:], 2)
		// The column before the time is the user's name.
		if user := strings.TrimRight(s[:open], " "); user != "" {
			start := strings.LastIndexByte(user, ' ') + 1
			if start > 0 && user[start:] != "-" && !harmlessColumn(user[start:]) {
				e.private = append(e.private, span{start, len(user)})
			}
		}
		return e, true
	}
	return logEntry{}, false
}

// bracketed returns what is between the bracket at open and the next one that
// closes, if that can be a time.
func bracketed(s string, open int) (string, bool) {
	end := strings.IndexByte(s[open:min(len(s), open+40)], ']')
	if end < 20 {
		return "", false
	}
	return s[open+1 : open+end], true
}

// envoyLine reads Envoy's default format:
// [2026-11-24T10:00:00.310Z] "GET /a HTTP/2" 204 - 154 0 226 100 "…" "…".
func envoyLine(s string) (logEntry, bool) {
	var e logEntry
	open := strings.IndexByte(s, '[')
	if open < 0 {
		return e, false
	}
	stamp, ok := bracketed(s, open)
	var err error
	if e.when, err = time.Parse(time.RFC3339, stamp); !ok || err != nil {
		return e, false
	}
	columns := columnsAt(s, open+1+len(stamp)+1)
	if len(columns) < 3 || s[columns[0].start] != '"' {
		return e, false
	}
	e.request(strings.Trim(s[columns[0].start:columns[0].end], `"`))
	e.digits = s[columns[1].start:columns[1].end]
	e.private = privateColumns(s, columns[2:], 2)
	return e, validStatus(e.digits) && e.method != ""
}

// haproxyLine reads HAProxy's HTTP format.
func haproxyLine(s string) (logEntry, bool) {
	var e logEntry
	for open := 0; open < len(s); open++ {
		if s[open] != '[' {
			continue
		}
		stamp, ok := bracketed(s, open)
		if !ok {
			continue
		}
		var err error
		if e.when, err = time.Parse("02/Jan/2006:15:04:05.000", stamp); err != nil {
			continue
		}
		// frontend backend/server timers status bytes cookies state …
		columns := columnsAt(s, open+1+len(stamp)+1)
		if len(columns) < 8 || strings.Count(s[columns[2].start:columns[2].end], "/") < 4 {
			return e, false
		}
		e.digits = s[columns[3].start:columns[3].end]
		last := columns[len(columns)-1]
		if s[last.start] != '"' {
			return e, false
		}
		e.request(strings.Trim(s[last.start:last.end], `"`))
		e.private = privateColumns(s, columns[4:len(columns)-1], 0)
		return e, validStatus(e.digits)
	}
	return e, false
}

// balancerLine reads the logs of AWS's load balancers: type time name client target
// three durations, two status codes, two sizes, "request" "agent" ….
func balancerLine(s string) (logEntry, bool) {
	var e logEntry
	columns := columnsAt(s, 0)
	column := func(i int) string { return s[columns[i].start:columns[i].end] }
	if len(columns) < 12 {
		return e, false
	}
	first := 0 // the column of the time: the classic balancer's has no type in front
	if t, err := time.Parse(time.RFC3339, column(0)); err == nil {
		e.when = t
	} else if t, err := time.Parse(time.RFC3339, column(1)); err == nil {
		first, e.when = 1, t
	} else {
		return e, false
	}
	if len(columns) < first+12 || column(first + 11)[0] != '"' {
		return e, false
	}
	e.digits = column(first + 7)
	e.request(strings.Trim(column(first+11), `"`))
	e.private = privateColumns(s, columns[first+12:], 1)
	return e, validStatus(e.digits)
}

// nginxErrors are messages of nginx's error log with the code that it answers with
// unless told otherwise.
var nginxErrors = []struct{ part, digits string }{
	{"upstream timed out", "504"},
	{"no live upstreams", "502"},
	{"prematurely closed connection", "502"},
	{"while connecting to upstream", "502"},
	{"upstream sent", "502"},
	{"recv() failed", "502"},
	{"could not be resolved", "502"},
	{"client intended to send too large body", "413"},
	{"limiting requests", "503"},
	{"limiting connections", "503"},
	{"is forbidden", "403"},
	{"forbidden by rule", "403"},
	{"(13: Permission denied)", "403"},
	{"(2: No such file or directory)", "404"},
	{"is not found", "404"},
	{"password mismatch", "401"},
	{"no user/password", "401"},
	{"was not found in", "401"},
	{"client sent invalid", "400"},
	{"client sent too long URI", "414"},
	{"client sent too long header", "400"},
	{"client sent no required SSL certificate", "400"},
	{"client timed out", "408"},
	{"rewrite or internal redirection cycle", "500"},
}

// nginxErrorLine reads a line of nginx's error log that is about a request. Such a
// line has no status code: it is concluded from the message.
func nginxErrorLine(s string) (logEntry, bool) {
	var e logEntry
	at := strings.Index(s, " [")
	if at < 19 || !strings.Contains(s, ", client: ") {
		return e, false
	}
	var err error
	if e.when, err = time.Parse("2006/01/02 15:04:05", s[at-19:at]); err != nil {
		return e, false
	}
	if _, rest, ok := strings.Cut(s, `, request: "`); ok {
		if end := closingQuote(rest); end >= 0 {
			e.request(rest[:end])
		}
	}
	e.derived = true
	for _, known := range nginxErrors {
		if strings.Contains(s, known.part) {
			e.digits = known.digits
			return e, true
		}
	}
	return e, false
}
