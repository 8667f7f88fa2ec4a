package app

import (
	"slices"
	"sort"
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Home is the page with all codes, or with the results of a search.
type Home struct {
	goapp.Compo

	// Search says what is searched and how it is shown.
	Search SearchState
	// Answer is what the search has found.
	Answer search.Answer
	// Shown is how many codes are drawn so far, 0 for all; see [Shell]. All codes are
	// drawn in whole classes, which fill a screen with the first two.
	Shown int
	// Reader is what is known of who searches.
	Reader Reader
	// Links makes the addresses.
	Links Links
}

// Reader is what the page of results shows to one reader and not to another.
type Reader struct {
	// Library is the ID of the library whose constants the reader uses, "" for none.
	Library string
	// When is the first sentence of the article on when to send the best match;
	// "" while it is not known.
	When string
}

// Render implements go-app's Composer. The filters keep their place among the
// children in both modes, so that a filter that has the focus keeps it.
func (h *Home) Render() goapp.UI {
	bar := &Toolbar{Answer: h.Answer, Search: h.Search, View: h.view(), Links: h.Links}
	if h.whole() {
		return goapp.Div().Class("page home-page").Body(
			goapp.Div().Class("home-top").Body(h.intro(), h.strip(), h.shelves()),
			bar,
			h.all(),
		)
	}
	return goapp.Div().Class("page home-page searching").Body(goapp.Div().Class("home-top"), bar, h.results())
}

// whole reports whether the page shows all codes in their order.
func (h *Home) whole() bool { return h.Search.Empty() && h.Search.Sort == "" }

// view is how the codes are shown: as chosen, else all codes as a grid and the
// results of a search as cards.
func (h *Home) view() string {
	switch {
	case h.Search.View != "":
		return h.Search.View
	case h.Search.Empty():
		return "grid"
	}
	return "cards"
}

// ordered returns results in the order in which they are shown.
func ordered(results []search.Result, order string) []search.Result {
	if order == "popularity" {
		results = slices.Clone(results) // the answer may be needed again
		byPopularity(results)
	}
	return results
}

// byPopularity brings common codes first and keeps the order among equals.
func byPopularity(results []search.Result) {
	rank := func(r search.Result) int {
		switch r.Status.Popularity {
		case catalog.PopularityCommon:
			return 0
		case catalog.PopularityOccasional:
			return 1
		}
		return 2
	}
	sort.SliceStable(results, func(i, j int) bool { return rank(results[i]) < rank(results[j]) })
}

func (h *Home) intro() goapp.UI {
	var m Markup
	m.Open("header", "class", "hero home-hero")
	m.Open("div")
	m.Elem("h1", "Every HTTP status code")
	m.Elem("p", strconv.Itoa(len(catalog.All()))+" codes, registered and not, every fact with its source. Search by number, phrase, symptom, header field or constant; all of it works offline.", "class", "lead")
	m.Elem("p", "Search needs JavaScript. Every code is listed below.", "class", "note script-off")
	m.Close("div")
	h.hand(&m)
	m.Close("header")
	return m.UI()
}

// hand is a picture: a card of each class, as one holds them. A pointer may use
// it; the links that everyone has are in the navigation.
func (h *Home) hand(m *Markup) {
	m.Open("div", "class", "hand", "aria-hidden", "true")
	for _, c := range catalog.Classes() {
		m.Open("a", "href", h.Links.To("/category/"+c.Slug()+"/"), "class", classMark(c.Generic()), "tabindex", "-1")
		m.Elem("span", c.Digits(), "class", "num")
		m.Close("a")
	}
	m.Close("div")
}

// everyday lists the codes that people look up most, by our judgement.
var everyday = []int{200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504}

// strip leads to the codes that people look up most.
func (h *Home) strip() goapp.UI {
	var m Markup
	m.Open("nav", "class", "strip", "aria-label", "Popular codes")
	m.Open("ul")
	for _, code := range everyday {
		s, _ := catalog.Lookup(code)
		m.Open("li", "class", classMark(code))
		m.Open("a", "href", h.Links.Code(code))
		m.Elem("span", threeDigits(code), "class", "num")
		m.HTML(" ")
		m.Elem("span", s.Phrase, "class", "phrase")
		m.Close("a", "li")
	}
	m.Close("ul", "nav")
	return m.UI()
}

// shelves has room for the pinned and the recently viewed codes. What is in them
// only the browser knows: the boot script fills them, and they are shown (at
// their full height, before the first paint) where there is something to fill in.
func (h *Home) shelves() goapp.UI {
	var m Markup
	m.Open("div", "class", "shelves")
	for _, shelf := range [][2]string{{"pins", "Pinned"}, {"recent", "Recently viewed"}} {
		m.Open("section", "class", "shelf shelf-"+shelf[0], "aria-labelledby", "shelf-"+shelf[0])
		m.Elem("h2", shelf[1], "id", "shelf-"+shelf[0])
		m.Elem("ul", "", "data-shelf", shelf[0])
		m.Close("section")
	}
	m.Close("div")
	return m.UI()
}

// all shows all codes, a section per class.
func (h *Home) all() goapp.UI {
	var sections []goapp.UI
	drawn := 0
	section := func(title, path, mark string, statuses []*catalog.Status) {
		if len(statuses) == 0 || h.Shown > 0 && drawn >= h.Shown {
			return
		}
		drawn += len(statuses)
		var m Markup
		m.Open("section", "class", "deck-section "+mark, "aria-label", title)
		m.Open("h2")
		m.Link(h.Links.To(path), title)
		m.HTML(" ")
		m.Elem("span", strconv.Itoa(len(statuses)), "class", "count")
		m.Close("h2")
		results := make([]search.Result, len(statuses))
		for i, s := range statuses {
			results[i].Status = s
		}
		h.list(&m, results)
		m.Close("section")
		sections = append(sections, m.UI())
	}
	for _, c := range catalog.Classes() {
		section(c.Digits()+" "+c.String(), "/category/"+c.Slug()+"/", classMark(c.Generic()), catalog.ByClass(c))
	}
	section("Outside 100-599", "/category/unofficial/", classMark(0), catalog.ByClass(catalog.ClassOutside))
	return goapp.Div().ID("cards").Body(sections...)
}
