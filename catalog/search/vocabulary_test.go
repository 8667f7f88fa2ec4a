package search

import "testing"

func TestVocabularyNamesItsSource(t *testing.T) {
	for _, c := range []struct {
		query  string
		code   int
		reason string
	}{
		{"UH", 503, "Envoy response flag UH"},
		{"response flag NR", 404, "Envoy response flag NR"},
		{"heroku H27", 499, "Heroku error code H27"},
		{`at=error code=H25 desc="HTTP restriction: oversized header" method=GET`, 502, "Heroku error code H25"},
		{"HTTP_STATUS_DENIED", 401, "WinINet constant HTTP_STATUS_DENIED"},
		{"if (status == HTTP_STATUS_PROXY_AUTH_REQ)", 407, "WinINet constant HTTP_STATUS_PROXY_AUTH_REQ"},
		{"requests.codes.legal_reasons", 451, "Python requests.codes legal_reasons"},
		{"django.core.exceptions.DisallowedHost: Invalid HTTP_HOST header", 400, "Django exception DisallowedHost"},
		{"return new UnprocessableEntityObjectResult(ModelState)", 422, "ASP.NET Core class UnprocessableEntityObjectResult"},
		{"Reading the request headers timed out.", 408, `Kestrel message "Reading the request headers timed out"`},
		{"MisdirectedException", 421, "NestJS exception MisdirectedException"},
		{"AxiosError ERR_BAD_RESPONSE", 500, "axios code ERR_BAD_RESPONSE"},
		{"GuzzleHttp\\Exception\\ClientException", 400, "Guzzle exception ClientException"},
		{"npm error code EOTP", 401, "npm error EOTP"},
		{"fatal: Authentication failed for 'https://git.example/a.git/'", 401, `git message "Authentication failed"`},
		{"Error response from daemon: container 4f5e is not running", 409, `Docker message "container not running"`},
		{"An error occurred (NoSuchKey) when calling the GetObject operation", 404, "S3 error code NoSuchKey"},
		{"TokenMismatchException after the session expires", 419, "Laravel exception TokenMismatchException"},
	} {
		top, ok := Run(c.query, Filter{}).top()
		if !ok || top.Status.Code != c.code || top.Reason != c.reason || !top.IsVocabulary() {
			t.Errorf("%q: %s, %q, vocabulary %v, want %d, %q", c.query, threeDigitsOf(top.Status), top.Reason, top.IsVocabulary(), c.code, c.reason)
		}
	}
}

func TestANumberIsNoMisspeltOther(t *testing.T) {
	for _, query := range []string{"cloudflare error 1001", "AH00999", "nginx H98"} {
		for _, r := range Run(query, Filter{}).Results {
			for _, p := range r.Parts {
				if p.How == matchNames[matchTypo] {
					t.Errorf("%q: %d by a typing mistake in %s", query, r.Status.Code, p.Term)
				}
			}
		}
	}
}

// Identifiers of two capitals are everyday words in small letters, and words of a
// sentence in capitals.
func TestShortIdentifiersMatchInTheirCaseOnly(t *testing.T) {
	for _, query := range []string{"uh", "nr", "si"} {
		for _, r := range Run(query, Filter{}).Results {
			if r.IsVocabulary() {
				t.Errorf("%q: %d for %s", query, r.Status.Code, r.Reason)
			}
		}
	}
}
