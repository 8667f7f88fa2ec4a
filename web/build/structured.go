package build

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// structuredScript returns the element that holds JSON-LD in a page, "" for none.
func structuredScript(data string) string {
	if data == "" {
		return ""
	}
	return `<script type="application/ld+json">` + data + `</script>`
}

// structured returns the JSON-LD of a page in schema.org's vocabulary: an article
// about a defined term, a set of such terms, and breadcrumbs. It is data, not a
// script, so the content security policy does not apply to it.
func (b *builder) structured(meta app.Meta, r app.Route) (string, error) {
	if meta.NoIndex {
		return "", nil
	}
	graph := []any{}
	switch r.Kind {
	case app.KindHome:
		graph = append(graph, b.website(), b.termSet(catalog.All(), meta))
	case app.KindCode:
		graph = append(graph, b.article(meta, r.Code)...)
	case app.KindCategory:
		graph = append(graph, b.termSet(app.CategoryCodes(r.Slug), meta))
	case app.KindVendor:
		graph = append(graph, b.termSet(catalog.ByVendor(r.Slug), meta))
	}
	if r.Kind != app.KindHome {
		graph = append(graph, b.crumbs(meta, r))
	}
	// Marshal escapes <, > and &, so that the text cannot end its element.
	data, err := json.Marshal(object{"@context": "https://schema.org", "@graph": graph})
	if err != nil {
		return "", fmt.Errorf("encode structured data of %s: %w", meta.Path, err)
	}
	return string(data), nil
}

// object is a JSON-LD object; its keys are written in alphabetical order.
type object map[string]any

func (b *builder) address(path string) string { return b.Origin + b.links.To(path) }

func (b *builder) website() object {
	return object{
		"@type": "WebSite", "@id": b.address("/") + "#site", "name": app.SiteName, "url": b.address("/"), "inLanguage": "en",
		"potentialAction": object{
			"@type":       "SearchAction",
			"target":      object{"@type": "EntryPoint", "urlTemplate": b.address("/") + "?q={search_term_string}"},
			"query-input": "required name=search_term_string",
		},
	}
}

// article describes the page of a number and the term that it is about.
func (b *builder) article(meta app.Meta, code int) []any {
	s, ok := catalog.Lookup(code)
	if !ok {
		return nil
	}
	address := b.address(meta.Path)
	name := pad(code) + " " + app.DisplayPhrase(s)
	term := object{
		"@type": "DefinedTerm", "@id": address + "#term", "name": name, "termCode": pad(code),
		"description": plainText(s.Summary), "inDefinedTermSet": b.setOf(s),
	}
	if names := append(append([]string{}, s.FormerNames...), s.Aliases...); len(names) > 0 {
		term["alternateName"] = names
	}
	var citations []string
	checked := ""
	for _, src := range s.Sources {
		citations = append(citations, src.URL)
		checked = max(checked, src.Checked)
	}
	article := object{
		"@type": "TechArticle", "@id": address + "#article", "headline": name, "description": meta.Description, "url": address,
		"inLanguage": "en", "about": object{"@id": address + "#term"}, "isPartOf": object{"@id": b.address("/") + "#site"},
		"citation": citations, "license": "https://www.apache.org/licenses/LICENSE-2.0",
	}
	if checked != "" {
		article["dateModified"] = checked // the last day on which a source was compared
	}
	return []any{article, term}
}

// setOf returns the set that a code belongs to: the registry, or its vendor's page.
func (b *builder) setOf(s *catalog.Status) string {
	if s.Origin == catalog.OriginIANA {
		return "https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml"
	}
	return b.address("/vendor/" + s.Origin + "/")
}

// termSet describes a page that lists numbers.
func (b *builder) termSet(statuses []*catalog.Status, meta app.Meta) object {
	terms := []any{}
	for _, s := range statuses {
		terms = append(terms, object{"@id": b.links.Code(s.Code) + "#term"})
	}
	return object{
		"@type": "DefinedTermSet", "@id": b.address(meta.Path) + "#set", "name": shortTitle(meta), "description": meta.Description,
		"url": b.address(meta.Path), "hasDefinedTerm": terms,
	}
}

// crumbs returns the breadcrumbs of a page.
func (b *builder) crumbs(meta app.Meta, r app.Route) object {
	type step struct{ name, path string }
	way := []step{{"All codes", "/"}}
	title := shortTitle(meta)
	switch r.Kind {
	case app.KindCode:
		s, _ := catalog.Lookup(r.Code)
		if s.Origin == catalog.OriginIANA {
			way = append(way, step{s.Class().Digits() + " " + s.Class().String(), "/category/" + s.Class().Slug() + "/"})
		} else {
			way = append(way, step{catalog.OriginName(s.Origin), "/vendor/" + s.Origin + "/"})
		}
	case app.KindVendor:
		way = append(way, step{"Unofficial", "/category/unofficial/"})
	case app.KindDocument:
		// The pages of a tool are below the tool's own page.
		if tool, below, _ := strings.Cut(strings.TrimPrefix(meta.Path, "/"), "/"); below != "" {
			way = append(way, step{strings.ToUpper(tool[:1]) + tool[1:], "/" + tool + "/"})
		}
	}
	way = append(way, step{title, meta.Path})
	items := []any{}
	for i, s := range way {
		items = append(items, object{"@type": "ListItem", "position": i + 1, "name": s.name, "item": b.address(s.path)})
	}
	return object{"@type": "BreadcrumbList", "itemListElement": items}
}

// shortTitle returns a page's title without the site's name.
func shortTitle(meta app.Meta) string { return strings.TrimSuffix(meta.Title, " | "+app.SiteName) }

// plainText removes code markup from a sentence of the catalog.
func plainText(s string) string { return strings.ReplaceAll(s, "`", "") }
