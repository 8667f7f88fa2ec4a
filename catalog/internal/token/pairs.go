package token

import "unicode/utf8"

// IsUnspaced reports whether s starts with a letter of a script that is written without
// spaces, or, as Korean is, with endings at its words: Chinese, Japanese, Korean. Their
// words are pairs of letters.
func IsUnspaced(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x3040 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x3400 && r <= 0x4DBF
}

// NextPair returns where the pair of letters of the lexeme s[:end] that starts at from
// ends, and where the next pair starts, which shares a letter with it; end when there
// is none.
func NextPair(s string, from, end int) (stop, next int) {
	_, n := utf8.DecodeRuneInString(s[from:end])
	next = from + n
	_, m := utf8.DecodeRuneInString(s[next:end])
	if stop = next + m; stop >= end {
		next = end
	}
	return stop, next
}
