package app

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// FuzzQueriesAreReadLikeNetURL also runs its seeds as a plain test.
func FuzzQueriesAreReadLikeNetURL(f *testing.F) {
	for _, q := range []string{
		"", "q=rate+limit", "q=%41%zz&a=1", "q=a;b&c=d", "&&=&q=ok", "q=%", "q=%4", "=x", "q", "q==", "%71=1",
		"q=\x00\xff", "q=%F0%9F%AB%96", "a=1&a=2", "q=a%2Bb+c",
	} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		want, _ := url.ParseQuery(raw)
		got := url.Values{}
		for _, p := range parseQuery(raw) {
			got.Add(p.key, p.value)
		}
		if got.Encode() != want.Encode() {
			t.Errorf("%q was read as %v, want %v", raw, got, want)
		}
		for key := range want {
			if v := queryValue(parseQuery(raw), key); v != want.Get(key) {
				t.Errorf("%q has %q for %q, want %q", raw, v, key, want.Get(key))
			}
		}
		if encoded := encodeQuery([]queryPair{{"q", raw}}); encoded != (url.Values{"q": {raw}}).Encode() {
			t.Errorf("%q was written as %q", raw, encoded)
		}
		path, ok := unescape(raw, false)
		wantPath, err := url.PathUnescape(raw)
		if ok != (err == nil) || path != wantPath {
			t.Errorf("path %q was decoded as %q, %v; want %q, %v", raw, path, ok, wantPath, err)
		}
	})
}

func TestFiltersStandInTheAddressInAlphabeticalOrder(t *testing.T) {
	for _, c := range chips {
		s := SearchState{Query: "x", View: "list", Sort: "popularity"}.With(c.key, c.value)
		pairs := strings.Split(strings.TrimPrefix(s.Encode(), "?"), "&")
		if !slices.IsSorted(pairs) {
			t.Errorf("%s is not in order", s.Encode())
		}
	}
}
