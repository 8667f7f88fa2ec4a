package search

import (
	"os"
	"testing"
)

// TestFirstTry reports how a list does, without a limit: go test -run FirstTry -v with LIST=round12.tsv.
func TestFirstTry(t *testing.T) {
	file := os.Getenv("LIST")
	if file == "" {
		t.Skip("no LIST")
	}
	n, one, three := 0, 0, 0
	for _, c := range readCases(t, file) {
		a := Run(c.query, Filter{})
		place, _ := c.rank(a.Results)
		n++
		if place == 1 {
			one++
		}
		if place >= 1 && place <= 3 {
			three++
		}
		if place != 1 {
			t.Logf("%s %q want %v got%s", c.id, c.query, c.ranks[0], first(a.Results, 4))
		}
	}
	t.Logf("%d first %.1f%% three %.1f%%", n, 100*float64(one)/float64(n), 100*float64(three)/float64(n))
}
