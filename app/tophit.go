package app

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// TopHit draws the best match of a search as a wide card: what the code means, when
// to send it, and what to copy.
type TopHit struct {
	Result search.Result
	// When is the first sentence on when to send the code; "" shows its use case.
	When string
	// Library is the ID of the library whose constant is shown, "" for none.
	Library string
	Links   Links
}

// Write writes the card to m.
func (t TopHit) Write(m *Markup) {
	s := t.Result.Status
	card := Card{Status: s, Links: t.Links, Heading: "h2", Result: &t.Result}
	m.Open("article", "class", "card top-hit "+classMark(s.Code), "data-code", threeDigits(s.Code))
	card.head(m)
	m.Open("p", "class", "top-when")
	if t.When != "" {
		m.Text(t.When)
	} else {
		m.Text("Used for: " + lowerFirst(s.UseCase) + ".")
	}
	m.Close("p")
	m.Open("div", "class", "card-foot")
	card.tags(m)
	t.tools(m, s)
	m.Close("div", "article")
}

func (t TopHit) tools(m *Markup, s *catalog.Status) {
	m.Open("p", "class", "top-tools needs-script")
	if c, ok := s.Constant(t.Library); ok {
		m.Elem("button", "Copy "+c.Expr, "type", "button", "class", "button small mono", "data-copy", c.Expr)
	}
	line := threeDigits(s.Code) + " " + s.Phrase
	m.Elem("button", "Copy", "type", "button", "class", "button small", "data-copy", line, "aria-label", "Copy “"+line+"”", "title", "Copy “"+line+"”")
	writeCompareTick(m, s, "button small", "Compare")
	m.Open("span", "class", "enter-hint")
	m.Elem("kbd", "Enter")
	m.Text(" opens it, ")
	m.Elem("kbd", "↓")
	m.Text(" goes to the next")
	m.Close("span", "p")
}
