package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// isTime reports whether a word is a date, a time of day or both: only digits and
// what stands between them, at least two of the latter.
func isTime(w string) bool {
	w = strings.TrimRight(w, ",:]")
	if len(w) < 7 || !token.IsDigit(w[0]) {
		return false
	}
	between, same := 0, byte(0)
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case token.IsDigit(c):
		case c == ':' || c == '/' || c == '-':
			if between++; same == 0 {
				same = c
			}
		case c == '.' || c == ',' || c == 'T' || c == 'Z' || c == '+':
		default:
			return false
		}
	}
	return between >= 2 && (same != '.' || strings.IndexByte(w, ':') > 0)
}

// isLevel reports whether a word is the level of a logger.
func isLevel(w string) bool {
	return isOneOf(w, " info warn warning debug trace notice error err crit critical alert emerg fatal ")
}

func isMonth(w string) bool {
	return isOneOf(w, " jan feb mar apr may jun jul aug sep oct nov dec ") && token.IsUpper(w[0])
}

func isWeekday(w string) bool {
	return isOneOf(w, " mon tue wed thu fri sat sun ") && token.IsUpper(w[0])
}

// isPriority reports whether a word is the priority of a syslog message: "<134>1".
func isPriority(w string) bool {
	return len(w) > 2 && w[0] == '<' && token.IsDigit(w[1]) && strings.IndexByte(w, '>') > 0
}

// isProcess reports whether a word is nginx's pair of process and thread: "31#31:".
func isProcess(w string) bool {
	pid, tid, ok := strings.Cut(strings.TrimSuffix(w, ":"), "#")
	return ok && isNumber(pid) && isNumber(tid)
}

// isOneOf reports whether a word, its case and punctuation aside, is in a list of words
// with a space before and after each.
func isOneOf(word, list string) bool {
	var b [24]byte
	b[0] = ' '
	n := 1
	for i := 0; i < len(word); i++ {
		c := word[i]
		if token.IsLetter(c) {
			c |= 0x20
		} else if !token.IsDigit(c) {
			continue
		}
		if n == len(b)-1 {
			return false
		}
		b[n] = c
		n++
	}
	b[n] = ' '
	return n > 1 && strings.Contains(list, string(b[:n+1]))
}

// hasSmallLetter reports whether a word has a small letter.
func hasSmallLetter(w string) bool {
	for i := 0; i < len(w); i++ {
		if token.IsLower(w[i]) {
			return true
		}
	}
	return false
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !token.IsDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if token.IsDigit(s[i]) {
			return true
		}
	}
	return false
}

// isMethod reports whether a word is written like a request method.
func isMethod(w string) bool {
	return isOneOf(w, " get post put delete patch head options query connect trace propfind proppatch mkcol copy move lock unlock report search purge pri ") && !hasSmallLetter(w)
}

// statusNumber reads a status code of three digits, -1 when s is none.
func statusNumber(s string) int {
	if len(s) != 3 || s[0] < '1' || s[0] > '9' || !isNumber(s) {
		return -1
	}
	return int(s[0]-'0')*100 + int(s[1]-'0')*10 + int(s[2]-'0')
}
