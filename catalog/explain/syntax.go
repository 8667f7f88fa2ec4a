package explain

import (
	"strings"
	"time"
)

// number returns a number of at most nine digits, -1 for anything else.
func number(s string) int {
	if s == "" || len(s) > 9 || !isDigits(s) {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// length returns a Content-Length value, -1 when it is none (RFC 9110, section
// 8.6). 18 digits are enough for any.
func length(s string) int64 {
	if len(s) > 18 || !isDigits(s) {
		return -1
	}
	var n int64
	for i := range len(s) {
		n = n*10 + int64(s[i]-'0')
	}
	return n
}

// isToken reports whether s is a token (RFC 9110, section 5.6.2).
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0 {
			continue
		}
		return false
	}
	return s != ""
}

// httpDate parses an IMF-fixdate (RFC 9110, section 5.6.7).
func httpDate(s string) (time.Time, bool) {
	const layout = "Mon, 02 Jan 2006 15:04:05 GMT"
	t, err := time.Parse(layout, s)
	return t, err == nil && t.Format(layout) == s
}

// splitList splits a list-based field at its commas, not at those in quoted
// strings (RFC 9110, section 5.6.1). Empty members are left out.
func splitList(s string) []string {
	var out []string
	quoted, start := false, 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			add(s[start:i])
			start = i + 1
		}
	}
	add(s[min(start, len(s)):])
	return out
}

// directive returns a directive of a Cache-Control field and whether it is there.
func directive(m *message, name string) (value string, ok bool) {
	for _, d := range splitList(m.joined("Cache-Control")) {
		n, v, _ := strings.Cut(d, "=")
		if strings.EqualFold(strings.TrimSpace(n), name) {
			return strings.Trim(strings.TrimSpace(v), `"`), true
		}
	}
	return "", false
}

// seconds returns the value of a directive in seconds, -1 when it has none.
func seconds(m *message, name string) int {
	v, ok := directive(m, name)
	if !ok {
		return -1
	}
	if isDigits(v) && len(v) > 9 {
		return 1 << 30
	}
	return number(v)
}

// storable reports whether a response invites caches to keep it.
func storable(m *message) bool {
	if _, no := directive(m, "no-store"); no {
		return false
	}
	if _, private := directive(m, "private"); private && seconds(m, "max-age") <= 0 {
		return false
	}
	if seconds(m, "max-age") > 0 || seconds(m, "s-maxage") > 0 {
		return true
	}
	_, public := directive(m, "public")
	_, immutable := directive(m, "immutable")
	return (public || immutable) && seconds(m, "max-age") != 0
}

// isEntityTag reports whether s is an entity tag (RFC 9110, section 8.8.3).
func isEntityTag(s string) bool {
	s = strings.TrimPrefix(s, "W/")
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return false
	}
	for i := 1; i < len(s)-1; i++ {
		if c := s[i]; c <= 0x20 || c == '"' || c == 0x7f {
			return false
		}
	}
	return true
}

// resolve returns the absolute address that a reference means on a page (RFC
// 3986, section 5), "" where base is not known and ref is relative. It does what
// comparing addresses needs, no more.
func resolve(base, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	if scheme := schemeOf(ref); scheme != "" {
		if strings.HasPrefix(ref[len(scheme):], "://") && strings.Count(ref, "/") == 2 {
			ref += "/"
		}
		return ref
	}
	base, _, _ = strings.Cut(base, "#")
	scheme := schemeOf(base)
	if scheme == "" {
		return ""
	}
	rest := strings.TrimPrefix(base[len(scheme):], "://")
	host, path, _ := strings.Cut(rest, "/")
	path, query, hasQuery := strings.Cut(path, "?")
	switch {
	case strings.HasPrefix(ref, "//"):
		return scheme + ":" + ref
	case strings.HasPrefix(ref, "/"):
		path = ref
	case ref == "":
		path = "/" + path
		if hasQuery {
			path += "?" + query
		}
	case strings.HasPrefix(ref, "?"):
		path = "/" + path + ref
	default:
		path = "/" + path[:strings.LastIndexByte(path, '/')+1] + ref
	}
	return scheme + "://" + host + dots(path)
}

// dots removes "." and ".." from a path.
func dots(path string) string {
	path, query, hasQuery := strings.Cut(path, "?")
	if strings.Contains(path, "/.") {
		var out []string
		parts := strings.Split(path, "/")
		for i, p := range parts {
			last := i == len(parts)-1
			switch p {
			case ".", "..":
				if p == ".." && len(out) > 1 {
					out = out[:len(out)-1]
				}
				if last {
					out = append(out, "")
				}
			default:
				out = append(out, p)
			}
		}
		path = strings.Join(out, "/")
	}
	if hasQuery {
		path += "?" + query
	}
	return path
}

// schemeOf returns the scheme of an absolute address in lower case, or "".
func schemeOf(s string) string {
	i := strings.IndexByte(s, ':')
	if i < 1 || strings.IndexByte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", s[0]) < 0 {
		return ""
	}
	for j := range i {
		c := s[j] | 0x20
		if (c < 'a' || c > 'z') && !isDigits(s[j:j+1]) && strings.IndexByte("+-.", s[j]) < 0 {
			return ""
		}
	}
	return strings.ToLower(s[:i])
}
