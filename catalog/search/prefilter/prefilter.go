// Package prefilter makes the table that answers searches while the browser
// program is still loading: about 20 KB with brotli, against some 800 KB of program.
//
// The table says what [search.Run] finds for every single word of the index. So
// there is one definition of words, stems, synonyms and scores, and the script that
// reads the table (web/assets/js/lookup.js) only looks words up and adds scores.
package prefilter

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// Limits of a row. More of either makes the table larger and its answers no better:
// see lookup.test.mjs, which prints the share of right answers.
const (
	maxCodes = 8   // codes for one word
	minShare = 0.4 // of the best code's score
)

// table is the file as the script reads it. Lists are strings, their items separated
// by spaces (by line breaks in Phrases).
type table struct {
	// Codes and Phrases describe the codes, by position.
	Codes   string `json:"codes"`
	Phrases string `json:"phrases"`
	// Words has the words, and pairs of words such as not_found, in alphabetical
	// order, each as the number of characters
	// that it shares with the entry before (a letter, from A) and the rest.
	Words string `json:"words"`
	// Rows has for each word the number of codes that it finds, and then pairs of a
	// code's position and four times the logarithm of its score, best first. Each
	// number is one character: see digit.
	Rows string `json:"rows"`
}

// Table returns the table as JSON.
func Table() ([]byte, error) {
	var codes, phrases, words, rows []string
	position := map[int]int{}
	for i, s := range catalog.All() {
		position[s.Code] = i
		codes = append(codes, fmt.Sprintf("%03d", s.Code))
		phrases = append(phrases, s.Phrase)
	}
	before := ""
	for _, word := range entries() {
		row := rowOf(strings.ReplaceAll(word, "_", " "), position)
		if row == "" {
			continue
		}
		shared := min(sharedPrefix(before, word), 'Z'-'A')
		words = append(words, string(rune('A'+shared))+word[shared:])
		rows = append(rows, row)
		before = word
	}
	out, err := json.Marshal(table{
		Codes:   strings.Join(codes, " "),
		Phrases: strings.Join(phrases, "\n"),
		Words:   strings.Join(words, " "),
		Rows:    strings.Join(rows, " "),
	})
	if err != nil {
		return nil, fmt.Errorf("encode the prefilter table: %w", err)
	}
	return out, nil
}

// entries returns the words of the index, and each pair of neighbours in a name,
// joined by an underscore: of "Not Found", neither word says what both say.
func entries() []string {
	in := indexfile.Input{Statuses: catalog.All(), Vendors: catalog.Vendors()}
	for _, s := range in.Statuses {
		in.Keywords = append(in.Keywords, catalog.Keywords(s.Code))
	}
	list := indexfile.Words(in)
	for _, s := range catalog.All() {
		names := slices.Concat([]string{s.Phrase}, s.FormerNames, s.Aliases)
		for _, m := range s.OtherMeanings {
			names = append(names, m.Phrase)
		}
		for _, name := range names {
			words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < 'a' || r > 'z' })
			for i := range len(words) - 1 {
				list = append(list, words[i]+"_"+words[i+1])
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// rowOf returns the row of a query, "" for one that finds nothing, or that the script
// does not look up: it knows the letters a to z.
func rowOf(query string, position map[int]int) string {
	if len(query) < 2 || strings.Trim(query, "abcdefghijklmnopqrstuvwxyz ") != "" {
		return ""
	}
	results := search.Run(query, search.Filter{}).Results
	if len(results) == 0 {
		return ""
	}
	var row strings.Builder
	row.WriteRune(digit(len(results)))
	for i, r := range results {
		if i == maxCodes || float64(r.Score) < minShare*float64(results[0].Score) {
			break
		}
		row.WriteRune(digit(position[r.Status.Code]))
		row.WriteRune(digit(int(math.Round(4 * math.Log(float64(max(r.Score, 1)))))))
	}
	return row.String()
}

// digit returns the character for a number: printable, not a space, and such that
// JSON need not escape it.
func digit(n int) rune {
	const ascii = "!#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	if n < len(ascii) {
		return rune(ascii[n])
	}
	return rune(0xA1 + n - len(ascii))
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
