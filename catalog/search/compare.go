package search

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// compareSides finds the codes that a comparison by name is about: "unauthorized
// vs forbidden", "difference between moved permanently and 308". Without a word
// that compares, "or" does, when whole names stand on both sides.
func (s *matcher) compareSides() {
	from := 0
	for i := 0; i <= len(s.words); i++ {
		if i < len(s.words) && !(s.words[i].versus && s.words[i].stop) {
			continue
		}
		s.side(from, i)
		from = i + 1
	}
	if len(s.sides)+len(s.numbers) < 2 {
		s.sides = s.sides[:0]
	}
}

// side adds the best document for the words of one side, if it is a good one.
func (s *matcher) side(lo, hi int) {
	any := false
	for i := lo; i < hi; i++ {
		any = any || !s.words[i].stop && !s.words[i].soft
	}
	if !any {
		return
	}
	s.score(lo, hi)
	best, points := -1, int32(0)
	for d := range s.scores {
		sc := &s.scores[d]
		p := sc.words + sc.bonus
		p += p * s.ix.docs[d].prior / 100
		if sc.cover*2 > s.total && p > points {
			best, points = d, p
		}
	}
	if best < 0 || !s.comparing && !s.isNamed(best) {
		return
	}
	for _, d := range s.sides {
		if int(d) == best {
			return
		}
	}
	s.sides = append(s.sides, uint16(best))
}

// isNamed reports whether the words that were scored last are a name of document d.
func (s *matcher) isNamed(d int) bool {
	sc := &s.scores[d]
	return sc.whole && s.ix.entries[sc.best-1].in <= indexfile.InAlias
}

// pairs returns the rules that tell the compared codes apart.
func (s *matcher) pairs() []catalog.Pair {
	var out []catalog.Pair
	for i, a := range s.compared {
		for _, b := range s.compared[i+1:] {
			if p, ok := catalog.PairOf(s.ix.docs[a].status.Code, s.ix.docs[b].status.Code); ok {
				out = append(out, p)
			}
		}
	}
	return out
}
