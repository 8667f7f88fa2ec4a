package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog/search"
)

// list shows codes in the chosen view.
func (h *Home) list(m *Markup, results []search.Result) {
	switch h.view() {
	case "list":
		h.rows(m, results)
	case "grid":
		h.grid(m, results)
	default:
		// The results follow the heading of the page, other codes one of their own.
		heading := "h3"
		if !h.whole() && len(h.Answer.Results) > 0 {
			heading = "h2"
		}
		m.Open("div", "class", "deck")
		for i := range results {
			Card{Status: results[i].Status, Links: h.Links, Heading: heading, Tools: true, Result: &results[i]}.Write(m)
		}
		m.Close("div")
	}
}

// rows shows codes in a line each, with what they are used for.
func (h *Home) rows(m *Markup, results []search.Result) {
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
}

// grid shows codes as small cells. In the order of their numbers each has its
// place as in the periodic table: a row for each ten, a column for each last
// digit, with gaps where nothing is assigned. On narrow screens the style sheet
// makes rows of them.
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
