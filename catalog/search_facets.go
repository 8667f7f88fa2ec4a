package catalog

import "strings"

// facets counts, for every value of every filter, the statuses that match the
// text and pass the other filters.
func (s *search) facets(f Filter) []Facet {
	ix := s.ix
	out := make([]Facet, 0, 24+len(ix.vendors)+len(ix.headers))
	add := func(name string, values ...string) {
		for _, v := range values {
			out = append(out, Facet{Name: name, Value: v})
		}
	}
	add("class", "1xx", "2xx", "3xx", "4xx", "5xx", ClassOutside)
	origin := len(out)
	add("origin", OriginIANA, OriginUnofficial)
	for i := range ix.vendors {
		out = append(out, Facet{Name: "origin", Value: ix.vendors[i].ID})
	}
	popularity := len(out)
	add("popularity", string(Common), string(Occasional), string(Rare))
	recommended := len(out)
	add("recommended", "yes", "no")
	add("deprecated", "yes", "no")
	add("cacheable", "yes", "no")
	add("retryable", "yes", "no")
	header := len(out)
	add("header", HeaderRequired)
	for _, h := range ix.headers {
		out = append(out, Facet{Name: "header", Value: h})
	}

	for d := range ix.docs {
		if !s.member(d) {
			continue
		}
		doc := &ix.docs[d]
		failing := f.failing(doc.status)
		if failing&(failing-1) != 0 {
			continue // fails two filters: no single other value lets it in
		}
		counts := func(dim dimension) bool { return failing&^dim == 0 }
		if counts(dimClass) {
			out[doc.facets.class].Count++
		}
		if counts(dimOrigin) {
			for _, o := range doc.facets.origins {
				out[origin+int(o)].Count++
			}
		}
		if counts(dimPopularity) {
			out[popularity+int(doc.facets.popularity)].Count++
		}
		for i, dim := range [...]dimension{dimRecommended, dimDeprecated, dimCacheable, dimRetryable} {
			if counts(dim) {
				out[recommended+2*i+int(doc.facets.no>>i&1)].Count++
			}
		}
		if counts(dimHeader) {
			for _, h := range doc.facets.headers {
				out[header+int(h)].Count++
			}
		}
	}
	return out
}

// docFacets holds the places of a status in the rows of facets, found once
// when the index is built.
type docFacets struct {
	class, popularity, no uint8
	origins, headers      []uint8
}

// facetsOf finds the places of st in the rows of facets, and collects the field
// names on the way.
func (ix *index) facetsOf(st *Status) docFacets {
	var d docFacets
	d.class = uint8(st.Class()) - 1
	if st.Class() == Outside {
		d.class = 5
	}
	switch st.Popularity {
	case Common:
		d.popularity = 0
	case Occasional:
		d.popularity = 1
	default:
		d.popularity = 2
	}
	for i, yes := range [...]bool{st.Recommended, st.Deprecated, st.Cacheable.Rule == CacheYes, st.Retry.Rule == RetrySame} {
		if !yes {
			d.no |= 1 << i
		}
	}
	if hasOrigin(st, OriginIANA) {
		d.origins = append(d.origins, 0)
	}
	if hasOrigin(st, OriginUnofficial) {
		d.origins = append(d.origins, 1)
	}
	for i := range ix.vendors {
		if hasOrigin(st, ix.vendors[i].ID) {
			d.origins = append(d.origins, uint8(2+i))
		}
	}
	if hasHeader(st, HeaderRequired) {
		d.headers = append(d.headers, 0)
	}
	for i := range st.Fields {
		at := uint8(1 + ix.headerIndex(st.Fields[i].Name))
		if !containsByte(d.headers, at) {
			d.headers = append(d.headers, at)
		}
	}
	return d
}

func containsByte(s []uint8, b uint8) bool {
	for _, x := range s {
		if x == b {
			return true
		}
	}
	return false
}

// headerIndex returns the place of a field name in ix.headers, adding it.
func (ix *index) headerIndex(name string) int {
	for i, h := range ix.headers {
		if strings.EqualFold(h, name) {
			return i
		}
	}
	ix.headers = append(ix.headers, name)
	return len(ix.headers) - 1
}
