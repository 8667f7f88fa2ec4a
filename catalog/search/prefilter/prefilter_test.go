package prefilter

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

func TestTheTableSaysWhatTheEngineFinds(t *testing.T) {
	data, err := Table()
	if err != nil {
		t.Fatal(err)
	}
	var packed table
	if err := json.Unmarshal(data, &packed); err != nil {
		t.Fatal(err)
	}
	codes, words, rows := strings.Fields(packed.Codes), strings.Fields(packed.Words), strings.Fields(packed.Rows)
	if len(codes) != len(catalog.All()) || len(strings.Split(packed.Phrases, "\n")) != len(codes) {
		t.Errorf("the table has %d codes, the catalog %d", len(codes), len(catalog.All()))
	}
	if len(words) != len(rows) || len(words) < 1000 {
		t.Fatalf("the table has %d words and %d rows", len(words), len(rows))
	}
	word := ""
	for i, entry := range words {
		next := word[:entry[0]-'A'] + entry[1:]
		if next <= word {
			t.Fatalf("%q comes after %q", next, word)
		}
		word = next
		query := strings.ReplaceAll(word, "_", " ")
		results := search.Run(query, search.Filter{}).Results
		if len(results) == 0 {
			t.Fatalf("%q has a row, but finds nothing", word)
		}
		best := codes[position([]rune(rows[i])[1])]
		if want := results[0].Status.Code; best != pad(want) {
			t.Errorf("for %q the table has %s first, the engine %d", query, best, want)
		}
	}
}

func TestPairsOfWordsAreThoseOfNames(t *testing.T) {
	list := strings.Join(entries(), " ")
	for _, want := range []string{"not_found", "bad_gateway", "too_many", "many_requests"} {
		if !strings.Contains(" "+list+" ", " "+want+" ") {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestDigitsArePrintableAndDistinct(t *testing.T) {
	seen := map[rune]bool{}
	for n := range 300 {
		d := digit(n)
		if seen[d] || d <= ' ' || strings.ContainsRune(`"\&<>`, d) || position(d) != n {
			t.Errorf("digit(%d) is %q", n, d)
		}
		seen[d] = true
	}
}

// position is the inverse of digit.
func position(d rune) int {
	for n := range 400 {
		if digit(n) == d {
			return n
		}
	}
	return -1
}

func pad(code int) string {
	return string([]byte{'0' + byte(code/100), '0' + byte(code/10%10), '0' + byte(code%10)})
}
