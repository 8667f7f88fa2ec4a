package search

import (
	"math/bits"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// editsAllowed returns how many typing mistakes a word of n letters may have:
// none under four letters, one from four, two from eight.
func editsAllowed(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// edits returns how many typing mistakes turn word into target: letters left
// out, added, replaced, or two neighbours swapped, which counts as one (the
// optimal string alignment distance). With prefix set, target may go on after
// what word spells: the word is still being typed. A result above limit is only
// known to be above it.
func edits(word []byte, target string, limit int, prefix bool) int {
	if len(word) > token.MaxLen || len(target) > token.MaxLen {
		return limit + 1
	}
	if d := len(word) - len(target); d > limit || -d > limit && !prefix {
		return limit + 1
	}
	if len(target) > len(word)+limit {
		target = target[:len(word)+limit]
	}
	// Three rows of the usual table: row i holds the distances of word[:i] to
	// all prefixes of target, of which only a band around i can be within limit.
	var rows [3][token.MaxLen + 1]uint8
	for j := range len(target) {
		rows[0][j+1] = uint8(j + 1)
	}
	for i := 1; i <= len(word); i++ {
		cur, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		cur[0] = uint8(i)
		best := cur[0]
		for j := 1; j <= len(target); j++ {
			d := last[j-1]
			if word[i-1] != target[j-1] {
				d = min(d, last[j], cur[j-1]) + 1
			}
			if i > 1 && j > 1 && word[i-1] == target[j-2] && word[i-2] == target[j-1] {
				d = min(d, before[j-2]+1)
			}
			cur[j] = d
			best = min(best, d)
		}
		if int(best) > limit {
			return limit + 1
		}
	}
	end := &rows[len(word)%3]
	d := end[len(target)]
	if prefix {
		for j := range len(target) {
			d = min(d, end[j])
		}
	}
	return int(d)
}

// signature has a bit for each letter that occurs in a word. Two words that are
// k edits apart differ in at most 2k bits, which rules most pairs out without a
// look at the letters.
func signature(word []byte) uint32 {
	var s uint32
	for _, c := range word {
		s |= 1 << (c & 31)
	}
	return s
}

// mayBeWithin reports whether words with these signatures can be within the
// given number of edits. When the target may go on, only letters of the word
// that the target lacks count.
func mayBeWithin(word, target uint32, edits int, prefix bool) bool {
	if bits.OnesCount32(word&^target) > edits {
		return false
	}
	return prefix || bits.OnesCount32(target&^word) <= edits
}
