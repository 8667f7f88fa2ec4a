package catalog

import "sync"

// index is what Search looks things up in. It is built once, on first use, from
// the literals of the catalog: that costs a few milliseconds in the browser and
// not a byte in the download.
//
// The unit of matching is the entry: one phrase, one keyword, one summary. A
// term leads to the entries that it stands in, an entry belongs to a document,
// and a document is a status. Everything is kept in flat slices that refer to
// each other by number.
type index struct {
	docs    []doc
	vendors []Vendor
	headers []string // field names that occur, for facets

	entries []entry
	// letters holds the terms' letters, one after the other.
	letters []byte
	terms   []indexTerm
	// table finds terms by hash: open addressing, places hold the term's number
	// plus one.
	table []uint16
	// byFirst lists terms by their first byte's bucket; bucket b is
	// byFirst[firstAt[b]:firstAt[b+1]].
	byFirst []uint16
	firstAt [38]uint16
	// postings lists entries by term; those of term t are
	// postings[terms[t].at : terms[t+1].at].
	postings []uint16
	// shown lists the words of the texts on the cards, by document.
	shown []shownWord
	// names finds constants by the hash of their letters and digits.
	names []name
	// related lists the terms of the synonym groups.
	related []groupTerm

	mu   sync.Mutex
	free []*search
}

// doc is a status as a document.
type doc struct {
	status   *Status
	code     [3]byte // the number as three digits
	facets   docFacets
	rank     uint8 // order by popularity: 0 common, 1 occasional, 2 rare
	entryAt  uint16
	entryEnd uint16
	shownAt  uint16
	shownEnd uint16
	nearest  []uint16 // documents of Status.Nearest
}

// entry is one text of a document.
type entry struct {
	// weight is the sum of its words' rarities.
	weight  uint16
	doc     uint16
	in      field
	meaning uint8 // 0 for the leading meaning
	nth     uint8 // which of several of its kind
}

// indexTerm is a word of the index.
type indexTerm struct {
	start     uint16 // in letters, in units of one byte
	n         uint8
	bare      bool   // bare says that it stands for synonyms only, in no entry
	docs      uint16 // in how many documents it occurs
	at        uint16 // in postings
	rarity    uint16 // see rarity
	signature uint32
	hash      uint32
}

// shownWord is a word of a text on the card.
type shownWord struct {
	term       uint16
	in         field
	start, end uint16
}

// name is a constant, known by the hash of its letters.
type name struct {
	hash  uint32
	entry uint16
}

var (
	theIndex  *index
	indexOnce sync.Once
)

// Warm builds the search index if that has not happened yet. Search does it by
// itself; a program may call Warm earlier, when it has nothing better to do.
func Warm() {
	indexOnce.Do(func() { theIndex = newIndex(All(), Vendors()) })
}

func (ix *index) word(t uint16) []byte {
	x := &ix.terms[t]
	return ix.letters[x.start : int(x.start)+int(x.n)]
}

func (ix *index) entriesOf(t uint16) []uint16 {
	return ix.postings[ix.terms[t].at:ix.terms[int(t)+1].at]
}

// lookup returns the number of a stem.
func (ix *index) lookup(stem []byte) (uint16, bool) {
	h := hash(stem)
	mask := uint32(len(ix.table) - 1)
	for i := h & mask; ix.table[i] != 0; i = (i + 1) & mask {
		t := ix.table[i] - 1
		if ix.terms[t].hash == h && string(ix.word(t)) == string(stem) {
			return t, true
		}
	}
	return 0, false
}

// hash is FNV-1a.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// bucket returns the place of a first byte in index.firstAt.
func bucket(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case isLower(c):
		return int(c-'a') + 10
	}
	return 36
}

// text returns the text of an entry, as it stands in the catalog.
func (ix *index) text(e uint16) string {
	en := &ix.entries[e]
	st := ix.docs[en.doc].status
	n := int(en.nth)
	switch en.in {
	case inPhrase:
		return st.Phrase
	case inFormerName:
		return st.FormerNames[n]
	case inAlias:
		return st.Aliases[n]
	case inOtherPhrase:
		return st.OtherMeanings[en.meaning-1].Phrase
	case inKeyword:
		return st.Keywords[n]
	case inConstant:
		c := &st.Constants[n>>3]
		if a := n & 7; a > 0 {
			return c.Aliases[a-1]
		}
		return c.Expr
	case inField:
		return st.Fields[n].Name
	case inVendor:
		if en.meaning > 0 {
			return OriginName(st.OtherMeanings[en.meaning-1].Origin)
		}
		return OriginName(st.Origin)
	case inSummary:
		return st.Summary
	case inUseCase:
		return st.UseCase
	case inClass:
		return st.Class().String()
	}
	return ""
}
