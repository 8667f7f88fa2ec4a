package search

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestFilters(t *testing.T) {
	for _, c := range []struct {
		name string
		f    Filter
		yes  int
		no   int
	}{
		{"class", Filter{Class: "4xx"}, 404, 500},
		{"outside", Filter{Class: ClassOutside}, 999, 404},
		{"iana", Filter{Origin: catalog.OriginIANA}, 404, 522},
		{"unofficial", Filter{Origin: OriginUnofficial}, 522, 404},
		{"other meaning's owner", Filter{Origin: "google"}, 308, 301},
		{"popularity", Filter{Popularity: catalog.PopularityCommon}, 404, 506},
		{"recommended", Filter{Recommended: ChoiceYes}, 404, 305},
		{"not recommended", Filter{Recommended: ChoiceNo}, 305, 404},
		{"deprecated", Filter{Deprecated: ChoiceYes}, 305, 404},
		{"cacheable", Filter{Cacheable: ChoiceYes}, 404, 403},
		{"retryable", Filter{Retryable: ChoiceYes}, 503, 404},
		{"header", Filter{Header: "www-AUTHENTICATE"}, 401, 404},
		{"any required header", Filter{Header: HeaderRequired}, 405, 500},
		{"two", Filter{Class: "4xx", Cacheable: ChoiceYes}, 404, 204},
	} {
		for code, want := range map[int]bool{c.yes: true, c.no: false} {
			s, ok := catalog.Lookup(code)
			if !ok {
				t.Fatalf("no %d", code)
			}
			if got := c.f.Match(s); got != want {
				t.Errorf("%s: filter keeps %d: %v, want %v", c.name, code, got, want)
			}
		}
	}
}

func TestFiltersInText(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        Filter
	}{
		{"class:4xx cacheable:yes vendor:cloudflare header:allow", "", Filter{Class: "4xx", Cacheable: ChoiceYes, Origin: "cloudflare", Header: "Allow"}},
		{"timeout vendor:cf", "timeout", Filter{Origin: "cloudflare"}},
		{`vendor:"cloud foundry" tls`, "tls", Filter{Origin: "cloud-foundry"}},
		{"class:client-error not", "not", Filter{Class: "4xx"}},
		{"is:deprecated not:cacheable", "", Filter{Deprecated: ChoiceYes, Cacheable: ChoiceNo}},
		{"Origin:IANA Popularity:Rare", "", Filter{Origin: catalog.OriginIANA, Popularity: catalog.PopularityRare}},
		{"header:*", "", Filter{Header: HeaderRequired}},
		{"header:retry-a", "", Filter{Header: "Retry-After"}},
		{"class: gone", "gone", Filter{}},
		{"class:banana", "", Filter{}},
		{"error:timeout", "error:timeout", Filter{}},
		{":not_found", ":not_found", Filter{}},
		{"StatusCode::NOT_FOUND", "StatusCode::NOT_FOUND", Filter{}},
	} {
		a := Run(c.query, Filter{})
		if a.Text != c.text || a.Filter != c.want {
			t.Errorf("%q: text %q, filter %+v, want %q, %+v", c.query, a.Text, a.Filter, c.text, c.want)
		}
	}
	if a := Run("class:5xx", Filter{Class: "4xx", Popularity: catalog.PopularityCommon}); a.Filter != (Filter{Class: "5xx", Popularity: catalog.PopularityCommon}) {
		t.Errorf("the text does not win over the filter given: %+v", a.Filter)
	}
}

func TestFacetsCountWhatOneMoreFilterWouldGive(t *testing.T) {
	for _, query := range []string{"", "timeout", "4xx", "unauthorized", "zzzz"} {
		for _, f := range []Filter{{}, {Class: "4xx"}, {Class: "5xx", Origin: "cloudflare"}, {Header: "Retry-After", Recommended: ChoiceYes}} {
			for _, facet := range Run(query, f).Facets {
				g := f
				switch facet.Name {
				case "class":
					g.Class = facet.Value
				case "origin":
					g.Origin = facet.Value
				case "popularity":
					g.Popularity = catalog.Popularity(facet.Value)
				case "recommended":
					g.Recommended = Choice(facet.Value)
				case "deprecated":
					g.Deprecated = Choice(facet.Value)
				case "cacheable":
					g.Cacheable = Choice(facet.Value)
				case "retryable":
					g.Retryable = Choice(facet.Value)
				case "header":
					g.Header = facet.Value
				default:
					t.Fatalf("facet %q", facet.Name)
				}
				if n := len(Run(query, g).Results); n != facet.Count {
					t.Errorf("%q with %+v: facet %s:%s says %d, the search gives %d", query, f, facet.Name, facet.Value, facet.Count, n)
				}
			}
		}
	}
}
