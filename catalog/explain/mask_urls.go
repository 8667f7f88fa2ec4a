package explain

import "strings"

// scanUserinfo finds user information in any kind of URL reference.
func scanUserinfo(s string, secret func(start, end int)) {
	const stops = " \t\r\n\"'`<>(){}|,;"
	for start := 0; start < len(s); {
		end := start + indexAny(s[start:], stops)
		if strings.IndexByte(s[start:end], '@') >= 0 {
			userinfo(s, start, end, secret)
		}
		start = end + 1
	}
}

// userinfo looks at one word with an @ in it.
func userinfo(s string, start, end int, secret func(start, end int)) {
	from := start
	for {
		i := strings.Index(s[from:end], "//")
		if i < 0 {
			break
		}
		host := from + i + 2
		stop := host + indexAny(s[host:end], `/?#\`)
		if at := strings.LastIndexByte(s[host:stop], '@'); at >= 0 {
			secret(host, host+at)
		} else if user, port, ok := strings.Cut(s[host:stop], ":"); ok && user != "" && user[0] != '[' && !isDigits(port) && port != "" && port[0] != ':' {
			// A password with a slash or a question mark in it.
			if at := strings.LastIndexByte(s[stop:end], '@'); at >= 0 {
				secret(host, stop+at)
			}
		}
		from = stop
	}
	// user:password@host without slashes.
	for at := start; at < end; at++ {
		if s[at] != '@' || at+1 >= end {
			continue
		}
		from := max(start, at-1000)
		left := from + strings.LastIndexAny(s[from:at], `/\?&=#`) + 1
		name, password, ok := strings.Cut(s[left:at], ":")
		if !ok || password == "" || notUserinfo(name) || s[at+1] == '@' {
			continue
		}
		secret(left, at)
	}
}

// notUserinfo reports schemes that are followed by an address with an @.
func notUserinfo(scheme string) bool {
	return contains([]string{"mailto", "acct", "sip", "sips", "xmpp", "im", "npm", "jsr"}, strings.ToLower(scheme))
}

// scanPaths finds segments of paths that are secrets by where they are.
func scanPaths(s string, secret func(start, end int)) {
	for i := 0; i < len(s); i++ {
		if s[i] != '/' || i > 0 && s[i-1] == '/' { // the host is no segment
			continue
		}
		segment, end := segmentAt(s, i+1)
		lower := strings.ToLower(segment)
		switch {
		case strings.HasPrefix(lower, "bot") && telegram(segment[3:]):
			secret(i+1+len("bot"), end)
		case secretSegment(lower):
			// All that follows in the path, but plain words and numbers.
			for n := 0; end < len(s) && s[end] == '/' && n < 8; n++ {
				next, stop := segmentAt(s, end+1)
				if !plainSegment(next) {
					secret(end+1, stop)
				}
				end = stop
				if next == "" {
					break
				}
			}
		default:
			// Slack: /services/T…/B…/…
			if lower == "services" || lower == "triggers" || lower == "workflows" {
				team, stop := segmentAt(s, min(end+1, len(s)))
				if len(team) > 1 && (team[0] == 'T' || team[0] == 'E') && strings.ToUpper(team) == team {
					for stop < len(s) && s[stop] == '/' {
						_, stop = segmentAt(s, stop+1)
					}
					secret(end+1, stop)
				}
			}
		}
	}
}

// segmentAt returns the segment of a path that starts at i, and where it ends.
func segmentAt(s string, i int) (string, int) {
	end := i + indexAny(s[i:], "/?#&; \t\r\n\"'`<>\\")
	return s[i:end], end
}

func telegram(s string) bool {
	id, token, ok := strings.Cut(s, ":")
	return ok && isDigits(id) && token != ""
}

// secretSegment reports whether the segment after this one is a secret unless it is
// a plain word.
func secretSegment(s string) bool {
	switch s {
	case "webhook", "webhooks", "webhookb2", "hook", "hooks", "incomingwebhook", "catch", "reset", "resetpassword", "verify", "verification", "confirm", "confirmation", "activate", "activation", "invite", "invitation", "magic", "magic-link", "unsubscribe", "signin-link", "otp", "key", "keys", "with", "share", "private", "api-key", "apikey", "access", "feed", "ical":
		return true
	}
	for _, w := range []string{"token", "secret", "password", "passwd", "session", "credential", "signature", "webhook", "reset-", "verify-", "confirm-", "-reset", "-verify", "-confirm"} {
		if strings.Contains(s, w) && len(s) < 40 {
			return true
		}
	}
	return false
}

// plainSegment reports whether a segment is a word, a number or a version.
func plainSegment(s string) bool {
	if s == "" || isDigits(s) {
		return true
	}
	base, _, _ := strings.Cut(s, ".")
	letters := 0
	for i := range len(base) {
		switch c := base[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' && i == 0:
			letters++
		case c == '-' || c == '_':
		case c >= '0' && c <= '9' && len(base) <= 3:
		default:
			return false
		}
	}
	return letters <= 20
}
