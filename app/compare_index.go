package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// compareIndex is the page that lists all pairs. With the script compare.js it also
// compares any two to five codes, which its address names: "?codes=401,403,404".
func compareIndex(links Links) Document {
	var m Markup
	m.Open("div", "class", "page compare-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", "Compare status codes", "id", "compare-title")
	m.Elem("p", "Two to five codes side by side: what decides between them, then every fact, differences first.", "class", "lead")
	m.Close("header")
	m.Open("ul", "class", "chosen", "id", "chosen", "aria-label", "Codes compared")
	m.Close("ul")
	compareForm(&m, "Add a code")
	m.Elem("p", "Choosing codes freely needs JavaScript. The comparisons below are complete without.", "class", "note script-off")
	m.Elem("p", "", "id", "compare-problem", "class", "rule problem", "role", "alert", "hidden", "")
	// The script reads the order of the facts from here and fills the element.
	m.Open("div", "class", "comparison", "id", "comparison", "data-facts", strings.Join(factLabels, "|"), "hidden", "")
	m.Close("div")
	m.Open("section", "class", "pairs", "aria-labelledby", "pairs")
	m.Elem("h2", "Often confused", "id", "pairs")
	for _, c := range append(catalog.Classes(), catalog.ClassOutside) {
		writePairs(&m, c, links)
	}
	m.Close("section", "div")
	return Document{
		Name:   "compare",
		Script: "compare.js",
		Meta: Meta{
			Title:       "Compare HTTP status codes | " + SiteName,
			Description: "401 or 403? 301, 302, 307 or 308? Two to five HTTP status codes side by side: the rule that decides, then every fact, differences first.",
			Path:        "/compare/",
		},
		Markup: m.String(),
	}
}

// compareForm adds a code as soon as it is chosen. Without JavaScript it is not shown.
func compareForm(m *Markup, label string) {
	codes := make([]string, 0, len(catalog.All()))
	for _, s := range catalog.All() {
		codes = append(codes, threeDigits(s.Code))
	}
	m.Open("form", "class", "compare-form needs-script", "id", "compare-form", "data-codes", strings.Join(codes, " "))
	m.Elem("label", label, "for", "compare-add")
	m.Open("div", "class", "code-box")
	m.Open("input", "id", "compare-add", "role", "combobox", "aria-autocomplete", "list", "aria-expanded", "false", "aria-controls", "compare-options",
		"placeholder", "403, forbidden, rate limit…", "autocomplete", "off", "autocapitalize", "off", "spellcheck", "false", "enterkeyhint", "done")
	m.Open("ul", "id", "compare-options", "class", "suggestions", "role", "listbox", "aria-label", "Codes", "hidden", "")
	m.Close("ul", "div", "form")
}

// writePairs lists the pairs whose lower code is of a class.
func writePairs(m *Markup, c catalog.Class, links Links) {
	var pairs []catalog.Pair
	for _, p := range catalog.Pairs() {
		if catalog.ClassOf(p.A) == c {
			pairs = append(pairs, p)
		}
	}
	if len(pairs) == 0 {
		return
	}
	m.Elem("h3", strings.TrimSpace(c.Digits()+" "+c.String()))
	m.Open("ul", "class", "rows pair-rows")
	for _, p := range pairs {
		m.Open("li", "class", classMark(p.A))
		m.Open("a", "href", links.To(PairPath(p)), "class", "code-link")
		m.Elem("span", threeDigits(p.A), "class", "num")
		m.Elem("span", " or ", "class", "phrase")
		m.Elem("span", threeDigits(p.B), "class", "num "+classMark(p.B))
		m.Close("a")
		m.Open("span", "class", "use")
		m.Prose(p.Rule)
		m.Close("span", "li")
	}
	m.Close("ul")
}
