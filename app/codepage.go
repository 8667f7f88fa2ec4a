package app

import (
	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// CodePage is the page of one number: facts at a glance, article, example,
// constants, look-alikes, other meanings, neighbours, sources.
type CodePage struct {
	goapp.Compo

	// Code is the number.
	Code int
	// Article is the article as HTML, with its links pointing below the base
	// path; "" while it is on its way.
	Article string
	// Links makes the addresses.
	Links Links
	// Repo is the address of the source repository, for the links to edit and to
	// report; "" leaves them out.
	Repo string
}

// Render implements go-app's Composer.
func (p *CodePage) Render() goapp.UI {
	s, ok := catalog.Lookup(p.Code)
	if !ok {
		return (&Markup{}).UI()
	}
	var m Markup
	m.Open("div", "class", "page code-page "+classMark(s.Code))
	p.top(&m, s)
	m.Open("div", "class", "columns")
	m.Open("div", "class", "reading")
	p.article(&m)
	p.example(&m, s)
	p.confused(&m, s)
	p.meanings(&m, s)
	p.constants(&m, s)
	p.sources(&m, s)
	m.Close("div")
	m.Open("aside", "class", "side", "aria-label", "Facts and contents")
	m.Open("div", "class", "glance")
	writeFacts(&m, s, p.Links)
	m.Close("div")
	p.contents(&m, s)
	m.Close("aside", "div")
	p.related(&m, s)
	p.class(&m, s)
	p.neighbours(&m, s)
	m.Close("div")
	return m.UI()
}

func (p *CodePage) top(m *Markup, s *catalog.Status) {
	m.Open("header", "class", "hero")
	p.crumbs(m, s)
	m.Open("h1")
	m.Elem("span", threeDigits(s.Code), "class", "num")
	m.HTML(" ")
	m.Elem("span", s.Phrase, "class", "phrase")
	m.Close("h1")
	if s.State == catalog.StateUnused && len(s.Aliases) > 0 {
		m.Elem("p", "Known as "+s.Aliases[0], "class", "alias")
	}
	m.Open("p", "class", "lead")
	m.Prose(s.Summary)
	m.Close("p")
	if s.Notes != "" {
		m.Open("p", "class", "note")
		m.Prose(s.Notes)
		m.Close("p")
	}
	m.Open("p", "class", "actions needs-script")
	m.Elem("button", "Pin", "type", "button", "class", "button pin-button", "data-pin", threeDigits(s.Code), "aria-pressed", "false")
	m.Elem("button", "Copy “"+threeDigits(s.Code)+" "+s.Phrase+"”", "type", "button", "class", "button", "data-copy", threeDigits(s.Code)+" "+s.Phrase)
	writeCompareTick(m, s, "button", "Compare")
	m.Elem("button", "Share", "type", "button", "class", "button", "data-share", p.Links.Code(s.Code))
	if len(s.Constants) > 0 {
		// The script shows it once a language has been chosen below.
		m.Elem("button", "", "type", "button", "class", "button mono", "data-constant", "", "hidden", "")
	}
	m.Close("p", "header")
}

func (p *CodePage) crumbs(m *Markup, s *catalog.Status) {
	path, above := "/category/"+s.Class().Slug()+"/", s.Class().Digits()+" "+s.Class().String()
	if s.Origin != catalog.OriginIANA {
		path, above = "/vendor/"+s.Origin+"/", catalog.OriginName(s.Origin)
	}
	writeCrumbs(m, p.Links, path, above, threeDigits(s.Code))
}

func (p *CodePage) article(m *Markup) {
	m.Open("section", "class", "prose", "id", "article", "aria-label", "Article")
	if p.Article == "" {
		m.Elem("p", "Loading the article…", "class", "loading")
	}
	m.HTML(p.Article)
	m.Close("section")
}

// lowerFirst starts a label in the middle of a sentence.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
