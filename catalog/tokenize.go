package catalog

import "unicode/utf8"

// The tokenizer cuts texts and queries into words in the same way, so that
// "HttpStatus.NOT_FOUND", ":not_found" and "Not Found" meet.
//
// A lexeme is a run of letters and digits; an apostrophe inside ("can't") does
// not end it, and "HTTP/1.1" is one. A lexeme has parts where its spelling
// shows a seam: "StatusTeapot" is Status and Teapot, "HTTPVersion" is HTTP and
// Version, and three digits are a number of their own wherever they stand
// ("http404", "Status404NotFound"), while "sha256" is taken apart as well and
// "http2" and "4xx" are not.
//
// Each lexeme or part becomes a term: folded (see fold) and cut back to its
// stem (see stem).

// maxTerm is the length in bytes to which a term is cut.
const maxTerm = 32

// nextLexeme finds the first lexeme of s at or after from. start == len(s)
// says that there is none.
func nextLexeme(s string, from int) (start, end int) {
	start = from
	for start < len(s) {
		n := wordRune(s, start)
		if n > 0 {
			break
		}
		start += -n
	}
	end = start
	for end < len(s) {
		if n := wordRune(s, end); n > 0 {
			end += n
			continue
		}
		if n := apostrophe(s, end); n > 0 && end > start && end+n < len(s) && isLetter(s[end+n]) && isLetter(s[end-1]) {
			end += n
			continue
		}
		break
	}
	if end-start == 4 && end+1 < len(s) && s[end] == '/' && isDigit(s[end+1]) && foldsTo(s[start:end], "http") {
		end += 2
		if end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
			end += 2
		}
	}
	return start, end
}

// wordRune returns the length of the rune at s[i] when it belongs to words, and
// its length negated when it does not. Bytes that are not UTF-8 count as one
// byte that does not.
func wordRune(s string, i int) int {
	c := s[i]
	if c < 0x80 {
		if isLetter(c) || isDigit(c) {
			return 1
		}
		return -1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if isSymbol(r) {
		return -n
	}
	return n
}

// apostrophe returns the length of the apostrophe at s[i], 0 if there is none.
func apostrophe(s string, i int) int {
	if s[i] == '\'' {
		return 1
	}
	if i+3 <= len(s) && s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2] == 0x99 {
		return 3
	}
	return 0
}

// nextPart returns where the part of the lexeme s[:end] that starts at from ends.
func nextPart(s string, from, end int) int {
	for i := from + 1; i < end; i++ {
		a, b := s[i-1], s[i]
		switch {
		case isLower(a) && isUpper(b):
			return i
		case isUpper(a) && isUpper(b) && i+1 < end && isLower(s[i+1]):
			return i
		case isDigit(a) && isLetter(b) && digitsBefore(s, from, i) == 3:
			return i
		case isLetter(a) && isDigit(b) && digitsAfter(s, i, end) == 3:
			return i
		}
	}
	return end
}

func digitsBefore(s string, from, i int) int {
	n := 0
	for i > from && isDigit(s[i-1]) {
		i--
		n++
	}
	return n
}

func digitsAfter(s string, i, end int) int {
	n := 0
	for i < end && isDigit(s[i]) {
		i++
		n++
	}
	return n
}

func isLower(c byte) bool  { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLetter(c byte) bool { return isLower(c | 0x20) }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// term is a folded and stemmed word in place, so that making one costs no
// allocation.
type term struct {
	buf [maxTerm]byte
	// n is the length of the folded word, stem that of its stem.
	n, stem int
}

// set makes t the term of a lexeme or part.
func (t *term) set(word string) {
	t.n = fold(&t.buf, word)
	t.stem = stemLen(t.buf[:t.n])
}

func (t *term) folded() []byte  { return t.buf[:t.n] }
func (t *term) stemmed() []byte { return t.buf[:t.stem] }
