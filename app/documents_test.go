package app

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/statusdeck/statusdeck/catalog"
)

// parsed returns the markup of a document as a tree.
func parsed(t *testing.T, markup string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<main>" + markup + "</main>"))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// named returns the elements with a tag name, in the order of the page.
func named(n *html.Node, tag string) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == tag {
			out = append(out, c)
		}
	}
	return out
}

// advice is an article with the sections that a comparison quotes.
func advice(code int) string {
	if code == 499 {
		return `<h2 id="what-it-means">What it means</h2><p>Meaning of 499.</p>`
	}
	return fmt.Sprintf(`<h2 id="what-it-means">What it means</h2><p>Meaning of %[1]d.</p><h2 id="when-to-send-it">When to send it</h2><p>Advice on %[1]d.</p><h2 id="more">More</h2>`, code)
}

func comparisonOf(t *testing.T, a, b int) Document {
	t.Helper()
	p, ok := catalog.PairOf(a, b)
	if !ok {
		t.Fatalf("the catalog has no pair %d and %d", a, b)
	}
	for _, d := range Comparisons(advice, Links{Base: "/docs/"}) {
		if d.Meta.Path == PairPath(p) {
			return d
		}
	}
	t.Fatalf("there is no page for the pair %d and %d", a, b)
	return Document{}
}

func TestAComparisonShowsTheRuleThenTheFactsThatDiffer(t *testing.T) {
	d := comparisonOf(t, 401, 403)
	root := parsed(t, d.Markup)
	p, _ := catalog.PairOf(401, 403)
	if rules := all(root, "rule"); len(rules) != 1 || !strings.Contains(text(rules[0]), text(parsed(t, plain(p.Rule)))[:20]) {
		t.Errorf("the rule is %v", rules)
	}
	groups := named(root, "tbody")
	if len(groups) != 2 || attr(groups[0], "class") != "differs" || attr(groups[1], "class") != "same" {
		t.Fatalf("the table has %d groups", len(groups))
	}
	for _, group := range groups {
		rows := named(group, "tr")[1:] // the first names the group
		for _, row := range rows {
			cells := named(row, "td")
			if len(cells) != 2 {
				t.Fatalf("the row %q has %d cells", text(row), len(cells))
			}
			differs := attr(group, "class") == "differs"
			// Sources may differ although the facts are the same.
			one, other := withoutSources(cells[0]), withoutSources(cells[1])
			if (one != other) != differs {
				t.Errorf("the group %q has the row %q: %q and %q", attr(group, "class"), text(named(row, "th")[0]), one, other)
			}
		}
		if attr(group, "class") == "differs" {
			if title, want := text(named(group, "th")[0]), fmt.Sprintf("≠ %d differences", len(rows)); title != want {
				t.Errorf("the group is called %q, want %q", title, want)
			}
		}
	}
}

// withoutSources returns the text of a cell without the links to its sources.
func withoutSources(cell *html.Node) string {
	facts := text(cell)
	for _, source := range all(cell, "src") {
		facts = strings.Replace(facts, text(source), "", 1)
	}
	return strings.TrimSpace(facts)
}

func TestAComparisonQuotesTheArticlesAndShowsBothExamples(t *testing.T) {
	root := parsed(t, comparisonOf(t, 401, 403).Markup)
	sides := all(root, "side")
	var advised, examples []string
	for _, side := range sides {
		if strings.Contains(attr(side, "class"), "prose") {
			advised = append(advised, text(side))
		}
		if len(named(side, "figure")) > 0 {
			examples = append(examples, text(named(side, "h3")[0]))
		}
	}
	if want := []string{"401 Unauthorized Advice on 401.", "403 Forbidden Advice on 403."}; fmt.Sprint(advised) != fmt.Sprint(want) {
		t.Errorf("the advice is %q, want %q", advised, want)
	}
	if want := []string{"401 Unauthorized", "403 Forbidden"}; fmt.Sprint(examples) != fmt.Sprint(want) {
		t.Errorf("there are examples of %q, want %q", examples, want)
	}
	for _, a := range named(root, "a") {
		if href := attr(a, "href"); strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "/docs/") {
			t.Errorf("the link %q leaves the base path", href)
		}
	}
}

func TestACodeThatNobodySendsIsComparedByWhatItMeans(t *testing.T) {
	for _, p := range catalog.PairsOf(499) {
		root := parsed(t, comparisonOf(t, p.A, p.B).Markup)
		found := false
		for _, side := range all(root, "prose") {
			found = found || strings.Contains(text(side), "Meaning of 499.")
		}
		if !found {
			t.Errorf("the comparison %s does not say what 499 means", PairPath(p))
		}
	}
}

func TestThePageOfComparisonsListsEveryPairOnce(t *testing.T) {
	root := parsed(t, compareIndex(Links{Base: "/"}).Markup)
	listed := map[string]int{}
	for _, a := range all(root, "code-link") {
		listed[attr(a, "href")]++
	}
	for _, p := range catalog.Pairs() {
		if listed[PairPath(p)] != 1 {
			t.Errorf("%s is listed %d times", PairPath(p), listed[PairPath(p)])
		}
	}
	if len(listed) != len(catalog.Pairs()) {
		t.Errorf("%d pages are listed, want %d", len(listed), len(catalog.Pairs()))
	}
}

func TestAFragmentHasTheFactsAndNamesThatTheWidgetShows(t *testing.T) {
	for _, s := range catalog.All() {
		root := parsed(t, FragmentHTML(s, Links{Base: "https://codes.example/"}))
		if heads := all(root, "card-head"); len(heads) != 1 || heads[0].Data != "p" {
			t.Errorf("%d: the card's head must not be a heading of the host's page", s.Code)
		}
		var shown, want []string
		for _, n := range named(root, "div") {
			if id := attr(n, "data-language"); id != "" {
				shown = append(shown, id+" "+text(named(n, "code")[0]))
			}
		}
		for _, lib := range catalog.Libraries() {
			if c, ok := s.Constant(lib.ID); ok {
				want = append(want, lib.ID+" "+c.Expr)
			}
		}
		if fmt.Sprint(shown) != fmt.Sprint(want) {
			t.Errorf("%d: the names are %q, want %q", s.Code, shown, want)
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || n.Data == "script" {
					t.Errorf("%d: the fragment has <%s %s>", s.Code, n.Data, a.Key)
				}
			}
			if href := attr(n, "href"); n.Data == "a" && !strings.HasPrefix(href, "https://") {
				t.Errorf("%d: the link %q does not work on another site", s.Code, href)
			}
		}
	}
}

func TestATableHasARowForEachCode(t *testing.T) {
	codes := catalog.ByClass(catalog.ClassRedirection)
	root := parsed(t, TableHTML("3xx Redirection", codes, Links{Base: "/"}))
	if got, want := text(named(root, "caption")[0]), fmt.Sprintf("3xx Redirection, %d codes", len(codes)); got != want {
		t.Errorf("the caption is %q, want %q", got, want)
	}
	rows := named(root, "tr")[1:]
	if len(rows) != len(codes) {
		t.Fatalf("there are %d rows for %d codes", len(rows), len(codes))
	}
	for i, s := range codes {
		if row := text(rows[i]); !strings.HasPrefix(row, threeDigits(s.Code)) || !strings.Contains(row, DisplayPhrase(s)) {
			t.Errorf("the row of %d is %q", s.Code, row)
		}
	}
}

func TestNamesAreWordsThatPeopleWrite(t *testing.T) {
	for code, want := range map[int][]string{
		404: {"Not Found"},
		413: {"Content Too Large", "Payload Too Large", "Request Entity Too Large"},
		306: {"Switch Proxy"}, // the registry has "(Unused)"
	} {
		s, _ := catalog.Lookup(code)
		got := NamesOf(s)
		for _, name := range want {
			if !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+name+"|") {
				t.Errorf("%d is called %q, which lacks %q", code, got, name)
			}
		}
		for _, name := range got {
			if strings.ContainsAny(name, "()") {
				t.Errorf("%d is called %q", code, name)
			}
		}
	}
}

func TestThePageAboutEmbeddingShowsHowForEveryGenerator(t *testing.T) {
	for host, want := range map[string]string{
		"":                           "https://HOST/docs",
		"https://codes.example/docs": "https://codes.example/docs",
	} {
		d := EmbedPage(Links{Base: "/docs/"}, Embedding{Host: host, Version: "1.0.0", Integrity: "sha384-x"})
		root := parsed(t, d.Markup)
		var headings []string
		for _, tag := range []string{"h2", "h3", "button", "option"} {
			for _, n := range named(root, tag) {
				headings = append(headings, text(n))
			}
		}
		for _, g := range hosts() {
			if !strings.Contains(strings.Join(headings, "|"), g.name) {
				t.Errorf("host %q: %s is missing", host, g.name)
			}
		}
		for _, code := range named(root, "code") {
			snippet := text(code)
			if strings.Contains(snippet, "/embed/v1/statusdeck.js") && !strings.Contains(snippet, want+"/embed/v1/statusdeck.js") {
				t.Errorf("host %q: a snippet loads another address: %s", host, snippet)
			}
		}
	}
}
