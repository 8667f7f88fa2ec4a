package catalog

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func codesOf(results []Result) []int {
	out := []int{}
	for _, r := range results {
		out = append(out, r.Status.Code)
	}
	return out
}

func TestWhatComesFirst(t *testing.T) {
	for _, c := range []struct {
		query  string
		code   int
		reason string
	}{
		{"404", 404, "number"},
		{"HTTP_308", 308, "number"},
		{"4o4", 404, "number"},
		{"four oh four", 404, "number"},
		{"٤٠٤", 404, "number"},
		{"http/1.1 503 service unavailable", 503, "number"},
		{"50", 500, "number 50"},
		{"4xx", 400, "number 4xx"},
		{"not found", 404, "phrase"},
		{"Payload Too Large", 413, `former name "Payload Too Large"`},
		{"StatusTeapot", 418, "constant http.StatusTeapot"},
		{"HttpStatusCode.RedirectKeepVerb", 307, "constant HttpStatusCode.RedirectKeepVerb"},
		{"badgateway", 502, "constant HTTPStatus.BAD_GATEWAY"},
		{"unathorized", 401, "phrase"},
		{"100 mb upload", -1, ""},
		{"connect() failed (111: Connection refused) while connecting to upstream", -1, ""},
		{"Retry-After: 100", -1, ""},
		{"HttpStatus.I_AM_A_TEAPOT.value()", 418, "constant HttpStatus.I_AM_A_TEAPOT"},
		{"permament redirect", 308, "phrase"},
		{"service unavailabel", 503, "phrase"},
		{"timeout", 408, "phrase"},
		{"http 50", 500, "number 50"},
		{"curl error 60", 0, "vendor curl"},
		{"Accept", 406, "field Accept"},
		{"accept header", 406, "field Accept"},
		{"service not available", 503, `keyword "service not available"`},
		{"this service isn't available", 503, `keyword "service not available"`},
		{"retry with", 449, "phrase"},
	} {
		a := Search(c.query, Filter{})
		if c.code < 0 {
			if len(a.Results) > 0 && a.Results[0].Reason == "number" {
				t.Errorf("%q is taken for a code", c.query)
			}
			continue
		}
		if len(a.Results) == 0 || a.Results[0].Status.Code != c.code || a.Results[0].Reason != c.reason {
			t.Errorf("%q: first is%s, want %d (%s)", c.query, first(a.Results, 1), c.code, c.reason)
		}
	}
}

func TestEmptyTextGivesEverythingInOrder(t *testing.T) {
	for _, query := range []string{"", "   ", "class:", ": ?"} {
		a := Search(query, Filter{})
		if len(a.Results) != len(All()) {
			t.Errorf("%q gives %d results, want all %d", query, len(a.Results), len(All()))
		}
		for i := range a.Results {
			if a.Results[i].Status != All()[i] {
				t.Fatalf("%q: result %d is %d", query, i, a.Results[i].Status.Code)
			}
		}
	}
}

func TestFilters(t *testing.T) {
	for _, c := range []struct {
		name string
		f    Filter
		yes  int
		no   int
	}{
		{"class", Filter{Class: "4xx"}, 404, 500},
		{"outside", Filter{Class: ClassOutside}, 999, 404},
		{"iana", Filter{Origin: OriginIANA}, 404, 522},
		{"unofficial", Filter{Origin: OriginUnofficial}, 522, 404},
		{"other meaning's owner", Filter{Origin: "google"}, 308, 301},
		{"popularity", Filter{Popularity: Common}, 404, 506},
		{"recommended", Filter{Recommended: Yes}, 404, 305},
		{"not recommended", Filter{Recommended: No}, 305, 404},
		{"deprecated", Filter{Deprecated: Yes}, 305, 404},
		{"cacheable", Filter{Cacheable: Yes}, 404, 403},
		{"retryable", Filter{Retryable: Yes}, 503, 404},
		{"header", Filter{Header: "www-AUTHENTICATE"}, 401, 404},
		{"any required header", Filter{Header: HeaderRequired}, 405, 500},
		{"two", Filter{Class: "4xx", Cacheable: Yes}, 404, 204},
	} {
		for code, want := range map[int]bool{c.yes: true, c.no: false} {
			s, ok := Lookup(code)
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
		{"class:4xx cacheable:yes vendor:cloudflare header:allow", "", Filter{Class: "4xx", Cacheable: Yes, Origin: "cloudflare", Header: "Allow"}},
		{"timeout vendor:cf", "timeout", Filter{Origin: "cloudflare"}},
		{`vendor:"cloud foundry" tls`, "tls", Filter{Origin: "cloud-foundry"}},
		{"class:client-error not", "not", Filter{Class: "4xx"}},
		{"is:deprecated not:cacheable", "", Filter{Deprecated: Yes, Cacheable: No}},
		{"Origin:IANA Popularity:Rare", "", Filter{Origin: OriginIANA, Popularity: Rare}},
		{"header:*", "", Filter{Header: HeaderRequired}},
		{"header:retry-a", "", Filter{Header: "Retry-After"}},
		{"class: gone", "gone", Filter{}},
		{"class:banana", "class:banana", Filter{}},
		{"error:timeout", "error:timeout", Filter{}},
		{":not_found", ":not_found", Filter{}},
		{"StatusCode::NOT_FOUND", "StatusCode::NOT_FOUND", Filter{}},
	} {
		a := Search(c.query, Filter{})
		if a.Text != c.text || a.Filter != c.want {
			t.Errorf("%q: text %q, filter %+v, want %q, %+v", c.query, a.Text, a.Filter, c.text, c.want)
		}
	}
	if a := Search("class:5xx", Filter{Class: "4xx", Popularity: Common}); a.Filter != (Filter{Class: "5xx", Popularity: Common}) {
		t.Errorf("the text does not win over the filter given: %+v", a.Filter)
	}
}

func TestFacetsCountWhatOneMoreFilterWouldGive(t *testing.T) {
	for _, query := range []string{"", "timeout", "4xx", "unauthorized", "zzzz"} {
		for _, f := range []Filter{{}, {Class: "4xx"}, {Class: "5xx", Origin: "cloudflare"}, {Header: "Retry-After", Recommended: Yes}} {
			for _, facet := range Search(query, f).Facets {
				g := f
				switch facet.Name {
				case "class":
					g.Class = facet.Value
				case "origin":
					g.Origin = facet.Value
				case "popularity":
					g.Popularity = Popularity(facet.Value)
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
				if n := len(Search(query, g).Results); n != facet.Count {
					t.Errorf("%q with %+v: facet %s:%s says %d, the search gives %d", query, f, facet.Name, facet.Value, facet.Count, n)
				}
			}
		}
	}
}

func TestComparisonsBringTheRule(t *testing.T) {
	for _, c := range []struct {
		query string
		a, b  int
	}{
		{"401 vs 403", 401, 403},
		{"difference between 301 and 308", 301, 308},
		{"unauthorized vs forbidden", 401, 403},
		{"401 versus forbidden", 401, 403},
		{"502/504", 502, 504},
		{"unauthorized or forbidden", 401, 403},
		{"between not found and gone", 404, 410},
	} {
		a := Search(c.query, Filter{})
		if got := codesOf(a.Results); len(got) < 2 || got[0] != c.a || got[1] != c.b {
			t.Errorf("%q gives %v", c.query, got)
		}
		if len(a.Pairs) != 1 || a.Pairs[0].A != c.a || a.Pairs[0].B != c.b || a.Pairs[0].Rule == "" {
			t.Errorf("%q brings the rules %v", c.query, a.Pairs)
		}
	}
}

// "or" compares only names, and "between" only what "and" joins.
func TestAnOrIsNotAlwaysAComparison(t *testing.T) {
	for _, query := range []string{"missing or invalid payment method", "ask the client to choose between versions"} {
		if a := Search(query, Filter{}); len(a.Pairs) > 0 || len(a.Results) == 0 || a.Results[0].Reason == "compared" {
			t.Errorf("%q is taken for a comparison:%s", query, first(a.Results, 2))
		}
	}
}

// A word that is all of a vendor's phrase, or nearly, is a word first.
func TestPhrasesOfVendorsAreWordsFirst(t *testing.T) {
	for query, code := range map[string]int{"blocked": 403, "overloaded": 503, "retry": 429, "fine": 200} {
		if a := Search(query, Filter{}); len(a.Results) == 0 || a.Results[0].Status.Code != code {
			t.Errorf("%q: first is%s, want %d", query, first(a.Results, 2), code)
		}
	}
}

func TestUnassignedNumbers(t *testing.T) {
	for query, want := range map[string]int{"471": 471, "HTTP 275 error": 275, "700": 700, "404": -1, "teapot": -1, "": -1} {
		if a := Search(query, Filter{}); a.Unassigned != want {
			t.Errorf("%q: unassigned is %d, want %d", query, a.Unassigned, want)
		}
	}
	a := Search("471", Filter{})
	if len(a.Results) != 0 || len(a.Near) == 0 || a.Near[0].Status.Code != 400 {
		t.Errorf("471 gives %v, near %v, want 400 near first", codesOf(a.Results), codesOf(a.Near))
	}
}

func TestNoResultIsNeverAnEmptyPage(t *testing.T) {
	for _, query := range []string{"471", "xyzzy plugh", "🔥", "未找到", "6xx", "43?1", "unauthorized class:5xx popularity:common", "a\u0301\u0301\u0301"} {
		a := Search(query, Filter{})
		if len(a.Results) == 0 && len(a.Near) == 0 {
			t.Errorf("%q gives nothing at all", query)
		}
		if len(a.Results) > 0 && len(a.Near) > 0 {
			t.Errorf("%q gives results and near misses", query)
		}
	}
}

func TestQueriesAreCutOnRunes(t *testing.T) {
	for _, query := range []string{strings.Repeat("é", 50_000), strings.Repeat("not found ", 10_000), strings.Repeat("a", 1<<20), strings.Repeat("\xff", 1000), "x" + strings.Repeat("🔥", 100)} {
		a := Search(query, Filter{})
		if !a.Cut || len(a.Query) > MaxQuery || !utf8.ValidString(a.Query) {
			t.Errorf("%q...: cut %v to %d bytes", query[:8], a.Cut, len(a.Query))
		}
	}
	if a := Search(" \x00not\tfound\x7f\xff ", Filter{}); a.Query != "not found" || a.Cut {
		t.Errorf("query is cleaned to %q, cut %v", a.Query, a.Cut)
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		query string
		code  int
		want  string
	}{
		{"404", 404, "code:404"},
		{"40", 404, "code:40"},
		{"4x4", 404, "code:4 code:4"},
		{"*04", 404, "code:04"},
		{"4xx", 404, "code:4"},
		{"not found", 404, "phrase:Not phrase:Found"},
		{"foun", 404, "phrase:Foun"},
		{"unathorized", 401, "phrase:Unauthorized"},
	} {
		for _, r := range Search(c.query, Filter{}).Results {
			if r.Status.Code != c.code {
				continue
			}
			var got []string
			for _, m := range r.Marks {
				if m.In == MarkCode || m.In == MarkPhrase {
					got = append(got, string(m.In)+":"+marked(r.Status, m))
				}
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("%q marks %s in %d, want %s", c.query, g, c.code, c.want)
			}
		}
	}
}

// marked returns the text under a mark, and panics when the mark lies outside.
func marked(s *Status, m Mark) string {
	text := ""
	switch m.In {
	case MarkCode:
		code := threeDigits(s.Code)
		text = string(code[:])
	case MarkPhrase:
		text = s.Phrase
	case MarkSummary:
		text = s.Summary
	case MarkUseCase:
		text = s.UseCase
	}
	return text[m.Start:m.End]
}

func TestMeaningFollowsTheOwner(t *testing.T) {
	for query, phrase := range map[string]string{
		"pantheon 530":             "Site is frozen",
		"arcgis token required":    "Token Required",
		"google resume incomplete": "Resume Incomplete",
	} {
		a := Search(query, Filter{})
		if len(a.Results) == 0 || a.Results[0].Meaning == 0 || a.Results[0].Status.OtherMeanings[a.Results[0].Meaning-1].Phrase != phrase {
			t.Errorf("%q: first is%s, meaning not %q", query, first(a.Results, 1), phrase)
		}
	}
}

// Where a word is that of two owners, as "cf" is, the reason names the one whose
// meaning is shown.
func TestReasonNamesTheOwnerThatIsShown(t *testing.T) {
	for query, owner := range map[string]string{
		"cf certificate": "Cloudflare", "cf": "Cloudflare", "cf handshake": "Cloudflare",
		"gorouter": "Cloud Foundry", "cloud foundry": "Cloud Foundry",
	} {
		a := Search(query, Filter{})
		if len(a.Results) == 0 || ownerShown(&a.Results[0]) != owner {
			t.Errorf("%q: got%s, want the code of %s first", query, first(a.Results, 3), owner)
		}
	}
	for _, query := range []string{"cf 525", "cf 526"} {
		for _, r := range Search(query, Filter{}).Results {
			if r.Status.Origin == "cloudflare" && strings.Contains(r.Reason, "Foundry") {
				t.Errorf("%q: %d of Cloudflare is here for %q", query, r.Status.Code, r.Reason)
			}
		}
	}
	var words []string
	for _, v := range Vendors() {
		words = append(words, v.Name, v.ID)
		words = append(words, v.Words...)
	}
	for _, query := range words {
		for _, r := range Search(query, Filter{}).Results {
			if named, ok := strings.CutPrefix(r.Reason, "vendor "); ok && named != ownerShown(&r) {
				t.Errorf("%q: %d of %s is here for %q", query, r.Status.Code, ownerShown(&r), r.Reason)
			}
		}
	}
}

func ownerShown(r *Result) string {
	if r.Meaning > 0 {
		return OriginName(r.Status.OtherMeanings[r.Meaning-1].Origin)
	}
	return OriginName(r.Status.Origin)
}

func TestScorePartsAddUp(t *testing.T) {
	for _, query := range []string{"too many requests", "502 bad gateway nginx", "enhance your calm", "cf 52", "StatusTeapot", "unauthorized vs forbidden", "getway timout"} {
		for _, r := range Search(query, Filter{}).Results {
			sum := 0
			for _, p := range r.Parts {
				sum += p.Points
			}
			if sum != r.Score && !strings.HasPrefix(r.Reason, "number ") {
				t.Errorf("%q: the parts of %d make %d, the score is %d", query, r.Status.Code, sum, r.Score)
			}
		}
	}
}

func TestSearchIsSafeForConcurrentUse(t *testing.T) {
	done := make(chan string)
	for _, query := range []string{"timeout", "not found", "4xx", "gatway", "401 vs 403", "xyzzy"} {
		go func() {
			want := Explain(Search(query, Filter{}))
			for range 50 {
				if Explain(Search(query, Filter{})) != want {
					done <- query + " gives different answers"
					return
				}
			}
			done <- ""
		}()
	}
	for range 6 {
		if msg := <-done; msg != "" {
			t.Error(msg)
		}
	}
}

// hostile is input that nobody means well with.
var hostile = []string{
	strings.Repeat("a ", 50_000), strings.Repeat("xyzzyq plughw ", 20), strings.Repeat("4?4*", 100), strings.Repeat("404 ", 64),
	strings.Repeat("\u202e\u0301", 100), strings.Repeat("🏳️‍🌈", 40), strings.Repeat("not", 90), strings.Repeat("timout gatewya ", 17),
	strings.Repeat("class:4xx ", 30), strings.Repeat(`vendor:"`, 30), strings.Repeat("\x00\xff", 128), strings.Repeat("vs ", 85), strings.Repeat("HttpStatus.", 25),
}

// The measure is the slowest of what people ask, in the same run: a bound in
// milliseconds would judge the machine.
func TestHostileInputTakesNoLonger(t *testing.T) {
	const times = 20 // hostile input is also the longest that is read
	usual := time.Duration(0)
	for _, c := range readCases(t, "shared.tsv") {
		usual = max(usual, fastest(c.query))
	}
	for _, query := range hostile {
		if took := fastest(query); took > times*usual {
			t.Errorf("%.20q... takes %v, more than %d times the slowest usual query (%v)", query, took, times, usual)
		}
	}
}

// fastest returns the shortest of five times that a search takes.
func fastest(query string) time.Duration {
	best := time.Hour
	for range 5 {
		from := time.Now()
		Search(query, Filter{})
		best = min(best, time.Since(from))
	}
	return best
}

func FuzzSearch(f *testing.F) {
	for _, c := range readCases(f, "shared.tsv") {
		f.Add(c.query, "", "")
	}
	for _, s := range hostile {
		f.Add(s[:min(len(s), 400)], "4xx", "cloudflare")
	}
	f.Fuzz(func(t *testing.T, query, class, origin string) {
		a := Search(query, Filter{Class: class, Origin: origin})
		if len(a.Query) > MaxQuery || !utf8.ValidString(a.Query) || len(a.Text) > len(a.Query) {
			t.Fatalf("query %q, text %q", a.Query, a.Text)
		}
		if len(a.Results) == 0 && len(a.Near) == 0 {
			t.Fatal("nothing at all")
		}
		for i, r := range append(a.Results, a.Near...) {
			if r.Status == nil || r.Meaning < 0 || r.Meaning > len(r.Status.OtherMeanings) {
				t.Fatalf("result %d: meaning %d", i, r.Meaning)
			}
			checkMarks(t, r)
		}
		Explain(a)
	})
}

// checkMarks checks that marks lie in their texts, on rune boundaries, in order
// and apart.
func checkMarks(t *testing.T, r Result) {
	t.Helper()
	last := Mark{}
	for _, m := range r.Marks {
		if m.Start < 0 || m.End <= m.Start || m.In == last.In && m.Start < last.End {
			t.Fatalf("%d: mark %v after %v", r.Status.Code, m, last)
		}
		if s := marked(r.Status, m); !utf8.ValidString(s) {
			t.Fatalf("%d: mark %v splits a rune: %q", r.Status.Code, m, s)
		}
		last = m
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("timeout", "Connection Timed Out", "The origin didn’t answer — “in time”", "réseau")
	f.Add("404", "(Unused)", "🔥", "\xff")
	f.Fuzz(func(t *testing.T, query, phrase, summary, useCase string) {
		if len(phrase)+len(summary)+len(useCase) > 1000 {
			return
		}
		statuses := []*Status{{Code: 404, Phrase: phrase, Summary: summary, UseCase: useCase, Origin: OriginIANA}}
		p := pack(statuses, nil)
		for _, r := range unpack(&p, statuses, nil).search(query, Filter{}).Results {
			last := Mark{}
			for _, m := range r.Marks {
				text := marked(r.Status, m) // panics outside
				if m.In == last.In && m.Start < last.End || utf8.ValidString(phrase+summary+useCase) && !utf8.ValidString(text) {
					t.Fatalf("mark %v after %v: %q", m, last, text)
				}
				last = m
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	for _, query := range []string{"", "4", "404", "4xx", "t", "timeout", "too many requests", "gatway timout", "HttpStatus.NOT_FOUND", "unauthorized vs forbidden", "what status code should I return when the user is not logged in"} {
		b.Run(strings.ReplaceAll(query, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Search(query, Filter{})
			}
		})
	}
}

// BenchmarkSearchSuite runs all queries of the relevance suite, one an operation.
func BenchmarkSearchSuite(b *testing.B) {
	cases := append(readCases(b, "shared.tsv"), readCases(b, "own.tsv")...)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Search(cases[i%len(cases)].query, Filter{})
	}
}

func BenchmarkSearchHostile(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		Search(hostile[i%len(hostile)], Filter{})
	}
}

func BenchmarkSearchIndex(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		unpack(&packed, All(), Vendors())
	}
}
