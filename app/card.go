package app

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// Card draws the card of one status, as an <article>. It is the same on the
// home page, in search results, on category pages and in the embeddable fragments.
type Card struct {
	Status *catalog.Status
	Links  Links
	// Heading is the tag of the card's heading, "h2" or "h3".
	Heading string
	// Result tells why the status was found and what to mark; nil outside search.
	Result *search.Result
	// Tools adds the controls of the site's own pages: the menu of actions.
	Tools bool
}

// Write writes the card to m.
func (c Card) Write(m *Markup) {
	s := c.Status
	m.Open("article", "class", "card "+classMark(s.Code), "data-code", threeDigits(s.Code))
	c.head(m)
	m.Open("div", "class", "card-foot")
	c.tags(m)
	if c.Tools {
		writeCardTools(m, s)
	}
	m.Close("div", "article")
}

// head writes number, phrase and summary, and why the status was found.
func (c Card) head(m *Markup) {
	s := c.Status
	m.Open(c.Heading, "class", "card-head")
	m.Open("a", "href", c.Links.Code(s.Code), "class", "card-link")
	m.Open("span", "class", "num")
	c.marked(m, search.MarkCode, threeDigits(s.Code))
	m.Close("span")
	m.HTML(" ")
	m.Open("span", "class", "phrase")
	c.marked(m, search.MarkPhrase, s.Phrase)
	if s.State == catalog.StateUnused && len(s.Aliases) > 0 {
		m.Text(" " + s.Aliases[0])
	}
	m.Close("span", "a", c.Heading)
	m.Open("p", "class", "card-text")
	c.marked(m, search.MarkSummary, s.Summary)
	m.Close("p")
	if c.Result != nil && !plainReason(c.Result.Reason) {
		m.Elem("p", upperFirst(c.Result.Reason), "class", "reason")
	}
}

// plainReason reports whether the page shows by itself why a status is there: by
// what is marked on the card, or by the heading above it.
func plainReason(reason string) bool {
	switch reason {
	case "", "number", "phrase", "summary", "popular code":
		return true
	}
	return false
}

// writeCardTools writes the controls of a card. The menu that the button opens
// is one for all cards and is made by the boot script.
func writeCardTools(m *Markup, s *catalog.Status) {
	m.Open("div", "class", "card-tools needs-script")
	writeCompareTick(m, s, "compare-tick", "Compare")
	m.Elem("button", "", "type", "button", "class", "card-more", "aria-haspopup", "menu", "aria-label", "Actions for "+threeDigits(s.Code)+" "+DisplayPhrase(s))
	m.Close("div")
}

// writeCompareTick writes the button that puts a code on the short list for a
// comparison and takes it off again.
func writeCompareTick(m *Markup, s *catalog.Status, class, text string) {
	code := threeDigits(s.Code)
	m.Elem("button", text, "type", "button", "class", class, "data-compare", code, "aria-pressed", "false", "aria-label", "Compare "+code, "title", "Compare")
}

// tags writes what is exceptional about the code, in words. What most codes have in
// common is left out: the code page has every fact.
func (c Card) tags(m *Markup) {
	s := c.Status
	m.Open("ul", "class", "tags")
	tag := func(text, kind string) { m.Elem("li", text, "class", "tag "+kind) }
	if s.Origin != catalog.OriginIANA {
		tag(catalog.OriginName(s.Origin), "tag-vendor")
	}
	switch s.State {
	case catalog.StateStandard, catalog.StateProposed, catalog.StateVendor:
	case catalog.StateObsolete:
		tag("Obsolete", "tag-obsolete")
	default:
		tag(stateLabel(s.State), "tag-"+string(s.State))
	}
	if s.Deprecated && s.State != catalog.StateObsolete {
		tag("Deprecated", "tag-deprecated")
	}
	if n := len(s.OtherMeanings); n > 0 {
		tag(plural(n+1, "meaning"), "tag-meanings")
	}
	m.Close("ul")
}

// marked writes text with the matching parts marked.
func (c Card) marked(m *Markup, in search.MarkField, text string) {
	at := 0
	if c.Result != nil {
		for _, mark := range c.Result.Marks {
			if mark.In != in || mark.Start < at || mark.End > len(text) || mark.End <= mark.Start {
				continue
			}
			m.Text(text[at:mark.Start])
			m.Elem("mark", text[mark.Start:mark.End])
			at = mark.End
		}
	}
	m.Text(text[at:])
}

// CardHTML returns the card of a status as markup of its own.
func CardHTML(s *catalog.Status, links Links) string {
	var m Markup
	Card{Status: s, Links: links, Heading: "h2"}.Write(&m)
	return m.String()
}
