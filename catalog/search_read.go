package catalog

import "strings"

// maxWords is how many words of a query are looked at. A question of 256 bytes
// has about forty, most of them stop words.
const maxWords = 24

// maxNumbers is how many numbers are looked at.
const maxNumbers = 12

// maxGuesses is for how many words of a query typing mistakes are looked for.
const maxGuesses = 12

// queryWord is a word of the query.
type queryWord struct {
	term
	start, end int  // in the text
	last       bool // the word that is being typed
	stop, soft bool
	versus     bool // stands between two sides
	rarity     int32
	from, to   int // its candidates
}

// candidate is a term that meets a word of the query.
type candidate struct {
	term uint16
	met  int16
	how  how
}

// how says in which way a term meets a word.
type how uint8

const (
	howSame how = iota
	howJoined
	howPrefix
	howSynonym
	howTypo
)

var howNames = [...]string{"same word", "joined", "start of word", "synonym", "typing mistake"}

// pattern is a number with gaps: '0' to '9', '?' for any digit, '*' for any
// digits.
type pattern struct {
	glob       string
	start, end int
}

// search is the state of one query. The slices are kept for the next one.
type search struct {
	ix   *index
	text string

	words      []queryWord
	cands      []candidate
	numbers    []int // three-digit numbers that were asked for, in order
	patterns   []pattern
	shorts     []short // numbers of one or two digits
	comparing  bool    // a word says that codes are compared
	choosing   bool    // there is an "or"
	all        bool    // nothing to search for: everything matches
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

type short struct {
	start, end int
	digits     string
}

// borrow returns a search state for one query.
func (ix *index) borrow() *search {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if n := len(ix.free); n > 0 {
		s := ix.free[n-1]
		ix.free = ix.free[:n-1]
		return s
	}
	return &search{
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

func (ix *index) giveBack(s *search) {
	s.text = ""
	ix.mu.Lock()
	ix.free = append(ix.free, s)
	ix.mu.Unlock()
}

// read takes the query apart.
func (s *search) read(text string) {
	s.text = text
	s.words, s.cands = s.words[:0], s.cands[:0]
	s.numbers, s.patterns, s.shorts = s.numbers[:0], s.patterns[:0], s.shorts[:0]
	s.compared, s.sides = s.compared[:0], s.sides[:0]
	s.comparing, s.choosing, s.all, s.unassigned, s.guesses = false, false, false, -1, 0
	s.valueFrom, s.numbersTo = s.fieldValue(), len(text)
	if s.valueFrom < len(text) && strings.IndexByte(text[:s.valueFrom], '-') >= 0 {
		s.numbersTo = s.valueFrom
	}

	for start, end := nextLexeme(text, 0); start < len(text); start, end = nextLexeme(text, end) {
		if n := s.pattern(start, end); n > 0 {
			end = n
			continue
		}
		s.lexeme(start, end)
	}
	s.joinDigits()
	s.dropStopWords()
	s.header = s.namedHeader()
}

// namedHeader returns the header field of the catalog that the text names as one:
// a name with a hyphen, one before a colon, one beside the word "header" or "field",
// or one that is all of the text and either has a capital or is in no phrase. "Accept
// header" is not about 202 Accepted, and "timeout" not about WebDAV's field.
func (s *search) namedHeader() string {
	for rest, before := s.text, ""; rest != ""; {
		var chunk string
		chunk, rest, _ = strings.Cut(rest, " ")
		name := strings.Trim(chunk, ",;:()[]\"'`.")
		after, _, _ := strings.Cut(rest, " ")
		if len(name) == len(s.text) && (isUpper(name[0]) || !s.ix.inPhrase(name)) || strings.IndexByte(name, '-') > 0 || strings.HasSuffix(chunk, ":") || isHeaderWord(before) || isHeaderWord(after) {
			for h := range s.ix.headers {
				if strings.EqualFold(name, s.ix.headers[h].Value) {
					return s.ix.headers[h].Value
				}
			}
		}
		before = chunk
	}
	return ""
}

// inPhrase reports whether a word is in the phrase of a code.
func (ix *index) inPhrase(word string) bool {
	var w term
	w.set(word)
	t, ok := ix.lookup(w.stemmed())
	if !ok {
		return false
	}
	list := ix.entriesOf(t)
	for e, ok := list.next(); ok; e, ok = list.next() {
		if ix.entries[e].in == inPhrase {
			return true
		}
	}
	return false
}

func isHeaderWord(w string) bool {
	return foldsTo(w, "header") || foldsTo(w, "headers") || foldsTo(w, "field")
}

// fieldValue returns where the value of a field line in the text starts, such as
// "Retry-After: 120"; len(s.text) when there is none. What the field is says more
// than what it holds.
func (s *search) fieldValue() int {
	t := s.text
	for i := 1; i < len(t); i++ {
		if t[i] != ':' {
			continue
		}
		from := i
		for from > 0 && (t[from-1] == '-' || isLetter(t[from-1]) || isDigit(t[from-1])) {
			from--
		}
		for h := range s.ix.headers {
			if strings.EqualFold(t[from:i], s.ix.headers[h].Value) {
				return i + 1
			}
		}
	}
	return len(t)
}

// empty reports whether the text asks for nothing.
func (s *search) empty() bool {
	if len(s.words) > 0 || len(s.numbers) > 0 || len(s.patterns) > 0 || len(s.shorts) > 0 {
		return false
	}
	for i := 0; i < len(s.text); i++ {
		if s.text[i] >= 0x80 {
			return false // something that we cannot read is not nothing
		}
	}
	return true
}

// pattern adds the lexeme, with the wildcards around it, as a pattern if it is
// one, and returns where it ends, else 0.
func (s *search) pattern(start, end int) int {
	t := s.text
	for start > 0 && isWildcard(t[start-1]) {
		start--
	}
	for end < len(t) && (isWildcard(t[end]) || isDigit(t[end]) || isLetter(t[end])) {
		end++
	}
	stop := end
	for end-start > 3 && t[end-1] == '?' { // "what is 4xx?"
		end--
	}
	if end-start > 5 {
		return 0
	}
	var glob [5]byte
	n, digits, gaps, stars := 0, 0, 0, 0
	for i := start; i < end; i++ {
		c := t[i]
		switch {
		case isDigit(c):
			digits++
		case c == 'x' || c == 'X' || c == '?':
			c = '?'
			gaps++
		case c == '*':
			gaps++
			stars++
		default:
			return 0
		}
		glob[n] = c
		n++
	}
	if digits == 0 || gaps == 0 || digits > 2 && stars == 0 {
		return 0
	}
	if n-stars > 3 {
		return 0
	}
	if n < 3 && stars == 0 {
		glob[n] = '*' // 4x is on its way to 4xx
		n++
	}
	s.patterns = append(s.patterns, pattern{string(glob[:n]), start, end})
	return stop
}

func isWildcard(c byte) bool { return c == '?' || c == '*' }

// lexeme adds what a lexeme stands for: numbers and words.
func (s *search) lexeme(start, end int) {
	t := s.text
	part := nextPart(t, start, end)
	if part < end {
		var whole term
		whole.set(t[start:end])
		if id, ok := s.ix.lookup(whole.stemmed()); ok && s.ix.terms[id].rarity > 0 {
			part = end
		}
	} else if n := mistypedNumber(t[start:end]); n >= 0 {
		s.number(n)
		return
	}
	for from := start; from < end; from, part = part, nextPart(t, part, end) {
		s.part(from, part, start, end)
	}
}

// part adds one number or word, a part of the lexeme from lexStart to lexEnd.
func (s *search) part(start, end, lexStart, lexEnd int) {
	w := queryWord{start: start, end: end, last: end == len(s.text)}
	w.set(s.text[start:end])
	if w.n == 0 {
		return
	}
	if isContraction(w.folded()) {
		w.set("not") // "doesn't exist" does not exist
	}
	digits := true
	for _, c := range w.folded() {
		digits = digits && isDigit(c)
	}
	switch {
	case digits && w.n == 3 && !s.isMeasure(start, end):
		s.number(int(w.buf[0]-'0')*100 + int(w.buf[1]-'0')*10 + int(w.buf[2]-'0'))
		return
	case digits && w.n < 3:
		s.shorts = append(s.shorts, short{start, end, string(w.folded())})
		return
	}
	if d := digitWord(w.folded()); d != "" && end > start {
		s.shorts = append(s.shorts, short{start, end, d})
	}
	if len(s.words) == maxWords {
		return
	}
	if n := len(s.words); n > 0 && string(s.words[n-1].folded()) == string(w.folded()) {
		s.words[n-1].last = w.last
		return
	}
	w.stop, w.soft, w.versus = isStopWord(w.folded()), isSoftWord(w.folded()), isVersus(w.folded())
	w.soft = w.soft || s.qualifies(lexStart, lexEnd) || start >= s.valueFrom
	s.comparing = s.comparing || isComparing(w.folded()) || s.betweenTwo(&w)
	s.choosing = s.choosing || string(w.folded()) == "or"
	s.words = append(s.words, w)
}

// betweenTwo reports whether w is the "and" of "between unauthorized and forbidden".
func (s *search) betweenTwo(w *queryWord) bool {
	if string(w.folded()) != "and" {
		return false
	}
	for i := range s.words {
		if string(s.words[i].folded()) == "between" {
			return true
		}
	}
	return false
}

// qualifies reports whether the lexeme stands before a name that it belongs to:
// "HttpStatus." or "StatusCode::", but not "GONE" in "HttpStatus.GONE.value()".
func (s *search) qualifies(start, end int) bool {
	t := s.text
	from := end + 1
	switch {
	case end+2 < len(t) && t[end] == ':' && t[end+1] == ':':
		from++
	case end+1 >= len(t) || t[end] != '.':
		return false
	}
	if !isLetter(t[from]) {
		return false
	}
	if start == 0 || t[start-1] == ' ' {
		return true
	}
	for from < len(t) && (isLetter(t[from]) || isDigit(t[from])) {
		from++
	}
	return !strings.HasPrefix(t[from:], "()")
}

func (s *search) number(n int) {
	for _, x := range s.numbers {
		if x == n {
			return
		}
	}
	if len(s.numbers) < maxNumbers {
		s.numbers = append(s.numbers, n)
	}
}

// isMeasure reports whether the number at start is one of something: "100 MB",
// "300 seconds", "port 443", "(104: Connection reset by peer)", which is an error
// number of the operating system, "Retry-After: 120".
func (s *search) isMeasure(start, end int) bool {
	if start >= s.numbersTo && (end == len(s.text) || s.text[end] != '-') { // 100-continue
		return true
	}
	if start > 0 && s.text[start-1] == '(' && s.text[start] == '1' && end < len(s.text) && s.text[end] == ':' {
		return true
	}
	next, stop := nextLexeme(s.text, end)
	if next-end <= 1 && next < stop {
		part := nextPart(s.text, next, stop)
		for _, unit := range [...]string{"kb", "mb", "gb", "ms", "s", "sec", "seconds", "minutes", "bytes", "px", "mbit", "kib", "mib"} {
			if foldsTo(s.text[next:part], unit) {
				return true
			}
		}
	}
	return start >= 5 && foldsTo(s.text[start-5:start-1], "port")
}

// mistypedNumber reads a number in which letters stand for digits that look
// like them, "4o4" and "5OO", and returns -1 for anything else.
func mistypedNumber(w string) int {
	if len(w) != 3 || w[0] < '1' || w[0] > '9' {
		return -1
	}
	n, letters := 0, 0
	for i := 0; i < 3; i++ {
		c := w[i]
		switch c {
		case 'o', 'O':
			c = '0'
			letters++
		case 'l', 'I', 'i':
			c = '1'
			letters++
		}
		if !isDigit(c) {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if letters == 0 {
		return -1
	}
	return n
}

// digitWord returns the digits that a spoken number stands for, "" for other words.
func digitWord(w []byte) string {
	switch string(w) {
	case "oh", "o", "zero", "nought":
		return "0"
	case "one":
		return "1"
	case "two":
		return "2"
	case "three":
		return "3"
	case "four":
		return "4"
	case "five":
		return "5"
	case "six":
		return "6"
	case "seven":
		return "7"
	case "eight":
		return "8"
	case "nine":
		return "9"
	case "hundred":
		return "00"
	}
	return ""
}

// joinDigits makes numbers of digits that stand side by side: "4 0 4", "40 4",
// "four oh four", "five hundred".
func (s *search) joinDigits() {
	for i := 0; i < len(s.shorts); i++ {
		n, digits, j := 0, 0, i
		for j < len(s.shorts) && digits < 3 && (j == i || s.shorts[j].start-s.shorts[j-1].end == 1) {
			for k := 0; k < len(s.shorts[j].digits); k++ {
				n = n*10 + int(s.shorts[j].digits[k]-'0')
				digits++
			}
			j++
		}
		if digits != 3 || j-i < 2 {
			continue
		}
		s.number(n)
		s.dropWords(s.shorts[i].start, s.shorts[j-1].end)
		s.shorts = append(s.shorts[:i], s.shorts[j:]...)
		i--
	}
	// Spoken digits that make no number are words.
	kept := s.shorts[:0]
	for _, sh := range s.shorts {
		if isDigit(s.text[sh.start]) || s.text[sh.start] >= 0x80 {
			kept = append(kept, sh)
		}
	}
	s.shorts = kept
}

// dropWords drops the words in a stretch of the text.
func (s *search) dropWords(start, end int) {
	kept := s.words[:0]
	for i := range s.words {
		if w := &s.words[i]; w.end <= start || w.start >= end {
			kept = append(kept, *w)
		}
	}
	s.words = kept
}

// dropStopWords marks stop words as ordinary when there is nothing else.
func (s *search) dropStopWords() {
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
