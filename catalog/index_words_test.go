package catalog

import (
	"strconv"
	"strings"
	"testing"
)

func TestTopicWordsBelongToCodes(t *testing.T) {
	seen := map[int]bool{}
	for _, line := range strings.Split(strings.TrimSpace(topicWords), "\n") {
		code, list, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(code)
		if err != nil {
			t.Errorf("%q does not start with a code", line)
			continue
		}
		if _, ok := Lookup(n); !ok || seen[n] {
			t.Errorf("%d is not in the catalog, or has two lines", n)
		}
		seen[n] = true
		if len(strings.Fields(list)) == 0 {
			t.Errorf("%d has no words", n)
		}
	}
}

func TestEverydayWordsWeighLessUnlessTheyAreNames(t *testing.T) {
	ix := unpack(&packed, All(), Vendors())
	rarityOf := func(word string) int {
		var w term
		w.set(word)
		id, ok := ix.lookup(w.stemmed())
		if !ok {
			t.Fatalf("%q is not in the index", word)
		}
		return int(ix.terms[id].rarity)
	}
	most := int(rarity(1, len(ix.docs)))
	for _, word := range []string{"given", "hold", "went"} {
		if r := rarityOf(word); r > most*everydayShare/100 {
			t.Errorf("%q has the rarity %d, want at most %d%% of %d", word, r, everydayShare, most)
		}
	}
	for _, word := range []string{"gone", "teapot", "misdirected"} { // names, whatever everyday English says
		if r := rarityOf(word); r <= most*everydayShare/100 {
			t.Errorf("%q has the rarity %d, like an everyday word", word, r)
		}
	}
}
