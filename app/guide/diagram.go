package guide

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// diagramPath is the page that shows the diagram, DiagramFile the drawing itself.
const (
	diagramPath = "/choose/diagram/"
	DiagramFile = "choose/diagram.svg"
)

// Measures of the diagram, in its own units (CSS pixels at 100%).
const (
	questionWidth = 206
	answerWidth   = 350
	columnGap     = 36
	rowGap        = 6
	lineHeight    = 15
	padding       = 6
	margin        = 16
	// Characters that fit on a line: type of 12 and an average width of 0.55 em.
	questionChars = 26
	answerChars   = 46
)

// box is a node with its place in the drawing.
type box struct {
	node choose.Node
	// label and text are the lines of the answer that leads here and of the
	// question.
	label, text []string
	x, y        int // upper left corner
	w, h        int
	children    []*box
}

// layout makes the boxes of a node and of everything below it, top down from y.
// A tree by rows: the ends of paths stand below each other, a question stands beside
// the first thing that it leads to, so that reading starts in the upper left corner.
// It returns the y below all of it.
func layout(id string, depth, y int) (*box, int) {
	n, _ := choose.Lookup(id)
	b := &box{node: n, x: margin + depth*(questionWidth+columnGap), w: questionWidth}
	if n.Question == "" {
		b.w, b.label = answerWidth, wrap(n.Label, answerChars)
	} else {
		b.label, b.text = wrap(n.Label, questionChars+3), wrap(n.Question, questionChars)
	}
	b.h = (len(b.label)+len(b.text))*lineHeight + 2*padding
	b.y = y
	bottom := y
	for _, child := range n.Children {
		var c *box
		c, bottom = layout(child, depth+1, bottom)
		b.children = append(b.children, c)
	}
	return b, max(bottom, b.y+b.h+rowGap)
}

// wrap breaks a text into lines of at most n characters, at spaces.
func wrap(text string, n int) []string {
	if text == "" {
		return nil
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > n {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// Diagram returns the whole tree as an SVG document that stands for itself: it can
// be saved, printed and put into other documents. Its colours are attributes, so
// that it needs no style sheet; that of the site overrides them.
func Diagram(links app.Links) string {
	root, bottom := layout(choose.Start, 0, margin)
	width := right(root) + margin
	var m app.Markup
	w, h := strconv.Itoa(width), strconv.Itoa(bottom+margin)
	m.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 "+w+" "+h, "width", w, "height", h,
		"class", "diagram", "font-family", "system-ui, sans-serif", "font-size", "12", "role", "group", "aria-label", Title)
	m.Elem("title", Title)
	m.Open("rect", "class", "d-paper", "width", w, "height", h, "fill", "#ffffff")
	m.Close("rect")
	drawEdges(&m, root)
	drawBoxes(&m, root, links)
	m.Close("svg")
	return m.String()
}

func right(b *box) int {
	x := b.x + b.w
	for _, c := range b.children {
		x = max(x, right(c))
	}
	return x
}

// drawEdges draws the lines from a question to what it leads to: one trunk, with a
// branch for each answer.
func drawEdges(m *app.Markup, b *box) {
	if len(b.children) == 0 {
		return
	}
	middle := func(b *box) int { return b.y + min(b.h, 2*(padding+lineHeight))/2 }
	trunk := b.x + b.w + columnGap/2
	first, last := middle(b.children[0]), middle(b.children[len(b.children)-1])
	path := join("M", b.x+b.w, middle(b), "H", trunk, "M", trunk, min(first, middle(b)), "V", max(last, middle(b)))
	for _, c := range b.children {
		path += " " + join("M", trunk, middle(c), "H", c.x)
	}
	m.Open("path", "class", "d-edge", "fill", "none", "stroke", "#8d8a80", "d", path)
	m.Close("path")
	for _, c := range b.children {
		drawEdges(m, c)
	}
}

func join(parts ...any) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case int:
			b.WriteString(strconv.Itoa(p))
		}
	}
	return b.String()
}

// inks are the colours of the classes where no style sheet says otherwise, the
// light ones of the site.
var inks = [6]string{"#5b5866", "#2b57c4", "#12703f", "#875200", "#b43a0c", "#96205f"}

func drawBoxes(m *app.Markup, b *box, links app.Links) {
	n := b.node
	ink, mark := "#1b1d22", "d-question"
	if n.Question == "" {
		ink, mark = inks[catalog.ClassOf(n.Send)], "d-answer "+app.ClassMark(n.Send)
	}
	m.Open("a", "href", links.To(Path(n.ID)), "class", mark)
	m.Open("rect", "x", strconv.Itoa(b.x), "y", strconv.Itoa(b.y), "width", strconv.Itoa(b.w), "height", strconv.Itoa(b.h),
		"rx", "6", "fill", "#fffdf9", "stroke", ink)
	m.Close("rect")
	x, y := b.x+9, b.y+padding+11
	if n.Question == "" {
		m.Elem("text", app.ThreeDigits(n.Send), "class", "d-num", "x", strconv.Itoa(x), "y", strconv.Itoa(b.y+b.h/2+6),
			"fill", ink, "font-size", "17", "font-weight", "700")
		x += 44
	}
	lines := func(texts []string, class, fill, weight string) {
		for _, line := range texts {
			m.Elem("text", line, "class", class, "x", strconv.Itoa(x), "y", strconv.Itoa(y), "fill", fill, "font-weight", weight)
			y += lineHeight
		}
	}
	lines(b.label, "d-label", "#575b66", "400")
	lines(b.text, "d-text", "#1b1d22", "700")
	m.Close("a")
	for _, c := range b.children {
		drawBoxes(m, c, links)
	}
}

// diagramPage shows the diagram with buttons to zoom; panning is scrolling.
func (g guide) diagramPage() app.Document {
	var m app.Markup
	m.Open("div", "class", "page choose-page diagram-page")
	m.Open("header", "class", "hero")
	g.crumbs(&m, choose.Node{}, "Diagram")
	m.Elem("h1", Title)
	m.Open("p", "class", "lead screen-only")
	m.Text("All questions and answers in one drawing. Each box leads to its page. ")
	m.Link(g.links.To("/"+DiagramFile), "The drawing as an SVG file", "data-file", "")
	m.Close("p", "header")
	m.Open("div", "class", "zoom needs-script", "role", "group", "aria-label", "Size of the diagram")
	m.Elem("button", "−", "type", "button", "class", "button", "data-zoom", "out", "aria-label", "Smaller")
	m.Elem("button", "+", "type", "button", "class", "button", "data-zoom", "in", "aria-label", "Larger")
	m.Elem("button", "Fit width", "type", "button", "class", "button", "data-zoom", "fit")
	m.Elem("button", "100%", "type", "button", "class", "button", "data-zoom", "one")
	m.Elem("button", "Print", "type", "button", "class", "button", "data-print", "")
	m.Elem("p", "Keys in the drawing: arrows to move, + and − for the size, 0 to fit the width.", "class", "zoom-help")
	m.Close("div")
	m.Open("div", "class", "diagram-box", "id", "diagram", "tabindex", "0", "role", "region", "aria-label", "Diagram of all questions")
	m.HTML(Diagram(g.links))
	m.Close("div")
	m.Open("nav", "class", "ask-nav", "aria-label", "Questions")
	m.Open("p")
	m.Link(g.links.To("/choose/"), "Answer the questions one by one")
	m.Close("p", "nav", "div")
	return app.Document{
		Name:   "choose",
		Script: "diagram.js",
		Meta: app.Meta{
			Title:       "Decision diagram of HTTP status codes | " + app.SiteName,
			Description: "The questions that lead to an HTTP status code as one diagram to zoom and to print, each box with a link to reason and specification.",
			Path:        diagramPath,
		},
		Markup: m.String(),
	}
}
