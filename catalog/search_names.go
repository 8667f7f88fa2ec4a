package catalog

import "strings"

// constants finds the constants that the query spells out, such as
// HttpStatus.NOT_FOUND, :not_found, HTTP_NOT_FOUND or statusteapot.
func (s *search) constants() {
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
		if own := ownName(chunk); own > 0 {
			s.constant(chunk[own:])
		}
	}
}

// unknown reports whether the query is a single word that is in no text as it is.
func (s *search) unknown() bool {
	if len(s.words) == 0 {
		return false
	}
	w := &s.words[0]
	return w.stop || w.from == w.to || s.cands[w.from].how != howSame
}

// constant gives the points of a constant to the codes that have it.
func (s *search) constant(chunk string) bool {
	found := false
	h := squashHash(chunk)
	for i := range s.ix.names {
		n := &s.ix.names[i]
		if n.hash != h {
			continue
		}
		d := s.ix.entries[n.entry].doc
		if sc := &s.scores[d]; sc.name == 0 {
			sc.name = n.entry + 1
			s.tier(d, pointsName, tierName)
		}
		found = true
	}
	return found
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
		case isUpper(c) && i > 0 && isLower(s[i-1]):
			return true
		}
	}
	return false
}
