package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Home is the page with all cards, or with the results of a search.
type Home struct {
	goapp.Compo

	// Query is the text of the search, "" for all cards.
	Query string
	// Filter narrows the cards.
	Filter catalog.Filter
	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (h *Home) Render() goapp.UI {
	answer := catalog.Search(h.Query, h.Filter)
	searching := h.Query != "" || !h.Filter.IsZero()
	return goapp.Div().Class("page", "home-page").Body(
		h.intro(),
		filterBar(answer, h.Query, h.Filter, h.Links),
		goapp.If(searching, func() goapp.UI { return h.results(answer) }).
			Else(func() goapp.UI { return h.all() }),
	)
}

func (h *Home) intro() goapp.UI {
	var m Markup
	m.Open("header", "class", "hero")
	m.Elem("h1", "Every HTTP status code")
	m.Elem("p", strconv.Itoa(len(catalog.All()))+" codes, registered and not, with every fact sourced. Search by number, phrase, symptom, header field or constant; it all works offline.", "class", "lead")
	m.Close("header")
	return m.UI()
}

// all shows the whole deck, a section per class.
func (h *Home) all() goapp.UI {
	var m Markup
	m.Open("div", "id", "cards")
	section := func(title, path string, statuses []*catalog.Status) {
		if len(statuses) == 0 {
			return
		}
		m.Open("section", "class", "deck-section", "aria-label", title)
		m.Open("h2")
		m.Link(h.Links.To(path), title)
		m.HTML(" ")
		m.Elem("span", strconv.Itoa(len(statuses)), "class", "count")
		m.Close("h2")
		m.Open("div", "class", "deck")
		for _, s := range statuses {
			Card{Status: s, Links: h.Links, Heading: "h3"}.Write(&m)
		}
		m.Close("div", "section")
	}
	for _, c := range catalog.Classes() {
		section(c.Digits()+" "+c.String(), "/category/"+c.Slug()+"/", catalog.ByClass(c))
	}
	section("Outside 100-599", "/category/unofficial/", catalog.ByClass(catalog.Outside))
	m.Close("div")
	return m.UI()
}

// results shows what a search found, best first.
func (h *Home) results(a catalog.Answer) goapp.UI {
	var m Markup
	m.Open("section", "id", "cards", "class", "results", "aria-labelledby", "found")
	m.Elem("h2", Announce(a), "id", "found")
	for _, pair := range a.Pairs {
		m.Open("div", "class", "rule")
		m.Open("p", "class", "rule-codes")
		m.Link(h.Links.Code(pair.A), threeDigits(pair.A))
		m.HTML(" or ")
		m.Link(h.Links.Code(pair.B), threeDigits(pair.B))
		m.Close("p")
		m.Elem("p", pair.Rule)
		m.Close("div")
	}
	if a.Unassigned >= 0 {
		h.unassigned(&m, a.Unassigned)
	}
	h.list(&m, a.Results)
	if len(a.Results) == 0 && len(a.Near) > 0 {
		m.Elem("h2", "Close to it")
		h.list(&m, a.Near)
	}
	if len(a.Results) == 0 {
		h.advice(&m)
	}
	m.Close("section")
	return m.UI()
}

func (h *Home) list(m *Markup, results []catalog.Result) {
	if len(results) == 0 {
		return
	}
	m.Open("div", "class", "deck")
	for i := range results {
		Card{Status: results[i].Status, Links: h.Links, Heading: "h3", Result: &results[i]}.Write(m)
	}
	m.Close("div")
}

// unassigned explains a number that the catalog does not have.
func (h *Home) unassigned(m *Markup, code int) {
	c := catalog.ClassOf(code)
	m.Open("div", "class", "rule")
	if c == catalog.Outside {
		m.Elem("p", threeDigits(code)+" lies outside 100-599: it is not a valid HTTP status code, and nobody we know of uses it.")
	} else {
		m.Open("p")
		m.Text(threeDigits(code) + " is not assigned. A client treats it as ")
		m.Link(h.Links.Code(c.Generic()), strconv.Itoa(c.Generic()))
		m.Text(", the x00 code of its class (RFC 9110, section 15). ")
		m.Link(h.Links.To("/status/"+c.Digits()+"/"), "More on unassigned "+c.Digits()+" numbers")
		m.Close("p")
	}
	m.Close("div")
}

// advice says what else to try: a search never ends in an empty page.
func (h *Home) advice(m *Markup) {
	m.Open("div", "class", "rule")
	m.Elem("p", "Things to try: a number or part of one (50, 4x4), a phrase (not found), a symptom (upload too big), a field (Retry-After), a constant (StatusTeapot), a product (nginx 499).")
	m.Open("p")
	m.Link(h.Links.To("/"), "Show all codes")
	m.Close("p", "div")
}

// Announce says in words what a search found, as heading and for screen readers.
func Announce(a catalog.Answer) string {
	text := plural(len(a.Results), "code")
	if len(a.Results) == 0 {
		text = "No code"
	}
	if a.Query != "" {
		text += " for “" + a.Query + "”"
	}
	if a.Cut {
		text += " (the text was cut to " + strconv.Itoa(catalog.MaxQuery) + " bytes)"
	}
	return text
}
