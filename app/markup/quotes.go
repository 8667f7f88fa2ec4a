package markup

import "strings"

// quotes replaces straight quotation marks and apostrophes by typographic ones.
type quotes struct {
	open  bool // a quotation is open: code in the middle of one cuts the text
	value bool // what is open is the value of an attribute or parameter
}

// replace returns what to write for the mark s[i].
func (q *quotes) replace(s string, i int) string {
	if before := s[:i]; strings.LastIndex(before, "“") > strings.LastIndex(before, "”") {
		return s[i : i+1] // input that is quoted as it came
	}
	opens := i > 0 && strings.IndexByte(" \n(/", s[i-1]) >= 0
	if s[i] == '\'' {
		if opens {
			return "‘"
		}
		return "’"
	}
	if q.value || strings.HasSuffix(s[:i], "=") { // rel="next"
		q.value = !q.value
		return `"`
	}
	q.open = opens || i == 0 && !q.open
	if q.open {
		return "“"
	}
	return "”"
}

// write writes text with its marks replaced.
func (q *quotes) write(b *strings.Builder, s string) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '"' || s[i] == '\'' {
			b.WriteString(s[start:i])
			b.WriteString(q.replace(s, i))
			start = i + 1
		}
	}
	b.WriteString(s[start:])
}

// holdsCode reports whether what is in an element is code, to be copied as it is.
func holdsCode(tag string) bool {
	switch tag {
	case "code", "pre", "kbd", "textarea", "option":
		return true
	}
	return false
}

// inSentence reports whether an element is part of a sentence, so that a quotation
// may begin before it and end in or after it.
func inSentence(tag string) bool {
	switch tag {
	case "a", "code", "em", "mark", "strong":
		return true
	}
	return false
}
