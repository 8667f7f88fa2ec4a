package indexfile

import (
	"sort"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// groups adds the words of the synonym groups as terms, so that a query's word
// leads to its group even when no text has it, and returns their stems.
func (b *builder) groups() [][]string {
	var groups [][]string
	for _, words := range synonymGroups {
		var stems []string
		for _, w := range strings.Fields(words) {
			var t token.Term
			t.Set(w)
			stem := string(t.Stemmed())
			if _, ok := b.postings[stem]; !ok {
				b.postings[stem] = nil
			}
			if !containsString(stems, stem) {
				stems = append(stems, stem)
			}
		}
		groups = append(groups, stems)
	}
	return groups
}

func containsString(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// pack writes down what was collected.
func (b *builder) pack(groups [][]string) *File {
	terms := make([]string, 0, len(b.postings))
	for t := range b.postings {
		terms = append(terms, t)
	}
	sort.Slice(terms, func(i, j int) bool {
		if x, y := Bucket(terms[i][0]), Bucket(terms[j][0]); x != y {
			return x < y
		}
		return terms[i] < terms[j]
	})
	number := map[string]int{}
	n := len(b.entries)
	sums := make([]int, n) // of the rarities of each entry's terms
	var letters, shared, lengths, rarities, postings, runs, perDoc, related []byte
	for i, t := range terms {
		number[t] = i
		same := 0
		for i > 0 && same < min(len(t), len(terms[i-1])) && t[same] == terms[i-1][same] {
			same++
		}
		shared = append(shared, byte(same))
		letters = append(letters, t[same:]...)
		lengths = append(lengths, byte(len(t)))
		rarity := b.rarityOf(t)
		rarities = append(rarities, byte(rarity))
		before, last := len(postings), -1
		for _, e := range b.postings[t] {
			sums[e] += rarity
			step := e - last
			if last = e; step >= 0x80 {
				postings = append(postings, 0x80|byte(step>>8))
			}
			postings = append(postings, byte(step))
		}
		size := len(postings) - before
		if size >= 0x80 {
			runs = append(runs, 0x80|byte(size>>8))
		}
		runs = append(runs, byte(size))
	}
	entries := make([]byte, 3*n)
	for k, e := range b.entries {
		weight := 0
		if len(e.weighing) == 1 && isName(e.in) {
			e.weighing = append(e.weighing, e.stops...) // "retry" is not all of "Retry With"
		}
		for i, t := range e.weighing {
			if !containsString(e.weighing[:i], t) {
				weight += b.rarityOf(t)
			}
		}
		entries[k], entries[n+k], entries[2*n+k] = byte(e.in)<<4|byte(e.meaning), byte(e.nth), byte(sums[k]/4)-byte(min(weight/4, 255))
	}
	for _, n := range b.perDoc {
		perDoc = append(perDoc, byte(n>>8), byte(n))
	}
	for g, stems := range groups {
		for _, t := range stems {
			related = append(related, byte(number[t]>>8), byte(number[t]), byte(g))
		}
	}
	return &File{
		Docs: len(b.perDoc), Letters: string(letters), Shared: string(shared), Lengths: string(lengths),
		Entries: string(entries), PerDoc: string(perDoc), Rarities: string(rarities),
		Postings: string(postings), Runs: string(runs), Groups: string(related),
	}
}

// rarityOf returns the rarity of a term: that in the catalog, at most half of it
// for a word of everyday English; 0 for a term in no text.
func (b *builder) rarityOf(t string) int {
	docs := b.docsOf(t)
	if docs == 0 {
		return 0
	}
	r := int(rarity(docs, len(b.perDoc)))
	if b.everyday[t] || b.onlyInMessages(t) {
		r = r * everydayShare / 100
	}
	return r
}

// onlyInMessages reports whether a term is only in terms of the vocabulary that have
// several words: it says something together with the others.
func (b *builder) onlyInMessages(t string) bool {
	for _, e := range b.postings[t] {
		if x := &b.entries[e]; x.in != InTerm || len(x.weighing)+len(x.stops) == 1 {
			return false
		}
	}
	return true
}

// docsOf counts the documents of a term: those that have it in a name, in a keyword
// or among the words about them, or, when there is none, in any text. That a summary
// mentions a method does not make "method" a frequent word.
func (b *builder) docsOf(t string) int {
	strong, weak, last, lastStrong := 0, 0, -1, -1
	for _, e := range b.postings[t] {
		d := b.entries[e].doc
		if d != last {
			weak, last = weak+1, d
		}
		if in := b.entries[e].in; d != lastStrong && (isName(in) || in == InTopic) {
			strong, lastStrong = strong+1, d
		}
	}
	if weak == 0 {
		return 0
	}
	if strong == 0 {
		return weak
	}
	return strong
}

// rarity tells how much a word says that occurs in docs of n documents: sixteen
// times the binary logarithm of 1 + n/docs. It is 16 for a word that is
// everywhere and about 110 for one that is in a single document of a hundred.
func rarity(docs, n int) uint16 {
	x := uint(n<<8/max(docs, 1) + 256)
	whole := 8
	for x>>whole > 1 {
		whole++
	}
	fraction := (x<<8>>whole - 256) >> 4
	return uint16((whole-8)*16 + int(fraction))
}
