package search

import (
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// expand finds the terms of the index that meet a word of the query.
func (s *matcher) expand(i int) {
	ix := s.ix
	w := &s.words[i]
	w.from = len(s.cands)
	w.rarity = 0
	same, ok := ix.lookup(w.Stemmed())
	found := ok && ix.terms[same].rarity > 0
	if found {
		s.candidate(same, metSame, matchSame)
		w.rarity = int32(ix.terms[same].rarity)
	}
	s.joined(i)
	s.negated(i)
	if ok {
		s.synonyms(same)
	}
	if w.last || w.N >= 3 && (!found || w.N <= 5) {
		s.prefixes(w.Folded(), found)
	}
	if len(s.cands) == w.from && w.Stem >= 5 && w.Stem < w.N {
		s.prefixes(w.Stemmed(), false) // "tempory" has lost its middle, not its end
	}
	w.to = len(s.cands)
	if w.from == w.to && w.N >= 3 && !w.hasPlainVowel() {
		s.skeletons(w)
		w.to = len(s.cands)
	}
	if w.from == w.to && w.N >= 4 && s.guesses < maxGuesses && !w.stop && !w.isNumbered() {
		s.guesses++
		s.guess(w)
		w.to = len(s.cands)
	}
	if w.rarity == 0 {
		w.rarity = s.rarityOf(w)
	}
	if w.soft {
		w.rarity /= 4
	}
}

// rarityOf returns how rare a word is that stands in no text as it is: what it may
// stand for is at least as frequent as the most frequent of its candidates, and
// more so the more there are.
func (s *matcher) rarityOf(w *queryWord) int32 {
	n := w.to - w.from
	if n == 0 {
		return 0
	}
	least := int32(255)
	for _, c := range s.cands[w.from:w.to] {
		least = min(least, int32(s.ix.terms[c.term].rarity))
	}
	for ; n > 1 && least > 32; n /= 2 {
		least -= 12 // twice as many documents are 16 less; most share some
	}
	return least
}

func (s *matcher) candidate(t uint16, met int16, kind matchKind) {
	if s.ix.terms[t].rarity > 0 {
		s.cands = append(s.cands, candidate{t, met, kind})
	}
}

// joined meets a word and its neighbour that the catalog writes as one: "time
// out", "log in".
func (s *matcher) joined(i int) {
	for _, k := range [...]int{i - 1, i} {
		if k < 0 || k+1 >= len(s.words) {
			continue
		}
		a, b := &s.words[k], &s.words[k+1]
		if a.N+b.N > token.MaxLen || b.start-a.end > 1 {
			continue
		}
		var both token.Term
		both.N = copy(both.Buf[:], a.Folded())
		both.N += copy(both.Buf[both.N:], b.Folded())
		both.Stem = token.StemLen(both.Folded())
		if t, ok := s.ix.lookup(both.Stemmed()); ok {
			s.candidate(t, metJoined, matchJoined)
		}
	}
}

// negated meets a word after "not" that the catalog writes with a prefix: "not
// available" is "unavailable", "no longer valid" is "invalid".
func (s *matcher) negated(i int) {
	w := &s.words[i]
	from := i - 1
	for from >= 0 && i-from < 3 && s.words[from].stop && !isNegation(s.words[from].Folded()) { // "not to be found"
		from--
	}
	if w.stop || from < 0 || !isNegation(s.words[from].Folded()) || w.N+2 > token.MaxLen {
		return
	}
	for _, prefix := range [...]string{"un", "in"} {
		var both token.Term
		both.N = copy(both.Buf[:], prefix)
		both.N += copy(both.Buf[both.N:], w.Folded())
		both.Stem = token.StemLen(both.Folded())
		if t, ok := s.ix.lookup(both.Stemmed()); ok {
			s.candidate(t, metJoined, matchNegated)
		}
	}
}

// isNegation reports whether a word says that the next one is not so.
func isNegation(w []byte) bool {
	switch string(w) {
	case "not", "never", "cannot", "no":
		return true
	}
	return false
}

// synonyms adds the other terms of the groups that t is in.
func (s *matcher) synonyms(t uint16) {
	groups := s.ix.groups
	for i := range groups {
		if groups[i].term != t {
			continue
		}
		g := groups[i].group
		for j := i; j > 0 && groups[j-1].group == g; j-- {
			s.candidate(groups[j-1].term, metSynonym, matchSynonym)
		}
		for j := i + 1; j < len(groups) && groups[j].group == g; j++ {
			s.candidate(groups[j].term, metSynonym, matchSynonym)
		}
	}
}

// prefixes adds the terms that start with typed, a word or its stem.
func (s *matcher) prefixes(typed []byte, found bool) {
	for t := s.ix.firstFrom(typed); s.startsWith(t, typed); t++ {
		term := s.ix.word(t)
		if len(term) == len(typed) {
			continue
		}
		met := metFurther
		if !found {
			met = metPrefix + 36*len(typed)/len(term)
		}
		s.candidate(t, int16(met), matchPrefix)
	}
}

// startsWith reports whether there is a term t and it starts with typed.
func (s *matcher) startsWith(t uint16, typed []byte) bool {
	if int(t) >= len(s.ix.terms)-1 {
		return false
	}
	word := s.ix.word(t)
	return len(word) >= len(typed) && word[:len(typed)] == string(typed)
}

// skeletons adds the terms that w abbreviates by leaving the vowels out: "mny",
// "rqst", "frbdn".
func (s *matcher) skeletons(w *queryWord) {
	ix := s.ix
	word := w.Folded()
	for t := ix.firstFrom(word[:1]); s.startsWith(t, word[:1]); t++ {
		if ix.terms[t].rarity > 0 && isSkeleton(word, ix.word(t)) {
			s.candidate(t, metSkeleton, matchTypo)
		}
	}
}

// isNumbered reports whether w is a number or an identifier with one, such as AH00124:
// another number is another thing, not a typing mistake.
func (w *queryWord) isNumbered() bool {
	digits := 0
	for _, c := range w.Folded() {
		if token.IsDigit(c) {
			digits++
		}
	}
	return digits > 1
}

// hasPlainVowel reports whether w has a vowel other than y.
func (w *queryWord) hasPlainVowel() bool {
	for _, c := range w.Folded() {
		if token.IsVowel(c) && c != 'y' {
			return true
		}
	}
	return false
}

// isSkeleton reports whether word is what target is without its vowels and
// without doubled letters; a y may stay or go.
func isSkeleton(word []byte, target string) bool {
	i := 0
	for j := 0; j < len(target); j++ {
		switch c := target[j]; {
		case i < len(word) && word[i] == c:
			i++
		case !token.IsVowel(c) && (j == 0 || target[j-1] != c):
			return false
		}
	}
	return i == len(word) || i == len(word)-1 && word[i] == 'y'
}

// guess adds the terms that are a typing mistake away from w: first one, and
// only when there is none, two. A first letter that is right counts for more,
// since it seldom is the one that people miss.
func (s *matcher) guess(w *queryWord) {
	ix := s.ix
	limit := editsAllowed(w.N)
	word := w.Stemmed()
	sig := signature(word)
	signed := ix.signatures()
	for k := 1; k <= limit; k++ {
		if k == 2 && s.segments(w, longPieces) {
			return
		}
		for t := range ix.terms[:len(ix.terms)-1] {
			x := &ix.terms[t]
			if x.rarity == 0 || x.n < 3 || int(x.n)+k < len(word) || !w.last && int(x.n) > w.N+k || !mayBeWithin(sig, signed[t], k, w.last) {
				continue
			}
			target := ix.word(uint16(t))
			d := edits(word, target, k, false)
			if w.N > w.Stem { // a misspelt word may have lost what is no ending: "permament"
				d = min(d, edits(w.Folded(), target, k, false))
			}
			if d <= k {
				s.typo(uint16(t), d, target[0] == word[0], 0)
			} else if w.last && len(word) >= 4 && target[0] == word[0] && edits(word, target, k, true) <= k {
				s.typo(uint16(t), k, true, 12)
			}
		}
		if len(s.cands) > w.from {
			return
		}
	}
	if s.vowels(w); len(s.cands) > w.from {
		return
	}
	if s.endings(w); len(s.cands) > w.from {
		return
	}
	s.segments(w, anyPieces)
}

// vowels adds the terms that differ from w in their vowels only: "getway", "unathurized".
func (s *matcher) vowels(w *queryWord) {
	const shortest = 5
	word := w.Folded()
	if len(word) < shortest {
		return
	}
	for t := s.ix.firstFrom(word[:1]); s.startsWith(t, word[:1]); t++ {
		if x := &s.ix.terms[t]; x.rarity > 0 && int(x.n) >= shortest && sameConsonants(word, s.ix.word(t)) {
			s.typo(t, 2, true, 0)
		}
	}
}

// sameConsonants reports whether two words have the same consonants in the same order,
// at least three; double ones count once, and an ending that was cut off the stem may
// be missing.
func sameConsonants(word []byte, stem string) bool {
	i, j, n := 0, 0, 0
	for {
		for i < len(word) && (token.IsVowel(word[i]) || i > 0 && word[i] == word[i-1]) {
			i++
		}
		for j < len(stem) && (token.IsVowel(stem[j]) || j > 0 && stem[j] == stem[j-1]) {
			j++
		}
		if i == len(word) || j == len(stem) {
			return n >= 3 && i == len(word) && j == len(stem)
		}
		if word[i] != stem[j] {
			return false
		}
		i++
		j++
		n++
	}
}

// endings adds the terms whose stem w starts with, give or take a typing mistake,
// when the ending has mistakes of its own: "unavailabel", "authentification".
func (s *matcher) endings(w *queryWord) {
	const shortest, most = 6, 6 // of the stem, and of the ending
	word := w.Folded()
	for t := s.ix.firstFrom(word[:1]); s.startsWith(t, word[:1]); t++ {
		x := &s.ix.terms[t]
		if x.rarity == 0 || x.n < shortest || int(x.n) >= len(word) || int(x.n)+most < len(word) {
			continue
		}
		n := int(x.n)
		if d := min(edits(word[:n], s.ix.word(t), 1, false), edits(word[:n+1], s.ix.word(t), 1, false)); d <= 1 {
			s.typo(t, 1+d, true, 0)
		}
	}
}

func (s *matcher) typo(t uint16, edits int, firstRight bool, less int) {
	met := metTypo
	if edits == 2 {
		met = metTypos
	}
	if !firstRight {
		met -= 12
	}
	s.candidate(t, int16(met-less), matchTypo)
}

// How long the words must be on average that segments cuts a word into. Short
// ones are found in many a word that is merely misspelt ("per-con-dit-on").
const (
	longPieces = 4
	anyPieces  = 1
)

// segments meets a word that is several written as one ("badgateway",
// "toomanyrequests"): it is replaced by the first of them, and the others are
// added. It reports whether that was possible.
func (s *matcher) segments(w *queryWord, average int) bool {
	const shortest, most = 2, 5
	n := w.N
	if n < 6 || len(s.words)+most > cap(s.words) {
		return false
	}
	// parts[i] is the smallest number of words that make up the first i letters,
	// cut[i] where the last of them starts.
	var parts, cut [token.MaxLen + 1]uint8
	for end := shortest; end <= n; end++ {
		for start := 0; start <= end-shortest; start++ {
			if start > 0 && parts[start] == 0 || parts[start] >= most {
				continue
			}
			if parts[end] != 0 && parts[end] <= parts[start]+1 || !s.isWord(w.Buf[start:end], w.last && end == n) {
				continue
			}
			parts[end], cut[end] = parts[start]+1, uint8(start)
		}
	}
	if parts[n] < 2 || int(parts[n])*average > n {
		return false
	}
	whole := *w
	for end := n; end > 0; end = int(cut[end]) {
		piece := queryWord{start: whole.start, end: whole.end, last: whole.last && end == n}
		piece.N = copy(piece.Buf[:], whole.Buf[cut[end]:end])
		piece.Stem = token.StemLen(piece.Folded())
		piece.stop, piece.soft = token.IsStopWord(piece.Folded()), whole.soft || isSoftWord(piece.Folded())
		s.words = append(s.words, piece)
	}
	w.stop = true // its pieces speak for it
	return true
}

// isWord reports whether the index has the word, or, with prefix set, one that
// starts with it.
func (s *matcher) isWord(word []byte, prefix bool) bool {
	ix := s.ix
	if t, ok := ix.lookup(word[:token.StemLen(word)]); ok && ix.terms[t].rarity > 0 {
		return true
	}
	if !prefix || len(word) < 3 {
		return false
	}
	return s.startsWith(ix.firstFrom(word), word)
}
