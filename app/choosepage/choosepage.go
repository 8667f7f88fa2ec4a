// Package choosepage makes the pages of the guided path to a status code: one page per
// question and per answer, the outline, and the diagram of the whole tree.
//
// The pages are documents: they are prerendered and need neither JavaScript nor
// the browser program. Each state of the path has an address, so Back works by
// itself.
package choosepage

import (
	"strconv"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// Title is what the path is called, in headings and links.
const Title = "Which status code should I send?"

// Documents returns all pages of the path. links makes the addresses.
func Documents(links app.Links) []app.Document {
	p := pages{links}
	docs := []app.Document{p.start(), p.diagramPage()}
	for _, n := range choose.All() {
		switch {
		case n.ID == choose.Start:
		case n.Question != "":
			docs = append(docs, p.question(n))
		default:
			docs = append(docs, p.answer(n))
		}
	}
	return docs
}

// Path returns the path of a node's page: "/choose/created/".
func Path(id string) string {
	if id == choose.Start {
		return "/choose/"
	}
	return "/choose/" + id + "/"
}

type pages struct{ links app.Links }

// start is the first question, with everything else that leads through the tree.
func (p pages) start() app.Document {
	n, _ := choose.Lookup(choose.Start)
	var m app.Markup
	m.Open("div", "class", "page choose-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", Title)
	m.Elem("p", "Three to six short questions lead to a code, with the reason, the section of the specification, the fields that go with it, and the closest alternatives.", "class", "lead")
	m.Close("header")
	m.Open("section", "class", "ask", "aria-labelledby", "question")
	m.Elem("h2", n.Question, "id", "question")
	p.answers(&m, n)
	p.help(&m, n)
	m.Close("section")
	m.Open("section", "class", "outline", "aria-labelledby", "outline")
	m.Elem("h2", "All questions at once", "id", "outline")
	m.Open("p", "class", "actions")
	m.Link(p.links.To(diagramPath), "See the whole tree as a diagram", "class", "button")
	m.Close("p")
	m.Elem("p", "Or expand a branch:")
	m.Open("ul")
	for _, id := range n.Children {
		p.outline(&m, id)
	}
	m.Close("ul", "section", "div")
	return app.Document{
		Name: "choose",
		Meta: app.Meta{
			Title:       Title + " | " + app.SiteName,
			Description: "Choose an HTTP status code by short questions: validation errors, duplicates, soft deletes, rate limits, jobs, maintenance, redirects, gateways and more, each answer with its RFC section.",
			Path:        Path(choose.Start),
		},
		Markup: m.String(),
	}
}

// outline writes a node as an item of a list, questions with what they lead to.
func (p pages) outline(m *app.Markup, id string) {
	n, _ := choose.Lookup(id)
	if n.Question == "" {
		m.Open("li", "class", "leaf "+app.ClassMark(n.Send))
		m.Open("a", "href", p.links.To(Path(id)))
		m.Elem("span", n.Label, "class", "label")
		m.HTML(" ")
		m.Elem("span", app.ThreeDigits(n.Send), "class", "num")
		m.Close("a", "li")
		return
	}
	m.Open("li")
	m.Open("details")
	m.Open("summary")
	m.Text(n.Label)
	m.Close("summary")
	m.Open("p")
	m.Link(p.links.To(Path(id)), n.Question)
	m.Close("p")
	m.Open("ul")
	for _, child := range n.Children {
		p.outline(m, child)
	}
	m.Close("ul", "details", "li")
}

// question is the page of one question.
func (p pages) question(n choose.Node) app.Document {
	var m app.Markup
	m.Open("div", "class", "page choose-page")
	m.Open("header", "class", "hero")
	p.crumbs(&m, n, "Question "+strconv.Itoa(len(choose.Path(n.ID))))
	p.soFar(&m, n)
	m.Elem("h1", n.Question)
	m.Close("header")
	m.Open("div", "class", "ask")
	p.answers(&m, n)
	p.help(&m, n)
	m.Close("div")
	p.back(&m, n)
	m.Close("div")
	return app.Document{
		Name: "choose",
		Meta: app.Meta{
			Title:       n.Question + " " + n.Label + " | " + app.SiteName,
			Description: n.Label + ". " + n.Question + " A step on the way to the right HTTP status code.",
			Path:        Path(n.ID),
			NoIndex:     true, // a step, no destination
		},
		Markup: m.String(),
	}
}

// answers writes the answers to a question, each with what it rests on.
func (p pages) answers(m *app.Markup, n choose.Node) {
	m.Open("ol", "class", "answers")
	for _, id := range n.Children {
		child, _ := choose.Lookup(id)
		m.Open("li")
		m.Link(p.links.To(Path(id)), child.Label, "class", "answer")
		m.HTML(" ")
		writeSource(m, child.Basis)
		m.Close("li")
	}
	m.Close("ol")
}

func (p pages) help(m *app.Markup, n choose.Node) {
	if n.Text != "" {
		m.Open("div", "class", "help prose")
		m.Article(p.links.Rebase(n.Text))
		m.Close("div")
	}
}

// answer is the page at the end of a path.
func (p pages) answer(n choose.Node) app.Document {
	s, _ := catalog.Lookup(n.Send)
	var m app.Markup
	m.Open("div", "class", "page choose-page "+app.ClassMark(n.Send))
	m.Open("header", "class", "hero")
	p.crumbs(&m, n, "Send "+app.ThreeDigits(n.Send))
	p.soFar(&m, n)
	m.Open("h1")
	m.Text("Send ")
	m.Open("a", "href", p.links.Code(n.Send), "class", "code-link")
	m.Elem("span", app.ThreeDigits(s.Code), "class", "num")
	m.HTML(" ")
	m.Elem("span", s.Phrase, "class", "phrase")
	m.Close("a", "h1")
	m.Open("div", "class", "lead")
	m.Article(p.links.Rebase(n.Text))
	m.Close("div")
	m.Open("p", "class", "basis")
	m.Text("Specified in ")
	m.ExternalLink(n.Section.URL, n.Section.Title)
	m.Text(".")
	m.Close("p", "header")
	p.fields(&m, s)
	p.near(&m, n)
	p.further(&m, n, s)
	p.back(&m, n)
	m.Close("div")
	return app.Document{
		Name: "choose",
		Meta: app.Meta{
			Title:       n.Label + ": send " + app.ThreeDigits(s.Code) + " " + s.Phrase + " | " + app.SiteName,
			Description: app.FirstSentence(n.Text),
			Path:        Path(n.ID),
		},
		Markup: m.String(),
	}
}

// fields lists the fields of the response that go with the code.
func (p pages) fields(m *app.Markup, s *catalog.Status) {
	m.Open("section", "class", "with", "aria-labelledby", "with")
	m.Elem("h2", "Send with it", "id", "with")
	any := false
	for _, f := range s.Fields {
		if f.In != "response" {
			continue
		}
		if !any {
			m.Open("dl")
			any = true
		}
		m.Open("div")
		m.Open("dt")
		m.Elem("code", f.Name)
		m.HTML(" ")
		m.Elem("span", app.NeedLabel(f.Need), "class", "tag need-"+string(f.Need))
		m.Close("dt")
		m.Open("dd")
		m.Prose(f.Note)
		m.Close("dd", "div")
	}
	if any {
		m.Close("dl")
	} else {
		m.Elem("p", "No field is required.")
	}
	m.Close("section")
}

// near lists the codes that come near, and what rules them out.
func (p pages) near(m *app.Markup, n choose.Node) {
	m.Open("section", "class", "near", "aria-labelledby", "near")
	m.Elem("h2", "Why not these?", "id", "near")
	m.Elem("p", "What rules each one out, and when it would be the right choice.")
	m.Open("ul", "class", "rows")
	for _, near := range n.Near {
		s, _ := catalog.Lookup(near.Code)
		m.Open("li", "class", app.ClassMark(near.Code))
		m.Open("span", "class", "not")
		app.WriteCodeLink(m, s, p.links)
		m.Close("span")
		m.Open("span", "class", "use")
		m.Prose(near.Why + ".")
		if pair, ok := catalog.PairOf(near.Code, n.Send); ok {
			m.HTML(" ")
			m.Link(p.links.To(app.PairPath(pair)), "Side by side", "class", "compare-link", "aria-label",
				"Compare "+app.ThreeDigits(pair.A)+" and "+app.ThreeDigits(pair.B)+" side by side")
		}
		m.Close("span", "li")
	}
	m.Close("ul", "section")
}

// further leads to the code's own page and to the other paths that end in it.
func (p pages) further(m *app.Markup, n choose.Node, s *catalog.Status) {
	m.Open("section", "aria-labelledby", "further")
	m.Elem("h2", "More about "+app.ThreeDigits(s.Code), "id", "further")
	m.Open("p")
	m.Link(p.links.Code(s.Code), "All facts, an example and the names in code")
	m.Close("p")
	others := 0
	for _, way := range choose.Ways(n.Send) {
		if way.ID == n.ID {
			continue
		}
		if others == 0 {
			m.Elem("p", "Other situations for the same code:")
			m.Open("ul", "class", "ways")
		}
		others++
		parent, _ := choose.Lookup(way.Parent)
		m.Open("li")
		m.Text(parent.Question + " ")
		m.Link(p.links.To(Path(way.ID)), way.Label)
		m.Close("li")
	}
	if others > 0 {
		m.Close("ul")
	}
	m.Close("section")
}

func (p pages) crumbs(m *app.Markup, n choose.Node, here string) {
	m.Open("nav", "class", "crumbs", "aria-label", "Breadcrumb")
	m.Open("ol")
	m.Open("li")
	m.Link(p.links.To("/"), "All codes")
	m.Close("li")
	m.Open("li")
	m.Link(p.links.To("/choose/"), "Choose a code")
	m.Close("li")
	m.Elem("li", here, "aria-current", "page")
	m.Close("ol", "nav")
}

// soFar lists the questions answered on the way, each with a link to answer it
// differently.
func (p pages) soFar(m *app.Markup, n choose.Node) {
	path := choose.Path(n.ID)
	m.Open("nav", "class", "so-far", "aria-label", "Your answers so far")
	m.Open("ol")
	for i, step := range path[:len(path)-1] {
		m.Open("li")
		m.Link(p.links.To(Path(step.ID)), step.Question, "title", "Change this answer")
		m.HTML(" ")
		m.Elem("strong", path[i+1].Label)
		m.Close("li")
	}
	m.Close("ol", "nav")
}

func (p pages) back(m *app.Markup, n choose.Node) {
	m.Open("nav", "class", "ask-nav", "aria-label", "Questions")
	m.Open("ul")
	item := func(path, text string) {
		m.Open("li")
		m.Link(p.links.To(path), text)
		m.Close("li")
	}
	if n.Parent != choose.Start {
		item(Path(n.Parent), "Back one question")
	}
	item("/choose/", "Start again")
	item(diagramPath, "The whole tree as a diagram")
	m.Close("ul", "nav")
}

func writeSource(m *app.Markup, s choose.Source) {
	m.Elem("a", app.SourceMark(s.ID), "href", s.URL, "rel", "noopener external", "class", "src", "title", s.Title)
}
