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
	p.contents(&m, s)
	m.Open("div", "class", "reading")
	p.article(&m)
	p.example(&m, s)
	p.confused(&m, s)
	p.meanings(&m, s)
	p.constants(&m, s)
	p.sources(&m, s)
	m.Close("div")
	// Closed on a phone; where there is room the style sheet shows what is in it.
	m.Open("details", "class", "glance", "id", "facts")
	m.Elem("summary", "All facts")
	writeFacts(&m, s, p.Links)
	m.Close("details", "div")
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
	p.chips(m, s)
	writeOrigin(m, s, p.Links)
	if s.Notes != "" {
		m.Open("p", "class", "note")
		m.Prose(s.Notes)
		m.Close("p")
	}
	m.Open("div", "class", "actions needs-script")
	p.languageChoice(m, s)
	line := threeDigits(s.Code) + " " + s.Phrase
	m.Elem("button", "Copy “"+line+"”", "type", "button", "class", "button", "data-copy", line)
	writeCompareTick(m, s, "button", "Compare")
	m.Elem("button", "Pin", "type", "button", "class", "button pin-button", "data-pin", threeDigits(s.Code), "aria-pressed", "false")
	m.Elem("button", "Share", "type", "button", "class", "button", "data-share", p.Links.Code(s.Code))
	m.Close("div", "header")
}

// chips writes the four facts that developers act on first.
func (p *CodePage) chips(m *Markup, s *catalog.Status) {
	m.Open("ul", "class", "fact-chips", "aria-label", "Key facts")
	m.Elem("li", cacheChip(s.Cacheable.Rule))
	m.Elem("li", retryChip(s.Retry.Rule))
	m.Elem("li", contentChip(s.Content.Rule))
	if src, ok := s.Source(s.Spec); ok {
		m.Open("li")
		m.ExternalLink(src.URL, sourceMark(src))
		m.Close("li")
	}
	m.Close("ul")
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
	m.Article(p.Article)
	m.Close("section")
}

// lowerFirst starts a label in the middle of a sentence.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
