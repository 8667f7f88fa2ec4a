package main

import (
	"regexp"
	"strings"
)

// pairs finds terms and codes with a pattern that has a group for each.
func pairs(pattern string) func(path, text string, add func(term, code string)) {
	re := regexp.MustCompile(pattern)
	return func(_, text string, add func(term, code string)) {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			add(m[1], m[2])
		}
	}
}

// reach is how many bytes of source a code may follow its message.
const reach = 450

// constantCode is a code as C sources of servers name it. In nginx, basic
// authentication has a function of its own for it, and the limits a directive, whose
// default counts.
var constantCode = regexp.MustCompile(`\b(?:NGX_HTTP_\w+|HTTP_[A-Z_]+|ngx_http_auth_basic_set_realm|l[rc]cf->status_code)\b`)

// afterMessage finds messages, and the code in the statement that ends the handling of
// the request next, before the next message and the end of the function.
func afterMessage(message, outcome *regexp.Regexp) func(path, text string, add func(term, code string)) {
	return func(_, text string, add func(term, code string)) {
		found := message.FindAllStringSubmatchIndex(text, -1)
		for i, m := range found {
			end := min(len(text), m[1]+reach)
			if i+1 < len(found) {
				end = min(end, found[i+1][0])
			}
			rest := text[m[1]:end]
			if stop := strings.Index(rest, "\n}"); stop >= 0 {
				rest = rest[:stop]
			}
			for _, o := range outcome.FindAllStringSubmatch(rest, -1) {
				if code := constantCode.FindString(o[1]); code != "" {
					add(constant(text[m[2]:m[3]]), code)
				}
				if !strings.Contains(o[1], "NGX_DECLINED") && !strings.Contains(o[1], "LIMIT_") { // a dry run
					break
				}
			}
		}
	}
}

var literal = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// variable is a variable in a format of C, with the quotes around it.
var variable = regexp.MustCompile(`"?%[-*.0-9]*[a-zA-Z]+"?`)

// constant returns the constant part of a format: literals of C joined, without
// variables, up to the first that has three words before it. It is empty when that
// leaves less than three words, or does not start with the subject.
func constant(source string) string {
	if !strings.Contains(source, `"`) {
		return source
	}
	var b strings.Builder
	for _, m := range literal.FindAllStringSubmatch(source, -1) {
		b.WriteString(m[1])
	}
	text := strings.ReplaceAll(b.String(), `\"`, `"`)
	for {
		at := variable.FindStringIndex(text)
		if at == nil {
			break
		}
		if len(strings.Fields(text[:at[0]])) >= 3 {
			text = text[:at[0]]
			break
		}
		text = text[:at[0]] + text[at[1]:]
	}
	text = strings.Join(strings.Fields(strings.Trim(text, ` ,:"(`)), " ")
	if len(strings.Fields(text)) < 3 || strings.HasPrefix(text, "is ") || strings.HasPrefix(text, "could not be created") {
		return ""
	}
	return text
}
