package app

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// FragmentHTML returns what other sites load of a status: its card, and behind it
// the facts, the look-alikes and the names in code. One fragment serves all views
// of the widget, which takes from it what it shows; package web puts it into a
// document that can also be read alone. It holds nothing executable.
//
// The card's head is no heading: the widget must not add to the outline of the
// page that it is part of.
func FragmentHTML(s *catalog.Status, links Links) string {
	var m Markup
	Card{Status: s, Links: links, Heading: "p"}.Write(&m)
	m.Open("div", "class", "more "+classMark(s.Code))
	if s.Notes != "" {
		m.Open("p", "class", "note")
		m.Prose(s.Notes)
		m.Close("p")
	}
	writeFacts(&m, s, links)
	fragmentPairs(&m, s, links)
	fragmentNames(&m, s)
	m.Close("div")
	return m.String()
}

// fragmentPairs writes the look-alikes with the difference in a sentence.
func fragmentPairs(m *Markup, s *catalog.Status, links Links) {
	pairs := catalog.PairsOf(s.Code)
	if len(pairs) == 0 {
		return
	}
	m.Elem("h2", "Often confused with")
	m.Open("dl", "class", "facts")
	for _, pair := range pairs {
		other, ok := catalog.Lookup(pair.Other(s.Code))
		if !ok {
			continue
		}
		m.Open("div")
		m.Open("dt")
		writeCodeLink(m, other, links)
		m.Close("dt")
		m.Open("dd")
		m.Prose(pair.Rule)
		m.Close("dd", "div")
	}
	m.Close("dl")
}

// fragmentNames writes the names in code, of which the widget shows the one for
// its attribute lang-constant.
func fragmentNames(m *Markup, s *catalog.Status) {
	if len(s.Constants) == 0 {
		return
	}
	m.Elem("h2", "In code")
	m.Open("dl", "class", "facts")
	for _, lib := range catalog.Libraries() {
		c, ok := s.Constant(lib.ID)
		if !ok {
			continue
		}
		m.Open("div", "data-language", lib.ID)
		m.Elem("dt", lib.Label)
		m.Open("dd")
		m.Elem("code", c.Expr)
		if c.Deprecated {
			m.Text(" (deprecated)")
		}
		m.Close("dd", "div")
	}
	m.Close("dl")
}

// TableHTML returns the table of a class as other sites load it, with one row for
// each status.
func TableHTML(title string, statuses []*catalog.Status, links Links) string {
	var m Markup
	m.Open("table")
	m.Elem("caption", title+", "+plural(len(statuses), "code"))
	m.Open("thead")
	m.Open("tr")
	for _, head := range []string{"Code", "Phrase", "Common use case"} {
		m.Elem("th", head, "scope", "col")
	}
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, s := range statuses {
		m.Open("tr", "class", classMark(s.Code))
		m.Open("th", "scope", "row")
		m.Open("a", "href", links.Code(s.Code), "class", "num")
		m.Text(threeDigits(s.Code))
		m.Close("a", "th")
		m.Open("td")
		m.Text(DisplayPhrase(s))
		if s.Origin != catalog.OriginIANA {
			m.HTML(" ")
			m.Elem("span", catalog.OriginName(s.Origin), "class", "owner")
		}
		m.Close("td")
		m.Open("td")
		m.Prose(s.UseCase)
		m.Close("td", "tr")
	}
	m.Close("tbody", "table")
	return m.String()
}

// NamesOf returns the names under which a status is written in running text: its
// phrase, and the former and other ones.
func NamesOf(s *catalog.Status) []string {
	var names []string
	for _, name := range append(append([]string{s.Phrase}, s.FormerNames...), s.Aliases...) {
		// "(Unused)" and numbers are no names.
		if _, err := strconv.Atoi(name); err != nil && !strings.ContainsAny(name, "()") {
			names = append(names, name)
		}
	}
	return names
}
