package explain

import "strings"

// scanMarkup finds what is in elements of XML and HTML with secret names:
// <password>…</password>, <ns:Token attribute="…">…, and name/value pairs of
// attributes: <input name="csrf_token" value="…">.
func scanMarkup(s string, secret func(start, end int)) {
	for i := 0; i < len(s); {
		open := strings.IndexByte(s[i:], '<')
		if open < 0 {
			return
		}
		i += open + 1
		if i >= len(s) || !isWordByte(s[i]) && s[i] != '_' {
			continue
		}
		end := i
		for end < len(s) && (isNameByte(s[end]) || s[end] == ':') {
			end++
		}
		name := s[i:end]
		stop := tagEnd(s, end)
		pair := attributes(s[end:stop])
		if pair {
			markValues(s, end, stop, secret)
		}
		if stop >= len(s) || s[stop-1] == '/' {
			i = stop
			continue
		}
		local := name[strings.LastIndexByte(name, ':')+1:]
		inside := stop + 1
		switch {
		case secretName(local, inData), pair && local != "meta" && local != "input":
			stop = inside + indexOf(s[inside:], "</"+name)
			secret(inside, stop)
		case strings.EqualFold(local, "name") || strings.EqualFold(local, "key"):
			// <name>password</name><value>…</value>
			text, rest, _ := strings.Cut(s[inside:min(len(s), inside+500)], "<")
			if at := strings.Index(rest, "<value"); at >= 0 && secretName(text, inData) {
				from := inside + len(text) + 1 + at
				from += indexOf(s[from:], ">") + 1
				if from < len(s) {
					stop = from + indexOf(s[from:], "</value")
					secret(from, stop)
				}
			}
		}
		i = max(i, min(stop, len(s)))
	}
}

// attributes reports whether a tag has an attribute that names a secret.
func attributes(tag string) bool {
	for _, key := range []string{"name", "key", "id", "property", "http-equiv", "itemprop"} {
		if v, ok := attribute(tag, key); ok && secretName(tag[v.start:v.end], inData) {
			return true
		}
	}
	return false
}

// markValues marks the attributes that have the value.
func markValues(s string, start, end int, secret func(start, end int)) {
	for _, key := range []string{"value", "content", "val"} {
		if v, ok := attribute(s[start:end], key); ok {
			secret(start+v.start, start+v.end)
		}
	}
}

// attribute finds the value of an attribute of a tag.
func attribute(tag, name string) (span, bool) {
	for from := 0; ; {
		i := strings.Index(strings.ToLower(tag[from:]), name)
		if i < 0 {
			return span{}, false
		}
		i += from
		from = i + len(name)
		v := from
		for v < len(tag) && isSpace(tag[v]) {
			v++
		}
		if i == 0 || !isSpace(tag[i-1]) && !isQuote(tag[i-1]) || v >= len(tag) || tag[v] != '=' {
			continue
		}
		for v++; v < len(tag) && isSpace(tag[v]); {
			v++
		}
		switch {
		case v >= len(tag):
			return span{}, false
		case isQuote(tag[v]):
			return span{v + 1, quotedEnd(tag, v)}, true
		}
		return span{v, v + indexAny(tag[v:], " \t\r\n>")}, true
	}
}

// tagEnd finds the > of a tag, or the end of the text.
func tagEnd(s string, i int) int {
	for ; i < len(s); i++ {
		switch {
		case s[i] == '>':
			return i
		case (s[i] == '"' || s[i] == '\'') && s[i-1] == '=':
			i = quotedEnd(s, i)
		}
	}
	return len(s)
}

func indexOf(s, part string) int {
	if i := strings.Index(s, part); i >= 0 {
		return i
	}
	return len(s)
}

// scanPairs finds pairs in which the name is a value itself:
// {"name": "Cookie", "value": "…"}, ["Cookie", "…"], setItem("token", "…").
func scanPairs(s string, secret func(start, end int)) {
	until := 0
	for i := 0; i < len(s); i++ {
		if i < until || !isQuote(s[i]) {
			continue
		}
		end := quotedEnd(s[:min(len(s), i+200)], i)
		if end >= min(len(s), i+200) {
			continue
		}
		if i+1 == end || !secretName(s[i+1:end], inData) {
			continue
		}
		next := end + 1
		for next < len(s) && isSpace(s[next]) {
			next++
		}
		before := strings.TrimRight(s[:i], " \t\r\n")
		switch {
		case next < len(s) && s[next] == ',' && (strings.HasSuffix(before, "[") || strings.HasSuffix(before, "(")):
			v := next + 1
			for v < len(s) && isSpace(s[v]) {
				v++
			}
			if v < len(s) && isQuote(s[v]) {
				until = quotedEnd(s, v)
				secret(v+1, until)
			} else if v < len(s) {
				until = v + indexAny(s[v:], ")]\n")
				secret(v, until)
			}
		case strings.HasSuffix(before, ":"):
			if !isPairName(strings.TrimRight(before[:len(before)-1], " \t\r\n")) {
				continue
			}
			start := enclosing(s, i)
			until = balanced(s, start)
			valuesIn(s, start, until, secret)
		}
	}
}

// isPairName reports whether a text ends with a member such as "name" or "key".
func isPairName(before string) bool {
	before = strings.TrimRight(before, "\"'`")
	for _, name := range []string{"name", "key", "field", "header", "id", "param", "k", "n"} {
		if strings.HasSuffix(strings.ToLower(before), name) {
			rest := before[:len(before)-len(name)]
			return rest == "" || !isWordByte(rest[len(rest)-1])
		}
	}
	return false
}

// enclosing finds the brace in front of i that opens the object around it.
func enclosing(s string, i int) int {
	depth := 0
	for j := i - 1; j >= max(0, i-20000); j-- {
		switch s[j] {
		case '}':
			depth++
		case '{':
			if depth == 0 {
				return j
			}
			depth--
		}
	}
	return max(0, i-20000)
}

// valuesIn marks the members of an object that have the value of a pair.
func valuesIn(s string, start, end int, secret func(start, end int)) {
	for i := start; i < end; i++ {
		if s[i] != ':' {
			continue
		}
		n, ok := nameBefore(s, i)
		if !ok || !contains([]string{"value", "values", "val", "v", "content", "data", "text", "string"}, strings.ToLower(s[n.start:n.end])) {
			continue
		}
		v := i + 1
		for v < end && isSpace(s[v]) {
			v++
		}
		switch {
		case v >= end:
		case isQuote(s[v]):
			i = quotedEnd(s, v)
			secret(v+1, min(i, len(s)))
		case s[v] == '[' || s[v] == '{':
			i = balanced(s, v)
			secret(v+1, i)
		default:
			secret(v, v+indexAny(s[v:], ",}]\r\n"))
		}
	}
}

// scanParts finds the parts of multipart forms with secret names.
func scanParts(s string, secret func(start, end int)) {
	for from := 0; ; {
		i := strings.Index(s[from:], "form-data")
		if i < 0 {
			return
		}
		from += i + len("form-data")
		head := s[from : from+indexAny(s[from:], "\n")]
		v, ok := attribute(strings.ReplaceAll(head, ";", " "), "name")
		if !ok || !secretName(head[v.start:v.end], inData) {
			continue
		}
		start := len(s)
		for _, blank := range []string{"\n\n", "\r\n\r\n"} {
			if i := strings.Index(s[from:], blank); i >= 0 {
				start = min(start, from+i+len(blank))
			}
		}
		end := start + indexOf(s[start:], "\n--")
		secret(start, end)
		from = end
	}
}
