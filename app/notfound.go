package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// NotFoundPage is shown for addresses without a page.
type NotFoundPage struct {
	goapp.Compo

	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (p *NotFoundPage) Render() goapp.UI {
	var m Markup
	s, _ := catalog.Lookup(404)
	m.Open("div", "class", "page not-found-page k4")
	m.Open("header", "class", "hero")
	m.Elem("p", "404", "class", "num big", "aria-hidden", "true")
	m.Elem("h1", "There is no page at this address")
	m.Open("p", "class", "lead")
	m.Text("The address may be mistyped. Looking for a status code? Type it into the search box, or see ")
	m.Link(p.Links.Code(404), "what 404 means")
	m.Text(" in general: " + lowerFirst(s.Summary))
	m.Close("p", "header")
	m.Open("section", "class", "prose", "aria-labelledby", "unknown")
	m.Elem("h2", "Looking for an unassigned number?", "id", "unknown")
	m.Elem("p", "An unassigned number is treated as the x00 code of its class:")
	m.Open("ul")
	for _, c := range catalog.Classes() {
		generic, ok := catalog.Lookup(c.Generic())
		if !ok {
			continue
		}
		m.Open("li")
		m.Text("unknown " + c.Digits() + ": like ")
		m.Link(p.Links.Code(generic.Code), strconv.Itoa(generic.Code)+" "+generic.Phrase)
		m.Close("li")
	}
	m.Close("ul")
	m.Open("p")
	m.Link(p.Links.To("/"), "All "+strconv.Itoa(len(catalog.All()))+" codes")
	m.Close("p", "section", "div")
	return m.UI()
}
