package server

import (
	"net/http"
	"strings"
	"time"
)

// outcome is what the preconditions of a request come to.
type outcome int

const (
	holds       outcome = iota // send the file
	notModified                // 304
	failed                     // 412
)

// evaluate evaluates the preconditions of a GET or HEAD request in the order of
// RFC 9110, section 13.2.2; If-Range belongs to the ranges, see rangesOf. The
// conditions on dates do not apply to a file without one.
func evaluate(h http.Header, etag string, modified time.Time) outcome {
	if tags, ok := h["If-Match"]; ok {
		if !matches(tags, etag, true) {
			return failed
		}
	} else if date, ok := dateField(h, "If-Unmodified-Since", modified); ok && modified.After(date) {
		return failed
	}
	if tags, ok := h["If-None-Match"]; ok {
		if matches(tags, etag, false) {
			return notModified
		}
	} else if date, ok := dateField(h, "If-Modified-Since", modified); ok && !modified.After(date) {
		return notModified
	}
	return holds
}

// dateField returns the date of a conditional field. More than one line, or a
// date that is none, counts as no condition.
func dateField(h http.Header, key string, modified time.Time) (time.Time, bool) {
	values := h[key]
	if modified.IsZero() || len(values) != 1 {
		return time.Time{}, false
	}
	date, err := http.ParseTime(values[0])
	return date, err == nil
}

// matches reports whether a list of entity tags (RFC 9110, section 13.1) has the
// tag, or is "*". In the strong comparison weak tags match nothing (section
// 8.8.3.2). Reading ends at the first thing that is no entity tag.
func matches(values []string, etag string, strong bool) bool {
	for _, list := range values {
		for {
			list = strings.TrimLeft(list, " \t,")
			if list == "" {
				break
			}
			if list[0] == '*' {
				return true
			}
			opaque, weak := strings.CutPrefix(list, "W/")
			if opaque == "" || opaque[0] != '"' {
				break
			}
			end := strings.IndexByte(opaque[1:], '"')
			if end < 0 {
				break
			}
			if opaque[:end+2] == etag && !(weak && strong) {
				return true
			}
			list = opaque[end+2:]
		}
	}
	return false
}

// rangeApplies evaluates If-Range (RFC 9110, section 13.1.5): without it, or when the
// file is the one that it names, the Range field counts.
func rangeApplies(h http.Header, etag string, modified time.Time) bool {
	values, ok := h["If-Range"]
	switch {
	case !ok:
		return true
	case len(values) != 1:
		return false
	case strings.HasSuffix(values[0], `"`):
		return strings.TrimSpace(values[0]) == etag // the strong comparison
	}
	date, ok := dateField(h, "If-Range", modified)
	return ok && date.Equal(modified)
}
