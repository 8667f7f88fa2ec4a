package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// accessStatus returns the status in a line of an access log, -1 when the text is
// none. It knows the common and combined formats, Envoy's, morgan's and other short
// ones, HAProxy's, those of load balancers, Squid's, IIS's, CloudFront's and Gin's.
func accessStatus(s string) int {
	if code := afterRequest(s); code >= 0 {
		return code
	}
	var words []string
	for rest := s; rest != ""; {
		var w string
		w, rest = firstWord(rest)
		words = append(words, w)
	}
	if code := w3cStatus(words); code >= 0 {
		return code
	}
	for _, w := range words {
		if code := squidStatus(w); code >= 0 {
			return code
		}
	}
	request := strings.Contains(s, " HTTP/") || strings.Contains(s, "://")
	for i, w := range words {
		code := statusNumber(w)
		if code < 0 || i == 0 {
			continue
		}
		switch before := words[i-1]; {
		case before == "|" && i+1 < len(words) && words[i+1] == "|": // Gin
			return code
		case request && isTimers(before), request && isSeconds(before): // HAProxy, load balancers
			return code
		}
	}
	return bareRequestStatus(words)
}

// afterRequest finds the status after a request in quotes: `"GET / HTTP/1.1" 404`.
func afterRequest(s string) int {
	dated := strings.IndexByte(s, '[') >= 0 && strings.IndexByte(s, ']') > 0 || strings.Contains(s, " - - ")
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '"')
		if open < 0 {
			return -1
		}
		open += from
		end := closingQuote(s, open+1)
		if end < 0 {
			return -1
		}
		quoted := s[open+1 : end]
		method, _ := firstWord(quoted)
		if isMethod(method) || strings.Contains(quoted, " HTTP/") || dated && (quoted == "-" || quoted == "" || strings.HasPrefix(quoted, `\x`)) {
			next, rest := firstWord(strings.TrimLeft(s[end+1:], " "))
			for next == "-" || next == "|" || next == "->" {
				next, rest = firstWord(rest)
			}
			if code := statusNumber(strings.Trim(next, `",|()`)); code >= 0 {
				return code
			}
		}
		from = end + 1
	}
}

// closingQuote finds the quote that ends a string, not one behind a backslash.
func closingQuote(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// w3cStatus reads a line in the default W3C format of IIS, which ends with status,
// substatus, Windows status and time taken.
func w3cStatus(words []string) int {
	n := len(words)
	if n < 10 {
		return -1
	}
	for _, w := range words[n-3:] {
		if !isNumber(w) {
			return -1
		}
	}
	for _, w := range words[:min(4, n)] {
		if isMethod(w) {
			return statusNumber(words[n-4])
		}
	}
	return -1
}

// squidStatus reads Squid's result and status: "TCP_MISS/200".
func squidStatus(w string) int {
	result, code, ok := strings.Cut(w, "/")
	if !ok || !strings.Contains(result, "_") || hasSmallLetter(result) {
		return -1
	}
	return statusNumber(code)
}

// isTimers reports whether a word is HAProxy's row of timers: "10/0/30/69/109".
func isTimers(w string) bool {
	n := 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c == '/':
			n++
		case !token.IsDigit(c) && c != '-' && c != '+':
			return false
		}
	}
	return n >= 2
}

// isSeconds reports whether a word is a time of processing, as load balancers write
// it: "0.001", or -1 for none.
func isSeconds(w string) bool {
	if w == "-1" {
		return true
	}
	whole, fraction, ok := strings.Cut(w, ".")
	return ok && len(whole) < 6 && isNumber(whole) && len(fraction) >= 3 && isNumber(fraction)
}

// bareRequestStatus finds the status behind a request without quotes: "GET /users 304
// 1.204 ms", "GET https://example.com 404 (Not Found)".
func bareRequestStatus(words []string) int {
	for i, w := range words {
		if !isMethod(w) || i+2 >= len(words) {
			continue
		}
		for k := i + 1; k < len(words) && k < i+8; k++ {
			switch next := words[k]; {
			case k == i+1 && next != "" && (next[0] == '/' || next[0] == '"' || strings.Contains(next, "://") || strings.Contains(next, ".")):
			case k == i+2 && next[0] == '/', strings.HasPrefix(next, "HTTP/"), strings.Contains(next, "://"):
			case next[0] == '-' || next == "=>" || isOneOf(next, " responded returned status "):
			case k > i+1 && statusNumber(strings.Trim(next, "(),;")) >= 0:
				return statusNumber(strings.Trim(next, "(),;"))
			default:
				k = len(words)
			}
		}
	}
	return -1
}

// statusLines returns the codes of the status lines in a text, "HTTP/1.1 404 Not
// Found", in order; interim ones only when there are no others.
func statusLines(s string) []int {
	var interim, final []int
	for from := 0; ; {
		i := strings.Index(s[from:], "HTTP/")
		if i < 0 {
			break
		}
		from += i + 5
		version, rest := firstWord(s[from:])
		if !hasDigit(version) || len(version) > 3 {
			continue
		}
		word, _ := firstWord(rest)
		if code := statusNumber(word); code >= 200 {
			final = append(final, code)
		} else if code >= 100 {
			interim = append(interim, code)
		}
	}
	if len(final) > 0 {
		return final
	}
	return interim
}

// afterStatusLine returns the words after the first status line, as far as they may
// be its phrase: up to the first header field.
func afterStatusLine(s string) string {
	i := strings.Index(s, "HTTP/")
	_, rest := firstWord(s[i:])
	_, rest = firstWord(rest)
	before := strings.Trim(s[:i], " <>*\"'`(")
	var b strings.Builder
	b.WriteString(before)
	for n := 0; rest != "" && n < 6; n++ {
		var w string
		w, rest = firstWord(rest)
		if strings.HasSuffix(w, ":") || w == "<" || !token.IsLetter(w[0]) {
			break
		}
		b.WriteByte(' ')
		b.WriteString(w)
	}
	return strings.TrimSpace(b.String())
}
