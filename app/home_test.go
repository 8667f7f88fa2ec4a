package app

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// home renders the home page for the query of an address.
func home(t *testing.T, query string) *html.Node {
	t.Helper()
	return page(t, &Shell{Route: Route{Kind: KindHome}, search: ParseSearch(query)})
}

// page renders what is in the main element of a page.
func page(t *testing.T, s *Shell) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(goapp.HTMLString(s)))
	if err != nil {
		t.Fatal(err)
	}
	return find(doc, "main")
}

// all returns the elements with a class, in the order of the page.
func all(n *html.Node, class string) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if strings.Contains(" "+attr(c, "class")+" ", " "+class+" ") {
			out = append(out, c)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text returns the text of an element, with single spaces.
func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// typographic returns what the pages show of plain text.
func typographic(text string) string {
	var m Markup
	m.Text(text)
	return html.UnescapeString(m.String())
}

func codesOf(nodes []*html.Node) string {
	var codes []string
	for _, n := range nodes {
		if code := attr(n, "data-code"); code != "" {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, " ")
}

func TestHomeShowsPopularCodesAndAGridOfAll(t *testing.T) {
	main := home(t, "")
	if got := text(find(main, "h1")); got != "Every HTTP status code" {
		t.Errorf("the heading is %q", got)
	}
	var strip []string
	for _, n := range all(all(main, "strip")[0], "num") {
		strip = append(strip, text(n))
	}
	const want = "200 201 204 301 302 304 400 401 403 404 409 422 429 500 502 503 504"
	if got := strings.Join(strip, " "); got != want {
		t.Errorf("the strip has %s, want %s", got, want)
	}
	if got := len(all(main, "cell")); got != len(catalog.All()) {
		t.Errorf("the grid has %d cells, want %d", got, len(catalog.All()))
	}
	if got := len(all(main, "card")); got != 0 {
		t.Errorf("home has %d cards, want the grid alone", got)
	}
}

func TestTheGridPutsCodesInTheColumnOfTheirLastDigit(t *testing.T) {
	for _, cell := range all(home(t, ""), "placed") {
		for li := range cell.ChildNodes() {
			code := attr(li, "data-code")
			if code != "" && !strings.Contains(attr(li, "class"), "c"+code[2:]) {
				t.Errorf("%s has the classes %q", code, attr(li, "class"))
			}
		}
	}
	if got := len(all(home(t, "?view=grid&q=e"), "placed")); got != 0 {
		t.Error("results in the order of their rank have places of numbers")
	}
}

func TestAnEmptiedBoxShowsTheFirstScreenAtOnce(t *testing.T) {
	for _, address := range []string{"", "?view=cards", "?view=list"} {
		s := &Shell{Route: Route{Kind: KindHome}, search: ParseSearch(address)}
		for _, tt := range []struct{ shown, sections int }{{firstCards, 2}, {firstCards + moreCards, 4}, {0, 6}} {
			s.browser.shown = tt.shown
			if got := len(all(page(t, s), "deck-section")); got != tt.sections {
				t.Errorf("%q with %d codes shown: %d sections, want %d", address, tt.shown, got, tt.sections)
			}
		}
	}
}

func TestASearchPutsTheBestMatchFirstAndApart(t *testing.T) {
	main := home(t, "?q=teapot")
	if hero := all(main, "hero"); len(hero) != 0 {
		t.Error("a search shows the introduction")
	}
	top := all(main, "top-hit")
	if len(top) != 1 || attr(top[0], "data-code") != "418" {
		t.Fatalf("the best matches are %s, want 418", codesOf(top))
	}
	for _, want := range []string{"Used for:", "Enter opens it", "Compare", "Copy"} {
		if !strings.Contains(text(top[0]), want) {
			t.Errorf("the best match lacks %q: %s", want, text(top[0]))
		}
	}
	if cards := codesOf(all(main, "card")); strings.Count(cards, "418") != 1 {
		t.Errorf("418 is shown %d times: %s", strings.Count(cards, "418"), cards)
	}
	if len(all(home(t, "?q=teapot&sort=popularity"), "top-hit")) != 0 {
		t.Error("in the order of popularity a card is shown as the best match")
	}
}

func TestTheBestMatchShowsWhenToSendItAndTheConstantOfTheReader(t *testing.T) {
	answer := search.Run("404", search.Filter{})
	var m Markup
	TopHit{Result: answer.Results[0], When: "Send it <now>.", Library: "go"}.Write(&m)
	for _, want := range []string{"Send it &lt;now&gt;.", `data-copy="http.StatusNotFound"`, `data-copy="404 Not Found"`, `data-compare="404"`} {
		if !strings.Contains(m.String(), want) {
			t.Errorf("the best match lacks %s:\n%s", want, m.String())
		}
	}
}

func TestViewsAndOrder(t *testing.T) {
	for _, c := range []struct{ query, class, current string }{
		{"", "code-grid", "view-grid"},
		{"?view=cards", "deck", "view-cards"},
		{"?view=list", "rows", "view-list"},
		{"?q=limit", "deck", "view-cards"},
		{"?q=limit&view=grid", "code-grid", "view-grid"},
		{"?q=limit&view=list", "rows", "view-list"},
		{"?sort=popularity", "code-grid", "sort-popularity"},
	} {
		main := home(t, c.query)
		if len(all(main, c.class)) == 0 {
			t.Errorf("/%s shows no %s", c.query, c.class)
		}
		marked := ""
		for n := range main.Descendants() {
			if attr(n, "aria-current") != "" || hasAttr(n, "aria-current") {
				marked += attr(n, "id") + " "
			}
		}
		if !strings.Contains(marked, c.current) {
			t.Errorf("/%s marks %s as current, want %s", c.query, marked, c.current)
		}
	}
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func TestFiltersWithoutACodeLookInactive(t *testing.T) {
	main := home(t, "?q=teapot")
	for _, chip := range all(main, "chip") {
		count := all(chip, "count")
		if len(count) == 0 {
			continue // it clears the filters
		}
		empty := strings.Contains(attr(chip, "class"), "chip-empty")
		if none := text(count[0]) == "0"; none != empty {
			t.Errorf("%s: looks inactive: %t", text(chip), empty)
		}
	}
}

func TestAnEmptiedSearchOffersToClearTheFilter(t *testing.T) {
	for _, c := range []struct{ query, heading, noun, href string }{
		{"?q=404&class=1xx", "No 1xx code for “404”; ", "this filter", "/?q=404"},
		{"?q=404&class=1xx&cacheable=yes", "No code for “404”; ", "these filters", "/?q=404"},
		{"?q=404+class%3A1xx", "No 1xx code for “404 class:1xx”; ", "this filter", "/?q=404"},
	} {
		main := home(t, c.query)
		found := text(find(main, "h1"))
		without := len(search.Run("404", search.Filter{}).Results)
		if want := c.heading + strconv.Itoa(without) + " without " + c.noun; found != want {
			t.Errorf("/%s says %q, want %q", c.query, found, want)
		}
		var link *html.Node
		for n := range main.Descendants() {
			if attr(n, "id") == "clear-filters" {
				link = n
			}
		}
		if link == nil || attr(link, "href") != c.href {
			t.Errorf("/%s does not lead to %s", c.query, c.href)
		}
	}
}

func TestAnnounce(t *testing.T) {
	for query, want := range map[string]string{
		"teapot":                 "1 code for “teapot”",
		"":                       plural(len(catalog.All()), "code"),
		"qqqqzzzz":               "No code for “qqqqzzzz”",
		strings.Repeat("z", 300): "No code for “" + strings.Repeat("z", 256) + "” (the text was cut to 256 bytes)",
	} {
		if got := Announce(search.Run(query, search.Filter{})); got != want {
			t.Errorf("%q is announced as %q, want %q", query, got, want)
		}
	}
}

func TestPairsNumbersAndAdvice(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"?q=401+vs+403", "Compare 401 and 403 side by side"},
		{"?q=471", "471 is not assigned . A client treats it as 400"},
		{"?q=700", "700 lies outside 100-599"},
		{"?q=qqqqzzzz", "Things to try"},
	} {
		if got := text(home(t, c.query)); !strings.Contains(got, c.want) {
			t.Errorf("/%s lacks %q", c.query, c.want)
		}
	}
}

func TestEnterOpensWhatIsOnTheScreen(t *testing.T) {
	for _, c := range []struct{ query, path string }{
		{"?q=404", "/status/404/"},
		{"?q=471", "/status/471/"},
		{"?q=+471+", "/status/471/"},
		{"?q=700", ""},
		{"?q=teapot", "/status/418/"},
		{"?q=qqqqzzzz", ""},
		{"?q=teapot&class=1xx", ""},
		{"", ""},
		{"?class=4xx", ""},
	} {
		s := &Shell{Route: Route{Kind: KindHome}, search: ParseSearch(c.query)}
		if got := s.enterPath(); got != c.path {
			t.Errorf("Enter on /%s opens %q, want %q", c.query, got, c.path)
		}
	}
	s := &Shell{Route: Route{Kind: KindHome}, search: ParseSearch("?q=e&sort=popularity")}
	if got, first := s.enterPath(), all(page(t, s), "card")[0]; got != "/status/"+attr(first, "data-code")+"/" {
		t.Errorf("in the order of popularity Enter opens %s, and %s comes first", got, attr(first, "data-code"))
	}
}

func TestTheTitleOfASearchIsItsText(t *testing.T) {
	s := &Shell{Route: Route{Kind: KindHome}, search: ParseSearch("?q=token+expired")}
	if got, want := s.meta().Title, "token expired - StatusDeck"; got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	s.search.Query = ""
	if got := s.meta().Title; got != MetaOf(s.Route).Title {
		t.Errorf("without a search the title is %q", got)
	}
}

func TestCardsNameOnlyWhatIsExceptional(t *testing.T) {
	for code, want := range map[int]string{404: "", 305: "Deprecated", 520: "Cloudflare", 102: "Historic Deprecated"} {
		s, _ := catalog.Lookup(code)
		var m Markup
		Card{Status: s, Heading: "h2"}.tags(&m)
		doc, _ := html.Parse(strings.NewReader(m.String()))
		got := text(doc)
		for word := range strings.FieldsSeq(want) {
			if !strings.Contains(got, word) {
				t.Errorf("the card of %d says %q, want %q in it", code, got, want)
			}
		}
		if want == "" && got != "" {
			t.Errorf("the card of %d says %q, want nothing", code, got)
		}
	}
}

func TestResultsSayWhereAnIdentifierIsFrom(t *testing.T) {
	for query, want := range map[string]string{
		"UH":        "Envoy response flag UH",
		"NoSuchKey": "S3 error code NoSuchKey",
		"code=H27":  "Heroku error code H27",
	} {
		top := search.Run(query, search.Filter{}).Results[0]
		var card, hit Markup
		Card{Status: top.Status, Heading: "h2", Result: &top}.Write(&card)
		TopHit{Result: top}.Write(&hit)
		for name, m := range map[string]*Markup{"card": &card, "best match": &hit} {
			if !strings.Contains(m.String(), want) {
				t.Errorf("%q: the %s does not say %q:\n%s", query, name, want, m.String())
			}
		}
	}
}
