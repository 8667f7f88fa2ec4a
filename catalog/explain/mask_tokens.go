package explain

import "strings"

// tokenStarts are how tokens of known services start, each with the number of bytes
// that follow at least.
var tokenStarts = []struct {
	start string
	least int
}{
	{"eyJ", 8},
	{"ghp_", 6},
	{"gho_", 6},
	{"ghu_", 6},
	{"ghs_", 6},
	{"ghr_", 6},
	{"github_pat_", 6},
	{"glpat-", 6},
	{"gldt-", 6},
	{"glrt-", 6},
	{"glsa_", 6},
	{"glc_", 8},
	{"xoxb-", 6},
	{"xoxp-", 6},
	{"xoxa-", 6},
	{"xoxr-", 6},
	{"xoxs-", 6},
	{"xoxe-", 6},
	{"xoxe.", 6},
	{"xoxc-", 6},
	{"xoxd-", 6},
	{"xapp-", 6},
	{"sk-", 12},
	{"sk_live_", 4},
	{"sk_test_", 4},
	{"pk_live_", 4},
	{"pk_test_", 4},
	{"rk_live_", 4},
	{"rk_test_", 4},
	{"whsec_", 4},
	{"AKIA", 12},
	{"ASIA", 12},
	{"ABIA", 12},
	{"ACCA", 12},
	{"AIza", 12},
	{"ya29.", 6},
	{"GOCSPX-", 6},
	{"1//0", 20},
	{"SG.", 12},
	{"hf_", 12},
	{"npm_", 12},
	{"pypi-", 12},
	{"dckr_pat_", 6},
	{"dop_v1_", 6},
	{"doo_v1_", 6},
	{"shpat_", 6},
	{"shpss_", 6},
	{"shpca_", 6},
	{"shppa_", 6},
	{"hvs.", 6},
	{"hvb.", 6},
	{"lin_api_", 6},
	{"ntn_", 12},
	{"secret_", 12},
	{"PMAK-", 8},
	{"NRAK-", 8},
	{"NRII-", 8},
	{"sntrys_", 6},
	{"sntryu_", 6},
	{"dapi", 28},
	{"sq0atp-", 6},
	{"sq0csp-", 6},
	{"EAAA", 30},
	{"AGE-SECRET-KEY-", 6},
	{"rubygems_", 8},
	{"tfp_", 12},
	{"atlasv1.", 8},
	{"figd_", 8},
	{"CFPAT-", 8},
	{"pat-", 20},
	{"key-", 24},
	{"xkeysib-", 8},
	{"rpa_", 16},
	{"r8_", 20},
	{"gsk_", 16},
	{"pplx-", 16},
	{"AQ.", 20},
	{"v1.0-", 40},
	{"ATATT3", 12},
	{"ATCTT3", 12},
	{"patq", 40},
}

// scanTokens finds words that are tokens by their form, and those behind the name of
// an authentication scheme.
func scanTokens(s string, secret func(start, end int)) {
	for from := 0; ; { // PEM
		i := strings.Index(s[from:], "-----BEGIN ")
		if i < 0 {
			break
		}
		start := from + i + len("-----BEGIN ")
		from = start
		label, _, _ := strings.Cut(s[start:min(len(s), start+64)], "-----")
		if !strings.Contains(label, "PRIVATE") && !strings.Contains(label, "SECRET") {
			continue
		}
		start = min(len(s), start+len(label)+len("-----"))
		end := len(s)
		if i := strings.Index(s[start:], "-----END"); i >= 0 {
			end = start + i
		}
		secret(start, end)
		from = end
	}
	previous := ""
	for i := 0; i < len(s); {
		if !isTokenByte(s[i]) {
			if !isSpace(s[i]) {
				previous = ""
			}
			i++
			continue
		}
		start := i
		for i < len(s) && isTokenByte(s[i]) {
			i++
		}
		word := s[start:i]
		switch {
		case isCredentialScheme(previous) && credential(word):
			secret(start, i)
		case i < len(s) && s[i] == ':' && len(word) >= 8 && len(word) <= 10 && isDigits(word): // a Telegram bot's
			end := i + 1
			for end < len(s) && isTokenByte(s[end]) {
				end++
			}
			if n := end - i - 1; n >= 30 && n <= 40 {
				secret(start, end)
				i = end
			}
		default:
			tokensIn(s, start, i, secret)
		}
		previous = word
	}
}

// tokensIn looks at a word, and at each part of it behind a mark.
func tokensIn(s string, start, end int, secret func(start, end int)) {
	if looksLikeToken(s[start:end]) {
		secret(start, end)
		return
	}
	for i := start; i < end; i++ {
		if i > start && isWordByte(s[i-1]) {
			continue
		}
		for _, t := range tokenStarts {
			if end-i >= len(t.start)+t.least && strings.HasPrefix(s[i:end], t.start) {
				secret(i, end)
				return
			}
		}
	}
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// isTokenByte reports bytes of token68 (RFC 9110, section 11.2), but for the slash,
// which separates the segments of paths.
func isTokenByte(c byte) bool { return isWordByte(c) || strings.IndexByte("-_.+=~", c) >= 0 }

// isCredentialScheme reports whether the word behind this one is a credential.
func isCredentialScheme(w string) bool {
	switch strings.ToLower(w) {
	case "bearer", "basic", "negotiate", "ntlm", "dpop", "ssws", "kerberos":
		return true
	}
	return false
}

// credential tells credentials from parameters and prose.
func credential(w string) bool {
	eq := strings.IndexByte(strings.TrimRight(w, "="), '=')
	if eq >= 0 || len(w) < 4 {
		return false
	}
	switch strings.ToLower(strings.Trim(w, ".-=")) {
	case "realm", "auth", "authentication", "authorization", "token", "tokens", "scheme", "challenge", "credentials", "header", "http", "over", "with", "error", "scope", "charset", "usage", "information":
		return false
	}
	return true
}

// looksLikeToken reports a long run of letters of both cases and digits, which is no
// word: base64 and the like. Hex, as in entity tags and UUIDs, has one case only.
func looksLikeToken(w string) bool {
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

// combined reports short options of which the last takes a credential: -u, -sSu.
func combined(option string) bool {
	n := len(option)
	return n > 1 && n < 7 && option[1] != '-' && strings.IndexByte("uUb", option[n-1]) >= 0 && onlyLetters(strings.ToLower(option)) == strings.ToLower(option[1:])
}

// scanProse finds what is quoted behind a word for a secret, as in messages of
// errors: invalid token 'abc'.
func scanProse(s string, secret func(start, end int)) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		lower = s
	}
	for _, word := range []string{"token", "password", "passwd", "secret", "key", "cookie", "session", "credentials", "credential", "session id"} {
		for from := 0; ; {
			i := strings.Index(lower[from:], word)
			if i < 0 {
				break
			}
			from += i + len(word)
			v := from
			for _, between := range []string{" is", " was", " of", " value", " id", ":", " "} {
				if strings.HasPrefix(lower[v:], between) {
					v += len(between)
				}
			}
			if v == from || v >= len(s) {
				continue
			}
			for v < len(s) && s[v] == ' ' {
				v++
			}
			if v < len(s) && isQuote(s[v]) {
				secret(v+1, v+1+indexAny(s[v+1:min(len(s), v+2000)], s[v:v+1]+"\n"))
			} else if end := v + indexAny(s[v:], " \t\r\n,;\"'<>&)"); end-v >= 8 && strings.ContainsAny(s[v:end], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") && !strings.ContainsAny(s[v+1:end], ":/=") && strings.ToLower(s[v+1:end]) != s[v+1:end] {
				secret(v, end)
			}
		}
	}
}

// scanCommand finds credentials among the options of curl and wget.
func scanCommand(s string, secret func(start, end int)) {
	if !strings.Contains(s, "curl") && !strings.Contains(s, "wget") && !strings.Contains(s, "http") {
		return
	}
	command := strings.Contains(s, "curl") || strings.Contains(s, "wget") || strings.Contains(s, "http -") || strings.Contains(s, "https -") || strings.Contains(s, "xh -")
	for i := 0; i+2 < len(s); i++ {
		if s[i] != '-' || i > 0 && !isSpace(s[i-1]) && !isQuote(s[i-1]) {
			continue
		}
		end := i + indexAny(s[i:], " \t\r\n=")
		option := s[i:end]
		short := combined(option) || option == "-U" || option == "-b" || option == "-E" || option == "-a"
		glued := len(option) > 2 && option[1] != '-' && strings.IndexByte("uUbE", option[1]) >= 0
		if (short || glued) && !command {
			continue
		}
		switch {
		case glued:
			end = i + 2
		case short:
		case contains([]string{"--user", "--proxy-user", "--oauth2-bearer", "--cookie", "--pass", "--proxy-pass", "--cert", "--tlspassword", "--password", "--http-password", "--proxy-password", "--ftp-password", "--auth", "--bearer", "--http-user"}, option):
		default:
			continue
		}
		for end < len(s) && (s[end] == ' ' || s[end] == '=' && !glued) {
			end++
		}
		if end >= len(s) {
			return
		}
		if isQuote(s[end]) {
			secret(end+1, quotedEnd(s, end))
		} else {
			secret(end, end+indexAny(s[end:], " \t\r\n\"'`"))
		}
	}
}
