package app

import (
	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// PrintPage is the cheat sheet: every code with its use case, in columns that fit
// on one sheet of paper.
type PrintPage struct {
	goapp.Compo

	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (p *PrintPage) Render() goapp.UI {
	var m Markup
	m.Open("div", "class", "page print-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", "HTTP status codes")
	m.Elem("p", "All codes on one sheet, to be printed in landscape.", "class", "lead screen-only")
	m.Open("p", "class", "actions needs-script screen-only")
	m.Elem("button", "Print", "type", "button", "class", "button primary", "data-print", "")
	m.Close("p")
	m.Close("header")
	m.Open("div", "class", "sheet")
	for _, c := range catalog.Classes() {
		var registered, others []*catalog.Status
		for _, s := range catalog.ByClass(c) {
			if s.Registered() {
				registered = append(registered, s)
			} else {
				others = append(others, s)
			}
		}
		p.section(&m, c.Digits()+" "+c.String(), classMark(c.Generic()), registered)
		if len(others) > 0 {
			p.section(&m, c.Digits()+" unregistered", classMark(c.Generic()), others)
		}
	}
	p.section(&m, "Outside 100-599", classMark(0), catalog.ByClass(catalog.ClassOutside))
	m.Close("div", "div")
	return m.UI()
}

func (p *PrintPage) section(m *Markup, title, mark string, statuses []*catalog.Status) {
	m.Open("section", "class", "sheet-class "+mark, "aria-label", title)
	m.Elem("h2", title)
	m.Open("ul")
	for _, s := range statuses {
		m.Open("li")
		m.Open("a", "href", p.Links.Code(s.Code))
		m.Elem("span", threeDigits(s.Code), "class", "num")
		m.HTML(" ")
		m.Elem("span", DisplayPhrase(s), "class", "phrase")
		m.Close("a")
		if s.Origin != catalog.OriginIANA {
			m.Elem("span", " "+catalog.OriginName(s.Origin), "class", "owner")
		}
		m.Close("li")
	}
	m.Close("ul", "section")
}
