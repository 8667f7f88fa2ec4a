package search

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// maxNear is how many close matches or popular codes an answer has.
const maxNear = 6

// near returns what to show for a query without results. What is tried, in this
// order: matches that the filter has removed; codes that look like the number
// that was asked for, after the one that stands for its class; codes with words
// that look like those of the query; the codes that most people look up.
func (s *matcher) near() (closest, popular []Result) {
	if len(s.order) > 0 {
		return s.describe(s.order[:min(maxNear, len(s.order))]), nil
	}
	s.rankNear()
	for _, d := range s.order[:min(maxNear, len(s.order))] {
		closest = append(closest, Result{Status: s.ix.docs[d].status, Reason: nearReasons[s.scores[d].tierHow], Score: int(s.scores[d].total)})
	}
	s.order = s.order[:0]
	if len(closest) == 0 {
		for _, code := range mostLookedUp {
			st, _ := catalog.Lookup(code)
			popular = append(popular, Result{Status: st, Reason: "popular code"})
		}
	}
	return closest, popular
}

// mostLookedUp are the codes that people look up most, by our judgement.
var mostLookedUp = [maxNear]int{404, 500, 403, 401, 400, 502}

const (
	nearClass = iota
	nearNumber
	nearWord
)

var nearReasons = [...]string{"stands for its class", "similar number", "similar word"}

// rankNear scores the documents by how near they come.
func (s *matcher) rankNear() {
	clear(s.scores)
	number := s.unassigned
	if number < 0 && len(s.patterns) > 0 && token.IsDigit(s.patterns[0].glob[0]) {
		number = int(s.patterns[0].glob[0]-'0') * 100
	}
	s.order = s.order[:0]
	for d := range s.ix.docs {
		sc := &s.scores[d]
		if number >= 0 {
			sc.total, sc.tierHow = s.nearNumber(d, number)
		}
		if points := s.nearWords(d); points > sc.total {
			sc.total, sc.tierHow = points, nearWord
		}
		if sc.total > 0 {
			s.order = append(s.order, uint16(d))
		}
	}
	s.sortDocs()
}

// nearNumber returns how near a document's number comes to n.
func (s *matcher) nearNumber(d, n int) (points int32, why uint8) {
	code := s.ix.docs[d].code
	if class := catalog.ClassOf(n); class != catalog.ClassOutside && s.ix.docs[d].status.Code == class.Generic() {
		return 100, nearClass
	}
	asked := threeDigits(n)
	switch edits(asked[:], string(code[:]), 1, false) {
	case 0, 1:
		points = 50
		if asked[0] == code[0] {
			points = 60
			if asked[1] == code[2] && asked[2] == code[1] {
				points = 70
			}
		}
		return points, nearNumber
	}
	return 0, 0
}

// nearWords returns how near the words of a document's names come to those of
// the query: one mistake more than a search allows, and the start of a word may
// do for all of it.
func (s *matcher) nearWords(d int) int32 {
	ix := s.ix
	shown := s.shownWords(uint16(d))
	best := int32(0)
	for i := range s.words {
		w := &s.words[i]
		if w.stop || w.N < 3 || i >= maxGuesses {
			continue
		}
		limit := editsAllowed(w.N) + 1
		sig := signature(w.Stemmed())
		for _, x := range shown {
			t := x.term
			if x.in != MarkPhrase {
				break
			}
			if ix.terms[t].n < 3 || !mayBeWithin(sig, ix.signatures()[t], limit, false) {
				continue
			}
			if e := edits(w.Stemmed(), ix.word(t), limit, false); e <= limit && e*2 <= w.N {
				best = max(best, int32(40-8*e))
			}
		}
	}
	return best
}
