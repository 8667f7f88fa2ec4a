package app

import (
	"slices"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// A comparison shows the facts in the order of the labels: one without a label
// would be missing there.
func TestEveryFactHasItsPlaceInTheOrderOfLabels(t *testing.T) {
	used := map[string]bool{}
	for _, s := range catalog.All() {
		last := -1
		for _, f := range factsOf(s, Links{}) {
			at := slices.Index(factLabels, f.label)
			if at <= last {
				t.Errorf("%03d: %q is at place %d of the labels, after place %d", s.Code, f.label, at, last)
			}
			last, used[f.label] = at, true
		}
	}
	for _, label := range factLabels {
		if !used[label] {
			t.Errorf("no status has the fact %q", label)
		}
	}
}

func TestASectionOfAnArticleEndsAtTheNextHeading(t *testing.T) {
	const article = `<h2 id="a">A</h2><p>one</p><ul><li>two</li></ul><h2 id="b">B</h2><p>three</p>`
	for id, want := range map[string]string{"a": "<p>one</p><ul><li>two</li></ul>", "b": "<p>three</p>", "c": ""} {
		if got := articleSection(article, id); got != want {
			t.Errorf("section %s is %q, want %q", id, got, want)
		}
	}
}
