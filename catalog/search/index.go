package search

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// index is what Run looks things up in.
//
// The unit of matching is the entry: one phrase, one keyword, one summary. A
// term leads to the entries that it stands in, an entry belongs to a document,
// and a document is a status. Everything is kept in flat slices that refer to
// each other by number.
//
// The work is done when the code is generated: building the index from the
// texts takes 8 to 45 ms in a browser, where the code has only just been
// compiled. What is left to do at the start is to put the terms together and to add up
// the weights of the entries and the lengths of the packed lists (see package indexfile),
// which are then read where they lie.
type index struct {
	docs     []doc
	vendors  []catalog.Vendor
	facetRow []Facet // all facets, counts zero
	headers  []Facet // those of the field names

	entries []entry
	// letters holds the terms, in alphabetical order, one after the other.
	letters string
	terms   []indexTerm
	// firstAt says where the terms of a bucket of first bytes start.
	firstAt [indexfile.BucketCount + 1]uint16
	// postings lists entries by term, packed; see entriesOf.
	postings string
	// sources lists the sources of the vocabulary.
	sources []source
	// groups lists the terms of the synonym groups.
	groups []groupTerm
	// signed holds the terms' signatures, once a word with a typing mistake asks
	// for them.
	signed     []uint32
	signedOnce sync.Once

	// language is the name of the language that the index is of, "" for the one of the
	// catalog; others are those of other languages, guarded by mu.
	language string
	others   []*index

	mu   sync.Mutex
	free []*matcher
}

// doc is a status as a document.
type doc struct {
	status  *catalog.Status
	code    [3]byte // the number as three digits
	rank    uint8   // order by popularity: 0 common, 1 occasional, 2 rare
	prior   int32   // what popularity and registration add, in percent
	facets  docFacets
	shown   []shownWord // the words of the texts on the card, once they are needed
	nearest []uint16    // documents of Status.Nearest
}

// entry is one text of a document.
type entry struct {
	doc     uint16
	weight  uint16 // the sum of its words' rarities
	in      indexfile.Field
	meaning uint8 // 0 for the leading meaning
	nth     uint8 // which of several of its kind
	not     bool  // one of its words says "not"
}

// indexTerm is a word of the index.
type indexTerm struct {
	start  uint16 // in letters
	at     uint16 // in postings
	n      uint8
	rarity uint8 // 0 for a mere synonym, which stands in no text
}

// groupTerm is a term of a synonym group.
type groupTerm struct {
	term  uint16
	group uint8
}

//go:embed data/index.bin
var indexData string

var (
	theIndex  *index
	indexOnce sync.Once
)

// Warm prepares the search if that has not happened yet. Run does it by
// itself; a program may call Warm earlier, when it has nothing better to do.
func Warm() {
	indexOnce.Do(func() { theIndex = loadIndex() })
}

// loadIndex makes the index from the file in the program.
func loadIndex() *index {
	file, _ := indexfile.Decode(indexData)
	return unpack(&file, catalog.All(), catalog.Vendors())
}

// unpack makes an index from a decoded file and the data that it was built from.
// With a stale or broken file, numbers are still found.
func unpack(p *indexfile.File, statuses []*catalog.Status, vendors []catalog.Vendor) *index {
	if p.Docs != len(statuses) {
		p = &indexfile.File{}
	}
	ix := &index{vendors: vendors, postings: p.Postings}
	ix.unpackDocs(p, statuses)
	ix.unpackEntries(p, ix.unpackTerms(p))
	ix.unpackSources(p)
	ix.findNegations()
	ix.groups = make([]groupTerm, len(p.Groups)/3)
	for i := range ix.groups {
		g := p.Groups[3*i : 3*i+3]
		ix.groups[i] = groupTerm{uint16(g[0])<<8 | uint16(g[1]), g[2]}
	}
	return ix
}

func (ix *index) unpackDocs(p *indexfile.File, statuses []*catalog.Status) {
	ix.docs = make([]doc, len(statuses))
	for d := range ix.docs {
		doc := &ix.docs[d]
		doc.status = statuses[d]
		doc.code = threeDigits(doc.status.Code)
		switch doc.status.Popularity {
		case catalog.PopularityCommon:
		case catalog.PopularityOccasional:
			doc.rank = 1
		default:
			doc.rank = 2
		}
		doc.prior = fitted.popular[doc.rank]
		if doc.status.Registered() {
			doc.prior += fitted.registered
		}
	}
	ix.unpackFacets(p)
	for d := range ix.docs {
		doc := &ix.docs[d]
		if len(doc.status.Nearest) == 0 {
			continue
		}
		doc.nearest = make([]uint16, 0, len(doc.status.Nearest))
		for _, code := range doc.status.Nearest {
			if n, ok := ix.docOf(code); ok {
				doc.nearest = append(doc.nearest, n)
			}
		}
	}
}

// unpackEntries makes the entries. sums has the sum of the rarities of each entry's terms.
func (ix *index) unpackEntries(p *indexfile.File, sums []uint16) {
	n := len(sums)
	ix.entries = make([]entry, n)
	e := 0
	for d := range len(p.PerDoc) / 2 {
		for range int(p.PerDoc[2*d])<<8 | int(p.PerDoc[2*d+1]) {
			what := p.Entries[e]
			ix.entries[e] = entry{
				doc: uint16(d), in: indexfile.Field(what >> 4), meaning: what & 15, nth: p.Entries[n+e],
				weight: uint16(byte(sums[e]/4)-p.Entries[2*n+e]) * 4,
			}
			e++
		}
	}
}

// findNegations notes which names and keywords say "not".
func (ix *index) findNegations() {
	for _, word := range [...]string{"not", "no", "never", "cannot", "without"} {
		t, ok := ix.lookup([]byte(word))
		if !ok {
			continue
		}
		list := ix.entriesOf(t)
		for e, ok := list.next(); ok; e, ok = list.next() {
			ix.entries[e].not = true
		}
	}
}

// source is a source of the vocabulary.
type source struct {
	name  string
	exact bool // its terms match in their own case only
}

func (ix *index) unpackSources(p *indexfile.File) {
	for rest := p.Sources; rest != ""; {
		var s source
		s.name, rest, _ = strings.Cut(rest, "\n")
		s.name, s.exact = strings.CutPrefix(s.name, "!")
		ix.sources = append(ix.sources, s)
	}
}

// unpackTerms makes the terms. It returns the sum of the rarities of each entry's terms,
// for which it reads all postings.
func (ix *index) unpackTerms(p *indexfile.File) []uint16 {
	sums := make([]uint16, len(p.Entries)/3)
	ix.terms = make([]indexTerm, len(p.Lengths)+1) // so that every term has a next one
	letters := make([]byte, 0, 4*len(p.Letters))   // terms share more than half of their letters
	start, from, before, at, run := 0, 0, 0, 0, 0
	last := -1
	for t := range len(p.Lengths) {
		n, same := int(p.Lengths[t]), int(p.Shared[t])
		letters = append(letters, letters[before:before+same]...)
		letters = append(letters, p.Letters[from:from+n-same]...)
		from, before = from+n-same, start
		x := &ix.terms[t]
		x.start, x.n, x.at, x.rarity = uint16(start), uint8(n), uint16(at), p.Rarities[t]
		size := int(p.Runs[run])
		if run++; size >= 0x80 {
			size = size&0x7F<<8 | int(p.Runs[run])
			run++
		}
		for e, end := -1, at+size; at < end; at++ {
			step := int(p.Postings[at])
			if step >= 0x80 {
				at++
				step = step&0x7F<<8 | int(p.Postings[at])
			}
			e += step
			sums[e] += uint16(x.rarity)
		}
		for b := indexfile.Bucket(letters[start]); last < b; {
			last++
			ix.firstAt[last] = uint16(t)
		}
		start += n
	}
	for last < indexfile.BucketCount {
		last++
		ix.firstAt[last] = uint16(len(p.Lengths))
	}
	ix.terms[len(p.Lengths)].at = uint16(at)
	ix.letters = string(letters)
	return sums
}

// word returns the letters of a term.
func (ix *index) word(t uint16) string {
	x := &ix.terms[t]
	return ix.letters[x.start : int(x.start)+int(x.n)]
}

// signatures returns the terms' signatures.
func (ix *index) signatures() []uint32 {
	ix.signedOnce.Do(func() {
		ix.signed = make([]uint32, len(ix.terms))
		for t := range ix.terms {
			var s uint32
			for _, c := range []byte(ix.word(uint16(t))) {
				s |= 1 << (c & 31)
			}
			ix.signed[t] = s
		}
	})
	return ix.signed
}

// entryList is what is left of the entries of a term.
type entryList struct {
	steps string
	e     int
}

// entriesOf returns the entries of a term.
func (ix *index) entriesOf(t uint16) entryList {
	return entryList{ix.postings[ix.terms[t].at:ix.terms[int(t)+1].at], -1}
}

// next returns the next entry, false after the last.
func (l *entryList) next() (uint16, bool) {
	if l.steps == "" {
		return 0, false
	}
	step, n := int(l.steps[0]), 1
	if step >= 0x80 && len(l.steps) > 1 {
		step, n = step&0x7F<<8|int(l.steps[1]), 2
	}
	l.steps = l.steps[n:]
	l.e += step
	return uint16(l.e), true
}

// lookup returns the number of a stem.
func (ix *index) lookup(stem []byte) (uint16, bool) {
	t := ix.firstFrom(stem)
	if int(t) < len(ix.terms)-1 && ix.word(t) == string(stem) {
		return t, true
	}
	return 0, false
}

// firstFrom returns the first term that is not before stem.
func (ix *index) firstFrom(stem []byte) uint16 {
	if len(stem) == 0 {
		return 0
	}
	b := indexfile.Bucket(stem[0])
	lo, hi := ix.firstAt[b], ix.firstAt[b+1]
	for lo < hi {
		mid := (lo + hi) / 2
		if ix.word(mid) < string(stem) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
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

// text returns the text of an entry, as it stands in the catalog.
func (ix *index) text(e uint16) string {
	en := &ix.entries[e]
	st := ix.docs[en.doc].status
	n := int(en.nth)
	switch en.in {
	case indexfile.InPhrase:
		return st.Phrase
	case indexfile.InFormerName:
		return at(st.FormerNames, n)
	case indexfile.InAlias:
		return at(st.Aliases, n)
	case indexfile.InOtherPhrase:
		if m := int(en.meaning); m > 0 && m <= len(st.OtherMeanings) {
			return st.OtherMeanings[m-1].Phrase
		}
	case indexfile.InConstant:
		if n < len(st.Constants) {
			return st.Constants[n].Expr
		}
	case indexfile.InField:
		if n < len(st.Fields) {
			return st.Fields[n].Name
		}
	case indexfile.InVendor:
		if m := int(en.meaning); m > 0 && m <= len(st.OtherMeanings) {
			return catalog.OriginName(st.OtherMeanings[m-1].Origin)
		}
		return catalog.OriginName(st.Origin)
	case indexfile.InClass:
		return st.Class().String()
	}
	return ""
}

// at returns the nth text, "" when an index that is out of date asks for more
// than there are.
func at(texts []string, n int) string {
	if n < len(texts) {
		return texts[n]
	}
	return ""
}

// threeDigits writes a number as on a card: 404, and 000 for none at all.
func threeDigits(code int) [3]byte {
	return [3]byte{byte('0' + code/100%10), byte('0' + code/10%10), byte('0' + code%10)}
}
