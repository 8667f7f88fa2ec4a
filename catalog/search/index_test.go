package search

import (
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

func TestABrokenIndexStillFindsNumbers(t *testing.T) {
	for name, data := range map[string]string{
		"empty": "", "cut": indexData[:len(indexData)/2], "no index": strings.Repeat("x", 500), "longer": indexData + "x",
	} {
		file, ok := indexfile.Decode(data)
		if ok {
			t.Errorf("%s: an index that is not one is accepted", name)
		}
		a := unpack(&file, catalog.All(), catalog.Vendors()).run("404", Filter{})
		if len(a.Results) != 1 || a.Results[0].Status.Code != 404 {
			t.Errorf("%s: 404 is not found", name)
		}
	}
}

func TestEverydayWordsWeighLessUnlessTheyAreNames(t *testing.T) {
	ix := loadIndex()
	rarityOf := func(word string) int {
		var w token.Term
		w.Set(word)
		id, ok := ix.lookup(w.Stemmed())
		if !ok {
			t.Fatalf("%q is not in the index", word)
		}
		return int(ix.terms[id].rarity)
	}
	most := rarityOf("teapot") // in a single status
	for _, word := range []string{"given", "hold", "went"} {
		if r := rarityOf(word); r > most*45/100 {
			t.Errorf("%q has the rarity %d, want at most 45%% of %d", word, r, most)
		}
	}
	for _, word := range []string{"gone", "teapot", "misdirected"} { // names, whatever everyday English says
		if r := rarityOf(word); r <= most*45/100 {
			t.Errorf("%q has the rarity %d, like an everyday word", word, r)
		}
	}
}
