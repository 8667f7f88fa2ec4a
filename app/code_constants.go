package app

import (
	"slices"

	"github.com/statusdeck/statusdeck/catalog"
)

func (p *CodePage) constants(m *Markup, s *catalog.Status) {
	if len(s.Constants) == 0 {
		return
	}
	m.Open("section", "class", "constants", "aria-labelledby", "constants")
	writeHeading(m, "constants", "In code")
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
		m.Elem("button", "Copy", "type", "button", "class", "button small needs-script", "data-copy", c.Expr, "aria-label", "Copy "+c.Expr)
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

// languageChoice lets a reader choose a library once and copy its name for the
// code. The script remembers the choice on this device and marks the library's row
// on every page; before anything is chosen, the first name is offered.
func (p *CodePage) languageChoice(m *Markup, s *catalog.Status) {
	var first catalog.Constant
	for _, lib := range slices.Backward(catalog.Libraries()) {
		if c, ok := s.Constant(lib.ID); ok {
			first = c
		}
	}
	if first.Expr == "" {
		return
	}
	m.Open("span", "class", "language-choice")
	m.Open("select", "id", "language", "autocomplete", "off", "aria-label", "Your language or library")
	m.Elem("option", "Language…", "value", "")
	for _, lib := range catalog.Libraries() {
		m.Elem("option", lib.Label, "value", lib.ID)
	}
	m.Close("select")
	m.Elem("button", "Copy "+first.Expr, "type", "button", "class", "button mono", "data-constant", "", "data-copy", first.Expr)
	m.Close("span")
}
