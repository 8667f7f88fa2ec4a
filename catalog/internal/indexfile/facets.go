package indexfile

import (
	"slices"
	"sort"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// buildFacets makes the row of facets and the places of the statuses in it; see
// File.
func buildFacets(statuses []*catalog.Status, vendors []catalog.Vendor) (facets, places string) {
	type facet struct{ name, value string }
	var row []facet
	add := func(name string, values ...string) {
		for _, v := range values {
			row = append(row, facet{name, v})
		}
	}
	add("class", "1xx", "2xx", "3xx", "4xx", "5xx", ClassOutside)
	add("popularity", string(catalog.PopularityCommon), string(catalog.PopularityOccasional), string(catalog.PopularityRare))
	for _, name := range Choices {
		add(name, "yes", "no")
	}
	add("origin", catalog.OriginIANA, OriginUnofficial)
	for _, v := range vendors {
		add("origin", v.ID)
	}
	add("header", HeaderRequired)
	add("header", fieldNamesOf(statuses)...)

	var lines, b strings.Builder
	for _, f := range row {
		lines.WriteString(f.name + " " + f.value + "\n")
	}
	for _, s := range statuses {
		class, no := 5, 0
		if c := s.Class(); c.Generic() > 0 {
			class = c.Generic()/100 - 1
		}
		for i, yes := range [len(Choices)]bool{s.Recommended, s.Deprecated, s.Cacheable.Rule == catalog.CacheYes, s.Retry.Rule == catalog.RetrySame} {
			if !yes {
				no |= 1 << i
			}
		}
		b.WriteByte(byte(class))
		b.WriteByte(byte(no))
		for _, kind := range []struct {
			name string
			has  func(*catalog.Status, string) bool
		}{{"origin", HasOrigin}, {"header", HasHeader}} {
			var list []byte
			for at, f := range row {
				if f.name == kind.name && kind.has(s, f.value) {
					list = append(list, byte(at))
				}
			}
			b.WriteByte(byte(len(list)))
			b.Write(list)
		}
	}
	return lines.String(), b.String()
}

// HasOrigin reports whether one of the meanings of s belongs to an origin: IANA, a
// vendor's ID, or OriginUnofficial for any vendor.
func HasOrigin(s *catalog.Status, origin string) bool {
	if origin == OriginUnofficial {
		return s.Origin != catalog.OriginIANA || len(s.OtherMeanings) > 0
	}
	if s.Origin == origin {
		return true
	}
	return slices.ContainsFunc(s.OtherMeanings, func(m catalog.Meaning) bool { return m.Origin == origin })
}

// HasHeader reports whether a header field goes with s, case ignored;
// HeaderRequired stands for any field that s requires.
func HasHeader(s *catalog.Status, name string) bool {
	for i := range s.Fields {
		f := &s.Fields[i]
		if name == HeaderRequired && f.Need == "must" || strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}

// fieldNamesOf returns the names of all header fields, each once, in
// alphabetical order.
func fieldNamesOf(statuses []*catalog.Status) []string {
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
