package app

import "strings"

// Address is what the program needs of a URL within the site. net/url does more,
// and brings fmt and net/netip into the browser program.
type Address struct {
	// Path starts with a slash and is decoded.
	Path string
	// RawQuery is the query component, not decoded, without the question mark.
	RawQuery string
	// Fragment is decoded and without the hash sign.
	Fragment string
}

// queryPair is one key of a query component with its value, both decoded.
type queryPair struct{ key, value string }

// parseQuery reads a query component like net/url: pairs with a broken escape or a
// semicolon are passed over.
func parseQuery(raw string) []queryPair {
	var pairs []queryPair
	for raw != "" {
		var part string
		part, raw, _ = strings.Cut(raw, "&")
		if part == "" || strings.Contains(part, ";") {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		key, ok := unescape(key, true)
		if !ok {
			continue
		}
		if value, ok = unescape(value, true); ok {
			pairs = append(pairs, queryPair{key, value})
		}
	}
	return pairs
}

// queryValue returns the first value of a key, "" if there is none.
func queryValue(pairs []queryPair, key string) string {
	for _, p := range pairs {
		if p.key == key {
			return p.value
		}
	}
	return ""
}

// encodeQuery writes a query component in the order given.
func encodeQuery(pairs []queryPair) string {
	var b strings.Builder
	for i, p := range pairs {
		if i > 0 {
			b.WriteByte('&')
		}
		escape(&b, p.key)
		b.WriteByte('=')
		escape(&b, p.value)
	}
	return b.String()
}

const hexDigits = "0123456789ABCDEF"

// escape writes s as part of a query component, like net/url's QueryEscape.
func escape(b *strings.Builder, s string) {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
}

// unescape decodes %XX, and plus signs as spaces in a query component; it reports
// false when an escape is broken.
func unescape(s string, query bool) (string, bool) {
	if !strings.ContainsAny(s, "%+") {
		return s, true
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) {
				return "", false
			}
			high, low := unhex(s[i+1]), unhex(s[i+2])
			if high < 0 || low < 0 {
				return "", false
			}
			b = append(b, byte(high<<4|low))
			i += 2
		case c == '+' && query:
			b = append(b, ' ')
		default:
			b = append(b, c)
		}
	}
	return string(b), true
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
