package search

// passOn lifts the registered codes that are closest in meaning to a vendor's code
// which matched well, to a share of its points.
func (s *matcher) passOn() {
	if len(s.patterns) > 0 {
		return
	}
	top := int32(0)
	for d := range s.scores {
		if sc := &s.scores[d]; sc.match && sc.tier == 0 {
			top = max(top, sc.total)
		}
	}
	for d := range s.scores {
		sc := &s.scores[d]
		if !sc.match || sc.tier > 0 || sc.total*4 < top*3 {
			continue
		}
		for _, n := range s.ix.docs[d].nearest {
			to := &s.scores[n]
			lift := (sc.words+sc.bonus-sc.short)*fitted.nearest/100 - (to.total - to.passed)
			if to.tier == 0 && lift > to.passed {
				to.total += lift - to.passed
				to.passed, to.from, to.match = lift, uint16(d)+1, true
			}
		}
	}
}

// sortOrder puts the matching documents in order.
func (s *matcher) sortOrder() {
	s.order = s.order[:0]
	for d := range s.scores {
		if s.scores[d].match {
			s.order = append(s.order, uint16(d))
		}
	}
	s.sortDocs()
}

// sortDocs sorts s.order by score, popularity and number. It is a plain shell
// sort: a hundred numbers do not need more, and package sort would cost the
// browser a millisecond to compile.
func (s *matcher) sortDocs() {
	o := s.order
	for gap := 57; gap > 0; gap = gap * 4 / 9 {
		for i := gap; i < len(o); i++ {
			d, j := o[i], i
			for ; j >= gap && s.before(d, o[j-gap]); j -= gap {
				o[j] = o[j-gap]
			}
			o[j] = d
		}
	}
}

// before reports whether document a comes before b.
func (s *matcher) before(a, b uint16) bool {
	if x, y := s.scores[a].total, s.scores[b].total; x != y {
		return x > y
	}
	if x, y := s.ix.docs[a].rank, s.ix.docs[b].rank; x != y {
		return x < y
	}
	return a < b
}
