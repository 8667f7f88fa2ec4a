package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// statusOfObject finds the status in a JSON object: the value of a key such as
// "status", "statusCode" or "DownstreamStatus". What a container runtime wraps
// around a line is opened.
func statusOfObject(s string) (codes []int, ok bool) {
	if !strings.HasPrefix(s, "{") || !strings.Contains(s, `":`) {
		return nil, false
	}
	if inner, found := strings.CutPrefix(s, `{"log":"`); found {
		if end := closingQuote(inner, 0); end >= 0 {
			p := readPaste(unescape(inner[:end]))
			return p.codes, p.recognized && len(p.codes) > 0
		}
	}
	weak := -1
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '"')
		if open < 0 {
			break
		}
		open += from
		end := closingQuote(s, open+1)
		if end < 0 {
			break
		}
		from = end + 1
		value, isValue := strings.CutPrefix(strings.TrimLeft(s[from:], " "), ":")
		if !isValue {
			continue
		}
		code := leadingStatus(strings.TrimLeft(value, ` "`))
		switch key := s[open+1 : end]; {
		case code < 0:
		case isStatusKey(key):
			return []int{code}, true
		case weak < 0 && strings.EqualFold(key, "code"):
			weak = code
		}
	}
	if weak >= 0 {
		return []int{weak}, true
	}
	return nil, true
}

// objectMessage returns the texts in a JSON object that say what happened.
func objectMessage(s string) string {
	var b strings.Builder
	for _, key := range [...]string{`"msg":`, `"message":`, `"error":`, `"title":`, `"detail":`, `"error_description":`, `"reason":`, `"code":`, `"exception":`} {
		_, value, ok := strings.Cut(s, key)
		value, quoted := strings.CutPrefix(strings.TrimLeft(value, " "), `"`)
		if !ok || !quoted {
			continue
		}
		if end := closingQuote(value, 0); end > 0 {
			b.WriteString(value[:end])
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// statusOfPairs finds the status in pairs such as status=503, and the message in
// msg="..." or code=H12.
func statusOfPairs(s string) (code int, message string, ok bool) {
	pairs := 0
	code = -1
	var text strings.Builder
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '=')
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		start := i
		for start > 0 && isKeyByte(s[start-1]) {
			start--
		}
		if start == i {
			continue
		}
		pairs++
		key, value := s[start:i], s[i+1:]
		if quoted, is := strings.CutPrefix(value, `"`); is {
			if end := closingQuote(quoted, 0); end >= 0 {
				value, from = quoted[:end], i+2+end
			}
		} else {
			value, _ = firstWord(value)
		}
		switch {
		case code < 0 && isStatusKey(key):
			code = leadingStatus(value)
		case isMessageKey(key):
			text.WriteString(value)
			text.WriteByte(' ')
		}
	}
	return code, strings.TrimSpace(text.String()), code >= 0 && pairs >= 2
}

func isKeyByte(c byte) bool {
	return token.IsLetter(c) || token.IsDigit(c) || c == '_' || c == '-' || c == '.'
}

// isStatusKey reports whether a key names a status code: status, http_status,
// statusCode, upstream_status, sc-status.
func isStatusKey(key string) bool {
	var b [32]byte
	n := 0
	for i := 0; i < len(key) && n < len(b); i++ {
		if token.IsLetter(key[i]) {
			b[n] = key[i] | 0x20
			n++
		}
	}
	k := string(b[:n])
	return strings.HasSuffix(k, "status") || strings.HasSuffix(k, "statuscode") || k == "responsecode" || k == "httpcode" || k == "httpresponsecode"
}

func isMessageKey(key string) bool {
	return isOneOf(key, " msg message err error desc reason code ")
}

// leadingStatus reads the status code at the start of s, -1 when there is none.
func leadingStatus(s string) int {
	if len(s) < 3 || len(s) > 3 && (token.IsDigit(s[3]) || s[3] == '.' && len(s) > 4 && token.IsDigit(s[4])) {
		return -1
	}
	return statusNumber(s[:3])
}

// unescape undoes the escapes of a JSON string, as far as they matter here.
func unescape(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' && i+1 < len(s) {
			i++
			if c = s[i]; c == 'n' || c == 't' || c == 'r' {
				c = ' '
			}
		}
		b = append(b, c)
	}
	return string(b)
}
