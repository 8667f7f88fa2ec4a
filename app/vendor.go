package app

import (
	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// VendorPage introduces one owner of unregistered codes and lists them with the
// meaning that this owner gives them.
type VendorPage struct {
	goapp.Compo

	// ID is the vendor's ID.
	ID string
	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (p *VendorPage) Render() goapp.UI {
	v, _ := catalog.LookupVendor(p.ID)
	var m Markup
	m.Open("div", "class", "page vendor-page k0")
	m.Open("header", "class", "hero")
	writeCrumbs(&m, p.Links, "/category/unofficial/", "Unofficial", v.Name)
	m.Elem("h1", v.Name+" status codes")
	m.Elem("p", v.Summary, "class", "lead")
	m.Close("header")
	m.Open("section", "class", "prose", "aria-label", "Introduction")
	m.Article(p.Links.Rebase(v.Intro))
	m.Close("section")
	p.meanings(&m)
	m.Open("nav", "class", "classes", "aria-label", "Other owners")
	m.Elem("h2", "Other owners")
	m.Open("ul")
	for _, other := range catalog.Vendors() {
		if other.ID != p.ID {
			m.Open("li")
			m.Link(p.Links.To("/vendor/"+other.ID+"/"), other.Name)
			m.Close("li")
		}
	}
	m.Close("ul", "nav", "div")
	return m.UI()
}

// meanings lists the codes with this vendor's own meaning, which may not be the
// leading one of the number.
func (p *VendorPage) meanings(m *Markup) {
	statuses := catalog.ByVendor(p.ID)
	m.Open("section", "class", "deck-section", "aria-labelledby", "codes")
	m.Elem("h2", plural(len(statuses), "code"), "id", "codes")
	m.Open("ul", "class", "rows")
	row := func(s *catalog.Status, phrase, summary string, state catalog.State) {
		m.Open("li", "class", classMark(s.Code))
		m.Open("a", "href", p.Links.Code(s.Code), "class", "code-link")
		m.Elem("span", threeDigits(s.Code), "class", "num")
		m.HTML(" ")
		m.Elem("span", phrase, "class", "phrase")
		m.Close("a")
		m.Elem("span", summary+" "+stateLabel(state)+".", "class", "use")
		m.Close("li")
	}
	for _, s := range statuses {
		if s.Origin == p.ID {
			row(s, s.Phrase, s.Summary, s.State)
		}
		for _, o := range s.OtherMeanings {
			if o.Origin == p.ID {
				row(s, o.Phrase, o.Summary, o.State)
			}
		}
	}
	m.Close("ul", "section")
}
