package explain

import "strings"

// scanNames finds values under secret names: name=value, name: value, "name": value
// and field lines, whatever surrounds them.
func scanNames(s string, secret func(start, end int)) {
	until := 0 // what is before is dealt with
	for p := 1; p < len(s); p++ {
		if p < until || s[p] != '=' && s[p] != ':' {
			continue
		}
		n, ok := nameBefore(s, p)
		if !ok || !secretName(s[n.start:n.end], n.place) && !secretHere(s, n, p) {
			continue
		}
		until = valueAfter(s, p, n, secret)
	}
}

// secretHere reports names that are secret in their surroundings only: response in
// the credentials of Digest, and the protocols of a WebSocket where they carry a
// token.
func secretHere(s string, n named, p int) bool {
	switch strings.ToLower(s[n.start:n.end]) {
	case "response", "cnonce":
		return strings.Contains(strings.ToLower(s[max(0, n.start-500):n.start]), "digest ")
	case "sec-websocket-protocol":
		value := strings.ToLower(s[p+1 : p+1+indexAny(s[p+1:], "\n")])
		return strings.Contains(value, "bearer") || strings.Contains(value, "token") || strings.Contains(value, "auth") || strings.Contains(value, "jwt")
	}
	return false
}

// named is a name in front of a separator.
type named struct {
	span
	place  place
	quote  byte // around the name; 0 for none
	opened byte // a quote that was opened in front of an unquoted name
	field  bool // a field line: the value goes to the end of the line
	line   bool // at the start of a line
}

// nameBefore finds the name in front of a separator.
func nameBefore(s string, p int) (named, bool) {
	end := p
	for end > 0 && (s[end-1] == ' ' || s[end-1] == '\t') || end > 0 && s[p] == '=' && s[end-1] == ':' {
		end--
	}
	if end == 0 {
		return named{}, false
	}
	last := s[end-1]
	if last == ']' && end > 1 && isQuote(s[end-2]) { // headers["X-Api-Key"] = "…"
		end--
		last = s[end-1]
	}
	if isQuote(last) {
		start := strings.LastIndexByte(s[max(0, end-513):end-1], last)
		if start < 0 {
			return named{}, false
		}
		start += max(0, end-513) + 1
		return named{span: span{start, end - 1}, place: inData, quote: last}, start < end-1
	}
	start := end
	for start > 0 && isNameByte(s[start-1]) && end-start < 512 {
		start--
	}
	if start == end {
		return named{}, false
	}
	n := named{span: span{start, end}, place: inData}
	before := byte('\n')
	if start > 0 {
		before = s[start-1]
	}
	if isQuote(before) {
		n.opened = before
	}
	n.line = before == '\n' || strings.TrimSpace(s[lineStart(s, start):start]) == ""
	if s[p] == '=' {
		return n, true
	}
	next := byte('\n')
	if p+1 < len(s) {
		next = s[p+1]
	}
	switch {
	case before == '{' || before == ',' || before == '(':
		return n, true
	case n.line, n.opened != 0:
		// A host with its port is no field.
		if strings.IndexByte(s[start:end], '.') >= 0 && next >= '0' && next <= '9' {
			return n, false
		}
	case strings.IndexByte("?&;", before) >= 0, (before == '/' || before == '=') && (next < '0' || next > '9') && next != '/':
		n.field = true // a field within an address
		return n, true
	case isSpace(before) && (next < '0' || next > '9'), isSpace(next):
	default:
		return n, false
	}
	n.field, n.place = true, inHeader
	return n, true
}

// valueAfter marks the value behind a separator, and returns where it ends.
func valueAfter(s string, p int, n named, secret func(start, end int)) int {
	v := p + 1
	if s[p] == '=' && v < len(s) && (s[v] == '>' || s[v] == '=') {
		v++
	}
	for v < len(s) && (s[v] == ' ' || s[v] == '\t' || isSpace(s[v]) && (n.quote != 0 || s[p] == ':' && !n.line)) {
		v++
	}
	name := strings.ToLower(s[n.start:n.end])
	wide := strings.Contains(name, "cookie") || strings.Contains(name, "authoriz")
	switch {
	case v >= len(s):
		return v
	case n.field && !isQuote(s[v]) || n.field && n.line:
		end := fieldEnd(s, v, n)
		fieldValue(name, s, v, end, secret)
		if strings.Contains(name, "set-cookie") {
			return v // its attributes are shown, and may have a secret in them
		}
		return end
	case isQuote(s[v]):
		end := quotedEnd(s, v)
		secret(v+1, end)
		if end+1 < len(s) && !strings.ContainsRune(" \t\r\n,;&})]<>/\\|", rune(s[end+1])) {
			more := end + 1 + indexAny(s[end+1:], " \t\r\n&<>\"'")
			secret(end, more)
			return more
		}
		return end + 1
	case s[v] == '[' || s[v] == '{':
		end := balanced(s, v)
		secret(v+1, end)
		return end
	case s[p] == ':':
		end := v + indexAny(s[v:], ",}])\r\n")
		if !harmless(strings.TrimSpace(s[v:end]), name) {
			secret(v, end)
		}
		return end
	case wide:
		end := fieldEnd(s, v, n)
		secret(v, end)
		return end
	}
	end := parameterEnd(s, v)
	if n.line && p == n.end { // a form, or a line of a configuration: the value may have spaces
		end = v + indexAny(s[v:], "&\r\n")
	} else if s[p] == '=' {
		end = formEnd(s, end)
	}
	switch strings.ToLower(s[v:end]) {
	case "true", "false", "null":
	default:
		secret(v, end)
	}
	return end
}

// formEnd moves the end of a form's value from a space in it to the & in front of the
// next name: password=two words&user=anna.
func formEnd(s string, end int) int {
	if end >= len(s) || s[end] != ' ' {
		return end
	}
	next := end + indexAny(s[end:], "&=\"'<>;,|\r\n")
	if next >= len(s) || s[next] != '&' {
		return end
	}
	name := next + 1
	for name < len(s) && isNameByte(s[name]) {
		name++
	}
	if name == next+1 || name >= len(s) || s[name] != '=' {
		return end
	}
	return next
}

// harmless reports whether a bare value of JSON or a script gives nothing away.
func harmless(value, name string) bool {
	switch value {
	case "", "true", "false", "null", "undefined", "None", "True", "False":
		return true
	}
	return ambiguous(name) && strings.Trim(value, "-0123456789.") == ""
}

// fieldEnd finds the end of a field value: of its line, with those that continue
// it, or the quote that closes what was opened in front of the name.
func fieldEnd(s string, v int, n named) int {
	if n.opened != 0 {
		for end := v; end < len(s); end++ {
			if s[end] == '\\' {
				end++
			} else if s[end] == n.opened {
				return end
			}
		}
		return len(s)
	}
	end := v
	for {
		end += indexAny(s[end:], "\n")
		if end+1 >= len(s) || !n.line || s[end+1] != ' ' && s[end+1] != '\t' {
			return end
		}
		end++
	}
}

// fieldValue marks what is secret in the value of a field.
func fieldValue(name, s string, start, end int, secret func(start, end int)) {
	value := s[start:end]
	switch {
	case strings.Contains(name, "set-cookie"):
		setCookie(value, func(a, b int) { secret(start+a, start+b) })
	case strings.Contains(name, "cookie"):
		pairs(value, ";", func(a, b int) { secret(start+a, start+b) })
	case strings.Contains(name, "authoriz"):
		// The scheme is no secret, and it is what one looks for.
		scheme := indexAny(value, " \t\n")
		if scheme < len(value) && isScheme(value[:scheme]) {
			start += scheme
		}
		secret(start, end)
	default:
		secret(start, end)
	}
}

// pairs marks the values of a=b; c=d, and what has no name.
func pairs(s, separator string, secret func(start, end int)) {
	for start := 0; start < len(s); {
		end := start + indexAny(s[start:], separator)
		if eq := strings.IndexByte(s[start:end], '='); eq > 0 {
			secret(start+eq+1, end)
		} else {
			secret(start, end)
		}
		start = end + 1
	}
}

// setCookie marks the value of a cookie, and of those that a tool has joined to it;
// the attributes are shown.
func setCookie(s string, secret func(start, end int)) {
	for start, first := 0, true; start < len(s); first = false {
		end := start + indexAny(s[start:], ";\n")
		part := s[start:end]
		name, value, has := strings.Cut(part, "=")
		shown := !first && cookieAttribute(strings.ToLower(strings.TrimSpace(name)))
		if shown {
			// Path=/, next=cookie
			if comma := joined(value); comma >= 0 {
				setCookie(value[comma:], func(a, b int) { off := end - len(value) + comma; secret(off+a, off+b) })
			}
		} else if has && strings.TrimSpace(name) != "" {
			secret(start+len(name)+1, end)
		} else {
			secret(start, end)
		}
		start = end + 1
	}
}

// joined finds a cookie behind a comma, -1 when there is none.
func joined(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != ',' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], " ")
		if name, _, ok := strings.Cut(rest, "="); ok && isToken(strings.TrimSpace(name)) {
			return i + 1
		}
	}
	return -1
}

func cookieAttribute(name string) bool {
	return contains([]string{"path", "domain", "expires", "max-age", "secure", "httponly", "samesite", "partitioned", "priority", "version", "comment"}, name)
}

// isScheme reports whether a word is the name of an authentication scheme.
func isScheme(w string) bool {
	return contains([]string{
		"basic", "bearer", "digest", "negotiate", "ntlm", "hoba", "mutual", "oauth", "dpop", "gnap", "privatetoken", "vapid", "concealed", "scram-sha-1", "scram-sha-256",
		"aws", "aws4-hmac-sha256", "aws4-ecdsa-p256-sha256", "sharedkey", "sharedkeylite", "hawk", "token", "apikey", "api-key", "jwt", "key", "signature", "googlelogin", "kerberos", "bot", "ssws", "mac", "splunk", "apikey-v1", "zoho-oauthtoken", "klaviyo-api-key",
	}, strings.ToLower(w))
}

// parameterEnd finds the end of an unquoted value. A semicolon or a comma does not
// end it: whether they separate parameters, only the server knows.
func parameterEnd(s string, v int) int {
	end := v
	for ; end < len(s); end++ {
		switch c := s[end]; {
		case c == '&' || c == '<' || c == '>' || isSpace(c):
		case isQuote(c):
			// A quote ends the value where it closes something.
			if end+1 < len(s) && !strings.ContainsRune(" \t\r\n,;})]>:&", rune(s[end+1])) {
				continue
			}
		case strings.HasPrefix(s[end:], "”"):
		default:
			continue
		}
		break
	}
	for end > v+1 && (s[end-1] == ';' || s[end-1] == ',') {
		end--
	}
	return end
}

// quotedEnd finds the quote that closes the one at v, or the end of the text.
func quotedEnd(s string, v int) int {
	for end := v + 1; end < len(s); end++ {
		if s[end] == '\\' {
			end++
		} else if s[end] == s[v] {
			return end
		}
	}
	return len(s)
}

// balanced finds the bracket that closes the one at v, or the end of the text.
func balanced(s string, v int) int {
	depth := 0
	for i := v; i < len(s); i++ {
		switch s[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i
			}
		case '"':
			i = quotedEnd(s, i)
		}
	}
	return len(s)
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isNameByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || strings.IndexByte("-_.[]%~$+", c) >= 0
}

func lineStart(s string, i int) int { return strings.LastIndexByte(s[:i], '\n') + 1 }
