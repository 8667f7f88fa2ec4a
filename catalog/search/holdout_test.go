package search

import (
	"path/filepath"
	"testing"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// withoutKeywords is the share, in percent, of first results that must be right
// when the keywords that a query is made of are not there.
const withoutKeywords = 88

// The suite's queries have become keywords in part, so that it says little about
// queries that nobody has thought of. This asks all of them again, each without the
// keywords that share three fifths with it: what is left to the ranking, to the other
// keywords and to the words about codes. The weights of the ranking were tuned on it.
func TestRelevanceWithoutTheKeywordsOfTheQuery(t *testing.T) {
	files, err := filepath.Glob("testdata/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	// Keywords are hidden by making them entries of a field that is worth nothing.
	worth := fitted.field[indexfile.InRule]
	fitted.field[indexfile.InRule] = 0
	defer func() { fitted.field[indexfile.InRule] = worth }()
	ix := loadIndex()

	asked, right := 0, 0
	for _, file := range files {
		for _, c := range readCases(t, filepath.Base(file)) {
			switch c.kind {
			case "number", "number-prefix", "number-wildcard", "class", "constant", "filter", "comparison":
				continue // no matter of keywords
			}
			hidden := ix.keywordsOf(c.query)
			for _, e := range hidden {
				ix.entries[e].in = indexfile.InRule
			}
			place, _ := c.rank(ix.run(c.query, Filter{}).Results)
			for _, e := range hidden {
				ix.entries[e].in = indexfile.InKeyword
			}
			asked++
			if place == 1 {
				right++
			}
		}
	}
	share := 100 * float64(right) / float64(asked)
	t.Logf("%d queries without their keywords: top-1 %.1f%%", asked, share)
	if share < withoutKeywords {
		t.Errorf("top-1 %.1f%% without the keywords of the query, want %d%%", share, withoutKeywords)
	}
}

// keywordsOf returns the keywords that share most of their words with a query, and
// it with them.
func (ix *index) keywordsOf(query string) []uint16 {
	const most = 60
	s := ix.borrow()
	defer ix.giveBack(s)
	s.read(query, false, nil)
	s.rank()
	var out []uint16
	for _, e := range s.touched {
		if ix.entries[e].in != indexfile.InKeyword || s.total == 0 {
			continue
		}
		if _, ofEntry, _ := s.agreement(e); ofEntry >= most && s.agree[e].query*100/s.total >= most {
			out = append(out, e)
		}
	}
	return out
}
