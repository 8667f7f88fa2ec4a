package explain

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSecretsAreMaskedAndTheRestIsNot(t *testing.T) {
	for line, want := range map[string]string{
		"Authorization: Bearer abc.def":                                   "Authorization: Bearer •••",
		"authorization: Basic dXNlcjpwYXNz":                               "authorization: Basic •••",
		"Authorization: abcdef":                                           "Authorization: •••",
		"Proxy-Authorization: Digest username=\"a\", response=\"b\"":      "Proxy-Authorization: Digest •••",
		"Cookie: a=1; theme=dark":                                         "Cookie: a=•••; theme=•••",
		"Set-Cookie: sid=31d4d96e407aad42; Path=/; HttpOnly":              "Set-Cookie: sid=•••; Path=/; HttpOnly",
		"X-Api-Key: abc":                                                  "X-Api-Key: •••",
		"X-CSRF-Token: abc":                                               "X-CSRF-Token: •••",
		"X-Amz-Security-Token: abc":                                       "X-Amz-Security-Token: •••",
		"Location: /cb?code=4711&state=xyz&lang=de":                       "Location: /cb?code=•••&state=•••&lang=de",
		"Location: https://a.example/#access_token=abc&token_type=x":      "Location: https://a.example/#access_token=•••&token_type=•••",
		"Referer: https://user:pass@a.example/x":                          "Referer: https://•••@a.example/x",
		"Location: /f?X-Amz-Signature=abc&X-Amz-Date=20261124":            "Location: /f?X-Amz-Signature=•••&X-Amz-Date=20261124",
		`{"access_token":"abc","expires_in":3600}`:                        `{"access_token":"•••","expires_in":3600}`,
		`{"user":"anna","password": "a\"b","x":1}`:                        `{"user":"anna","password": "•••","x":1}`,
		"a JWT eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefg in a text":    "a JWT ••• in a text",
		"curl -H 'Authorization: Bearer sesame-open'":                     "curl -H 'Authorization: Bearer •••'",
		"X-Id: ghp_abcdefghijklmnopqrstuvwxyz0123456789":                  "X-Id: •••",
		"WWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"": "WWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"",
		"WWW-Authenticate: Basic realm=\"Staff\"":                         "WWW-Authenticate: Basic realm=\"Staff\"",
		"ETag: \"d41d8cd98f00b204e9800998ecf8427e\"":                      "ETag: \"d41d8cd98f00b204e9800998ecf8427e\"",
		"Cache-Control: max-age=3600":                                     "Cache-Control: max-age=3600",
		"Strict-Transport-Security: max-age=31536000; includeSubDomains":  "Strict-Transport-Security: max-age=31536000; includeSubDomains",
		"Content-Type: multipart/byteranges; boundary=THIS_SEPARATES":     "Content-Type: multipart/byteranges; boundary=THIS_SEPARATES",
		"Location: https://example.org/a?page=2&q=tokens":                 "Location: https://example.org/a?page=2&q=tokens",
		"Content-Security-Policy: default-src 'none'; script-src 'self'":  "Content-Security-Policy: default-src 'none'; script-src 'self'",
		"X-Request-Id: 7c0a5e1e-8f0d-4a3a-9a5c-2f0d1c9e3b77":              "X-Request-Id: 7c0a5e1e-8f0d-4a3a-9a5c-2f0d1c9e3b77",
		"Vary: Cookie, Authorization":                                     "Vary: Cookie, Authorization",
		"Access-Control-Allow-Headers: Authorization, X-Api-Key":          "Access-Control-Allow-Headers: Authorization, X-Api-Key",
		"Access-Control-Allow-Credentials: true":                          "Access-Control-Allow-Credentials: true",
		"GET /status/404?x=1 HTTP/1.1":                                    "GET /status/404?x=1 HTTP/1.1",
		"GET /reset?token=abc HTTP/1.1":                                   "GET /reset?token=••• HTTP/1.1",
		"X-Debug: password=two words&x=1":                                 "X-Debug: password=•••&x=1",
		"Location: /a?password=a b c&token=d e&x=1":                       "Location: /a?password=•••&token=•••&x=1",
		"GET /a?token=abc HTTP/1.1 and b&c":                               "GET /a?token=••• HTTP/1.1 and b&c",
		"Idempotency-Key: 8e03978e":                                       "Idempotency-Key: 8e03978e",
		"Host: auth.example.org:8443":                                     "Host: auth.example.org:8443",
		"Host: auth:8443":                                                 "Host: auth:8443",
		"Location: https://token.example.org:8443/@anna/react@18":         "Location: https://token.example.org:8443/@anna/react@18",
		"Link: <mailto:anna@example.org>; rel=author":                     "Link: <mailto:anna@example.org>; rel=author",
		"Date: Tue, 24 Nov 2026 10:00:00 GMT":                             "Date: Tue, 24 Nov 2026 10:00:00 GMT",
		"Content-Disposition: attachment; filename=\"a.txt\"":             "Content-Disposition: attachment; filename=\"a.txt\"",
		`{"status": 404, "code": 404, "error": "not found"}`:              `{"status": 404, "code": 404, "error": "not found"}`,
		"GET /webhooks/github HTTP/1.1":                                   "GET /webhooks/github HTTP/1.1",
		"POST /login/reset-password HTTP/1.1":                             "POST /login/reset-password HTTP/1.1",
		"Referrer-Policy: no-referrer":                                    "Referrer-Policy: no-referrer",
	} {
		if got := string(mask(line)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", line, got, want)
		}
	}
}

// Each line has the marker in the place of a secret. They are kinds: what is written
// around the secret, and how it is encoded.
func TestNoKindOfSecretIsShown(t *testing.T) {
	for _, line := range secretLines(t) {
		if got := string(mask(line)); containsMarker(got) {
			t.Errorf("%s\nis shown as\n%s", line, got)
		}
	}
}

func TestNoSecretOverSeveralLinesIsShown(t *testing.T) {
	for _, text := range secretTexts {
		if got := string(mask(text)); containsMarker(got) {
			t.Errorf("%s\nis shown as\n%s", text, got)
		}
	}
}

// Logs have bytes that are no UTF-8: the names of users and files, cut lines.
func TestPrivateColumnsAreMaskedAlsoAfterBytesThatAreNoText(t *testing.T) {
	for _, odd := range []string{"", "\xff", "\xff\xfe\xfd", "a\xc7b", "é\xc3", "\xc7\xc7\xc7 \xbd"} {
		line := `192.0.2.1 - - [24/Nov/2026:00:00:00 +0000] "GET /` + odd + ` HTTP/1.1" 201 5 "-" "curl" "sesame open` + odd + `"` + "\n"
		r, err := Run(t.Context(), strings.NewReader(line), Options{})
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		report, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if shown := string(report) + r.Text() + r.Markdown(); strings.Contains(shown, "sesame") || !utf8.ValidString(shown) {
			t.Errorf("%q: the secret, or a part of a character, is shown:\n%s", line, shown)
		}
	}
}
