package catalog

import (
	"sort"
	"strings"
)

// The places of the filters in a row of facets. Those of the vendors follow the
// first two origins, so what comes after them has no fixed place.
const (
	facetClass       = 0
	facetPopularity  = 6
	facetRecommended = 9
	facetChoices     = 4 // recommended, deprecated, cacheable, retryable
	facetOrigin      = facetRecommended + 2*facetChoices
)

// facets counts, for every value of every filter, the statuses that match the
// text and pass the other filters.
func (s *search) facets(f Filter) []Facet {
	ix := s.ix
	out := make([]Facet, len(ix.facetRow))
	copy(out, ix.facetRow)
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
			for _, at := range doc.facets.origins {
				out[at].Count++
			}
		}
		if failing&^dimHeader == 0 {
			for _, at := range doc.facets.headers {
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
	origins, headers []uint8
}

// unpackFacets makes the empty row of facets and finds every status's places
// in it.
func (ix *index) unpackFacets() {
	for d := range ix.docs {
		for i := range ix.docs[d].status.Fields {
			ix.headerIndex(ix.docs[d].status.Fields[i].Name)
		}
	}
	sort.Strings(ix.headers)
	row := make([]Facet, 0, facetOrigin+3+len(ix.vendors)+len(ix.headers))
	add := func(name string, values ...string) {
		for _, v := range values {
			row = append(row, Facet{Name: name, Value: v})
		}
	}
	add("class", "1xx", "2xx", "3xx", "4xx", "5xx", ClassOutside)
	add("popularity", string(Common), string(Occasional), string(Rare))
	for _, name := range [facetChoices]string{"recommended", "deprecated", "cacheable", "retryable"} {
		add(name, string(Yes), string(No))
	}
	add("origin", OriginIANA, OriginUnofficial)
	for i := range ix.vendors {
		add("origin", ix.vendors[i].ID)
	}
	header := len(row)
	add("header", HeaderRequired)
	add("header", ix.headers...)
	ix.facetRow = row

	places := make([]uint8, 0, 8*len(ix.docs))
	for d := range ix.docs {
		places = ix.docs[d].facetPlaces(ix, header, places)
	}
}

// facetPlaces fills in doc.facets; places is where the lists are kept.
func (doc *doc) facetPlaces(ix *index, header int, places []uint8) []uint8 {
	st, f := doc.status, &doc.facets
	f.class = facetClass + uint8(st.Class()) - 1
	if st.Class() == Outside {
		f.class = facetClass + 5
	}
	for i, yes := range [facetChoices]bool{st.Recommended, st.Deprecated, st.Cacheable.Rule == CacheYes, st.Retry.Rule == RetrySame} {
		if !yes {
			f.no |= 1 << i
		}
	}
	from := len(places)
	if st.Origin == OriginIANA {
		places = append(places, facetOrigin)
	}
	if st.Origin != OriginIANA || len(st.OtherMeanings) > 0 {
		places = append(places, facetOrigin+1)
		for i := range ix.vendors {
			if hasOrigin(st, ix.vendors[i].ID) {
				places = append(places, uint8(facetOrigin+2+i))
			}
		}
	}
	f.origins = places[from:len(places):len(places)]
	from = len(places)
	if hasHeader(st, HeaderRequired) {
		places = append(places, uint8(header))
	}
	for i := range st.Fields {
		place := uint8(header + 1 + ix.headerIndex(st.Fields[i].Name))
		known := false
		for _, p := range places[from:] {
			known = known || p == place
		}
		if !known {
			places = append(places, place)
		}
	}
	f.headers = places[from:len(places):len(places)]
	return places
}

// headerIndex returns the place of a field name in ix.headers, adding it.
func (ix *index) headerIndex(name string) int {
	for i, h := range ix.headers {
		if len(h) == len(name) && strings.EqualFold(h, name) {
			return i
		}
	}
	ix.headers = append(ix.headers, name)
	return len(ix.headers) - 1
}
