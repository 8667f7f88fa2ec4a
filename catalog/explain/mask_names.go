package explain

import "strings"

// place says where a name occurs: a word such as "code" names a secret in a query,
// and nothing secret in a header field.
type place uint8

const (
	inHeader place = iota
	inData         // a parameter, a member of JSON, an element or attribute of XML
)

// What is masked. The about page and the README list these words: see Masked.
var (
	// wordsAnywhere make a name secret wherever they are in it.
	wordsAnywhere = []string{
		"token", "secret", "password", "passwd", "passphrase", "passcode", "passwort", "session", "sessid", "credential", "signature",
		"authoriz", "cookie", "apikey", "accesskey", "privatekey", "secretkey", "bearer", "csrf", "xsrf", "jwt", "assertion", "verifier", "hmac", "oauth",
		"samlre", "relaystate", "viewstate", "keypairid", "webhook", "dpop",
	}
	// wordsWhole make a name secret as one of its words: X-Api-Key, user_pwd, accessKey.
	wordsWhole = []string{
		"key", "auth", "authn", "authz", "authentication", "sid", "pwd", "pw", "pass", "pin", "otp", "totp", "mfa", "nonce", "sig", "sas", "cred", "creds", "passkey",
	}
	// namesInData are names of parameters and members that are secret as a whole.
	namesInData = []string{
		"code", "state", "hash", "ticket", "policy", "appid", "challenge", "cvv", "cvc", "ssn", "kennwort", "invite", "samlart", "verify", "confirm",
	}
	// codeWords make a name ending in "code" secret: auth_code, code_challenge.
	codeWords = []string{
		"auth", "authorization", "access", "device", "user", "login", "verification", "confirmation", "confirm", "verify", "reset", "security", "sms", "recovery", "backup", "activation", "invite", "invitation", "challenge", "fa", "factor",
	}
	// publicNames look like secrets and are none.
	publicNames = []string{
		"www-authenticate", "proxy-authenticate", "access-control-allow-credentials", "sec-websocket-key", "cache-key", "surrogate-key", "x-cache-key",
		"idempotency-key", "public-key-pins", "public-key-pins-report-only", "signature-input", "keyword", "keywords", "monkey", "turkey", "hotkey", "www-authorization-scheme",
		"content-security-policy-nonce", "token_endpoint", "authorization_endpoint", "sec-fetch-user", "authentication-results",
	}
)

// Masked lists what is hidden in a report, as sentences for people. Beyond these,
// only the words of the lists that it quotes are known: a secret with a harmless
// name and no known form is shown.
func Masked() []string {
	quoteAll := func(words []string) string { return strings.Join(words, ", ") }
	return []string{
		"Cookies: the value of every pair of Cookie and Set-Cookie, and of every field, member and log column whose name has the word cookie in it.",
		"The credentials of Authorization and Proxy-Authorization, in any scheme, and what follows Basic, Bearer, Digest, Negotiate and their like anywhere.",
		"The value of any header field, query or form parameter, path parameter, member of JSON, element or attribute of XML, assignment in a script and part of a multipart form whose name contains " + quoteAll(wordsAnywhere) + "; or has one of these as a word of its own: " + quoteAll(wordsWhole) + ".",
		"Values whose names have code beside one of " + quoteAll(codeWords) + "; and outside header fields those that are named " + quoteAll(namesInData) + ".",
		"What is quoted behind such a word in a message: invalid token 'abc'.",
		"User information in any URL reference: https://user:password@host, //user:password@host, user:password@host.",
		"Tokens by their form: JSON Web Tokens, keys that start as those of AWS, GitHub, GitLab, Google, OpenAI, Slack, Stripe and others do, Telegram bot tokens, PEM private keys, and long runs of mixed letters and digits.",
		"Paths that are secrets: webhooks of Slack, Discord and others, Telegram bots, and what follows a segment such as token, reset or verify, unless it is a plain word.",
		"Options of curl and wget commands that take credentials or cookies, such as -u, -b and --oauth2-bearer.",
		"In access logs, the user name, and every column beyond those of the format that is no number, address, host name or word known to be harmless.",
		"All of this also in nested URLs, percent-encoded, in JSON strings within strings, as character references, and across folded lines.",
	}
}

// secretName reports whether a value with this name is a secret.
func secretName(name string, where place) bool {
	name = strings.Trim(name, " \t\"'")
	if name == "" || len(name) > 512 {
		return false
	}
	lower := strings.ToLower(name)
	for _, p := range publicNames {
		if lower == p {
			return false
		}
	}
	letters := onlyLetters(lower)
	for _, w := range wordsAnywhere {
		if strings.Contains(letters, w) {
			return true
		}
	}
	words := wordsOf(name)
	for _, w := range words {
		if contains(wordsWhole, w) || isKeyWord(w) {
			return true
		}
	}
	for i, w := range words {
		if w == "code" && (i > 0 && contains(codeWords, words[i-1]) || i+1 < len(words) && contains(codeWords, words[i+1])) {
			return true
		}
	}
	if where != inData || len(words) == 0 {
		return false
	}
	if contains(namesInData, letters) || contains(namesInData, words[len(words)-1]) && words[len(words)-1] != "code" && words[len(words)-1] != "state" && words[len(words)-1] != "policy" {
		return true
	}
	return false
}

// isKeyWord reports whether a word says key, token or password with another word in
// front of it: "subkey", "basicauth", "dbpass".
func isKeyWord(w string) bool {
	if contains(publicNames, w) {
		return false
	}
	for _, end := range []string{"key", "keys", "pass", "pwd", "auth", "sid"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+1 && w != "compass" && w != "bypass" && w != "inside" {
			return true
		}
	}
	return strings.HasPrefix(w, "auth") && (strings.HasPrefix(w, "authkey") || strings.HasPrefix(w, "authcode") || strings.HasPrefix(w, "authdata"))
}

// ambiguous names are as often those of something harmless: a number or a literal
// under such a name is shown.
func ambiguous(name string) bool {
	return contains([]string{"code", "state", "hash", "key", "policy", "challenge", "invite"}, onlyLetters(strings.ToLower(name)))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func onlyLetters(s string) string {
	var b []byte
	for i := range len(s) {
		if c := s[i]; c >= 'a' && c <= 'z' || c >= 0x80 {
			b = append(b, c)
		}
	}
	return string(b)
}

// wordsOf splits a name into words, in lower case: at what is no letter, and before
// a capital.
func wordsOf(name string) []string {
	var out []string
	start := 0
	flush := func(end int) {
		if start < end {
			out = append(out, strings.ToLower(name[start:end]))
		}
	}
	for i := range len(name) {
		c := name[i]
		upper := c >= 'A' && c <= 'Z'
		switch {
		case !upper && (c < 'a' || c > 'z') && c < 0x80:
			flush(i)
			start = i + 1
		case upper && i > start && (name[i-1] >= 'a' && name[i-1] <= 'z' || i+1 < len(name) && name[i+1] >= 'a' && name[i+1] <= 'z'):
			flush(i)
			start = i
		}
	}
	flush(len(name))
	return out
}
