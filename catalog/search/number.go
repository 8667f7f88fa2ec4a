package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// pattern adds the lexeme, with the wildcards around it, as a pattern if it is
// one, and returns where it ends, else 0.
func (s *matcher) pattern(start, end int) int {
	t := s.text
	for start > 0 && isWildcard(t[start-1]) {
		start--
	}
	for end < len(t) && (isWildcard(t[end]) || token.IsDigit(t[end]) || token.IsLetter(t[end])) {
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
		case token.IsDigit(c):
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

func (s *matcher) number(n int) {
	for _, x := range s.numbers {
		if x == n {
			return
		}
	}
	if len(s.numbers) < maxNumbers {
		s.numbers = append(s.numbers, n)
	}
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
		if !token.IsDigit(c) {
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

// maxBeside is how many words may stand beside a number with gaps, or one that is
// spelled out, so that it is still what the query is about: "cloudflare 52x timeout".
const maxBeside = 2

// firmWords counts the words that are neither stop words, nor soft, nor digits.
func (s *matcher) firmWords() int {
	n := 0
	for i := range s.words {
		if w := &s.words[i]; !w.stop && !w.soft && digitWord(w.Folded()) == "" {
			n++
		}
	}
	return n
}

// isSpaceOrHyphen reports whether digits may be apart that much: "4 0 4", "4-0-4".
func isSpaceOrHyphen(s string) bool { return s == " " || s == "-" }

// dropStars drops the patterns with a star: beside other words it is punctuation.
func (s *matcher) dropStars() {
	kept := s.patterns[:0]
	for _, p := range s.patterns {
		if strings.IndexByte(s.text[p.start:p.end], '*') < 0 {
			kept = append(kept, p)
		}
	}
	s.patterns = kept
}

// joinDigits makes numbers of digits that stand side by side: "4 0 4", "40 4",
// "four oh four", "five hundred".
func (s *matcher) joinDigits() {
	for i := 0; i < len(s.shorts); i++ {
		n, digits, j := 0, 0, i
		for j < len(s.shorts) && digits < 3 && (j == i || isSpaceOrHyphen(s.text[s.shorts[j-1].end:s.shorts[j].start])) {
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
		if token.IsDigit(s.text[sh.start]) || s.text[sh.start] >= 0x80 {
			kept = append(kept, sh)
		}
	}
	s.shorts = kept
}
