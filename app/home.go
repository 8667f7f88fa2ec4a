package app

import (
	"slices"
	"sort"
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Home is the page with all cards, or with the results of a search.
type Home struct {
	goapp.Compo

	// Search says what is searched and how it is shown.
	Search SearchState
	// Answer is what the search has found.
	Answer search.Answer
	// Shown is how many cards are drawn so far, 0 for all; see [Shell].
	Shown int
	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (h *Home) Render() goapp.UI {
	answer := h.Answer
	if h.Search.Sort == "popularity" {
		answer.Results = slices.Clone(answer.Results) // the answer may be asked for again
		byPopularity(answer.Results)
	}
	parts := []goapp.UI{
		h.intro(),
		filterBar(answer, h.Search, h.Links),
		h.viewBar(),
	}
	if h.Search.Empty() {
		parts = append(parts, h.shelves())
	}
	class := "page home-page"
	if !h.whole() {
		class += " searching"
	}
	return goapp.Div().Class(class).Body(append(parts, h.codes(answer))...)
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

// codes shows the codes: all of them in sections, or what a search found.
func (h *Home) codes(a search.Answer) goapp.UI {
	if h.whole() {
		return h.all()
	}
	return h.results(a)
}

// whole reports whether the page shows the whole deck in its order.
func (h *Home) whole() bool { return h.Search.Empty() && h.Search.Sort == "" }

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

// viewBar switches between the ways of showing the codes. Like the filters these
// are links: the address says what is shown.
func (h *Home) viewBar() goapp.UI {
	link := func(id, label string, active bool, state SearchState) goapp.UI {
		a := goapp.A().ID(id).Attr("href", h.Links.To("/")+state.Encode()).Text(label)
		if active {
			a = a.Aria("current", "true")
		}
		return goapp.Li().Body(a)
	}
	var views, sorts []goapp.UI
	for _, v := range []struct{ view, label string }{{"", "Cards"}, {"list", "List"}, {"grid", "Grid"}} {
		state := h.Search
		state.View = v.view
		views = append(views, link("view-"+lowerFirst(v.label), v.label, h.Search.View == v.view, state))
	}
	first := "By number"
	if h.Search.Query != "" {
		first = "Best match"
	}
	for _, v := range []struct{ sort, label string }{{"", first}, {"popularity", "Popular first"}} {
		state := h.Search
		state.Sort = v.sort
		id := "sort-natural"
		if v.sort != "" {
			id = "sort-" + v.sort
		}
		sorts = append(sorts, link(id, v.label, h.Search.Sort == v.sort, state))
	}
	return goapp.Nav().Class("view-bar").Aria("label", "View and order").Body(
		goapp.Ul().Aria("label", "View").Body(views...),
		goapp.Ul().Aria("label", "Order").Body(sorts...),
	)
}

func (h *Home) intro() goapp.UI {
	var m Markup
	m.Open("header", "class", "hero home-hero")
	m.Open("div")
	m.Elem("h1", "Every HTTP status code")
	m.Elem("p", strconv.Itoa(len(catalog.All()))+" codes, registered and not, with every fact sourced. Search by number, phrase, symptom, header field or constant; it all works offline.", "class", "lead")
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

// all shows the whole deck, a section per class.
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

// results shows what a search found, best first.
func (h *Home) results(a search.Answer) goapp.UI {
	parts := []goapp.UI{goapp.H2().ID("found").Text(Announce(a))}
	add := func(write func(m *Markup)) {
		var m Markup
		write(&m)
		parts = append(parts, m.UI())
	}
	for _, pair := range a.Pairs {
		add(func(m *Markup) { h.pair(m, pair) })
	}
	if a.Unassigned >= 0 {
		add(func(m *Markup) { h.unassigned(m, a.Unassigned) })
	}
	codes := a.Results
	switch {
	case len(codes) > 0:
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

// How many cards are drawn with a key, and how many then follow at a time. Both
// fill whole rows of a deck, which has one to four columns.
const (
	firstCards = 12
	moreCards  = 24
)

// parts cuts the cards that are to be drawn into decks, so that what follows later
// leaves alone what is there. Rows and cells are cheap and stay together.
func (h *Home) parts(codes []search.Result) [][]search.Result {
	if h.Search.View != "" && len(codes) > 0 {
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

// pair writes the rule that tells two codes apart.
func (h *Home) pair(m *Markup, pair catalog.Pair) {
	m.Open("div", "class", "rule")
	m.Open("p", "class", "rule-codes")
	m.Link(h.Links.Code(pair.A), threeDigits(pair.A))
	m.HTML(" or ")
	m.Link(h.Links.Code(pair.B), threeDigits(pair.B))
	m.Close("p")
	m.Elem("p", pair.Rule)
	m.Open("p")
	m.Link(h.Links.To(PairPath(pair)), "Compare "+threeDigits(pair.A)+" and "+threeDigits(pair.B)+" side by side")
	m.Close("p", "div")
}

// list shows codes in the chosen view.
func (h *Home) list(m *Markup, results []search.Result) {
	switch h.Search.View {
	case "list":
		m.Open("ul", "class", "rows")
		for _, r := range results {
			m.Open("li", "class", "card-row "+classMark(r.Status.Code), "data-code", threeDigits(r.Status.Code))
			m.Open("a", "href", h.Links.Code(r.Status.Code), "class", "code-link card-link")
			m.Elem("span", threeDigits(r.Status.Code), "class", "num")
			m.HTML(" ")
			m.Elem("span", DisplayPhrase(r.Status), "class", "phrase")
			m.Close("a")
			m.Elem("span", r.Status.UseCase, "class", "use")
			m.Close("li")
		}
		m.Close("ul")
	case "grid":
		h.grid(m, results)
	default:
		m.Open("div", "class", "deck")
		for i := range results {
			Card{Status: results[i].Status, Links: h.Links, Heading: "h3", Tools: true, Result: &results[i]}.Write(m)
		}
		m.Close("div")
	}
}

// grid shows codes as small cells. In the order of their numbers each has its
// place as in the periodic table: a row for each ten, a column for each last
// digit, with gaps where nothing is assigned.
func (h *Home) grid(m *Markup, results []search.Result) {
	placed := h.Search.Query == "" && h.Search.Sort == ""
	if placed {
		m.Open("ul", "class", "code-grid placed")
	} else {
		m.Open("ul", "class", "code-grid")
	}
	ten := -1
	for _, r := range results {
		code := r.Status.Code
		class := classMark(code)
		if placed {
			class += " c" + strconv.Itoa(code%10)
			if code/10 != ten {
				ten = code / 10
				m.Elem("li", threeDigits(code)[:2]+"·", "class", "ten", "aria-hidden", "true")
			}
		}
		m.Open("li", "class", class, "data-code", threeDigits(code))
		m.Open("a", "href", h.Links.Code(code), "class", "cell card-link", "title", DisplayPhrase(r.Status))
		m.Elem("span", threeDigits(code), "class", "num")
		m.HTML(" ")
		m.Elem("span", DisplayPhrase(r.Status), "class", "cell-phrase")
		m.Close("a", "li")
	}
	m.Close("ul")
}

// unassigned explains a number that the catalog does not have.
func (h *Home) unassigned(m *Markup, code int) {
	c := catalog.ClassOf(code)
	m.Open("div", "class", "rule")
	if c == catalog.ClassOutside {
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
func Announce(a search.Answer) string {
	text := plural(len(a.Results), "code")
	if len(a.Results) == 0 {
		text = "No code"
	}
	if a.Query != "" {
		text += " for “" + a.Query + "”"
	}
	if a.Cut {
		text += " (the text was cut to " + strconv.Itoa(search.MaxQuery) + " bytes)"
	}
	return text
}
