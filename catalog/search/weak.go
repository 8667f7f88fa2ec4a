package search

// takeWeak returns the best documents when the query has only met what may have been
// mistyped, and that badly: half of its words met nothing, or its one word is two
// mistakes away and has another first letter. Such matches are no results; they are
// taken out of them.
func (s *matcher) takeWeak() []uint16 {
	if s.all || len(s.order) == 0 || s.scores[s.order[0]].tier > 0 {
		return nil
	}
	words, met, best := 0, 0, int16(0)
	for i := range s.words {
		w := &s.words[i]
		if w.stop || w.soft {
			continue
		}
		words++
		if w.from < w.to {
			met++
		}
		for _, c := range s.cands[w.from:w.to] {
			if c.kind != matchTypo {
				return nil
			}
			best = max(best, c.met)
		}
	}
	if met == 0 || met*2 > words && best >= metTypos {
		return nil
	}
	weak := append([]uint16(nil), s.order[:min(maxNear, len(s.order))]...)
	for d := range s.scores {
		s.scores[d].match = false
	}
	s.order = s.order[:0]
	return weak
}
