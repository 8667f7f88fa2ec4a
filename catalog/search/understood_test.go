package search

import (
	"os"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestNumbersInText(t *testing.T) {
	data, err := os.ReadFile("testdata/numbers.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		query, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		top, ok := Run(query, Filter{}).top()
		if want == "-" {
			if ok && top.Reason == "number" {
				t.Errorf("%q: %d is taken for a code", query, top.Status.Code)
			}
			continue
		}
		code := string(threeDigitsOf(top.Status))
		if !ok || !strings.Contains("|"+want+"|", "|"+code+"|") {
			t.Errorf("%q gives %s, want %s", query, code, want)
		}
	}
}

func (a Answer) top() (Result, bool) { return a.Top() }

func threeDigitsOf(s *catalog.Status) []byte {
	if s == nil {
		return nil
	}
	d := threeDigits(s.Code)
	return d[:]
}

func TestSectionsOfRFCs(t *testing.T) {
	for _, c := range []struct {
		query  string
		code   int
		reason string
		notice bool
	}{
		{"rfc 9110 15.5.5", 404, "RFC 9110, section 15.5.5", false},
		{"RFC9110 section 15.4.2", 301, "RFC 9110, section 15.4.2", false},
		{"rfc 9110 § 15.6.4", 503, "RFC 9110, section 15.6.4", false},
		{"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.10", 409, "RFC 9110, section 15.5.10", false},
		{"rfc6585 section 4", 429, "RFC 6585, section 4", false},
		{"rfc 7231 6.5.4", 404, "RFC 9110, section 15.5.5", true},
		{"RFC 2616 section 10.4.5", 404, "RFC 9110, section 15.5.5", true},
		{"rfc 2616 10.5.4", 503, "RFC 9110, section 15.6.4", true},
		{"rfc7235 3.1", 401, "RFC 9110, section 15.5.2", true},
		{"rfc7725", 451, "RFC 7725, section 3", false},
	} {
		a := Run(c.query, Filter{})
		top, ok := a.Top()
		if !ok || top.Status.Code != c.code || top.Reason != c.reason {
			t.Errorf("%q: got%s, want %d (%s)", c.query, first(a.Results, 1), c.code, c.reason)
		}
		if (len(a.Notices) == 1) != c.notice {
			t.Errorf("%q: notices %v, want one: %v", c.query, a.Notices, c.notice)
		}
	}
	for query, least := range map[string]int{"rfc7231": 30, "RFC 9110": 30, "rfc 4918": 4, "rfc 9110 15.4": 8} {
		a := Run(query, Filter{})
		if len(a.Results) < least {
			t.Errorf("%q gives %d codes, want at least %d", query, len(a.Results), least)
		}
	}
	if a := Run("rfc7231", Filter{}); len(a.Notices) != 1 || a.Notices[0].Text != "RFC 7231 is obsolete: RFC 9110 replaced it" {
		t.Errorf("rfc7231: notices %v", a.Notices)
	}
}

func TestFactsAreFilters(t *testing.T) {
	for _, c := range []struct {
		query string
		want  Filter
	}{
		{"cacheable status codes", Filter{Cacheable: ChoiceYes}},
		{"which codes are not cacheable", Filter{Cacheable: ChoiceNo}},
		{"non-cacheable responses", Filter{Cacheable: ChoiceNo}},
		{"deprecated codes", Filter{Deprecated: ChoiceYes}},
		{"codes that need a header", Filter{Header: HeaderRequired}},
		{"status codes which require a header field", Filter{Header: HeaderRequired}},
		{"retryable errors", Filter{Retryable: ChoiceYes}},
		{"unofficial codes", Filter{Origin: OriginUnofficial}},
		{"rare 4xx codes", Filter{Popularity: catalog.PopularityRare, Class: "4xx"}},
		{"retryable server errors", Filter{Retryable: ChoiceYes, Class: "5xx"}},
	} {
		a := Run(c.query, Filter{})
		if a.Filter != c.want || a.Text != "" || len(a.Notices) != 1 || len(a.Results) == 0 {
			t.Errorf("%q: filter %+v, text %q, notices %v, %d results", c.query, a.Filter, a.Text, a.Notices, len(a.Results))
		}
	}
	for _, query := range []string{"internal server error", "missing header", "header too large", "official", "this code is broken", "server errors", "cacheable post", "not found", "client error"} {
		if a := Run(query, Filter{}); !a.Filter.IsZero() {
			t.Errorf("%q is read as the filter %+v", query, a.Filter)
		}
	}
}

func TestNothingIsDroppedSilently(t *testing.T) {
	for _, c := range []struct {
		query, input string
		want         Filter
	}{
		{"vendor:nope", "vendor:nope", Filter{}},
		{"cacheable:maybe", "cacheable:maybe", Filter{}},
		{"class:4xx class:5xx", "class:5xx", Filter{Class: "5xx"}},
		{"is:cacheable not:cacheable", "not:cacheable", Filter{Cacheable: ChoiceNo}},
		{"header:x-nope timeout", "header:x-nope", Filter{Header: "x-nope"}},
		{"popularity:often", "popularity:often", Filter{}},
	} {
		a := Run(c.query, Filter{})
		if a.Filter != c.want || len(a.Notices) != 1 || a.Notices[0].Input != c.input || a.Notices[0].Text == "" {
			t.Errorf("%q: filter %+v, notices %+v", c.query, a.Filter, a.Notices)
		}
	}
	if a := Run("class:4xx vendor:cloudflare timeout", Filter{Class: "5xx"}); len(a.Notices) > 0 {
		t.Errorf("filters that are all right bring notices: %v", a.Notices)
	}
}

func TestWeakMatchesAreNoResults(t *testing.T) {
	for _, query := range []string{"qxzvbn", "lorem ipsum dolor amet consectetur", "xyzzy plugh wibble"} {
		a := Run(query, Filter{})
		if _, ok := a.Top(); ok || len(a.Closest)+len(a.Popular) == 0 {
			t.Errorf("%q: results%s, %d closest, %d popular", query, first(a.Results, 3), len(a.Closest), len(a.Popular))
		}
		for _, f := range a.Facets {
			if f.Count > 0 {
				t.Fatalf("%q: %s:%s would give %d results", query, f.Name, f.Value, f.Count)
			}
		}
	}
	for _, query := range []string{"unathorized", "permament redirect", "bad getway"} {
		a := Run(query, Filter{})
		if _, ok := a.Top(); !ok {
			t.Errorf("%q: a typing mistake gives no result", query)
		}
	}
}

// A phrase does not take over a query that says something else in one of its words.
func TestNegationAndWhatHasHappenedCount(t *testing.T) {
	for query, code := range map[string]int{
		"already deleted":                   410,
		"record already removed":            410,
		"user already exists":               409,
		"email already registered":          409,
		"already reported":                  208,
		"file did not change":               304,
		"the file has not been changed":     304,
		"exceeded your current quota":       429,
		"bad getway":                        502,
		"service is not available":          503,
		"no longer valid session, log in":   401,
		"client does not support this type": 415,
	} {
		top, ok := Run(query, Filter{}).top()
		if !ok || top.Status.Code != code {
			t.Errorf("%q: %s, want %d", query, threeDigitsOf(top.Status), code)
		}
	}
}
