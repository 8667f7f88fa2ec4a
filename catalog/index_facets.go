package catalog

import (
	"sort"
	"strings"
)

// packFacets makes the row of facets and the places of the statuses in it; see
// packedIndex.
func packFacets(statuses []*Status, vendors []Vendor) (row []Facet, places string) {
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
	for _, v := range vendors {
		add("origin", v.ID)
	}
	add("header", HeaderRequired)
	add("header", fieldNamesOf(statuses)...)

	var b strings.Builder
	for _, s := range statuses {
		class, no := facetClass+5, 0
		if s.Class() != Outside {
			class = facetClass + int(s.Class()) - 1
		}
		for i, yes := range [facetChoices]bool{s.Recommended, s.Deprecated, s.Cacheable.Rule == CacheYes, s.Retry.Rule == RetrySame} {
			if !yes {
				no |= 1 << i
			}
		}
		b.WriteByte(byte(class))
		b.WriteByte(byte(no))
		for _, name := range [...]string{"origin", "header"} {
			var list []byte
			for at, f := range row {
				if f.Name == name && facetFilter(f).Match(s) {
					list = append(list, byte(at))
				}
			}
			b.WriteByte(byte(len(list)))
			b.Write(list)
		}
	}
	return row, b.String()
}

// facetFilter returns the filter that an origin's or header field's facet
// stands for.
func facetFilter(f Facet) Filter {
	if f.Name == "origin" {
		return Filter{Origin: f.Value}
	}
	return Filter{Header: f.Value}
}

// fieldNamesOf returns the names of all header fields, each once, in
// alphabetical order.
func fieldNamesOf(statuses []*Status) []string {
	seen := map[string]bool{}
	var names []string
	for _, s := range statuses {
		for _, f := range s.Fields {
			if key := strings.ToLower(f.Name); !seen[key] {
				seen[key] = true
				names = append(names, f.Name)
			}
		}
	}
	sort.Strings(names)
	return names
}
