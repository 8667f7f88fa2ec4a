package app

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

func TestSearchStateSurvivesTheAddress(t *testing.T) {
	for _, s := range []SearchState{
		{},
		{Query: "rate limit"},
		{Query: `"<&>'=+% 🫖`},
		{Query: "x", Filter: search.Filter{Class: "4xx", Origin: "iana", Recommended: "yes"}},
		{View: "grid", Sort: "popularity"},
		{Query: "x", View: "list"},
		{Filter: search.Filter{Origin: "cloudflare", Popularity: catalog.PopularityRare, Header: "*", Retryable: "no"}},
	} {
		if got := ParseSearch(s.Encode()); got != s {
			t.Errorf("%+v became %+v by way of %q", s, got, s.Encode())
		}
	}
}

func TestBrokenAddressesGiveAState(t *testing.T) {
	for query, want := range map[string]string{
		"?q=%ZZ":         "",
		"?q=a&q=b":       "a",
		"?&&=&q=ok":      "ok",
		"?unknown=1&q=x": "x",
		"?q=a;b":         "",
		"?view=x&sort=y": "",
	} {
		if got := ParseSearch(query).Query; got != want {
			t.Errorf("ParseSearch(%q) asks for %q, want %q", query, got, want)
		}
	}
}

func TestAFilterIsSwitchedOnAndOff(t *testing.T) {
	s := SearchState{Query: "x"}.With("class", "4xx")
	if !s.Has("class", "4xx") {
		t.Errorf("after With, %+v lacks the filter", s)
	}
	if s = s.With("class", "5xx"); s.Filter.Class != "5xx" {
		t.Errorf("another value does not replace the first: %+v", s)
	}
	if s = s.With("class", "5xx"); !s.Filter.IsZero() {
		t.Errorf("the same value does not clear the filter: %+v", s)
	}
}

func TestEveryChipHasAFilterThatMatchesSomething(t *testing.T) {
	for _, c := range chips {
		s := SearchState{}.With(c.key, c.value)
		if n := len(search.Run("", s.Filter).Results); n == 0 || n == len(catalog.All()) {
			t.Errorf("chip %s=%s keeps %d of %d codes", c.key, c.value, n, len(catalog.All()))
		}
	}
}
