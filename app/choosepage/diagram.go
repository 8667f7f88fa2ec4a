package choosepage

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
// A tree by rows: the ends of paths are below each other, a question is beside
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

// Diagram returns the whole tree as an SVG document that is complete: it can
// be saved, printed and put into other documents. Its colours are attributes, so
// that it needs no style sheet; that of the site overrides them.
func Diagram(links app.Links) string {
	d := newDrawing(links)
	var m app.Markup
	d.svg(&m, strip{0, d.height}, Title)
	return m.String()
}

// drawing is the tree with its measures.
type drawing struct {
	links         app.Links
	boxes         []*box // from top to bottom, each before everything below it
	width, height int
}

func newDrawing(links app.Links) drawing {
	root, bottom := layout(choose.Start, 0, margin)
	d := drawing{links: links, height: bottom + margin}
	var gather func(b *box)
	gather = func(b *box) {
		d.boxes = append(d.boxes, b)
		d.width = max(d.width, b.x+b.w+margin)
		for _, c := range b.children {
			gather(c)
		}
	}
	gather(root)
	return d
}

// strip is a part of the drawing, over its whole width: from one height up to
// another.
type strip struct{ from, to int }

// has reports whether a box is in the strip.
func (s strip) has(b *box) bool { return s.from <= b.y && b.y < s.to }

// strips cuts the drawing into strips of at most the given height, between boxes
// and never through one, so that each can be printed on a page.
func (d drawing) strips(height int) []strip {
	var out []strip
	for from := 0; from < d.height; {
		to := min(from+height, d.height)
		for cut := true; cut; {
			cut = false
			for _, b := range d.boxes {
				// In the middle of a gap, so that the frame of no box is cut.
				if top := b.y - rowGap/2; top < to && to < b.y+b.h+rowGap/2 {
					to, cut = top, true
				}
			}
		}
		out = append(out, strip{from, to})
		from = to
	}
	return out
}

// svg draws a strip.
func (d drawing) svg(m *app.Markup, s strip, label string) {
	w, h := strconv.Itoa(d.width), strconv.Itoa(s.to-s.from)
	m.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", join(0, s.from, w, h), "width", w, "height", h,
		"class", "diagram", "font-family", "system-ui, sans-serif", "font-size", "12", "role", "group", "aria-label", label)
	m.Open("rect", "class", "d-paper", "y", strconv.Itoa(s.from), "width", w, "height", h, "fill", "#ffffff")
	m.Close("rect")
	for _, b := range d.boxes {
		drawEdges(m, b, s)
	}
	for _, b := range d.boxes {
		if s.has(b) {
			drawBox(m, b, d.links)
		}
	}
	m.Close("svg")
}

// middle is the height at which a box's line starts or ends.
func (b *box) middle() int { return b.y + min(b.h, 2*(padding+lineHeight))/2 }

// drawEdges draws what a strip shows of the lines from a question to what it leads
// to: one trunk, with a branch for each answer.
func drawEdges(m *app.Markup, b *box, s strip) {
	if len(b.children) == 0 {
		return
	}
	trunk := b.x + b.w + columnGap/2
	var path []any
	if s.has(b) {
		path = append(path, "M", b.x+b.w, b.middle(), "H", trunk)
	}
	first, last := b.children[0].middle(), b.children[len(b.children)-1].middle()
	top, bottom := max(min(first, b.middle()), s.from), min(max(last, b.middle()), s.to)
	if top < bottom {
		path = append(path, "M", trunk, top, "V", bottom)
	}
	for _, c := range b.children {
		if s.has(c) {
			path = append(path, "M", trunk, c.middle(), "H", c.x)
		}
	}
	if len(path) > 0 {
		m.Open("path", "class", "d-edge", "fill", "none", "stroke", "#8d8a80", "d", join(path...))
		m.Close("path")
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

func drawBox(m *app.Markup, b *box, links app.Links) {
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
}

// pageHeight is how much of the drawing goes on a printed page, as a part of its
// width: that of a page in landscape, less the margins and the line above the strip.
// Letter paper is less wide than A4, but higher, so the latter decides.
const pageHeight = 0.62

// strips writes the drawing so that it can be printed, strip by strip. On screen
// they follow each other without a gap; on paper each says where it begins.
func (p pages) strips(m *app.Markup) {
	d := newDrawing(p.links)
	strips := d.strips(int(pageHeight * float64(d.width)))
	for i, s := range strips {
		m.Open("div", "class", "d-strip")
		if i > 0 {
			m.Elem("p", d.above(s), "class", "print-only")
		}
		d.svg(m, s, "Part "+strconv.Itoa(i+1)+" of "+strconv.Itoa(len(strips)))
		m.Close("div")
	}
}

// above names the answers that lead to the first box of a strip, which are in
// strips above it.
func (d drawing) above(s strip) string {
	for _, b := range d.boxes {
		if !s.has(b) {
			continue
		}
		text := "Continued: "
		parent, _ := choose.Lookup(b.node.Parent)
		for _, n := range choose.Path(parent.ID) {
			if n.Label != "" {
				text += n.Label + " › "
			}
		}
		return text + parent.Question
	}
	return ""
}

// diagramPage shows the diagram with buttons to zoom; panning is scrolling.
func (p pages) diagramPage() app.Document {
	var m app.Markup
	m.Open("div", "class", "page choose-page diagram-page")
	m.Open("header", "class", "hero")
	p.crumbs(&m, choose.Node{}, "Diagram")
	m.Elem("h1", "Decision diagram of status codes")
	m.Open("p", "class", "lead screen-only")
	m.Text("All questions and answers in one drawing. Each box leads to its page. ")
	m.Link(p.links.To("/"+DiagramFile), "The drawing as an SVG file", "data-file", "")
	m.Close("p", "header")
	m.Open("div", "class", "zoom needs-script", "role", "group", "aria-label", "Size of the diagram")
	m.Elem("button", "−", "type", "button", "class", "button", "data-zoom", "out", "aria-label", "Smaller")
	m.Elem("button", "+", "type", "button", "class", "button", "data-zoom", "in", "aria-label", "Larger")
	m.Elem("button", "Fit width", "type", "button", "class", "button", "data-zoom", "fit")
	m.Elem("button", "100%", "type", "button", "class", "button", "data-zoom", "one")
	m.Elem("button", "Print", "type", "button", "class", "button", "data-print", "")
	m.Elem("p", "Drag or scroll to move. Keys in the drawing: arrows to move, + and − for the size, 0 to fit the width.", "class", "zoom-help")
	m.Close("div")
	m.Open("div", "class", "diagram-box", "id", "diagram", "tabindex", "0", "role", "region", "aria-label", "Diagram of all questions")
	p.strips(&m)
	m.Close("div")
	m.Open("nav", "class", "ask-nav", "aria-label", "Questions")
	m.Open("p")
	m.Link(p.links.To("/choose/"), "Answer the questions one by one")
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
