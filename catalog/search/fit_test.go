package search

import (
	"flag"
	"path/filepath"
	"testing"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

var fit = flag.Bool("fit", false, "search for better weights on the first half of the queries")

// half is a half of the queries of all lists.
type half struct {
	cases []relevanceCase
	// hidden holds for each query its keywords; see TestRelevanceWithoutTheKeywordsOfTheQuery.
	hidden [][]uint16
}

// halves splits all lists: queries with an odd number in one half, the others in the
// other.
func halves(t *testing.T, ix *index) (odd, even half) {
	files, err := filepath.Glob("testdata/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	for _, file := range files {
		for i, c := range readCases(t, filepath.Base(file)) {
			h := &odd
			if i%2 == 1 {
				h = &even
			}
			h.cases = append(h.cases, c)
			h.hidden = append(h.hidden, ix.keywordsOf(c.query))
		}
	}
	return odd, even
}

// shares are the shares, in percent, of queries whose code is first and among the
// first three, with their keywords and without.
type shares struct{ first, three, firstWithout, threeWithout float64 }

func (h *half) measure(ix *index) (s shares) {
	n := 100 / float64(len(h.cases))
	for i, c := range h.cases {
		place, _ := c.rank(ix.run(c.query, Filter{}).Results)
		for _, e := range h.hidden[i] {
			ix.entries[e].in = indexfile.InRule
		}
		without, _ := c.rank(ix.run(c.query, Filter{}).Results)
		for _, e := range h.hidden[i] {
			ix.entries[e].in = indexfile.InKeyword
		}
		for _, x := range []struct {
			place        int
			first, three *float64
		}{{place, &s.first, &s.three}, {without, &s.firstWithout, &s.threeWithout}} {
			if x.place == 1 {
				*x.first += n
			}
			if x.place >= 1 && x.place <= 3 {
				*x.three += n
			}
		}
	}
	return s
}

// worth is what a fit makes as large as it can. What is found without the keywords
// that were made of a query counts double: it is closer to queries that nobody knows.
func (s shares) worth() float64 {
	return s.first + 2*s.firstWithout + 0.3*s.three + 0.6*s.threeWithout
}

// parameters are the weights that a fit may change, with their least and largest values.
func parameters() []struct {
	name        string
	at          *int32
	least, most int32
} {
	w := &fitted
	return []struct {
		name        string
		at          *int32
		least, most int32
	}{
		{"agree", &w.agree, 60, 400},
		{"steep", &w.steep, 0, 200},
		{"notInEntry", &w.notInEntry, 40, 100},
		{"notInQuery", &w.notInQuery, 40, 100},
		{"whole", &w.whole, 4, 30},
		{"atLeast", &w.atLeast, 20, 90},
		{"enough", &w.enough, 20, 60},
		{"nearest", &w.nearest, 20, 70},
		{"popular common", &w.popular[0], 0, 40},
		{"popular occasional", &w.popular[1], 0, 20},
		{"registered", &w.registered, 0, 30},
		{"stranger", &w.stranger, 0, 60},
		{"named field", &w.namedField, 50, 160},
		{"other places", &w.otherPlaces, 3, 30},
		{"former name", &w.field[indexfile.InFormerName], 50, 120},
		{"alias", &w.field[indexfile.InAlias], 50, 120},
		{"keyword", &w.field[indexfile.InKeyword], 30, 100},
		{"other phrase", &w.field[indexfile.InOtherPhrase], 20, 80},
		{"constant", &w.field[indexfile.InConstant], 20, 80},
		{"field", &w.field[indexfile.InField], 20, 80},
		{"vendor", &w.field[indexfile.InVendor], 20, 90},
		{"use case", &w.field[indexfile.InUseCase], 10, 60},
		{"summary", &w.field[indexfile.InSummary], 10, 60},
		{"class", &w.field[indexfile.InClass], 10, 60},
		{"topic", &w.field[indexfile.InTopic], 50, 120},
		{"term", &w.field[indexfile.InTerm], 50, 130},
		{"one go: phrase", &w.inOneGo[indexfile.InPhrase], 40, 95},
		{"one go: alias", &w.inOneGo[indexfile.InAlias], 40, 95},
		{"one go: keyword", &w.inOneGo[indexfile.InKeyword], 30, 95},
		{"one go: term", &w.inOneGo[indexfile.InTerm], 40, 95},
	}
}

// heldOut are the shares, in percent, that the half on which nothing was fitted must
// reach, with the keywords of a query and without them.
const (
	heldOutFirst, heldOutThree               = 95, 98
	heldOutFirstWithout, heldOutThreeWithout = 88, 95
)

// The weights are fitted on one half of the queries (go test -run Fit -fit) and
// reported on the other.
func TestFit(t *testing.T) {
	ix := loadIndex()
	worth := fitted.field[indexfile.InRule]
	fitted.field[indexfile.InRule] = 0
	defer func() { fitted.field[indexfile.InRule] = worth }()
	odd, even := halves(t, ix)
	if *fit {
		search(t, ix, &odd)
	}
	t.Logf("fitted on %d queries: %.1f", len(odd.cases), odd.measure(ix))
	s := even.measure(ix)
	t.Logf("reported on %d queries: %.1f", len(even.cases), s)
	if s.first < heldOutFirst || s.three < heldOutThree || s.firstWithout < heldOutFirstWithout || s.threeWithout < heldOutThreeWithout {
		t.Errorf("held out: %.1f%% first, %.1f%% within three; without keywords %.1f%%, %.1f%%", s.first, s.three, s.firstWithout, s.threeWithout)
	}
}

// search changes one weight after the other, as long as that is better on the given
// half, and prints the weights.
func search(t *testing.T, ix *index, h *half) {
	best := h.measure(ix).worth()
	for round := range 3 {
		changed := false
		for _, p := range parameters() {
			for _, step := range []int32{max(*p.at/4, 4), max(*p.at/10, 2), 1} {
				for _, d := range []int32{step, -step} {
					for {
						old := *p.at
						*p.at = min(max(old+d, p.least), p.most)
						w := h.measure(ix).worth()
						if *p.at == old || w <= best+0.01 {
							*p.at = old
							break
						}
						best, changed = w, true
					}
				}
			}
		}
		t.Logf("round %d: %.2f", round, best)
		if !changed {
			break
		}
	}
	for _, p := range parameters() {
		t.Logf("%s %d", p.name, *p.at)
	}
}
