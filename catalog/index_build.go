package catalog

import (
	"math/bits"
	"strings"
)

// newIndex builds the index. It makes one pass over the texts, and keeps to a
// few large slices: in the browser it runs in code that V8 has only just
// compiled, and allocations are dear there.
func newIndex(statuses []*Status, vendors []Vendor) *index {
	ix := &index{
		docs:    make([]doc, len(statuses)),
		vendors: vendors,
		headers: make([]string, 0, 48),
		entries: make([]entry, 0, 40*len(statuses)),
		letters: make([]byte, 0, 32<<10),
		terms:   make([]indexTerm, 0, 4<<10),
		table:   make([]uint16, 16<<10),
		shown:   make([]shownWord, 0, 48*len(statuses)),
		names:   make([]name, 0, 16*len(statuses)),
	}
	b := builder{ix: ix, found: make([]occurrence, 0, 160*len(statuses))}
	for d := range ix.docs {
		b.doc(uint16(d), statuses[d])
	}
	b.synonyms()
	b.finish()
	for d := range ix.docs {
		doc := &ix.docs[d]
		for _, code := range doc.status.Nearest {
			if n, ok := ix.docOf(code); ok {
				doc.nearest = append(doc.nearest, n)
			}
		}
	}
	return ix
}

// docOf returns the document of a number.
func (ix *index) docOf(code int) (uint16, bool) {
	lo, hi := 0, len(ix.docs)
	for lo < hi {
		mid := (lo + hi) / 2
		if ix.docs[mid].status.Code < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(ix.docs) && ix.docs[lo].status.Code == code {
		return uint16(lo), true
	}
	return 0, false
}

// builder holds what is needed only while the index is built.
type builder struct {
	ix    *index
	found []occurrence
	// lastEntry and lastDoc hold, by term, the entry and the document plus one
	// in which it was last seen.
	lastEntry, lastDoc []uint16
	t                  term
}

// occurrence is a term in an entry.
type occurrence struct {
	term, entry uint16
	weighs      bool // whether it counts towards the entry's weight
}

func (b *builder) doc(d uint16, st *Status) {
	ix := b.ix
	doc := &ix.docs[d]
	doc.status = st
	doc.code = threeDigits(st.Code)
	doc.facets = ix.facetsOf(st)
	doc.rank = doc.facets.popularity
	doc.entryAt = uint16(len(ix.entries))
	doc.shownAt = uint16(len(ix.shown))

	b.text(d, inPhrase, 0, 0, st.Phrase)
	b.text(d, inSummary, 0, 0, st.Summary)
	b.text(d, inUseCase, 0, 0, st.UseCase)
	doc.shownEnd = uint16(len(ix.shown))
	for i, s := range st.FormerNames {
		b.text(d, inFormerName, 0, i, s)
	}
	for i, s := range st.Aliases {
		b.text(d, inAlias, 0, i, s)
	}
	for i, s := range st.Keywords {
		b.text(d, inKeyword, 0, i, s)
	}
	for i := range st.OtherMeanings {
		m := &st.OtherMeanings[i]
		b.text(d, inOtherPhrase, i+1, 0, m.Phrase)
		b.text(d, inOtherSummary, i+1, 0, m.Summary)
		b.vendor(d, i+1, m.Origin)
	}
	b.vendor(d, 0, st.Origin)
	for i := range st.Fields {
		f := &st.Fields[i]
		b.text(d, inField, 0, i, f.Name)
		b.text(d, inAside, 0, 0, f.Note)
	}
	b.text(d, inRule, 0, 0, st.Redirect.Rule)
	b.text(d, inAside, 0, 0, st.Notes)
	b.text(d, inAside, 0, 0, st.Retry.Advice)
	b.text(d, inAside, 0, 0, st.Retry.RetryAfter)
	b.text(d, inClass, 0, 0, st.Class().String())
	if src, ok := st.Source(st.Spec); ok && st.Origin == OriginIANA {
		b.text(d, inSpec, 0, 0, src.Title)
	}
	for i := range st.Constants {
		b.constant(d, i, 0, st.Constants[i].Expr)
		for j, alias := range st.Constants[i].Aliases {
			b.constant(d, i, j+1, alias)
		}
	}
	doc.entryEnd = uint16(len(ix.entries))
}

// vendor adds an owner's name and words.
func (b *builder) vendor(d uint16, meaning int, id string) {
	if id == OriginIANA {
		return
	}
	b.text(d, inVendor, meaning, 0, id)
	for i := range b.ix.vendors {
		v := &b.ix.vendors[i]
		if v.ID != id {
			continue
		}
		b.text(d, inVendor, meaning, 0, v.Name)
		for _, w := range v.Words {
			b.text(d, inVendor, meaning, 0, w)
		}
	}
}

// text adds an entry, unless the text is empty.
func (b *builder) text(d uint16, in field, meaning, nth int, s string) {
	ix := b.ix
	if s == "" || len(ix.entries) >= 1<<16-1 {
		return
	}
	e := uint16(len(ix.entries))
	ix.entries = append(ix.entries, entry{doc: d, in: in, meaning: uint8(meaning), nth: uint8(nth)})
	shown := in == inPhrase || in == inSummary || in == inUseCase
	before, hyphen := 0, -1 // the lexeme before, and where the hyphen after it is
	for start, end := nextLexeme(s, 0); start < len(s); start, end = nextLexeme(s, end) {
		if hyphen == start-1 {
			b.word(d, e, s[before:end], false) // "Time-out" is "timeout" as well
		}
		before, hyphen = start, -1
		if end < len(s) && s[end] == '-' {
			hyphen = end
		}
		part := nextPart(s, start, end)
		if part < end && digitsBefore(s, start, part) != 3 {
			// A word with seams ("WebDAV") counts as a whole; its parts are only
			// ways to it.
			for from := start; from < end; from, part = part, nextPart(s, part, end) {
				b.word(d, e, s[from:part], false)
			}
			part = end
		}
		for from := start; from < end; from, part = part, nextPart(s, part, end) {
			t := b.word(d, e, s[from:part], true)
			if shown && t != noTerm {
				ix.shown = append(ix.shown, shownWord{term: t, in: in, start: uint16(from), end: uint16(part)})
			}
		}
	}
}

// noTerm stands for a word that is not indexed.
const noTerm = 1<<16 - 1

// word adds the occurrence of a word in entry e and returns its term.
func (b *builder) word(d, e uint16, s string, weighs bool) uint16 {
	b.t.set(s)
	if b.t.stem == 0 {
		return noTerm
	}
	t := b.term(b.t.stemmed())
	if t == noTerm || b.lastEntry[t] == e+1 {
		return t
	}
	if len(b.found) >= 1<<16-1 {
		return noTerm
	}
	b.lastEntry[t] = e + 1
	if b.lastDoc[t] != d+1 {
		b.lastDoc[t] = d + 1
		b.ix.terms[t].docs++
	}
	b.found = append(b.found, occurrence{t, e, weighs && !isStopWord(b.t.folded())})
	return t
}

// term returns the number of a stem, adding it.
func (b *builder) term(stem []byte) uint16 {
	ix := b.ix
	h := hash(stem)
	mask := uint32(len(ix.table) - 1)
	i := h & mask
	for ; ix.table[i] != 0; i = (i + 1) & mask {
		t := ix.table[i] - 1
		if ix.terms[t].hash == h && string(ix.word(t)) == string(stem) {
			return t
		}
	}
	if len(ix.terms) >= len(ix.table)*3/4 || len(ix.letters)+len(stem) >= 1<<16 {
		return noTerm
	}
	t := uint16(len(ix.terms))
	ix.table[i] = t + 1
	ix.terms = append(ix.terms, indexTerm{
		start: uint16(len(ix.letters)), n: uint8(len(stem)), hash: h, signature: signature(stem),
	})
	ix.letters = append(ix.letters, stem...)
	b.lastEntry = append(b.lastEntry, 0)
	b.lastDoc = append(b.lastDoc, 0)
	return t
}

// constant adds the name of a constant. Its words are mostly those of the
// phrase; they are indexed only when one of them is new to the document
// ("RedirectKeepVerb"). The name as a whole is found in any case.
func (b *builder) constant(d uint16, nth, alias int, expr string) {
	ix := b.ix
	if alias > 7 || nth > 31 || len(ix.entries) >= 1<<16-1 {
		return
	}
	e := uint16(len(ix.entries))
	ix.entries = append(ix.entries, entry{doc: d, in: inConstant, nth: uint8(nth<<3 | alias)})
	own := ownName(expr)
	if b.constantWords(d, e, expr, own, false) {
		b.constantWords(d, e, expr, own, true)
	}
	whole, last := squashHash(expr), squashHash(expr[own:])
	ix.names = append(ix.names, name{last, e})
	if whole != last {
		ix.names = append(ix.names, name{whole, e})
	}
}

// constantWords reports whether a constant has a word that is new to the
// document, or, with add set, adds its words.
func (b *builder) constantWords(d, e uint16, expr string, from int, add bool) bool {
	for start, end := nextLexeme(expr, from); start < len(expr); start, end = nextLexeme(expr, end) {
		for from, part := start, nextPart(expr, start, end); from < end; from, part = part, nextPart(expr, part, end) {
			w := expr[from:part]
			if isDigit(w[0]) || foldsTo(w, "status") || foldsTo(w, "http") {
				continue
			}
			if add {
				b.word(d, e, w, true)
				continue
			}
			b.t.set(w)
			if t := b.term(b.t.stemmed()); t != noTerm && b.lastDoc[t] != d+1 {
				return true
			}
		}
	}
	return false
}

// ownName returns where the constant's own name starts: after the last dot or
// colon of "HttpStatus.NOT_FOUND", "StatusCode::NOT_FOUND", ":not_found".
func ownName(expr string) int {
	return strings.LastIndexAny(expr, ".:") + 1
}

// squashHash is the hash of the letters and digits of s, in lower case.
func squashHash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isUpper(c) {
			c |= 0x20
		}
		if isLetter(c) || isDigit(c) {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h
}

// finish sorts the occurrences into postings, and weighs terms and entries.
func (b *builder) finish() {
	ix := b.ix
	n := len(ix.terms)
	ix.terms = append(ix.terms, indexTerm{}) // so that every term has a next one
	for i := range b.found {
		ix.terms[b.found[i].term].at++
	}
	at := uint16(0)
	for t := range ix.terms {
		x := &ix.terms[t]
		x.at, at = at, at+x.at
		x.rarity = rarity(int(x.docs), len(ix.docs))
	}
	ix.postings = make([]uint16, len(b.found))
	next := b.lastEntry // of no further use
	for t := range n {
		next[t] = ix.terms[t].at
	}
	for _, o := range b.found {
		ix.postings[next[o.term]] = o.entry
		next[o.term]++
		if o.weighs {
			ix.entries[o.entry].weight += ix.terms[o.term].rarity
		}
	}
	ix.bucketTerms(n)
}

// bucketTerms sorts the terms by their first byte.
func (ix *index) bucketTerms(n int) {
	for t := range n {
		ix.firstAt[bucket(ix.letters[ix.terms[t].start])+1]++
	}
	for i := 1; i < len(ix.firstAt); i++ {
		ix.firstAt[i] += ix.firstAt[i-1]
	}
	ix.byFirst = make([]uint16, n)
	next := ix.firstAt
	for t := range n {
		k := bucket(ix.letters[ix.terms[t].start])
		ix.byFirst[next[k]] = uint16(t)
		next[k]++
	}
}

// rarity tells how much a word says that occurs in docs of n documents: sixteen
// times the binary logarithm of 1 + n/docs. It is 16 for a word that is
// everywhere and about 110 for one that is in a single document of a hundred.
func rarity(docs, n int) uint16 {
	if docs == 0 {
		docs = 1
	}
	x := uint(n<<8/docs + 256)
	whole := bits.Len(x) - 1
	fraction := (x<<8>>whole - 256) >> 4
	return uint16((whole-8)*16 + int(fraction))
}

// threeDigits writes a number as on a card: 404, and 000 for none at all.
func threeDigits(code int) [3]byte {
	return [3]byte{byte('0' + code/100%10), byte('0' + code/10%10), byte('0' + code%10)}
}
