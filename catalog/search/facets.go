package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// The places of the filters in a row of facets. Those of the vendors follow the
// first two origins, so what comes after them has no fixed place.
const (
	facetClass       = 0
	facetPopularity  = 6
	facetRecommended = 9
	facetChoices     = len(indexfile.Choices)
	facetOrigin      = facetRecommended + 2*facetChoices
)

// facets counts, for every value of every filter, the statuses that match the
// text and pass the other filters.
func (s *matcher) facets(f Filter) []Facet {
	ix := s.ix
	out := make([]Facet, len(ix.facetRow))
	copy(out, ix.facetRow)
	if len(out) == 0 {
		return nil // the index is out of date
	}
	zero := f.IsZero()
	for d := range ix.docs {
		if !s.scores[d].match {
			continue
		}
		doc := &ix.docs[d]
		var failing dimension
		if !zero {
			failing = f.failing(doc.status)
		}
		if failing&(failing-1) != 0 {
			continue // fails two filters: no single other value lets it in
		}
		if failing&^dimClass == 0 {
			out[doc.facets.class].Count++
		}
		if failing&^dimPopularity == 0 {
			out[facetPopularity+int(doc.rank)].Count++
		}
		for i, dim := range [facetChoices]dimension{dimRecommended, dimDeprecated, dimCacheable, dimRetryable} {
			if failing&^dim == 0 {
				out[facetRecommended+2*i+int(doc.facets.no>>i&1)].Count++
			}
		}
		if failing&^dimOrigin == 0 {
			for _, at := range []byte(doc.facets.origins) {
				out[at].Count++
			}
		}
		if failing&^dimHeader == 0 {
			for _, at := range []byte(doc.facets.headers) {
				out[at].Count++
			}
		}
	}
	return out
}

// docFacets holds the places of a status in a row of facets: of its class, of
// its origins and of its header fields; no has a bit for each choice that is no.
type docFacets struct {
	class, no        uint8
	origins, headers string
}

// unpackFacets sets the row of facets, and every status's places in it.
func (ix *index) unpackFacets(p *indexfile.File) {
	ix.facetRow = make([]Facet, 0, strings.Count(p.Facets, "\n"))
	for rest := p.Facets; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		name, value, _ := strings.Cut(line, " ")
		ix.facetRow = append(ix.facetRow, Facet{Name: name, Value: value})
	}
	for i := facetOrigin; i < len(ix.facetRow); i++ {
		if f := &ix.facetRow[i]; f.Name == "header" && f.Value != HeaderRequired {
			ix.headers = ix.facetRow[i:]
			break
		}
	}
	rest := p.Places
	list := func() string {
		n := int(rest[0])
		out := rest[1 : 1+n]
		rest = rest[1+n:]
		return out
	}
	for d := 0; d < len(ix.docs) && rest != ""; d++ {
		f := &ix.docs[d].facets
		f.class, f.no = rest[0], rest[1]
		rest = rest[2:]
		f.origins = list()
		f.headers = list()
	}
}
