// Package token cuts texts and queries into words in the same way, so that
// "HttpStatus.NOT_FOUND", ":not_found" and "Not Found" match. The search engine
// and the generator of its index share it.
//
// A lexeme is a run of letters and digits; an apostrophe inside ("can't") does
// not end it, and "HTTP/1.1" is one. A lexeme has parts where its spelling
// shows a seam: "StatusTeapot" is Status and Teapot, "HTTPVersion" is HTTP and
// Version, and three digits are a number of their own wherever they occur
// ("http404", "Status404NotFound"), while "sha256" is taken apart as well and
// "http2" and "4xx" are not.
//
// Each lexeme or part becomes a [Term]: folded (see fold.go) and cut back to its
// stem (see stem.go).
package token

import "unicode/utf8"

// MaxLen is the length in bytes to which a term is cut.
const MaxLen = 32

// Next finds the first lexeme of s at or after from. start == len(s)
// says that there is none.
func Next(s string, from int) (start, end int) {
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
		if n := apostrophe(s, end); n > 0 && end > start && end+n < len(s) && IsLetter(s[end+n]) && IsLetter(s[end-1]) {
			end += n
			continue
		}
		break
	}
	if end-start == 4 && end+1 < len(s) && s[end] == '/' && IsDigit(s[end+1]) && FoldsTo(s[start:end], "http") {
		end += 2
		if end+1 < len(s) && s[end] == '.' && IsDigit(s[end+1]) {
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
		if IsLetter(c) || IsDigit(c) {
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

// NextPart returns where the part of the lexeme s[:end] that starts at from ends.
func NextPart(s string, from, end int) int {
	for i := from + 1; i < end; i++ {
		a, b := s[i-1], s[i]
		switch {
		case IsLower(a) && IsUpper(b):
			return i
		case IsUpper(a) && IsUpper(b) && i+1 < end && IsLower(s[i+1]):
			return i
		case IsDigit(a) && IsLetter(b) && DigitsBefore(s, from, i) == 3:
			return i
		case IsLetter(a) && IsDigit(b) && digitsAfter(s, i, end) == 3:
			return i
		}
	}
	return end
}

// DigitsBefore counts the digits of s that end at i, back to from.
func DigitsBefore(s string, from, i int) int {
	n := 0
	for i > from && IsDigit(s[i-1]) {
		i--
		n++
	}
	return n
}

func digitsAfter(s string, i, end int) int {
	n := 0
	for i < end && IsDigit(s[i]) {
		i++
		n++
	}
	return n
}

// IsLower reports whether c is an ASCII small letter.
func IsLower(c byte) bool { return 'a' <= c && c <= 'z' }

// IsUpper reports whether c is an ASCII capital.
func IsUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// IsLetter reports whether c is an ASCII letter.
func IsLetter(c byte) bool { return IsLower(c | 0x20) }

// IsDigit reports whether c is an ASCII digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// Term is a folded and stemmed word in place, so that making one costs no
// allocation.
type Term struct {
	Buf [MaxLen]byte
	// N is the length of the folded word, Stem that of its stem.
	N, Stem int
}

// Set makes t the term of a lexeme or part.
func (t *Term) Set(word string) {
	t.N = fold(&t.Buf, word)
	t.Stem = StemLen(t.Buf[:t.N])
}

// Folded returns the folded word.
func (t *Term) Folded() []byte { return t.Buf[:t.N] }

// Stemmed returns its stem.
func (t *Term) Stemmed() []byte { return t.Buf[:t.Stem] }
