package explain

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func sortSpans(spans []span) {
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
}

// references are the character references that stand for what separates values.
var references = map[string]byte{
	"amp": '&', "quot": '"', "apos": '\'', "lt": '<', "gt": '>', "equals": '=', "colon": ':', "commat": '@', "sol": '/', "num": '#', "semi": ';', "quest": '?',
}

// decode takes one layer of encoding off.
func (l *layer) decode() (layer, bool) {
	s := l.text
	if !strings.ContainsAny(s, "%\\&\n") {
		return layer{}, false
	}
	out := make([]byte, 0, len(s))
	at := make([]int32, 0, len(s)+1)
	place := func(i int) int32 {
		if l.at == nil {
			return int32(i)
		}
		return l.at[i]
	}
	changed := false
	form := percentEncoded(s)
	for i := 0; i < len(s); {
		decoded, n := escape(s[i:])
		if form && s[i] == '+' {
			decoded, n = " ", 1
		}
		if n == 0 {
			out, at = append(out, s[i]), append(at, place(i))
			i++
			continue
		}
		changed = true
		for range len(decoded) {
			at = append(at, place(i))
		}
		out = append(out, decoded...)
		i += n
	}
	return layer{string(out), append(at, place(len(s)))}, changed
}

// percentEncoded reports whether a text has percent-encoding in it, in which a plus
// may be a space.
func percentEncoded(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '%' {
			if _, ok := hexByte(s[i+1:]); ok {
				return true
			}
		}
	}
	return false
}

// escape decodes what s starts with, and returns how many bytes that takes; 0 for
// what is not encoded.
func escape(s string) (string, int) {
	switch s[0] {
	case '%':
		if c, ok := hexByte(s[1:]); ok {
			return string([]byte{c}), 3
		}
	case '\n': // a folded line
		n := 1
		for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
			n++
		}
		if n > 1 {
			return "", n
		}
	case '\r':
		if len(s) > 2 && s[1] == '\n' && (s[2] == ' ' || s[2] == '\t') {
			return "", 1
		}
	case '\\':
		return backslash(s)
	case '&':
		end := strings.IndexByte(s[:min(len(s), 12)], ';')
		if end < 2 {
			return "", 0
		}
		if c, ok := references[strings.ToLower(s[1:end])]; ok {
			return string([]byte{c}), end + 1
		}
		if s[1] == '#' {
			digits, base := s[2:end], 10
			if digits != "" && digits[0]|0x20 == 'x' {
				digits, base = digits[1:], 16
			}
			if n, err := strconv.ParseUint(digits, base, 21); err == nil {
				return string(rune(n)), end + 1
			}
		}
	}
	return "", 0
}

func backslash(s string) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	switch s[1] {
	case '"', '\'', '/', '\\', '&', '=':
		return s[1:2], 2
	case 'n':
		return "\n", 2
	case 'r':
		return "\r", 2
	case 't':
		return "\t", 2
	case 'x':
		if c, ok := hexByte(s[2:]); ok {
			return string([]byte{c}), 4
		}
	case 'u':
		if len(s) >= 6 {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				return string(utf8.AppendRune(nil, rune(n))), 6
			}
		}
	}
	return "", 0
}

func hexByte(s string) (byte, bool) {
	if len(s) < 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:2], 16, 8)
	return byte(n), err == nil
}

// unescapePercent decodes a name.
func unescapePercent(s string) string {
	for range maxLayers {
		l := layer{text: s}
		next, changed := l.decode()
		if !changed {
			break
		}
		s = next.text
	}
	return s
}
