package app

import (
	"github.com/statusdeck/statusdeck/catalog"
)

func (p *CodePage) constants(m *Markup, s *catalog.Status) {
	if len(s.Constants) == 0 {
		return
	}
	m.Open("section", "class", "constants", "aria-labelledby", "constants")
	writeHeading(m, "constants", "In code")
	p.languageChoice(m, s)
	m.Open("table")
	m.Open("thead")
	m.Open("tr")
	m.Elem("th", "Library", "scope", "col")
	m.Elem("th", "Name", "scope", "col")
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, lib := range catalog.Libraries() {
		c, ok := s.Constant(lib.ID)
		m.Open("tr", "data-language", lib.ID)
		m.Elem("th", lib.Label, "scope", "row")
		m.Open("td")
		if !ok {
			m.Elem("span", "no name for "+threeDigits(s.Code), "class", "missing")
			m.Close("td", "tr")
			continue
		}
		m.Elem("code", c.Expr)
		if c.Deprecated {
			m.HTML(" ")
			m.Elem("span", "deprecated", "class", "tag tag-deprecated")
		}
		for _, a := range c.Aliases {
			m.Text(", also ")
			m.Elem("code", a)
		}
		if c.Note != "" {
			m.Open("span", "class", "note-inline")
			m.Prose(" (" + c.Note + ")")
			m.Close("span")
		}
		m.Close("td", "tr")
	}
	m.Close("tbody", "table", "section")
}

// languageChoice lets a reader choose a library once; the script remembers it on
// this device, marks its row on every page and offers the name for copying.
func (p *CodePage) languageChoice(m *Markup, s *catalog.Status) {
	m.Open("p", "class", "language-choice needs-script")
	m.Elem("label", "Your library", "for", "language")
	m.HTML(" ")
	m.Open("select", "id", "language", "autocomplete", "off")
	m.Elem("option", "not chosen", "value", "")
	for _, lib := range catalog.Libraries() {
		m.Elem("option", lib.Label, "value", lib.ID)
	}
	m.Close("select", "p")
}
