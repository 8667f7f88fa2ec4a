package app

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/statusdeck/statusdeck/catalog"
)

// everyPage lists all routes, with the pages that have no file.
func everyPage() []Route {
	return append(Routes(), Route{Kind: KindNotFound}, Route{Kind: KindUnassigned, Code: 471, Slug: "4xx"})
}

func TestEveryPageHasOneHeadingAndDistinctIDs(t *testing.T) {
	for _, r := range everyPage() {
		main := page(t, &Shell{Route: r, Repo: "https://git.example/statusdeck"})
		headings, ids := 0, map[string]bool{}
		for n := range main.Descendants() {
			if n.Data == "h1" {
				headings++
			}
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s has the id %q twice", r.Path(), id)
				}
				ids[id] = true
			}
		}
		if headings != 1 {
			t.Errorf("%s has %d headings of level 1", r.Path(), headings)
		}
		for n := range main.Descendants() {
			if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !ids[id] {
				t.Errorf("%s links to #%s, which is not on the page", r.Path(), id)
			}
		}
		if meta := MetaOf(r); meta.Title == "" || meta.Description == "" {
			t.Errorf("%s lacks a title or a description", r.Path())
		}
	}
}

func TestLinksOfPagesLeadToPages(t *testing.T) {
	documents := map[string]bool{"/choose/": true, "/compare/": true, "/explain/": true, "/embed/": true}
	for _, p := range catalog.Pairs() {
		documents[PairPath(p)] = true
	}
	for _, r := range everyPage() {
		for n := range page(t, &Shell{Route: r}).Descendants() {
			href := attr(n, "href")
			if n.Data != "a" || !strings.HasPrefix(href, "/") || hasAttr(n, "data-file") {
				continue
			}
			path, _, _ := strings.Cut(href, "?")
			path, _, _ = strings.Cut(path, "#")
			if ParsePath(path).Kind == KindNotFound && !documents[path] && strings.HasSuffix(path, "/") {
				t.Errorf("%s links to %s, which is no page", r.Path(), href)
			}
		}
	}
}

func TestTheAnswerComesBeforeWhereACodeComesFrom(t *testing.T) {
	s := &Shell{Route: Route{Kind: KindCode, Code: 404}, Article: `<h2 id="what-it-means">What it means</h2><p>x</p>`}
	got := text(page(t, s))
	last := -1
	for _, want := range []string{"Not Found", "Cacheable by default", "Do not retry", "Content allowed", "RFC 9110 §15.5.5", "Owner", "Means", "What it means", "All facts", "Other 4xx Client Error codes"} {
		at := strings.Index(got, want)
		if at <= last {
			t.Errorf("%q is missing or comes too early", want)
		}
		last = at
	}
}

func TestACodePageListsTheOtherCodesOfItsClass(t *testing.T) {
	for _, s := range catalog.All() {
		main := page(t, &Shell{Route: Route{Kind: KindCode, Code: s.Code}})
		lists := all(main, "same-class")
		if s.Class() == catalog.ClassOutside {
			if len(lists) != 0 {
				t.Errorf("%d has a list of its class", s.Code)
			}
			continue
		}
		list := text(lists[0])
		for _, o := range catalog.ByClass(s.Class()) {
			if has := strings.Contains(list, threeDigits(o.Code)+" "+o.Phrase) && strings.Contains(list, typographic(lowerFirst(o.UseCase))); has != (o != s) {
				t.Errorf("the list of %d has %d: %t", s.Code, o.Code, has)
			}
		}
	}
}

func TestAConstantIsOfferedBeforeALanguageWasChosen(t *testing.T) {
	main := page(t, &Shell{Route: Route{Kind: KindCode, Code: 404}})
	var offered, copies int
	for n := range main.Descendants() {
		if hasAttr(n, "data-constant") && attr(n, "data-copy") == "http.StatusNotFound" {
			offered++
		}
		if strings.HasPrefix(attr(n, "aria-label"), "Copy ") && attr(n, "data-copy") != "" {
			copies++
		}
	}
	s, _ := catalog.Lookup(404)
	if offered != 1 || copies < len(s.Constants) {
		t.Errorf("%d constants are offered at the top and %d of %d can be copied", offered, copies, len(s.Constants))
	}
}

func TestFirstSentence(t *testing.T) {
	for prose, want := range map[string]string{
		"":                                   "",
		"<p>One. Two.</p>":                   "One.",
		"<p>Only <em>one</em></p>":           "Only one",
		"<p>a &lt; b &amp; c. Next.</p>":     "a < b & c.",
		"\n<p>See <code>x.y</code> now.</p>": "See x.y now.",
	} {
		if got := FirstSentence(prose); got != want {
			t.Errorf("the first sentence of %q is %q, want %q", prose, got, want)
		}
	}
}

func TestWhenSentencesHaveALineForEachCode(t *testing.T) {
	lines := strings.Split(WhenSentences(func(code int) string {
		if code != 404 {
			return ""
		}
		return "<h2 id=\"when-to-send-it\">When to send it</h2><p>Send it\nnow. Later.</p><h2 id=\"x\">X</h2>"
	}), "\n")
	if len(lines) != len(catalog.All())+1 {
		t.Fatalf("%d lines for %d codes", len(lines)-1, len(catalog.All()))
	}
	for i, s := range catalog.All() {
		want := ""
		if s.Code == 404 {
			want = "Send it now."
		}
		if lines[i] != want {
			t.Errorf("the line of %d is %q", s.Code, lines[i])
		}
	}
}

func TestMessagesAreMarkedAndKeepTheirText(t *testing.T) {
	for _, c := range []struct{ message, want string }{
		{"GET / HTTP/1.1", "<b>GET / HTTP/1.1</b>"},
		{"HTTP/1.1 200 OK\nA: b\n\n{\"n\": \"a\\\"b\", \"m\": 1}", `<b>HTTP/1.1 200 OK</b>` + "\n" + `<span class="h-name">A</span>: b` + "\n\n" + `{<span class="h-name">"n"</span>: <span class="j-text">"a\"b"</span>, <span class="h-name">"m"</span>: 1}`},
		{"HTTP/1.1 200 OK\n\n{\"open", "<b>HTTP/1.1 200 OK</b>\n\n{\"open"},
		{"HTTP/1.1 200 OK\nno field\n\n<p>", "<b>HTTP/1.1 200 OK</b>\nno field\n\n&lt;p&gt;"},
	} {
		var m Markup
		m.Open("pre")
		writeHTTP(&m, c.message)
		m.Close("pre")
		if want := "<pre>" + c.want + "</pre>"; m.String() != want {
			t.Errorf("%q became\n%s\nwant\n%s", c.message, m.String(), want)
		}
	}
	for _, s := range catalog.All() {
		for _, x := range s.Example.Exchanges {
			for _, message := range append([]string{x.Request}, x.Responses...) {
				var m Markup
				m.Open("pre")
				writeHTTP(&m, message)
				m.Close("pre")
				if got := textAsIs(t, m.String()); got != message {
					t.Errorf("a message of %d became %q, want %q", s.Code, got, message)
				}
			}
		}
	}
}

// textAsIs returns the text of markup as it is.
func textAsIs(t *testing.T, markup string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// Quotation marks are typographic on every page; code, and values such as
// rel="next", have straight ones.
func TestNoPageMixesQuotationMarks(t *testing.T) {
	value := regexp.MustCompile(`="[^"]*"`)
	for _, r := range everyPage() {
		main := page(t, &Shell{Route: r})
		for n := range main.Descendants() {
			if n.Type != html.TextNode || inCode(n) {
				continue
			}
			if strings.ContainsAny(value.ReplaceAllString(n.Data, ""), "\"'") {
				t.Errorf("%s: %q", r.Path(), n.Data)
			}
		}
	}
}

func inCode(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "code", "pre", "kbd", "textarea", "option":
			return true
		}
	}
	return false
}
