package source

import (
	"net/http"
	"slices"
	"testing"
)

// Go may take over a new phrase; then the exception can go.
func TestEveryListedExceptionOfStatusTextIsStillOne(t *testing.T) {
	for n, text := range goPhrases {
		if got := http.StatusText(n); got != text || got == registered[n] {
			t.Errorf("%d: http.StatusText says %q, the list %q, the registry %q", n, got, text, registered[n])
		}
	}
}

func TestTheRegistryHas64Codes(t *testing.T) {
	if len(registered) != 64 {
		t.Errorf("got %d", len(registered))
	}
	for n := range registryRemarks {
		if registered[n] == "" {
			t.Errorf("there is a remark on %d, which is not in the registry", n)
		}
	}
}

func TestAnRFCIsNamedByNumberAndSection(t *testing.T) {
	for id, want := range map[string]string{
		"rfc9110-15.5.5": "RFC 9110 (HTTP Semantics), section 15.5.5 https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5",
		"rfc9110-B.2":    "RFC 9110 (HTTP Semantics), appendix B.2 https://www.rfc-editor.org/rfc/rfc9110.html#appendix-B.2",
		"rfc9457":        "RFC 9457, Problem Details for HTTP APIs https://www.rfc-editor.org/rfc/rfc9457.html",
	} {
		if src, ok := rfcSource(id); !ok || src.Title+" "+src.URL != want || src.Kind != "primary" {
			t.Errorf("%s is %q %q (%s), want %q", id, src.Title, src.URL, src.Kind, want)
		}
	}
	for _, id := range []string{"rfc1", "rfc", "RFC9110", "cloudflare-522"} {
		if src, ok := rfcSource(id); ok {
			t.Errorf("%s is taken for %q", id, src.Title)
		}
	}
}

func TestSentencesEndBeforeACapital(t *testing.T) {
	got := sentences("Wait. HTTP/1.1 asks for it! Why? e.g. 3.5 seconds. then go")
	want := []string{"Wait.", "HTTP/1.1 asks for it!", "Why? e.g. 3.5 seconds. then go"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRenderedArticlesHaveNoSpaceBetweenBlocks(t *testing.T) {
	for markdown, want := range map[string]string{
		"One\ntwo `x`\nthree.\n\nFour.": "<p>One two <code>x</code> three.</p><p>Four.</p>",
		"- a\n- b":                      "<ul><li>a</li><li>b</li></ul>",
		"```\na\n\nb < c\n```\n\nend":   "<pre><code>a\n\nb &lt; c\n</code></pre><p>end</p>",
		"| a |\n| - |\n| b |":           "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
		"## If you see it":              `<h2 id="if-you-see-it">If you see it</h2>`,
	} {
		if got, err := render(markdown); err != nil || got != want {
			t.Errorf("%q renders as\n%s\nwant\n%s (%v)", markdown, got, want, err)
		}
	}
}

func TestARequiredFieldMayBeEmptyAndAnotherMayStandIn(t *testing.T) {
	allow := code{record: record{
		Code: 405, Phrase: "Method Not Allowed", Content: ruleRecord{Rule: "allowed"},
		Fields: []fieldRecord{{Name: "Allow", In: "response", Need: "must"}},
	}}
	resp, content, err := parseResponse("HTTP/1.1 405 Method Not Allowed\nDate: Mon, 23 Nov 2026 09:30:00 GMT\nAllow:\nContent-Length: 0\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := allow.disagreements(resp, content); len(got) > 0 {
		t.Errorf("an empty Allow field (RFC 9110, section 10.2.1) is refused: %q", got)
	}

	ranges := code{record: record{
		Code: 206, Phrase: "Partial Content", Content: ruleRecord{Rule: "allowed"},
		Fields: []fieldRecord{{Name: "Content-Range", In: "response", Need: "must"}},
	}}
	resp, content, err = parseResponse("HTTP/1.1 206 Partial Content\nDate: Mon, 23 Nov 2026 09:30:00 GMT\nContent-Type: multipart/byteranges; boundary=x\nContent-Length: 0\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := ranges.disagreements(resp, content); len(got) > 0 {
		t.Errorf("a multipart 206 has Content-Range in its parts (RFC 9110, section 15.3.7.2): %q", got)
	}
}

func TestAnUnusedCodeIsShownUnderItsAlias(t *testing.T) {
	teapot := code{record: record{Code: 418, Phrase: "(Unused)", Aliases: []string{"I'm a teapot"}}}
	if got := teapot.examplePhrase(); got != "I'm a teapot" {
		t.Errorf("got %q", got)
	}
}
