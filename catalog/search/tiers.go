package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// tiers adds the points of numbers, constants and patterns.
func (s *matcher) tiers() {
	ix := s.ix
	for i, n := range s.numbers {
		if d, ok := ix.docOf(n); ok {
			s.tier(d, pointsNumber-int32(i)*pointsNext, tierNumber)
			s.compared = append(s.compared, d)
		} else if s.unassigned < 0 {
			s.unassigned = n
		}
	}
	for i, d := range s.sides {
		s.tier(d, pointsSide-int32(i)*pointsNext, tierSide)
		s.compared = append(s.compared, d)
	}
	s.references()
	s.constants()
	s.messages()
	if len(s.numbers) > 0 {
		return
	}
	for _, p := range s.patterns {
		for d := range ix.docs {
			if matchGlob(p.glob, ix.docs[d].code[:]) {
				s.tier(uint16(d), pointsPattern, tierPattern)
			}
		}
	}
	if len(s.patterns) == 0 && len(s.shorts) > 0 && s.onlyOwners() {
		sh := s.shorts[len(s.shorts)-1]
		for d := range ix.docs {
			if string(ix.docs[d].code[:len(sh.digits)]) == sh.digits {
				s.tier(uint16(d), pointsPattern, tierPattern)
			}
		}
		s.patterns = append(s.patterns, pattern{sh.digits + "*", sh.start, sh.end})
	}
}

// messages adds the points of messages of the server whose log the text is from, and of
// identifiers such as FAILED_PRECONDITION or NoSuchKey that are written out.
func (s *matcher) messages() {
	for _, e := range s.touched {
		en := &s.ix.entries[e]
		if en.in != indexfile.InTerm {
			continue
		}
		src, words := &s.ix.sources[en.nth], s.agree[e].words
		one := words&(words-1) == 0
		ofServer := s.server != "" && strings.HasPrefix(src.name, s.server) && (!one || src.exact)
		if !ofServer && !(one && s.isWrittenOut(words)) {
			continue
		}
		if _, ofEntry, _ := s.agreement(e); ofEntry < nearlyAll {
			continue
		}
		points := pointsMessage + s.agree[e].entry
		if src.name == s.server+" message" {
			points += pointsNext
		}
		if sc := &s.scores[en.doc]; points > sc.tier {
			sc.tier, sc.tierHow, sc.message = points, tierMessage, e
		}
	}
}

// isWrittenOut reports whether a word of the query, given by its bit, is an identifier
// with underscores, with capitals inside or with digits, as in H12.
func (s *matcher) isWrittenOut(words uint32) bool {
	for i := range s.words {
		if w := &s.words[i]; words>>i&1 == 1 {
			return w.joined || looksLikeName(s.text[w.start:w.end]) || w.upper && token.IsDigit(w.Buf[w.N-1])
		}
	}
	return false
}

func (s *matcher) tier(d uint16, points int32, how uint8) {
	if sc := &s.scores[d]; points > sc.tier {
		sc.tier, sc.tierHow = points, how
	}
}

// onlyOwners reports whether all words are soft ones or owners' names, so that
// a digit or two are a number that is being typed ("cf 52") and not part of a
// text ("2 factor"). curl has exit statuses of its own.
func (s *matcher) onlyOwners() bool {
	for i := range s.words {
		w := &s.words[i]
		if w.stop || w.soft {
			continue
		}
		owner := false
		for c := w.from; c < w.to && !owner; c++ {
			list := s.ix.entriesOf(s.cands[c].term)
			for e, ok := list.next(); ok; e, ok = list.next() {
				if en := &s.ix.entries[e]; en.in == indexfile.InVendor {
					if owner = true; en.meaning == 0 && s.ix.docs[en.doc].status.Code == 0 {
						return false // "curl error 60" is an exit status
					}
				}
			}
		}
		if !owner {
			return false
		}
	}
	return true
}

// matchGlob reports whether a pattern fits the three digits of a number.
func matchGlob(glob string, digits []byte) bool {
	if glob == "" {
		return len(digits) == 0
	}
	if glob[0] == '*' {
		return matchGlob(glob[1:], digits) || len(digits) > 0 && matchGlob(glob, digits[1:])
	}
	return len(digits) > 0 && (glob[0] == '?' || glob[0] == digits[0]) && matchGlob(glob[1:], digits[1:])
}
