package app

import (
	"github.com/statusdeck/statusdeck/catalog"
)

func (p *CodePage) sources(m *Markup, s *catalog.Status) {
	m.Open("section", "class", "sources", "aria-labelledby", "sources")
	writeHeading(m, "sources", "Sources")
	m.Open("ol")
	for _, src := range s.Sources {
		m.Open("li", "id", "source-"+src.ID)
		m.ExternalLink(src.URL, src.Title)
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
	m.ExternalLink(p.Repo+"/edit/main/catalog/codes/"+code+".md", "Edit this page")
	m.Text(" or ")
	m.ExternalLink(p.Repo+"/issues/new?template=fact.yml&page=/status/"+code+"/", "report it")
	m.Text(".")
	m.Close("p")
}

// writeSourceRefs writes links to the sources of a fact.
func writeSourceRefs(m *Markup, s *catalog.Status, ids []string) {
	for i, id := range ids {
		if src, ok := s.Source(id); ok {
			if i > 0 {
				m.Text(", ")
			}
			m.ExternalLink(src.URL, src.Title)
		}
	}
}
