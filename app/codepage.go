package app

import (
	"strconv"
	"strings"

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

// contents lists the sections of the page; it is shown where there is room
// beside the text.
func (p *CodePage) contents(m *Markup, s *catalog.Status) {
	m.Open("nav", "class", "toc", "aria-labelledby", "toc")
	m.Elem("h2", "On this page", "id", "toc")
	m.Open("ul")
	item := func(id, title string) {
		m.Open("li")
		m.Link("#"+id, title)
		m.Close("li")
	}
	for _, h := range headings(p.Article) {
		item(h.id, h.title)
	}
	if len(s.Example.Exchanges) > 0 {
		item("example", "Example exchange")
	}
	if len(catalog.PairsOf(s.Code)) > 0 {
		item("confused", "Often confused with")
	}
	if len(s.OtherMeanings) > 0 {
		item("meanings", "Other meanings")
	}
	if len(s.Constants) > 0 {
		item("constants", "In code")
	}
	item("sources", "Sources")
	m.Close("ul", "nav")
}

type heading struct{ id, title string }

// headings finds the sections of an article, as AnchorHeadings and the browser's
// innerHTML write them.
func headings(article string) []heading {
	var out []heading
	for _, part := range strings.Split(article, `<h2 id="`)[1:] {
		id, rest, _ := strings.Cut(part, `">`)
		title, _, ok := strings.Cut(rest, "</h2>")
		if strings.HasPrefix(title, "<a ") { // its anchor
			_, title, _ = strings.Cut(title, ">")
			title = strings.TrimSuffix(title, "</a>")
		}
		if ok && !strings.Contains(title, "<") {
			out = append(out, heading{id, title})
		}
	}
	return out
}

// AnchorHeadings makes each heading of an article a link to itself, for those who
// want to point others at it.
func AnchorHeadings(article string) string {
	parts := strings.Split(article, `<h2 id="`)
	for i, part := range parts[1:] {
		id, rest, _ := strings.Cut(part, `">`)
		title, after, ok := strings.Cut(rest, "</h2>")
		if ok && !strings.Contains(title, "<a ") {
			parts[i+1] = id + `"><a href="#` + id + `" class="anchor">` + title + "</a></h2>" + after
		}
	}
	return strings.Join(parts, `<h2 id="`)
}

// writeHeading writes a heading of the page likewise.
func writeHeading(m *Markup, id, title string) {
	m.Open("h2", "id", id)
	m.Link("#"+id, title, "class", "anchor")
	m.Close("h2")
}

func (p *CodePage) example(m *Markup, s *catalog.Status) {
	if len(s.Example.Exchanges) == 0 {
		return
	}
	m.Open("section", "class", "example", "aria-labelledby", "example")
	writeHeading(m, "example", "Example exchange")
	writeExample(m, s)
	m.Close("section")
}

// writeExample writes the note and the messages of a status's example.
func writeExample(m *Markup, s *catalog.Status) {
	m.Open("p")
	m.Prose(s.Example.Note)
	m.Close("p")
	requests, responses := 0, 0
	for _, x := range s.Example.Exchanges {
		if x.Request != "" {
			requests++
		}
		responses += len(x.Responses)
	}
	request, response := numbered("Request", requests), numbered("Response", responses)
	for _, x := range s.Example.Exchanges {
		if x.Request != "" {
			writeMessage(m, request(), s.Code, x.Request, CurlCommand(x.Request))
		}
		if len(x.Responses) == 0 {
			m.Elem("p", "No response is sent.", "class", "no-response")
		}
		for _, r := range x.Responses {
			writeMessage(m, response(), s.Code, r, "")
		}
	}
}

// numbered returns a function that gives one label after the other: "Response 1",
// "Response 2", or plain "Response" where it is the only one.
func numbered(label string, total int) func() string {
	n := 0
	return func() string {
		n++
		if total == 1 {
			return label
		}
		return label + " " + strconv.Itoa(n)
	}
}

// writeMessage writes an HTTP message with buttons to copy it, as it is or, where
// curl is not "", as a command. The name of the region, which scrolls, is the only
// one on the page, also where the examples of several codes are on it.
func writeMessage(m *Markup, label string, code int, text, curl string) {
	m.Open("figure", "class", "message")
	m.Open("figcaption")
	m.Elem("span", label)
	m.HTML(" ")
	m.Open("span", "class", "message-actions needs-script")
	if curl != "" {
		m.Elem("button", "Copy as curl", "type", "button", "class", "button small", "data-copy", curl)
	}
	m.Elem("button", "Copy", "type", "button", "class", "button small", "data-copy", text, "aria-label", "Copy the "+lowerFirst(label))
	m.Close("span", "figcaption")
	m.Open("pre", "tabindex", "0", "role", "region", "aria-label", label+" of the "+threeDigits(code)+" example")
	m.Elem("code", text)
	m.Close("pre", "figure")
}

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

func (p *CodePage) constants(m *Markup, s *catalog.Status) {
	if len(s.Constants) == 0 {
		return
	}
	m.Open("section", "class", "constants", "aria-labelledby", "constants")
	writeHeading(m, "constants", "In code")
	p.languageChoice(m, s)
	m.Open("table")
	m.Open("thead")
	m.Open("tr")
	m.Elem("th", "Library", "scope", "col")
	m.Elem("th", "Name", "scope", "col")
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, lib := range catalog.Libraries() {
		c, ok := s.Constant(lib.ID)
		m.Open("tr", "data-language", lib.ID)
		m.Elem("th", lib.Label, "scope", "row")
		m.Open("td")
		if !ok {
			m.Elem("span", "no name for "+threeDigits(s.Code), "class", "missing")
			m.Close("td", "tr")
			continue
		}
		m.Elem("code", c.Expr)
		if c.Deprecated {
			m.HTML(" ")
			m.Elem("span", "deprecated", "class", "tag tag-deprecated")
		}
		for _, a := range c.Aliases {
			m.Text(", also ")
			m.Elem("code", a)
		}
		if c.Note != "" {
			m.Open("span", "class", "note-inline")
			m.Prose(" (" + c.Note + ")")
			m.Close("span")
		}
		m.Close("td", "tr")
	}
	m.Close("tbody", "table", "section")
}

// languageChoice lets a reader choose a library once; the script remembers it on
// this device, marks its row on every page and offers the name for copying.
func (p *CodePage) languageChoice(m *Markup, s *catalog.Status) {
	m.Open("p", "class", "language-choice needs-script")
	m.Elem("label", "Your library", "for", "language")
	m.HTML(" ")
	m.Open("select", "id", "language", "autocomplete", "off")
	m.Elem("option", "not chosen", "value", "")
	for _, lib := range catalog.Libraries() {
		m.Elem("option", lib.Label, "value", lib.ID)
	}
	m.Close("select", "p")
}

func (p *CodePage) sources(m *Markup, s *catalog.Status) {
	m.Open("section", "class", "sources", "aria-labelledby", "sources")
	writeHeading(m, "sources", "Sources")
	m.Open("ol")
	for _, src := range s.Sources {
		m.Open("li", "id", "source-"+src.ID)
		m.Outside(src.URL, src.Title)
		m.Text(" (" + string(src.Kind) + "; " + src.Compared())
		if src.Checked != "" {
			m.Text(" on ")
			m.Elem("time", src.Checked, "datetime", src.Checked)
		}
		m.Text(")")
		m.Close("li")
	}
	m.Close("ol")
	p.contribute(m, s)
	m.Close("section")
}

// contribute leads to where the page can be fixed.
func (p *CodePage) contribute(m *Markup, s *catalog.Status) {
	if p.Repo == "" {
		return
	}
	code := threeDigits(s.Code)
	m.Open("p", "class", "contribute")
	m.Text("Something wrong or missing? ")
	m.Outside(p.Repo+"/edit/main/catalog/codes/"+code+".md", "Edit this page")
	m.Text(" or ")
	m.Outside(p.Repo+"/issues/new?template=fact.yml&page=/status/"+code+"/", "report it")
	m.Text(".")
	m.Close("p")
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

// class lists the other codes of the class in short.
func (p *CodePage) class(m *Markup, s *catalog.Status) {
	c := s.Class()
	if c == catalog.ClassOutside {
		return
	}
	m.Open("section", "class", "same-class", "aria-labelledby", "class")
	m.Open("h2", "id", "class")
	m.Link(p.Links.To("/category/"+c.Slug()+"/"), "All "+c.Digits()+" "+c.String()+" codes")
	m.Close("h2")
	m.Open("ul", "class", "code-grid")
	for _, o := range catalog.ByClass(c) {
		m.Open("li", "class", classMark(o.Code))
		attrs := []string{"href", p.Links.Code(o.Code), "class", "cell", "title", o.Phrase}
		if o == s {
			attrs = append(attrs, "aria-current", "page")
		}
		m.Open("a", attrs...)
		m.Elem("span", threeDigits(o.Code), "class", "num")
		m.Close("a", "li")
	}
	m.Close("ul", "section")
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

// writeSourceRefs writes links to the sources of a fact.
func writeSourceRefs(m *Markup, s *catalog.Status, ids []string) {
	for i, id := range ids {
		if src, ok := s.Source(id); ok {
			if i > 0 {
				m.Text(", ")
			}
			m.Outside(src.URL, src.Title)
		}
	}
}

// lowerFirst starts a label in the middle of a sentence.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
