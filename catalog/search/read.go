package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// maxWords is how many words of a query are looked at. A question of 256 bytes
// has about forty, most of them stop words.
const maxWords = 24

// maxNumbers is how many numbers are looked at.
const maxNumbers = 12

// maxGuesses is for how many words of a query typing mistakes are looked for.
const maxGuesses = 12

// queryWord is a word of the query.
type queryWord struct {
	token.Term
	start, end int  // in the text
	last       bool // the word that is being typed
	stop, soft bool
	versus     bool // stands between two sides
	upper      bool // has no small letter
	joined     bool // is a whole name with underscores
	rarity     int32
	from, to   int // its candidates
}

// candidate is a term that meets a word of the query.
type candidate struct {
	term uint16
	met  int16
	kind matchKind
}

// matchKind says in which way a term meets a word.
type matchKind uint8

const (
	matchSame matchKind = iota
	matchJoined
	matchNegated
	matchPrefix
	matchSynonym
	matchTypo
)

var matchNames = [...]string{"same word", "joined", "negated", "start of word", "synonym", "typing mistake"}

// pattern is a number with gaps: '0' to '9', '?' for any digit, '*' for any
// digits.
type pattern struct {
	glob       string
	start, end int
}

// matcher is the state of one query. The slices are kept for the next one.
type matcher struct {
	ix     *index
	text   string
	pasted bool      // the text is a message out of something pasted
	ref    reference // the RFC that it names
	server string    // the server whose error log it is from

	words      []queryWord
	cands      []candidate
	numbers    []int // three-digit numbers that were asked for, in order
	patterns   []pattern
	shorts     []shortNumber // numbers of one or two digits
	negative   bool          // a word says "not"
	comparing  bool          // a word says that codes are compared
	choosing   bool          // there is an "or"
	all        bool          // nothing to search for: everything matches
	unassigned int
	guesses    int
	header     string // the header field that the query names as one, "" for none
	valueFrom  int    // where the value of a field line starts
	numbersTo  int    // from where on numbers are parts of such a value

	rows     []cell     // by word and document
	scores   []docScore // by document
	order    []uint16   // documents that match, best first
	agree    []agreement
	touched  []uint16
	stamp    uint32
	hits     []uint8 // by term: the word that it meets, plus one
	compared []uint16
	sides    []uint16
	total    int32 // the rarities of all words that met anything
}

type shortNumber struct {
	start, end int
	digits     string
}

// borrow returns a search state for one query.
func (ix *index) borrow() *matcher {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if n := len(ix.free); n > 0 {
		s := ix.free[n-1]
		ix.free = ix.free[:n-1]
		return s
	}
	return &matcher{
		ix:     ix,
		words:  make([]queryWord, 0, maxWords),
		cands:  make([]candidate, 0, 256),
		rows:   make([]cell, maxWords*len(ix.docs)),
		scores: make([]docScore, len(ix.docs)),
		order:  make([]uint16, 0, len(ix.docs)),
		agree:  make([]agreement, len(ix.entries)),
		hits:   make([]uint8, len(ix.terms)),
	}
}

func (ix *index) giveBack(s *matcher) {
	s.text = ""
	ix.mu.Lock()
	ix.free = append(ix.free, s)
	ix.mu.Unlock()
}

// read takes the query apart. pasted says that the text is the message of something
// pasted, which has shown the given codes.
func (s *matcher) read(text string, pasted bool, codes []int) {
	s.text, s.pasted = text, pasted
	s.words, s.cands = s.words[:0], s.cands[:0]
	s.numbers, s.patterns, s.shorts = s.numbers[:0], s.patterns[:0], s.shorts[:0]
	s.compared, s.sides = s.compared[:0], s.sides[:0]
	s.negative = false
	s.comparing, s.choosing, s.all, s.unassigned, s.guesses = false, false, false, -1, 0
	s.valueFrom, s.numbersTo = s.fieldValue(), len(text)
	if s.valueFrom < len(text) && strings.IndexByte(text[:s.valueFrom], '-') >= 0 {
		s.numbersTo = s.valueFrom
	}

	for _, code := range codes {
		s.number(code)
	}
	s.ref = reference{}
	if !pasted {
		s.ref = readReference(text)
	}
	for start, end := token.Next(text, 0); start < len(text); start, end = token.Next(text, end) {
		if start >= s.ref.start && start < s.ref.end {
			continue
		}
		if n := s.pattern(start, end); n > 0 {
			end = n
			continue
		}
		s.lexeme(start, end)
		s.wholeName(start)
	}
	if firm := s.firmWords(); s.pasted || firm > maxBeside {
		s.patterns, s.shorts = s.patterns[:0], s.shorts[:0]
	} else if firm > 0 {
		s.dropStars()
	}
	s.joinDigits()
	s.softenAlready()
	s.dropStopWords()
	s.header = s.namedHeader()
}

// wholeName adds a name with underscores that starts at a place in the text, if the
// index has it as one word, as it has FAILED_PRECONDITION.
func (s *matcher) wholeName(start int) {
	t := s.text
	if start > 0 && t[start-1] != ' ' && t[start-1] != '"' && t[start-1] != '.' && t[start-1] != ':' {
		return
	}
	var name [token.MaxLen]byte
	end, n, underscores := start, 0, 0
	for ; end < len(t) && (t[end] == '_' || token.IsLetter(t[end]) || token.IsDigit(t[end])); end++ {
		if t[end] == '_' {
			underscores++
		} else if n < len(name) {
			name[n] = t[end]
			n++
		}
	}
	if underscores == 0 || len(s.words) == maxWords {
		return
	}
	w := queryWord{start: start, end: end, upper: true, joined: true}
	w.Set(string(name[:n]))
	if _, ok := s.ix.lookup(w.Stemmed()); ok {
		s.words = append(s.words, w)
	}
}

// empty reports whether the text asks for nothing.
func (s *matcher) empty() bool {
	if len(s.words) > 0 || len(s.numbers) > 0 || len(s.patterns) > 0 || len(s.shorts) > 0 || s.ref.rfc > 0 {
		return false
	}
	for i := 0; i < len(s.text); i++ {
		if s.text[i] >= 0x80 {
			return false // something that we cannot read is not nothing
		}
	}
	return true
}

// lexeme adds what a lexeme stands for: numbers and words.
func (s *matcher) lexeme(start, end int) {
	t := s.text
	if token.IsUnspaced(t[start:]) {
		for from := start; from < end; {
			stop, next := token.NextPair(t, from, end)
			s.part(from, stop, start, end)
			from = next
		}
		return
	}
	part := token.NextPart(t, start, end)
	if part < end {
		var whole token.Term
		whole.Set(t[start:end])
		if id, ok := s.ix.lookup(whole.Stemmed()); ok && s.ix.terms[id].rarity > 0 {
			part = end
		}
	} else if n := mistypedNumber(t[start:end]); n >= 0 {
		s.number(n)
		return
	}
	for from := start; from < end; from, part = part, token.NextPart(t, part, end) {
		s.part(from, part, start, end)
	}
}

// part adds one number or word, a part of the lexeme from lexStart to lexEnd.
func (s *matcher) part(start, end, lexStart, lexEnd int) {
	w := queryWord{start: start, end: end, last: end == len(s.text)}
	w.Set(s.text[start:end])
	if w.N == 0 {
		return
	}
	if isContraction(w.Folded()) {
		w.Set("not") // "doesn't exist" does not exist
	}
	digits := true
	for _, c := range w.Folded() {
		digits = digits && token.IsDigit(c)
	}
	switch {
	case digits && w.N == 3:
		if s.isCode(start, end, lexStart) {
			s.number(int(w.Buf[0]-'0')*100 + int(w.Buf[1]-'0')*10 + int(w.Buf[2]-'0'))
		}
		return
	case digits && w.N < 3:
		s.shorts = append(s.shorts, shortNumber{start, end, string(w.Folded())})
		return
	}
	if d := digitWord(w.Folded()); d != "" && end > start {
		s.shorts = append(s.shorts, shortNumber{start, end, d})
	}
	if len(s.words) == maxWords {
		return
	}
	if n := len(s.words); n > 0 && string(s.words[n-1].Folded()) == string(w.Folded()) {
		s.words[n-1].last = w.last
		return
	}
	w.upper = !hasSmallLetter(s.text[start:end])
	w.stop, w.soft, w.versus = token.IsStopWord(w.Folded()), isSoftWord(w.Folded()), isVersus(w.Folded())
	w.soft = w.soft || s.qualifies(lexStart, lexEnd) || start >= s.valueFrom
	s.negative = s.negative || isNegation(w.Folded()) || string(w.Folded()) == "without"
	s.comparing = s.comparing || isComparing(w.Folded()) || s.betweenTwo(&w)
	s.choosing = s.choosing || string(w.Folded()) == "or"
	s.words = append(s.words, w)
}

// betweenTwo reports whether w is the "and" of "between unauthorized and forbidden".
func (s *matcher) betweenTwo(w *queryWord) bool {
	if string(w.Folded()) != "and" {
		return false
	}
	for i := range s.words {
		if string(s.words[i].Folded()) == "between" {
			return true
		}
	}
	return false
}

// qualifies reports whether the lexeme stands before a name that it belongs to:
// "HttpStatus." or "StatusCode::", but not "GONE" in "HttpStatus.GONE.value()".
func (s *matcher) qualifies(start, end int) bool {
	t := s.text
	from := end + 1
	switch {
	case end+2 < len(t) && t[end] == ':' && t[end+1] == ':':
		from++
	case end+1 >= len(t) || t[end] != '.':
		return false
	}
	if !token.IsLetter(t[from]) {
		return false
	}
	if start == 0 || t[start-1] == ' ' {
		return true
	}
	for from < len(t) && (token.IsLetter(t[from]) || token.IsDigit(t[from])) {
		from++
	}
	return !strings.HasPrefix(t[from:], "()")
}

// dropWords drops the words in a stretch of the text.
func (s *matcher) dropWords(start, end int) {
	kept := s.words[:0]
	for i := range s.words {
		if w := &s.words[i]; w.end <= start || w.start >= end {
			kept = append(kept, *w)
		}
	}
	s.words = kept
}

// softenAlready makes "already" a soft word before the word that says what has already
// happened: "already deleted" is about deleting.
func (s *matcher) softenAlready() {
	for i := range s.words[:max(len(s.words)-1, 0)] {
		if string(s.words[i].Folded()) == "already" && strings.HasSuffix(string(s.words[i+1].Folded()), "ed") {
			s.words[i].soft = true
		}
	}
}

// dropStopWords marks stop words as ordinary when there is nothing else.
func (s *matcher) dropStopWords() {
	for i := range s.words {
		if !s.words[i].stop {
			return
		}
	}
	if len(s.numbers) > 0 || len(s.patterns) > 0 {
		return
	}
	for i := range s.words {
		s.words[i].stop = false
	}
}
