package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// shortTitles has the names of sections in the list of contents, which on narrow
// screens is a bar.
var shortTitles = map[string]string{
	"what-it-means":                       "Means",
	"when-to-send-it":                     "Send",
	"if-you-see-it":                       "Fix",
	"what-clients-and-caches-do":          "Clients",
	"what-clients-caches-and-crawlers-do": "Clients",
	"security-and-api-design":             "Security",
}

// contents lists the sections of the page: beside the text where there is room, in
// a bar that stays in sight elsewhere.
func (p *CodePage) contents(m *Markup, s *catalog.Status) {
	m.Open("nav", "class", "toc", "aria-label", "On this page")
	m.Open("ul")
	item := func(id, title string) {
		m.Open("li")
		m.Link("#"+id, title)
		m.Close("li")
	}
	for _, h := range headings(p.Article) {
		title := h.title
		if short, ok := shortTitles[h.id]; ok {
			title = short
		}
		item(h.id, title)
	}
	if len(s.Example.Exchanges) > 0 {
		item("example", "Example")
	}
	if len(catalog.PairsOf(s.Code)) > 0 {
		item("confused", "Confused with")
	}
	if len(s.OtherMeanings) > 0 {
		item("meanings", "Other meanings")
	}
	if len(s.Constants) > 0 {
		item("constants", "Code")
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
