package source

import (
	"sort"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// introOrder is the display order of the introductions.
var introOrder = []string{"informational", "success", "redirection", "client-error", "server-error", "unofficial"}

// convert turns checked records into values of package catalog.
func (in *input) convert() (*Catalog, Problems) {
	out := &Catalog{Articles: map[int]string{}, Practice: map[int]Practice{}}
	var problems Problems
	html := func(f *file, more ...string) string {
		s, err := render(f.body + strings.Join(more, ""))
		if err != nil {
			problems = append(problems, Problem{File: f.path, Line: f.bodyLine, Field: "article", Reason: err.Error()})
		}
		return s
	}

	related := in.mutualRelated()
	for i := range in.codes {
		c := &in.codes[i]
		s := c.status(in.libraries)
		s.Related = related[c.Code]
		out.Statuses = append(out.Statuses, s)
		out.Keywords = append(out.Keywords, c.Keywords)
		out.Articles[c.Code] = html(c.file, c.practiceMarkdown())
		if c.SearchEngines.Rule != "" || len(c.Production) > 0 {
			out.Practice[c.Code] = Practice{
				SearchEngines: c.SearchEngines.Rule, Source: c.SearchEngines.Source, Production: c.Production,
			}
		}
	}
	for _, v := range in.vendors {
		out.Vendors = append(out.Vendors, catalog.Vendor{
			ID: v.id, Name: v.Name, Words: v.Words, Summary: v.Summary, Intro: html(v.file),
		})
	}
	sort.Slice(out.Vendors, func(i, j int) bool {
		return strings.ToLower(out.Vendors[i].Name) < strings.ToLower(out.Vendors[j].Name)
	})
	for _, slug := range introOrder {
		for _, c := range in.intros {
			if c.id == slug {
				out.Intros = append(out.Intros, catalog.ClassIntro{
					Slug: c.id, Title: c.Title, Summary: c.Summary, Intro: html(c.file),
				})
			}
		}
	}
	for _, p := range in.pairs {
		out.Pairs = append(out.Pairs, catalog.Pair{A: p.Codes[0], B: p.Codes[1], Rule: p.Rule})
	}
	sort.Slice(out.Pairs, func(i, j int) bool {
		a, b := out.Pairs[i], out.Pairs[j]
		return a.A < b.A || a.A == b.A && a.B < b.B
	})
	for _, l := range in.libraries {
		out.Libraries = append(out.Libraries, catalog.Library{ID: l.ID, Label: l.Label, Version: l.Version, Source: l.Source})
	}
	out.Choices = in.tree(startID, choose.Node{}, func(f *file) string { return html(f) })
	return out, problems
}

// tree returns a choice with everything it leads to, depth first. node holds what
// the parent says of it.
func (in *input) tree(id string, node choose.Node, html func(*file) string) []choose.Node {
	c := in.choice(id)
	node.ID, node.Question, node.Send, node.Text = id, c.Question, c.Send, html(c.file)
	if c.Question == "" {
		node.Section = section(c.Source)
	}
	for _, n := range c.Near {
		node.Near = append(node.Near, choose.Near{Code: n.Code, Why: n.Why})
	}
	var below []choose.Node
	for _, a := range c.Answers {
		node.Children = append(node.Children, a.To)
		child := choose.Node{Parent: id, Label: a.Label, Basis: section(a.Source)}
		below = append(below, in.tree(a.To, child, html)...)
	}
	return append([]choose.Node{node}, below...)
}

// section expands a section of an RFC, with its own title.
func section(id string) choose.Source {
	src, _ := rfcSource(id)
	if title := sectionTitles()[id]; title != "" {
		src.Title += ": " + title
	}
	return choose.Source{ID: src.ID, Title: src.Title, URL: src.URL}
}

// mutualRelated makes the related lists mutual: where 404 names 410, 410 gets
// 404, so that writers state each relation once.
func (in *input) mutualRelated() map[int][]int {
	related := map[int][]int{}
	add := func(a, b int) {
		for _, n := range related[a] {
			if n == b {
				return
			}
		}
		related[a] = append(related[a], b)
	}
	for i := range in.codes {
		for _, n := range in.codes[i].Related {
			add(in.codes[i].Code, n)
			add(n, in.codes[i].Code)
		}
	}
	for _, list := range related {
		sort.Ints(list)
	}
	return related
}

func (c *code) status(libs []libraryRecord) *catalog.Status {
	orSpec := func(id string) string {
		if id == "" {
			return c.Spec
		}
		return id
	}
	s := &catalog.Status{
		Code: c.Code, Phrase: c.Phrase, Summary: c.Summary, UseCase: c.UseCase, Notes: c.Notes,
		Origin: c.Origin, State: catalog.State(c.State), Registry: catalog.Registry(c.Registry),
		Expires: c.Expires, Spec: c.Spec,
		Popularity:  catalog.Popularity(c.Popularity),
		Recommended: c.Recommended, Deprecated: c.Deprecated,
		SeenBy: catalog.Visibility(c.SeenBy),
		Cacheable: catalog.Cacheable{
			Rule: catalog.CacheRule(c.Cacheable.Rule), Note: c.Cacheable.Note, Source: orSpec(c.Cacheable.Source),
		},
		Content: catalog.Content{
			Rule: catalog.ContentRule(c.Content.Rule), Note: c.Content.Note, Source: orSpec(c.Content.Source),
		},
		Retry: catalog.Retry{
			Rule: catalog.RetryRule(c.Retry.Rule), Advice: c.Retry.Advice,
			RetryAfter: c.Retry.RetryAfter, Source: orSpec(c.Retry.Source),
		},
		FormerNames: c.FormerNames, Aliases: c.Aliases, Nearest: c.Nearest,
		Example: catalog.Example{Note: c.Example.Note},
	}
	if c.Redirect.Rule != "" {
		s.Redirect = catalog.Fact{Rule: c.Redirect.Rule, Source: orSpec(c.Redirect.Source)}
	}
	for _, f := range c.Fields {
		s.Fields = append(s.Fields, catalog.Field{
			Name: f.Name, In: catalog.Message(f.In), Need: catalog.Need(f.Need), Note: f.Note, Source: orSpec(f.Source),
		})
	}
	for _, lib := range libs {
		if k, ok := c.Constants[lib.ID]; ok {
			s.Constants = append(s.Constants, catalog.Constant{
				Library: lib.ID, Expr: k.Expr, Aliases: k.Aliases, Deprecated: k.Deprecated, Note: k.Note,
			})
		}
	}
	for _, e := range c.Example.Exchanges {
		x := catalog.Exchange{Request: strings.TrimSuffix(e.Request, "\n")}
		for _, r := range e.Responses {
			x.Responses = append(x.Responses, strings.TrimSuffix(r, "\n"))
		}
		s.Example.Exchanges = append(s.Example.Exchanges, x)
	}
	for _, m := range c.Meanings {
		s.OtherMeanings = append(s.OtherMeanings, catalog.Meaning{
			Phrase: m.Phrase, Origin: m.Origin, State: catalog.State(m.State),
			SeenBy: catalog.Visibility(m.SeenBy), Summary: m.Summary, Nearest: m.Nearest, Sources: m.Sources,
		})
	}
	for _, src := range c.Sources {
		s.Sources = append(s.Sources, src.source())
	}
	return s
}

// source expands the short form of RFC sources.
func (r sourceRecord) source() catalog.Source {
	src := catalog.Source{ID: r.ID, Title: r.Title, URL: r.URL, Kind: catalog.SourceKind(r.Kind)}
	if rfc, ok := rfcSource(r.ID); ok {
		src = rfc
		if r.Title != "" {
			src.Title = r.Title
		}
		if r.URL != "" {
			src.URL = r.URL
		}
	}
	src.AsOf, src.Checked = r.AsOf, r.Checked
	return src
}
