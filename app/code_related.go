package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"
)

func (p *CodePage) confused(m *Markup, s *catalog.Status) {
	pairs := catalog.PairsOf(s.Code)
	if len(pairs) == 0 {
		return
	}
	m.Open("section", "class", "confused", "aria-labelledby", "confused")
	writeHeading(m, "confused", "Often confused with")
	m.Open("dl")
	for _, pair := range pairs {
		other, ok := catalog.Lookup(pair.Other(s.Code))
		if !ok {
			continue
		}
		m.Open("div")
		m.Open("dt", "class", classMark(other.Code))
		writeCodeLink(m, other, p.Links)
		m.Close("dt")
		m.Open("dd")
		m.Open("span")
		m.Prose(pair.Rule)
		m.Close("span")
		m.HTML(" ")
		m.Link(p.Links.To(PairPath(pair)), "Side by side", "class", "compare-link", "aria-label", "Compare "+threeDigits(pair.A)+" and "+threeDigits(pair.B)+" side by side")
		m.Close("dd")
		m.Close("div")
	}
	m.Close("dl", "section")
}

func (p *CodePage) meanings(m *Markup, s *catalog.Status) {
	if len(s.OtherMeanings) == 0 {
		return
	}
	m.Open("section", "class", "meanings", "aria-labelledby", "meanings")
	writeHeading(m, "meanings", "Other meanings of "+threeDigits(s.Code))
	for _, o := range s.OtherMeanings {
		m.Open("div", "class", "meaning")
		m.Elem("h3", o.Phrase)
		m.Open("p")
		m.Prose(o.Summary)
		m.Close("p")
		m.Open("p", "class", "meta")
		m.Link(p.Links.To("/vendor/"+o.Origin+"/"), catalog.OriginName(o.Origin))
		m.Text(" · " + stateLabel(o.State) + " · Seen by: " + lowerFirst(visibilityLabel(o.SeenBy)))
		if len(o.Nearest) > 0 {
			m.Text(" · Closest registered: ")
			writeCodes(m, o.Nearest, p.Links)
		}
		m.Text(" · Source: ")
		writeSourceRefs(m, s, o.Sources)
		m.Close("p", "div")
	}
	m.Close("section")
}

func (p *CodePage) related(m *Markup, s *catalog.Status) {
	if len(s.Related) == 0 {
		return
	}
	m.Open("section", "class", "related", "aria-labelledby", "related")
	writeHeading(m, "related", "Related codes")
	m.Open("ul", "class", "rows")
	for _, code := range s.Related {
		if other, ok := catalog.Lookup(code); ok {
			m.Open("li", "class", classMark(code))
			writeCodeLink(m, other, p.Links)
			m.Elem("span", other.UseCase, "class", "use")
			m.Close("li")
		}
	}
	m.Close("ul")
	m.Open("p")
	m.Link(p.Links.To(ComparePath(append([]int{s.Code}, s.Related[:min(4, len(s.Related))]...)...)), "Compare them side by side")
	m.Close("p", "section")
}

// class lists the other codes of the class, each with what it means and is used
// for. On a phone the list is folded.
func (p *CodePage) class(m *Markup, s *catalog.Status) {
	c := s.Class()
	if c == catalog.ClassOutside {
		return
	}
	m.Open("section", "class", "same-class", "aria-labelledby", "class")
	m.Open("h2", "id", "class")
	m.Text("Other ")
	m.Link(p.Links.To("/category/"+c.Slug()+"/"), c.Digits()+" "+c.String()+" codes")
	m.Close("h2")
	m.Open("details")
	m.Elem("summary", "Show all "+strconv.Itoa(len(catalog.ByClass(c))-1))
	m.Open("ul", "class", "rows")
	for _, o := range catalog.ByClass(c) {
		if o == s {
			continue
		}
		m.Open("li", "class", classMark(o.Code))
		writeCodeLink(m, o, p.Links)
		m.Open("p", "class", "use")
		m.Prose(o.Summary)
		m.Elem("span", " Used for: "+lowerFirst(o.UseCase)+".", "class", "for")
		m.Close("p", "li")
	}
	m.Close("ul", "details", "section")
}

// neighbours writes the links to the previous and the next number.
func (p *CodePage) neighbours(m *Markup, s *catalog.Status) {
	prev, next := Neighbours(s.Code)
	m.Open("nav", "class", "neighbours", "aria-label", "Previous and next code")
	write := func(o *catalog.Status, rel, label string) {
		if o == nil {
			m.Elem("span", "")
			return
		}
		m.Open("a", "href", p.Links.Code(o.Code), "rel", rel, "class", classMark(o.Code))
		m.Elem("span", label, "class", "dir")
		m.HTML(" ")
		m.Elem("span", threeDigits(o.Code), "class", "num")
		m.HTML(" ")
		m.Elem("span", o.Phrase, "class", "phrase")
		m.Close("a")
	}
	write(prev, "prev", "Previous")
	write(next, "next", "Next")
	m.Close("nav")
}

// Neighbours returns the statuses before and after a number, nil at the ends.
func Neighbours(code int) (prev, next *catalog.Status) {
	for _, s := range catalog.All() {
		if s.Code < code {
			prev = s
		}
		if s.Code > code {
			return prev, s
		}
	}
	return prev, nil
}

// writeCodeLink writes a status as number and phrase with a link.
func writeCodeLink(m *Markup, s *catalog.Status, links Links) {
	m.Open("a", "href", links.Code(s.Code), "class", "code-link")
	m.Elem("span", threeDigits(s.Code), "class", "num")
	m.HTML(" ")
	m.Elem("span", s.Phrase, "class", "phrase")
	m.Close("a")
}

// writeCodes writes numbers as links, in a sentence.
func writeCodes(m *Markup, codes []int, links Links) {
	for i, code := range codes {
		if i > 0 {
			m.Text(", ")
		}
		m.Link(links.Code(code), threeDigits(code))
	}
}
