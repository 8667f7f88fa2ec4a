package explain

import (
	"strings"
	"time"
)

// directive reads a line of a W3C log that starts with #, such as that which names
// the columns.
func (r *logReader) directive(s string) bool {
	if fields, ok := strings.CutPrefix(s, "#Fields:"); ok {
		r.columns = strings.Fields(fields)
		return true
	}
	return strings.Contains(s, ": ")
}

// w3c reads a line of a W3C extended log, as of IIS and CloudFront.
func (r *logReader) w3c(s string) (logEntry, bool) {
	var e logEntry
	if r.columns == nil {
		return e, false
	}
	separator := " "
	if strings.Contains(s, "\t") {
		separator = "\t"
	}
	values := strings.Split(s, separator)
	if len(values) < len(r.columns) {
		return e, false
	}
	var day, hour string
	at := 0
	for i, name := range r.columns {
		v := values[i]
		switch name {
		case "date":
			day = v
		case "time":
			hour = v
		case "cs-method":
			e.method = v
		case "cs-uri-stem", "cs-uri":
			e.target = v
		case "cs-uri-query":
			if v != "-" && v != "" {
				e.target += "?" + v
			}
			e.private = append(e.private, formSpans(v, at)...)
		case "cs-version", "cs-protocol-version":
			e.proto = v
		case "sc-status":
			e.digits = v
		default:
			field := strings.Trim(strings.TrimLeft(name, "cs-x"), "()")
			if v != "-" && (secretName(field, inHeader) || strings.Contains(name, "username")) {
				e.private = append(e.private, span{at, at + len(v)})
			}
		}
		at += len(v) + 1
	}
	if t, err := time.Parse("2006-01-02 15:04:05", day+" "+hour); err == nil {
		e.when = t
	}
	return e, validStatus(e.digits)
}

// formSpans finds the secret values of a query at an offset.
func formSpans(query string, at int) []span {
	var out []span
	for part := range strings.SplitSeq(query, "&") {
		if name, value, ok := strings.Cut(part, "="); ok && value != "" && secretName(unescapePercent(name), inData) {
			out = append(out, span{at + len(part) - len(value), at + len(part)})
		}
		at += len(part) + 1
	}
	return out
}

// jsonLine reads structured logs: Caddy's, traefik's, Cloudflare's, Envoy's, Google's,
// and the flat objects that people make nginx and Apache write.
func jsonLine(s string) (logEntry, bool) {
	open := strings.IndexByte(s, '{')
	if open < 0 || strings.ContainsRune(s[:open], '"') {
		return logEntry{}, false
	}
	var e logEntry
	inner, innerOK := logEntry{}, false
	j := newJSONLine(s[open:])
	err := j.object(func(key string) error {
		c, err := j.peek()
		if err != nil {
			return err
		}
		if c == '{' && (key == "request" || key == "httpRequest" || key == "http") {
			return j.object(func(key string) error {
				v, err := j.scalar(maxLine)
				e.member(key, v)
				return err
			})
		}
		start := int(j.off)
		v, err := j.scalar(maxLine)
		if (key == "log" || key == "message" || key == "msg") && c == '"' {
			// A container's log has the line of the server in a string.
			var r logReader
			if inner, innerOK = r.line(strings.TrimRight(v, "\r\n")); innerOK && len(inner.private) > 0 {
				inner.private = []span{{open + start + 1, open + int(j.off) - 1}}
			}
			return err
		}
		e.member(key, v)
		return err
	})
	if innerOK && e.digits == "" {
		return inner, true
	}
	return e, err == nil && validStatus(e.digits) && e.digits != "-"
}

// member reads a member of a structured log.
func (e *logEntry) member(key, v string) {
	switch key {
	case "status", "DownstreamStatus", "EdgeResponseStatus", "response_code", "status_code", "statusCode":
		e.digits = v
	case "ts", "msec":
		e.when = unixTime(v)
	case "time", "time_iso8601", "timestamp", "@timestamp", "StartUTC", "start_time", "EdgeStartTimestamp", "time_local":
		if t, err := time.Parse("02/Jan/2006:15:04:05 -0700", v); err == nil {
			e.when = t
		} else if t := unixTime(v); !t.IsZero() {
			e.when = t
		}
	case "request", "request_line":
		e.request(v)
	case "request_method", "method", "RequestMethod", "ClientRequestMethod", "requestMethod":
		e.method = v
	case "request_uri", "uri", "path", "RequestPath", "ClientRequestURI", "requestUrl", "url":
		e.target = v
	case "server_protocol", "proto", "protocol", "RequestProtocol", "ClientRequestProtocol":
		e.proto = v
	}
}
