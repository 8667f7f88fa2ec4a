package token

import "unicode/utf8"

// fold writes the plain form of a word to dst and returns its length: lower
// case, Latin letters without accents, digits of other scripts and full-width
// forms as ASCII, without apostrophes and combining marks. Other letters stay as
// they are: the catalog is in English, and what is not can only miss.
func fold(dst *[MaxLen]byte, word string) int {
	n := 0
	for i := 0; i < len(word) && n < MaxLen; {
		c := word[i]
		if c < 0x80 {
			i++
			if IsUpper(c) {
				c |= 0x20
			}
			if IsLetter(c) || IsDigit(c) {
				dst[n] = c
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		if a := asciiOf(r); a != 0 {
			dst[n] = a
			n++
		} else if !isMark(r) && !isSymbol(r) {
			if n+size > MaxLen {
				break
			}
			if low := lowerCyrillic(r); low != r {
				n += utf8.EncodeRune(dst[n:], low)
			} else {
				n += copy(dst[n:], word[i:i+size])
			}
		}
		i += size
	}
	return n
}

// FoldsTo reports whether the ASCII word folds to want.
func FoldsTo(word, want string) bool {
	n := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if IsUpper(c) {
			c |= 0x20
		}
		if !IsLetter(c) && !IsDigit(c) {
			continue
		}
		if n >= len(want) || want[n] != c {
			return false
		}
		n++
	}
	return n == len(want)
}

// latin1 holds the plain letters of U+00C0 to U+00FF, '.' for those that have
// none.
const latin1 = "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y"

// latinA holds the plain letters of U+0100 to U+017F.
const latinA = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"

// lowerCyrillic returns the small letter of a Cyrillic capital, and e for yo, which
// few people type; other runes as they are.
func lowerCyrillic(r rune) rune {
	switch {
	case r >= 0x410 && r <= 0x42F:
		return r + 0x20
	case r == 0x401 || r == 0x451:
		return 0x435
	}
	return r
}

// asciiOf returns the ASCII letter or digit that stands for r, 0 if none does.
func asciiOf(r rune) byte {
	switch {
	case r < 0xC0:
	case r <= 0xFF:
		if c := latin1[r-0xC0]; c != '.' {
			return c
		}
	case r <= 0x17F:
		return latinA[r-0x100]
	case r >= 0x660 && r <= 0x669: // Arabic-Indic digits
		return byte('0' + r - 0x660)
	case r >= 0x6F0 && r <= 0x6F9: // the same, Persian
		return byte('0' + r - 0x6F0)
	case r >= 0x966 && r <= 0x96F: // Devanagari digits
		return byte('0' + r - 0x966)
	case r >= 0xFF10 && r <= 0xFF19: // full-width digits
		return byte('0' + r - 0xFF10)
	case r >= 0xFF21 && r <= 0xFF3A: // full-width capitals
		return byte('a' + r - 0xFF21)
	case r >= 0xFF41 && r <= 0xFF5A: // full-width small letters
		return byte('a' + r - 0xFF41)
	}
	return 0
}

// isMark reports whether r is a combining mark of the kind that sits on Latin
// letters; these are dropped.
func isMark(r rune) bool { return r >= 0x300 && r <= 0x36F }

// isSymbol reports whether r, beyond ASCII, ends words: punctuation, spaces,
// direction marks, arrows, emoji, private use, invalid UTF-8. The blocks are
// coarse on purpose; the tables of package unicode would cost more bytes than
// the difference is worth.
func isSymbol(r rune) bool {
	switch {
	case r < 0xC0, r == 0xD7, r == 0xF7:
		return true
	case r < 0x2000:
		return false
	case r < 0x2C00: // general punctuation to miscellaneous symbols and arrows
		return true
	case r >= 0x3000 && r <= 0x303F: // CJK punctuation
		return true
	case r >= 0xD800 && r <= 0xF8FF: // surrogates and private use
		return true
	case r >= 0xFE00 && r <= 0xFE6F: // variation selectors, small forms
		return true
	case r >= 0xFF00 && r <= 0xFF0F, r >= 0xFFE0 && r <= 0xFFFF:
		return true
	}
	return r >= 0x1F000
}
