package search

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

func TestEditsCountsTypingMistakes(t *testing.T) {
	for _, c := range []struct {
		word, target string
		want         int
	}{
		{"gateway", "gateway", 0},
		{"gatway", "gateway", 1},   // left out
		{"gaateway", "gateway", 1}, // added
		{"gatewey", "gateway", 1},  // replaced
		{"gatewya", "gateway", 1},  // swapped
		{"getaway", "gateway", 2},
		{"abc", "xyz", 3},
		{"", "ab", 2},
	} {
		if got := edits([]byte(c.word), c.target, 3, false); got != c.want {
			t.Errorf("%s is %d edits from %s, want %d", c.word, got, c.target, c.want)
		}
		w, x := signature([]byte(c.word)), signature([]byte(c.target))
		if !mayBeWithin(w, x, c.want, false) {
			t.Errorf("the signatures rule out that %s is %d edits from %s", c.word, c.want, c.target)
		}
	}
}

func TestEditsOfAWordThatIsBeingTyped(t *testing.T) {
	if got := edits([]byte("unathor"), "unauthorized", 1, true); got != 1 {
		t.Errorf("unathor is %d edits from the start of unauthorized, want 1", got)
	}
	if got := edits([]byte("teapots"), "tea", 2, true); got <= 2 {
		t.Errorf("teapots is %d edits from the start of tea, want more than 2", got)
	}
}

func FuzzEdits(f *testing.F) {
	f.Add("gatway", "gateway", 2, true)
	f.Add("", "", 0, false)
	f.Add("ab", "ba", 1, false)
	f.Add("\u05c7", "0", 1, false)
	f.Fuzz(func(t *testing.T, a, b string, limit int, prefix bool) {
		if len(a) > token.MaxLen || len(b) > token.MaxLen || limit < 0 || limit > 3 {
			return
		}
		d := edits([]byte(a), b, limit, prefix)
		if d < 0 || (d == 0) != (a == b || prefix && len(b) > len(a) && b[:len(a)] == a) {
			t.Fatalf("edits(%q, %q, %d, %v) = %d", a, b, limit, prefix, d)
		}
		if back := edits([]byte(b), a, limit, false); !prefix && (d <= limit || back <= limit) && back != d {
			t.Fatalf("%q to %q is %d, and back %d", a, b, d, back)
		}
		if d <= limit && !mayBeWithin(signature([]byte(a)), signature([]byte(b)), d, prefix) {
			t.Fatalf("the signatures rule out %q and %q, which are %d edits apart", a, b, d)
		}
	})
}
