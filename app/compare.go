package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// Comparisons returns the pages that put codes side by side: one for each pair of
// the catalog, and the page that lists them and compares any codes. article
// returns the article of a code as HTML, links makes the addresses.
func Comparisons(article func(code int) string, links Links) []Document {
	docs := []Document{compareIndex(links)}
	for _, p := range catalog.Pairs() {
		a, okA := catalog.Lookup(p.A)
		b, okB := catalog.Lookup(p.B)
		if okA && okB {
			c := comparison{codes: []*catalog.Status{a, b}, article: article, links: links}
			docs = append(docs, c.pair(p))
		}
	}
	return docs
}

// PairPath returns the path of a pair's page: "/compare/401-403/".
func PairPath(p catalog.Pair) string {
	return "/compare/" + threeDigits(p.A) + "-" + threeDigits(p.B) + "/"
}

// ComparePath returns the path that compares codes in the given order, with its
// query: "/compare/?codes=401,403".
func ComparePath(codes ...int) string {
	path := "/compare/?codes="
	for i, code := range codes {
		if i > 0 {
			path += ","
		}
		path += threeDigits(code)
	}
	return path
}

// comparison puts codes side by side. The script compare.js makes the same markup
// of the code pages for any codes; a test holds the two together.
type comparison struct {
	codes   []*catalog.Status
	article func(code int) string
	links   Links
}

func (c comparison) pair(p catalog.Pair) Document {
	a, b := c.codes[0], c.codes[1]
	numbers := threeDigits(a.Code) + " or " + threeDigits(b.Code)
	var m Markup
	m.Open("div", "class", "page compare-page")
	m.Open("header", "class", "hero")
	writeCrumbs(&m, c.links, "/compare/", "Compare", numbers)
	m.Open("h1")
	for i, s := range c.codes {
		if i > 0 {
			m.HTML(" <span>or</span> ")
		}
		m.Open("span", "class", "side "+classMark(s.Code))
		m.Elem("span", threeDigits(s.Code), "class", "num")
		m.HTML(" ")
		m.Elem("span", DisplayPhrase(s), "class", "phrase")
		m.Close("span")
	}
	m.Text("?")
	m.Close("h1")
	compareForm(&m, "Add a third code")
	m.Close("header")
	m.Open("div", "class", "comparison", "id", "comparison")
	c.rules(&m)
	c.table(&m)
	c.sending(&m)
	c.examples(&m)
	m.Close("div")
	c.more(&m, p)
	m.Close("div")
	return Document{
		Name:   "compare",
		Script: "compare.js",
		Meta: Meta{
			Title:       threeDigits(a.Code) + " vs " + threeDigits(b.Code) + ": " + DisplayPhrase(a) + " or " + DisplayPhrase(b) + "? | " + SiteName,
			Description: plain(p.Rule),
			Path:        PairPath(p),
		},
		Markup: m.String(),
	}
}

// rules writes the sentences that decide between the codes, where the catalog
// has them.
func (c comparison) rules(m *Markup) {
	for i, a := range c.codes {
		for _, b := range c.codes[i+1:] {
			p, ok := catalog.PairOf(a.Code, b.Code)
			if !ok {
				continue
			}
			m.Open("div", "class", "rule")
			m.Elem("p", threeDigits(p.A)+" or "+threeDigits(p.B), "class", "rule-codes")
			m.Open("p")
			m.Prose(p.Rule)
			m.Close("p", "div")
		}
	}
}

// table writes the facts side by side, those that differ first.
func (c comparison) table(m *Markup) {
	var differing, same []string
	cells := map[string][]string{}
	rows := [][]fact{}
	for _, s := range c.codes {
		var lead Markup
		lead.Prose(s.Summary)
		rows = append(rows, append([]fact{{"Summary", lead.String(), lead.String()}}, factsOf(s, c.links)...))
	}
	for _, label := range append([]string{"Summary"}, factLabels...) {
		var values []string
		found := false
		for _, facts := range rows {
			value, sourced := "", `<span class="missing">no entry</span>`
			for _, f := range facts {
				if f.label == label {
					value, sourced, found = f.value, f.sourced, true
				}
			}
			values = append(values, value)
			cells[label] = append(cells[label], sourced)
		}
		switch {
		case !found:
		case equal(values):
			same = append(same, label)
		default:
			differing = append(differing, label)
		}
	}

	m.Open("section", "aria-labelledby", "side-by-side")
	m.Elem("h2", "All facts", "id", "side-by-side")
	m.Open("div", "class", "table-scroll", "tabindex", "0", "role", "region", "aria-label", "Facts side by side")
	m.Open("table", "class", "compare cols-"+string(rune('0'+len(c.codes))))
	m.Open("thead")
	m.Open("tr")
	m.Elem("td", "")
	for _, s := range c.codes {
		m.Open("th", "scope", "col", "class", classMark(s.Code))
		writeCodeLink(m, s, c.links)
		m.Close("th")
	}
	m.Close("tr", "thead")
	group := func(title, mark string, labels []string) {
		if len(labels) == 0 {
			return
		}
		m.Open("tbody", "class", mark)
		m.Open("tr", "class", "group")
		m.Elem("th", title, "scope", "rowgroup", "colspan", string(rune('1'+len(c.codes))))
		m.Close("tr")
		for _, label := range labels {
			m.Open("tr")
			m.Elem("th", label, "scope", "row")
			for i, cell := range cells[label] {
				m.Open("td", "data-code", threeDigits(c.codes[i].Code))
				m.HTML(cell)
				m.Close("td")
			}
			m.Close("tr")
		}
		m.Close("tbody")
	}
	group("≠ "+plural(len(differing), "difference"), "differs", differing)
	group("= The same for "+countWord(len(c.codes)), "same", same)
	m.Close("table", "div", "section")
}

func equal(values []string) bool {
	for _, v := range values {
		if v != values[0] {
			return false
		}
	}
	return true
}

func countWord(n int) string {
	if n == 2 {
		return "both"
	}
	return "all"
}

// sending puts the articles' advice on when to send the codes side by side. A code
// that no application sends has no such advice: what it means is shown instead.
func (c comparison) sending(m *Markup) {
	m.Open("section", "aria-labelledby", "when")
	m.Elem("h2", "When to send it", "id", "when")
	m.Open("div", "class", "sides")
	for _, s := range c.codes {
		text := articleSection(c.article(s.Code), "when-to-send-it")
		if text == "" {
			text = articleSection(c.article(s.Code), "what-it-means")
		}
		m.Open("div", "class", "side prose "+classMark(s.Code))
		m.Open("h3")
		writeCodeLink(m, s, c.links)
		m.Close("h3")
		m.Article(text)
		m.Close("div")
	}
	m.Close("div", "section")
}

// articleSection returns the section of an article that starts with the heading of
// the given ID, without the heading; "" when there is none.
func articleSection(article, id string) string {
	_, rest, _ := strings.Cut(article, `<h2 id="`+id+`">`)
	_, rest, _ = strings.Cut(rest, "</h2>")
	text, _, _ := strings.Cut(rest, "<h2 ")
	return text
}

func (c comparison) examples(m *Markup) {
	m.Open("section", "aria-labelledby", "examples")
	m.Elem("h2", "Examples", "id", "examples")
	m.Open("div", "class", "sides")
	for _, s := range c.codes {
		m.Open("div", "class", "side "+classMark(s.Code))
		m.Open("h3")
		writeCodeLink(m, s, c.links)
		m.Close("h3")
		if len(s.Example.Exchanges) > 0 {
			writeExample(m, s)
		}
		m.Close("div")
	}
	m.Close("div", "section")
}

// more leads to the other pairs of the two codes, and to a free choice.
func (c comparison) more(m *Markup, p catalog.Pair) {
	m.Open("nav", "class", "more-pairs", "aria-labelledby", "more")
	m.Elem("h2", "More comparisons", "id", "more")
	m.Open("ul", "class", "columns-list")
	seen := map[catalog.Pair]bool{p: true}
	for _, s := range c.codes {
		for _, other := range catalog.PairsOf(s.Code) {
			if !seen[other] {
				seen[other] = true
				m.Open("li")
				m.Link(c.links.To(PairPath(other)), threeDigits(other.A)+" or "+threeDigits(other.B))
				m.Close("li")
			}
		}
	}
	m.Open("li")
	m.Link(c.links.To(ComparePath(p.A, p.B)), "Add more codes to this comparison")
	m.Close("li")
	m.Open("li")
	m.Link(c.links.To("/compare/"), "All pairs")
	m.Close("li")
	m.Close("ul", "nav")
}
