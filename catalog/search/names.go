package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// maxNames is how many names inside longer ones are looked up.
const maxNames = 6

// constants finds the constants that the query spells out, such as
// HttpStatus.NOT_FOUND, :not_found, HTTP_NOT_FOUND or statusteapot.
func (s *matcher) constants() {
	left := maxNames
	alone := strings.IndexByte(s.text, ' ') < 0
	for rest := s.text; rest != ""; {
		var chunk string
		chunk, rest, _ = strings.Cut(rest, " ")
		chunk = strings.Trim(chunk, ",;()[]\"'`.")
		if chunk == "" || !looksLikeName(chunk) && !(alone && s.unknown()) {
			continue
		}
		if s.constant(chunk) {
			continue
		}
		if own := indexfile.OwnName(chunk); own > 0 && s.constant(chunk[own:]) {
			continue
		}
		last := ""
		for from := 0; from < len(chunk) && left > 0; { // HttpStatus.I_AM_A_TEAPOT.value()
			end := from
			for end < len(chunk) && (chunk[end] == '_' || token.IsLetter(chunk[end]) || token.IsDigit(chunk[end])) {
				end++
			}
			if name := chunk[from:end]; len(name) > 1 && name != last {
				last = name
				if left--; s.constant(name) {
					break
				}
			}
			from = end + 1
		}
	}
}

// unknown reports whether the query is a single word that is in no text as it is.
func (s *matcher) unknown() bool {
	if len(s.words) == 0 {
		return false
	}
	w := &s.words[0]
	return w.stop || w.from == w.to || s.cands[w.from].kind != matchSame
}

// constant gives the points of a constant to the codes that have it, and
// reports whether there are any. Its words are in the index, so it can only be
// among the codes that meet most of them.
func (s *matcher) constant(chunk string) bool {
	most := int32(0)
	for d := range s.scores {
		most = max(most, s.scores[d].cover)
	}
	found := false
	for d := range s.scores {
		sc := &s.scores[d]
		if sc.cover == 0 || sc.cover*2 < most {
			continue
		}
		if expr := constantNamed(s.ix.docs[d].status, chunk); expr != "" {
			sc.name = expr
			s.tier(uint16(d), pointsName, tierName)
			found = true
		}
	}
	return found
}

// constantNamed returns the constant of st that chunk spells, with or without
// what stands before the last dot or colon, "" if it spells none.
func constantNamed(st *catalog.Status, chunk string) string {
	for i := range st.Constants {
		c := &st.Constants[i]
		if spells(chunk, c.Expr) {
			return c.Expr
		}
		for _, alias := range c.Aliases {
			if spells(chunk, alias) {
				return alias
			}
		}
	}
	return ""
}

func spells(chunk, expr string) bool {
	return sameLetters(chunk, expr) || sameLetters(chunk, expr[indexfile.OwnName(expr):])
}

// sameLetters reports whether a and b have the same letters and digits, whatever
// the case and whatever stands between.
func sameLetters(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && !token.IsLetter(a[i]) && !token.IsDigit(a[i]) {
			i++
		}
		for j < len(b) && !token.IsLetter(b[j]) && !token.IsDigit(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		x, y := a[i], b[j]
		if token.IsLetter(x) && token.IsLetter(y) {
			x, y = x|0x20, y|0x20
		}
		if x != y {
			return false
		}
		i++
		j++
	}
}

// looksLikeName reports whether a chunk is written like a name in a program: with
// an underscore, a colon, a dot inside or capitals after small letters.
func looksLikeName(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_' || c == ':':
			return true
		case c == '.' && i > 0 && i+1 < len(s):
			return true
		case token.IsUpper(c) && i > 0 && token.IsLower(s[i-1]):
			return true
		}
	}
	return false
}
