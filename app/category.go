package app

import (
	"slices"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// CategoryPage introduces one class, or the unofficial codes, and lists them.
type CategoryPage struct {
	goapp.Compo

	// Slug is the introduction's slug: "client-error".
	Slug string
	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (p *CategoryPage) Render() goapp.UI {
	in, _ := catalog.LookupIntro(p.Slug)
	var m Markup
	statuses, mark := CategoryCodes(p.Slug), categoryMark(p.Slug)
	m.Open("div", "class", "page category-page "+mark)
	m.Open("header", "class", "hero")
	m.Elem("h1", categoryTitle(in))
	m.Elem("p", in.Summary, "class", "lead")
	m.Close("header")
	m.Open("section", "class", "prose", "aria-label", "Introduction")
	m.Article(p.Links.Rebase(in.Intro))
	m.Close("section")
	if p.Slug == "unofficial" {
		registered := func(s *catalog.Status) bool { return s.Registered() }
		own := slices.DeleteFunc(slices.Clone(statuses), registered)
		writeDeck(&m, plural(len(own), "unregistered code"), own, p.Links)
		// Registered numbers that somebody also uses in another sense.
		other := slices.DeleteFunc(slices.Clone(statuses), func(s *catalog.Status) bool { return !registered(s) })
		writeDeck(&m, plural(len(other), "registered code")+" with another meaning too", other, p.Links)
	} else {
		writeDeck(&m, plural(len(statuses), "code"), statuses, p.Links)
	}
	m.Open("nav", "class", "classes", "aria-label", "Other categories")
	m.Open("ul")
	for _, other := range catalog.Intros() {
		if other.Slug != p.Slug {
			m.Open("li")
			m.Link(p.Links.To("/category/"+other.Slug+"/"), categoryTitle(other))
			m.Close("li")
		}
	}
	m.Close("ul", "nav", "div")
	return m.UI()
}

// CategoryCodes returns the statuses of a category.
func CategoryCodes(slug string) []*catalog.Status {
	for _, c := range catalog.Classes() {
		if c.Slug() == slug {
			return catalog.ByClass(c)
		}
	}
	return catalog.Unofficial()
}

// categoryMark returns the class mark of a category.
func categoryMark(slug string) string {
	for _, c := range catalog.Classes() {
		if c.Slug() == slug {
			return classMark(c.Generic())
		}
	}
	return classMark(0)
}

// writeDeck writes a section of cards under a heading.
func writeDeck(m *Markup, title string, statuses []*catalog.Status, links Links) {
	m.Open("section", "class", "deck-section", "aria-label", title)
	m.Elem("h2", title)
	m.Open("div", "class", "deck")
	for _, s := range statuses {
		Card{Status: s, Links: links, Heading: "h3", Tools: true}.Write(m)
	}
	m.Close("div", "section")
}
