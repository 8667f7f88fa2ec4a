package catalog

import (
	"slices"
	"sort"
)

// All returns every status in the order of the numbers. The list is the
// caller's own; the statuses in it are shared and read-only.
func All() []*Status { return slices.Clone(all) }

// Lookup returns the status with the given number, and false when the catalog
// has none; see ClassOf for what such a number still means.
func Lookup(code int) (*Status, bool) {
	i := sort.Search(len(all), func(i int) bool { return all[i].Code >= code })
	if i < len(all) && all[i].Code == code {
		return all[i], true
	}
	return nil, false
}

// Compared returns the last day, YYYY-MM-DD, on which a source was compared with
// the catalog.
func Compared() string {
	last := ""
	for _, s := range all {
		for _, src := range s.Sources {
			last = max(last, src.Checked)
		}
	}
	return last
}

// Keywords returns words, symptoms and questions under which the code is looked for.
// They are apart from the statuses, so that programs which do not show them, such as
// the one in the browser, do not carry them.
func Keywords(code int) []string {
	i := sort.Search(len(all), func(i int) bool { return all[i].Code >= code })
	if i < len(all) && all[i].Code == code && i < len(keywords) {
		return slices.Clone(keywords[i])
	}
	return nil
}

// ByClass returns the statuses of a class in the order of their numbers.
func ByClass(c Class) []*Status {
	return filter(func(s *Status) bool { return s.Class() == c })
}

// Unofficial returns the statuses that have a meaning outside the registry.
func Unofficial() []*Status {
	return filter(func(s *Status) bool { return !s.Registered() || len(s.OtherMeanings) > 0 })
}

// ByVendor returns the statuses to which the vendor with the given ID gives a
// meaning.
func ByVendor(id string) []*Status {
	return filter(func(s *Status) bool {
		for _, o := range s.Origins() {
			if o == id {
				return true
			}
		}
		return false
	})
}

func filter(keep func(*Status) bool) []*Status {
	var out []*Status
	for _, s := range all {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

// Vendors returns all vendors in the order of their names. The list is the
// caller's own; the words of a vendor are shared and read-only.
func Vendors() []Vendor { return slices.Clone(vendors) }

// LookupVendor returns the vendor with the given ID, and false when there is
// none.
func LookupVendor(id string) (Vendor, bool) {
	for _, v := range vendors {
		if v.ID == id {
			return v, true
		}
	}
	return Vendor{}, false
}

// OriginName returns the display name of an origin: "IANA" or the vendor's name.
func OriginName(id string) string {
	if id == OriginIANA {
		return "IANA"
	}
	if v, ok := LookupVendor(id); ok {
		return v.Name
	}
	return id
}

// OriginIANA is the origin of registered codes.
const OriginIANA = "iana"

// Libraries returns the programming languages' libraries in display order.
func Libraries() []Library { return slices.Clone(libraries) }

// Intros returns the introductions to the five classes and to the unofficial
// codes, in that order.
func Intros() []ClassIntro { return slices.Clone(intros) }

// LookupIntro returns the introduction with the given slug.
func LookupIntro(slug string) (ClassIntro, bool) {
	for _, in := range intros {
		if in.Slug == slug {
			return in, true
		}
	}
	return ClassIntro{}, false
}

// Pairs returns all pairs of codes that are often taken for each other.
func Pairs() []Pair { return slices.Clone(pairs) }

// PairsOf returns the pairs that code is part of.
func PairsOf(code int) []Pair {
	var out []Pair
	for _, p := range pairs {
		if p.A == code || p.B == code {
			out = append(out, p)
		}
	}
	return out
}

// PairOf returns the pair of two codes in either order, and false when the
// catalog has no rule for them.
func PairOf(a, b int) (Pair, bool) {
	if a > b {
		a, b = b, a
	}
	for _, p := range pairs {
		if p.A == a && p.B == b {
			return p, true
		}
	}
	return Pair{}, false
}
