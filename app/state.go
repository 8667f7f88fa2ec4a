package app

import (
	"sort"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/search"
)

// SearchState is what the address of the home page says: "/?q=rate+limit&class=4xx".
type SearchState struct {
	Query  string
	Filter search.Filter
	// View is how the codes are shown: "cards", "list" or "grid"; "" for what suits
	// the page, see [Home].
	View string
	// Sort is the order: "" for best match, or the number where there is no
	// text, else "popularity".
	Sort string
}

// filterKeys lists the keys of filters in addresses, in display order, with the
// field each sets.
var filterKeys = []struct {
	key   string
	field func(*search.Filter) *string
}{
	{"class", func(f *search.Filter) *string { return &f.Class }},
	{"origin", func(f *search.Filter) *string { return &f.Origin }},
	{"popularity", func(f *search.Filter) *string { return (*string)(&f.Popularity) }},
	{"recommended", func(f *search.Filter) *string { return (*string)(&f.Recommended) }},
	{"deprecated", func(f *search.Filter) *string { return (*string)(&f.Deprecated) }},
	{"cacheable", func(f *search.Filter) *string { return (*string)(&f.Cacheable) }},
	{"retryable", func(f *search.Filter) *string { return (*string)(&f.Retryable) }},
	{"header", func(f *search.Filter) *string { return &f.Header }},
}

// ParseSearch reads the query component of an address. Unknown keys and broken
// escapes are passed over: any address gives a usable state.
func ParseSearch(rawQuery string) SearchState {
	values := parseQuery(strings.TrimPrefix(rawQuery, "?"))
	s := SearchState{Query: queryValue(values, "q")}
	for _, k := range filterKeys {
		*k.field(&s.Filter) = queryValue(values, k.key)
	}
	if v := queryValue(values, "view"); v == "cards" || v == "list" || v == "grid" {
		s.View = v
	}
	if v := queryValue(values, "sort"); v == "popularity" {
		s.Sort = v
	}
	return s
}

// Encode returns the query component of the state, "" for the empty state and
// with a leading "?" else.
func (s SearchState) Encode() string {
	pairs := []queryPair{{"q", s.Query}, {"view", s.View}, {"sort", s.Sort}}
	for _, k := range filterKeys {
		pairs = append(pairs, queryPair{k.key, *k.field(&s.Filter)})
	}
	set := pairs[:0]
	for _, p := range pairs {
		if p.value != "" {
			set = append(set, p)
		}
	}
	if len(set) == 0 {
		return ""
	}
	sort.Slice(set, func(i, j int) bool { return set[i].key < set[j].key })
	return "?" + encodeQuery(set)
}

// Empty reports whether the state searches for nothing in particular; how the
// codes are shown does not count.
func (s SearchState) Empty() bool { return s.Query == "" && s.Filter.IsZero() }

// With returns the state with one filter set to a value, or cleared if it had
// just that value.
func (s SearchState) With(key, value string) SearchState {
	for _, k := range filterKeys {
		if k.key != key {
			continue
		}
		field := k.field(&s.Filter)
		if *field == value {
			value = ""
		}
		*field = value
	}
	return s
}

// Has reports whether a filter has the given value.
func (s SearchState) Has(key, value string) bool {
	for _, k := range filterKeys {
		if k.key == key {
			return *k.field(&s.Filter) == value
		}
	}
	return false
}
