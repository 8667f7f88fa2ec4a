package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// UnassignedPage explains what a number without an entry means: RFC 9110,
// section 15, has a client treat it as the x00 code of its class. Static hosts
// hold one such page per class.
type UnassignedPage struct {
	goapp.Compo

	// Code is the number asked for, -1 on the page for the whole class.
	Code int
	// Class is the class in digits, "4xx".
	Class string
	// Links makes the addresses.
	Links Links
}

// Render implements go-app's Composer.
func (p *UnassignedPage) Render() goapp.UI {
	var m Markup
	class := catalog.ClassOf(int(p.Class[0]-'0') * 100)
	generic, _ := catalog.Lookup(class.Generic())
	m.Open("div", "class", "page unassigned-page "+classMark(class.Generic()))
	m.Open("header", "class", "hero")
	m.Elem("h1", p.title())
	m.Open("p", "class", "lead")
	m.Text("A client that receives a number it does not know treats it as the x00 code of its class, so an unknown " + p.Class + " number is handled like ")
	m.Link(p.Links.Code(generic.Code), strconv.Itoa(generic.Code)+" "+generic.Phrase)
	m.Text(", and a cache must not store it unless told to.")
	m.Close("p")
	m.Open("p", "class", "note")
	m.Text("Neither the IANA registry nor any vendor that we know of defines this number. Source: ")
	m.ExternalLink("https://www.rfc-editor.org/rfc/rfc9110.html#section-15", "RFC 9110, section 15")
	m.Text(".")
	m.Close("p", "header")
	writeDeck(&m, "All "+p.Class+" codes in the catalog", catalog.ByClass(class), p.Links)
	m.Close("div")
	return m.UI()
}

func (p *UnassignedPage) title() string {
	if p.Code < 0 {
		return "Unassigned " + p.Class + " numbers"
	}
	return threeDigits(p.Code) + " is not assigned"
}
