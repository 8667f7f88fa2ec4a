package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

func FuzzSearch(f *testing.F) {
	for _, c := range readCases(f, "shared.tsv") {
		f.Add(c.query, "", "")
	}
	for _, s := range hostile {
		f.Add(s[:min(len(s), 400)], "4xx", "cloudflare")
	}
	f.Fuzz(func(t *testing.T, query, class, origin string) {
		a := Run(query, Filter{Class: class, Origin: origin})
		if len(a.Query) > MaxQuery || !utf8.ValidString(a.Query) || len(a.Text) > len(a.Query) {
			t.Fatalf("query %q, text %q", a.Query, a.Text)
		}
		if len(a.Results)+len(a.Closest)+len(a.Popular) == 0 {
			t.Fatal("nothing at all")
		}
		for i, r := range slices.Concat(a.Results, a.Closest, a.Popular) {
			if r.Status == nil || r.Meaning < 0 || r.Meaning > len(r.Status.OtherMeanings) {
				t.Fatalf("result %d: meaning %d", i, r.Meaning)
			}
			checkMarks(t, r)
		}
		ScoreTable(a)
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
		statuses := []*catalog.Status{{Code: 404, Phrase: phrase, Summary: summary, UseCase: useCase, Origin: catalog.OriginIANA}}
		p := indexfile.Build(indexfile.Input{Statuses: statuses})
		for _, r := range unpack(p, statuses, nil).run(query, Filter{}).Results {
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

func BenchmarkRun(b *testing.B) {
	for _, query := range []string{"", "4", "404", "4xx", "t", "timeout", "too many requests", "gatway timout", "HttpStatus.NOT_FOUND", "unauthorized vs forbidden", "what status code should I return when the user is not logged in"} {
		b.Run(strings.ReplaceAll(query, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Run(query, Filter{})
			}
		})
	}
}

// BenchmarkRunSuite runs all queries of the relevance suite, one an operation.
func BenchmarkRunSuite(b *testing.B) {
	cases := append(readCases(b, "shared.tsv"), readCases(b, "own.tsv")...)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Run(cases[i%len(cases)].query, Filter{})
	}
}

func BenchmarkRunHostile(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		Run(hostile[i%len(hostile)], Filter{})
	}
}

func BenchmarkRunIndex(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loadIndex()
	}
}
