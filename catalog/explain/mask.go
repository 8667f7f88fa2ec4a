package explain

import "strings"

// hidden stands in the place of a secret.
const hidden = "•••"

// secretFields are fields whose whole value is a secret, or close to one.
var secretWords = []string{"token", "secret", "password", "passwd", "api-key", "apikey", "api_key", "session", "credential", "signature", "access-key", "accesskey", "private-key", "jwt", "assertion", "passphrase"}

// secretNames are names of parameters that are secret without saying so.
var secretNames = []string{"key", "sig", "auth", "code", "sid", "pwd", "pass", "state", "nonce", "otp", "pin", "hmac", "hash", "ticket", "authorization", "cookie", "bearer", "sas", "phpsessid", "jsessionid"}

// secretName reports whether a parameter or field with a name carries a secret.
func secretName(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, w := range secretWords {
		if strings.Contains(name, w) {
			return true
		}
	}
	for _, n := range secretNames {
		if name == n || strings.HasSuffix(name, "-"+n) || strings.HasSuffix(name, "_"+n) {
			return true
		}
	}
	return false
}

// publicFields look like secrets by their names and are none.
var publicFields = []string{"www-authenticate", "proxy-authenticate", "sec-websocket-key", "cache-key", "surrogate-key", "x-cache-key", "status-code", "x-status-code", "content-hash", "idempotency-key"}

// maskedLine masks a line of the input.
func maskedLine(l rawLine) Line {
	text := l.text
	if len(text) > 2000 {
		text = strings.ToValidUTF8(text[:2000], "") + "…"
	}
	return Line{Number: l.no, Start: l.start, End: l.end, Text: maskText(maskField(strings.ToValidUTF8(text, "�")))}
}

// maskField masks the value of a field line with a secret.
func maskField(line string) string {
	name, value, ok := strings.Cut(line, ":")
	if !ok || !isToken(strings.TrimSpace(name)) || strings.HasPrefix(value, "//") {
		return line
	}
	lower := strings.ToLower(strings.TrimSpace(name))
	for _, p := range publicFields {
		if lower == p {
			return line
		}
	}
	switch lower {
	case "authorization", "proxy-authorization":
		// The scheme is no secret, and is what one looks for.
		scheme, rest, has := strings.Cut(strings.TrimSpace(value), " ")
		if has && rest != "" && isToken(scheme) {
			return name + ": " + scheme + " " + hidden
		}
		return name + ": " + hidden
	case "cookie":
		return name + ": " + maskPairs(value, true)
	case "set-cookie":
		pair, attributes, has := strings.Cut(value, ";")
		out := name + ": " + maskPairs(pair, true)
		if has {
			out += ";" + attributes
		}
		return out
	}
	if secretName(lower) && strings.TrimSpace(value) != "" {
		return name + ": " + hidden
	}
	return line
}

// maskPairs masks the values of a=b; c=d.
func maskPairs(s string, all bool) string {
	parts := strings.Split(strings.TrimSpace(s), ";")
	for i, p := range parts {
		name, value, ok := strings.Cut(p, "=")
		switch {
		case !ok && strings.TrimSpace(p) != "":
			parts[i] = hidden
		case ok && value != "" && (all || secretName(name)):
			parts[i] = name + "=" + hidden
		}
	}
	return strings.Join(parts, ";")
}

// maskText masks what looks like a secret anywhere in a text: credentials and
// tokens in addresses, JSON members, tokens of known forms.
func maskText(s string) string {
	s = maskUserinfo(s)
	s = maskParameters(s)
	s = maskMembers(s)
	return maskTokens(s)
}

// maskUserinfo masks the password in https://user:password@host/.
func maskUserinfo(s string) string {
	from := 0
	for {
		i := strings.Index(s[from:], "://")
		if i < 0 {
			return s
		}
		start := from + i + len("://")
		end := start
		for end < len(s) && strings.IndexByte("/?# \t\"'<>", s[end]) < 0 && !strings.HasPrefix(s[end:], "”") {
			end++
		}
		if at := strings.LastIndexByte(s[start:end], '@'); at >= 0 {
			s = s[:start] + hidden + s[start+at:]
			end = start + len(hidden)
		}
		from = end
	}
}

// maskParameters masks the values of ?a=b&c=d whose names say that they are
// secret, in the query and in the fragment of an address.
func maskParameters(s string) string {
	var b strings.Builder
	last := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '=' || i == 0 {
			continue
		}
		start := i
		for start > last && isNameByte(s[start-1]) {
			start--
		}
		if start == i || start == 0 || strings.IndexByte("?&#;", s[start-1]) < 0 || !secretName(unescapeName(s[start:i])) {
			continue
		}
		end := i + 1
		for end < len(s) && strings.IndexByte("&# \t\"'<>;,", s[end]) < 0 && !strings.HasPrefix(s[end:], "”") {
			end++
		}
		if end > i+1 {
			b.WriteString(s[last : i+1])
			b.WriteString(hidden)
			last = end
			i = end - 1
		}
	}
	if last == 0 {
		return s
	}
	b.WriteString(s[last:])
	return b.String()
}

func isNameByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("-_.[]%~", c) >= 0
}

// unescapeName makes X%2DApi%2DKey readable enough to be recognised.
func unescapeName(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	for _, p := range []string{"%2D", "%2d", "%5F", "%5f", "%5B", "%5D", "%5b", "%5d"} {
		s = strings.ReplaceAll(s, p, "-")
	}
	return strings.Trim(s, "-")
}

// maskMembers masks the string values of JSON members with secret names.
func maskMembers(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], `"`)
		if i < 0 {
			return s
		}
		start := from + i + 1
		end := strings.IndexByte(s[start:], '"')
		if end < 0 {
			return s
		}
		end += start
		rest := strings.TrimLeft(s[end+1:], " ")
		if !strings.HasPrefix(rest, ":") || !secretName(s[start:end]) {
			from = end
			if strings.HasPrefix(rest, ":") {
				from = end + 1
			}
			continue
		}
		value := strings.TrimLeft(rest[1:], " ")
		at := len(s) - len(value)
		if !strings.HasPrefix(value, `"`) {
			from = at
			continue
		}
		stop := at + 1
		for stop < len(s) && s[stop] != '"' {
			if s[stop] == '\\' {
				stop++
			}
			stop++
		}
		stop = min(stop, len(s))
		s = s[:at+1] + hidden + s[stop:]
		from = min(at+1+len(hidden)+1, len(s))
	}
}

// tokenStarts are how tokens of known services and forms start.
var tokenStarts = []string{"eyJ", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xapp-", "sk-", "sk_live_", "sk_test_", "pk_live_", "rk_live_", "AKIA", "ASIA", "AIza", "ya29.", "SG.", "hf_", "npm_"}

// maskTokens masks words that are tokens by their form, and the word behind
// "Bearer" and "Basic".
func maskTokens(s string) string {
	var b strings.Builder
	last, previous := 0, ""
	for i := 0; i < len(s); {
		if !isTokenByte(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && isTokenByte(s[i]) {
			i++
		}
		word := s[start:i]
		credential := (strings.EqualFold(previous, "Bearer") || strings.EqualFold(previous, "Basic")) && len(word) >= 8 && strings.IndexByte(word, '=') < 1
		if credential || looksLikeToken(word) {
			b.WriteString(s[last:start])
			b.WriteString(hidden)
			last = i
		}
		previous = word
	}
	if last == 0 {
		return s
	}
	b.WriteString(s[last:])
	return b.String()
}

func isTokenByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("-_.+=~", c) >= 0
}

func looksLikeToken(w string) bool {
	for _, start := range tokenStarts {
		if strings.HasPrefix(w, start) && len(w) >= len(start)+12 {
			return true
		}
	}
	// A long run of letters of both cases and digits is no word: base64 and the
	// like. Hex, as in entity tags and UUIDs, has one case only.
	if len(w) < 32 {
		return false
	}
	var upper, lower, digit int
	for i := range len(w) {
		switch c := w[i]; {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		case c >= '0' && c <= '9':
			digit++
		}
	}
	return upper >= 4 && lower >= 4 && digit >= 3 && upper+lower+digit >= len(w)-3
}
