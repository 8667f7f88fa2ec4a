package app

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// results shows what a search found: how many, what was understood in another way
// than written, the best match, and the others.
func (h *Home) results() goapp.UI {
	a := h.Answer
	parts := []goapp.UI{goapp.H1().ID("found").Text(Announce(a))}
	add := func(write func(m *Markup)) {
		var m Markup
		write(&m)
		parts = append(parts, m.UI())
	}
	if len(a.Results) == 0 && a.Unfiltered > 0 {
		add(h.unfiltered)
	}
	for _, notice := range a.Notices {
		add(func(m *Markup) { m.Elem("p", notice.Text, "class", "notice") })
	}
	if a.Explainable {
		add(h.explain)
	}
	codes := ordered(a.Results, h.Search.Sort)
	if h.hasTop() {
		add(func(m *Markup) {
			TopHit{Result: codes[0], When: h.Reader.When, Library: h.Reader.Library, Links: h.Links}.Write(m)
		})
		codes = codes[1:]
	}
	for _, pair := range a.Pairs {
		add(func(m *Markup) { h.pair(m, pair) })
	}
	if a.Unassigned >= 0 {
		add(func(m *Markup) { h.unassigned(m, a.Unassigned) })
	}
	switch {
	case len(a.Results) > 0:
	case len(a.Closest) > 0:
		parts = append(parts, goapp.H2().Text("Closest matches"))
		codes = a.Closest
	case len(a.Popular) > 0:
		parts = append(parts, goapp.H2().Text("Popular codes"))
		codes = a.Popular
	}
	for _, part := range h.parts(codes) {
		add(func(m *Markup) { h.list(m, part) })
	}
	if len(a.Results) == 0 {
		add(h.advice)
	}
	return goapp.Section().ID("cards").Class("results").Aria("labelledby", "found").Body(parts...)
}

// hasTop reports whether the first result is shown as the best match: not in the
// order of popularity, in which it need not be.
func (h *Home) hasTop() bool {
	return h.Answer.Text != "" && h.Search.Sort == "" && len(h.Answer.Results) > 0
}

// How many cards are drawn with a key, and how many then follow at a time. Both
// fill whole rows of cards, in one to four columns.
const (
	firstCards = 12
	moreCards  = 24
)

// parts cuts the cards that are to be drawn into decks, so that what follows later
// leaves alone what is there. Rows and cells are cheap and stay together.
func (h *Home) parts(codes []search.Result) [][]search.Result {
	if h.view() != "cards" && len(codes) > 0 {
		return [][]search.Result{codes}
	}
	if h.Shown > 0 {
		codes = codes[:min(h.Shown, len(codes))]
	}
	var parts [][]search.Result
	for size := firstCards; len(codes) > 0; size = moreCards {
		n := min(size, len(codes))
		parts = append(parts, codes[:n])
		codes = codes[n:]
	}
	return parts
}

// unfiltered offers to drop the filters that have left nothing.
func (h *Home) unfiltered(m *Markup) {
	state := h.Search
	state.Filter = search.Filter{}
	if h.Answer.Text != h.Answer.Query { // some are in the text
		state.Query = h.Answer.Text
	}
	m.Open("p")
	m.Link(h.Links.To("/")+state.Encode(), "Clear "+filterNoun(h.Answer.Filter), "class", "button", "id", "clear-filters")
	m.Close("p")
}

// explain offers to read what looks like a response, a log line or an error page.
func (h *Home) explain(m *Markup) {
	m.Open("p", "class", "notice")
	m.Text("This looks like a response or a log line. ")
	m.Link(h.Links.To("/explain/"), "Explain a response")
	m.Text(" reads all of it: paste it there.")
	m.Close("p")
}

// pair writes the rule that tells two codes apart.
func (h *Home) pair(m *Markup, pair catalog.Pair) {
	m.Open("div", "class", "rule")
	m.Open("p", "class", "rule-codes")
	m.Link(h.Links.Code(pair.A), threeDigits(pair.A))
	m.HTML(" or ")
	m.Link(h.Links.Code(pair.B), threeDigits(pair.B))
	m.Close("p")
	m.Open("p")
	m.Prose(pair.Rule)
	m.Close("p")
	m.Open("p")
	m.Link(h.Links.To(PairPath(pair)), "Compare "+threeDigits(pair.A)+" and "+threeDigits(pair.B)+" side by side")
	m.Close("p", "div")
}

// unassigned explains a number that the catalog does not have.
func (h *Home) unassigned(m *Markup, code int) {
	c := catalog.ClassOf(code)
	m.Open("div", "class", "rule")
	if c == catalog.ClassOutside {
		m.Elem("p", threeDigits(code)+" lies outside 100-599: it is not a valid HTTP status code, and nobody we know of uses it.")
	} else {
		m.Open("p")
		m.Link(h.Links.Code(code), threeDigits(code)+" is not assigned")
		m.Text(". A client treats it as ")
		m.Link(h.Links.Code(c.Generic()), strconv.Itoa(c.Generic()))
		m.Text(", the x00 code of its class (RFC 9110, section 15).")
		m.Close("p")
	}
	m.Close("div")
}

// advice says what else to try: a search never ends in an empty page.
func (h *Home) advice(m *Markup) {
	m.Open("div", "class", "rule")
	m.Elem("p", "Things to try: a number or part of one (50, 4x4), a phrase (not found), a symptom (upload too big), a header field (Retry-After), a constant (StatusTeapot), a product (nginx 499).")
	m.Open("p")
	m.Link(h.Links.To("/"), "Show all codes")
	m.Close("p", "div")
}

// Announce says in words what a search found, as heading and for screen readers:
// "3 codes for “rate limit”", or what the filters have left out.
func Announce(a search.Answer) string {
	text := plural(len(a.Results), "code")
	if len(a.Results) == 0 {
		text = "No code"
		if class := (search.Filter{Class: a.Filter.Class}); a.Filter == class && strings.HasSuffix(class.Class, "xx") {
			text = "No " + class.Class + " code"
		}
	}
	if a.Query != "" {
		text += " for “" + a.Query + "”"
	}
	if a.Cut {
		text += " (the text was cut to " + strconv.Itoa(search.MaxQuery) + " bytes)"
	}
	if len(a.Results) == 0 && a.Unfiltered > 0 {
		text += "; " + strconv.Itoa(a.Unfiltered) + " without " + filterNoun(a.Filter)
	}
	return text
}

// filterNoun is "this filter" or "these filters".
func filterNoun(f search.Filter) string {
	set := 0
	for _, k := range filterKeys {
		if *k.field(&f) != "" {
			set++
		}
	}
	if set == 1 {
		return "this filter"
	}
	return "these filters"
}
