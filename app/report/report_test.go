package report

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

func drawn(t *testing.T, text string) string {
	t.Helper()
	r, err := explain.Run(t.Context(), strings.NewReader(text), explain.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return HTML(r, func(path string) string { return "/docs" + path }, "p-")
}

const date = "Date: Tue, 24 Nov 2026 10:00:00 GMT\n"

// Whatever the input holds is text in the report, never markup.
func TestInputIsNeverMarkup(t *testing.T) {
	const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>&lt;`
	for _, text := range []string{
		"HTTP/1.1 405 " + attack + "\nX-" + attack + ": " + attack + "\n" + attack + "\n\n" + attack + "\n",
		"GET /" + attack + " HTTP/1.1\nHost: " + attack + "\n\nHTTP/1.1 302 Found\nLocation: " + attack + "\n\n",
		`192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /` + strings.ReplaceAll(attack, `"`, `\"`) + ` HTTP/1.1" 404 5` + "\n",
		`{"log":{"entries":[{"request":{"method":"<b>","url":"https://a/<img src=x>"},"response":{"status":405,"statusText":"<script>","headers":[{"name":"<i>","value":"<u>"}]}}]}}`,
	} {
		doc, err := html.Parse(strings.NewReader(drawn(t, text)))
		if err != nil {
			t.Fatal(err)
		}
		var walk func(n *html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode {
				switch n.Data {
				case "img", "script", "b", "i", "u":
					if !(n.Data == "b" && n.FirstChild.Data == "Fix:") {
						t.Errorf("the input became an element %s", n.Data)
					}
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
						t.Errorf("the input became the attribute %s", a.Key)
					}
				}
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(doc)
	}
}

func TestAReportShowsCardLinesAndFindings(t *testing.T) {
	got := drawn(t, "HTTP/1.1 405 Method Not Allowed\n"+date+"\n")
	for _, want := range []string{
		`<h2 id="p-report" tabindex="-1">1 exchange: 1 MUST violation</h2>`,
		`<a href="/docs/status/405/" class="card-link"><span class="num">405</span> <span class="phrase">Method Not Allowed</span></a>`,
		`<mark>HTTP/1.1 405 Method Not Allowed</mark> <a class="ref" href="#p-f1-1" aria-label="Finding 1">1</a>`,
		`<li class="finding" id="p-f1-1" data-severity="MUST" data-rule="405-allow">`,
		`href="https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %s:\n%s", want, got)
		}
	}
}

func TestCodesWithoutAnEntryTellHowClientsTreatThem(t *testing.T) {
	for code, want := range map[string]string{
		"471": `href="/docs/status/4xx/"`,
		"777": "Not a valid HTTP status code",
		"418": "(Unused)",
	} {
		if got := drawn(t, "HTTP/1.1 "+code+" X\n"+date+"\n"); !strings.Contains(got, want) {
			t.Errorf("%s: the report lacks %s", code, want)
		}
	}
}

// Every link within a report leads to an element of it, and no two elements have
// the same ID.
func TestLinksWithinAReportLeadSomewhere(t *testing.T) {
	var many strings.Builder
	for range 30 {
		many.WriteString("HTTP/1.1 405 No\n" + date + "\nHTTP/1.1 200 OK\n" + date + "\n")
	}
	var log strings.Builder
	for range 30 {
		log.WriteString(`192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 499 5` + "\n")
	}
	for name, text := range map[string]string{
		"one": "HTTP/1.1 405 No\n\n", "two": "HTTP/1.1 405 No\n\nHTTP/1.1 401 No\n\n", "many": many.String(), "log": log.String(),
		"one line of a log": `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 499 5`,
	} {
		got := drawn(t, text)
		ids := map[string]bool{}
		for _, part := range strings.Split(got, ` id="`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if ids[id] {
				t.Errorf("%s: two elements have the ID %s", name, id)
			}
			ids[id] = true
		}
		for _, part := range strings.Split(got, ` href="#`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if !ids[id] {
				t.Errorf("%s: a link leads to %s, which is not there", name, id)
			}
		}
	}
}

func TestFindingsAreListedByRuleOnlyWhereExchangesAreMany(t *testing.T) {
	for name, exchange := range map[string]string{
		"messages": "HTTP/1.1 405 No\n" + date + "\n",
		"a log":    `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 306 5` + "\n",
	} {
		for n, want := range map[int]bool{1: false, 2: false, 5: false, 6: true, 40: true} {
			got := drawn(t, strings.Repeat(exchange, n))
			if has := strings.Contains(got, "By rule"); has != want {
				t.Errorf("%d exchanges of %s are listed by rule: %t", n, name, has)
			}
			if shown := strings.Count(got, `class="finding" id=`); !want && shown < n {
				t.Errorf("of %d exchanges of %s only %d findings are shown:\n%s", n, name, shown, got)
			}
		}
	}
}

func TestALogHasAChartAndATable(t *testing.T) {
	got := drawn(t, `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5
192.0.2.1 - - [24/Nov/2026:10:05:00 +0000] "GET /b HTTP/1.1" 404 5
192.0.2.1 - - [24/Nov/2026:10:05:00 +0000] "GET /b HTTP/1.1" 404 5
192.0.2.1 - - [24/Nov/2026:10:09:00 +0000] "GET /c HTTP/1.1" 1234 5
`)
	for _, want := range []string{
		`aria-label="Entries from 2026-11-24 10:00:00 to 2026-11-24 10:09:00, at most 2 in 15 seconds"`,
		`<title>2026-11-24 10:05:00: 2 4xx</title>`,
		`<rect class="k4"`,
		`<td class="figure">50.0%</td>`,
		`<code>/b</code> <span class="meta">2</span>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %s:\n%s", want, got)
		}
	}
}
