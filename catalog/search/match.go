package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// cell is what a document earned for one word of the query.
type cell struct {
	points int32
	extra  int32
	entry  uint16
	cand   uint16
}

// agreement is what an entry and the query have in common.
type agreement struct {
	stamp   uint32 // of the query and word that wrote it last
	query   int32  // rarities of the query's words that were met here
	entry   int32  // rarities of the entry's words that met them
	last    int32  // what the current word has added to query
	lastE   int32  // and to entry
	ofQuery uint32 // stamp of the query
	words   uint32 // a bit for each word that was met here
}

// docScore is the score of a document in its parts.
type docScore struct {
	tier    int32 // points of the tiers 1 to 5
	tierHow uint8
	name    string // the constant
	message uint16 // the entry of the message
	words   int32
	cover   int32
	bonus   int32
	best    uint16 // the entry of the bonus, plus one
	whole   bool
	bonus2  int32  // the part of bonus that is for a second entry
	second  uint16 // which one, plus one
	leads   bool   // the owner of the leading meaning is named
	owner   uint8  // the meaning whose owner is named
	popular int32
	short   int32  // points lost for words that were not met
	passed  int32  // points from a vendor's code
	from    uint16 // which one, plus one
	total   int32
	match   bool
}

const (
	tierNone = iota
	tierNumber
	tierSide
	tierName
	tierMessage
	tierSection
	tierPattern
)

// everything makes all documents match, without a score.
func (s *matcher) everything() {
	s.all = true
	s.order = s.order[:0]
	for d := range s.scores {
		s.scores[d] = docScore{match: true}
		s.order = append(s.order, uint16(d))
	}
}

// rank scores the documents.
func (s *matcher) rank() {
	for i := 0; i < len(s.words); i++ { // grows when a word has segments
		s.expand(i)
	}
	if (s.comparing || s.choosing) && len(s.numbers) < 2 {
		s.compareSides()
	}
	s.score(0, len(s.words))
	s.tiers()
	s.choose()
	s.passOn()
	s.sortOrder()
}

// score counts the words from lo to hi.
func (s *matcher) score(lo, hi int) {
	ix := s.ix
	clear(s.scores)
	s.touched = s.touched[:0]
	s.total = 0
	s.nextStamp()
	query := s.stamp
	firm := s.hasFirmWord(lo, hi)
	for i := lo; i < hi; i++ {
		w := &s.words[i]
		if w.stop {
			continue
		}
		row := s.rows[i*len(ix.docs) : (i+1)*len(ix.docs)]
		clear(row)
		if w.from == w.to {
			continue
		}
		if !w.soft || !firm {
			s.total += w.rarity
		}
		s.nextStamp()
		for c := w.from; c < w.to; c++ {
			s.count(row, i, c, query)
		}
		for d := range row {
			if p := row[d].points; p > 0 {
				sc := &s.scores[d]
				sc.words += p + min(row[d].extra/fitted.otherPlaces, p/2)
				if !w.soft || !firm {
					sc.cover += w.rarity * int32(s.cands[row[d].cand].met) / metSame
				}
			}
		}
	}
	s.bonuses()
}

func (s *matcher) nextStamp() {
	s.stamp++
	if s.stamp == 0 { // after four thousand million words
		clear(s.agree)
		s.stamp = 1
	}
}

// count counts one candidate of one word.
func (s *matcher) count(row []cell, i, c int, query uint32) {
	w := &s.words[i]
	ix := s.ix
	cand := s.cands[c]
	word := uint32(1) << i
	met := int32(cand.met)
	worth := w.rarity * met / 16
	if cand.kind == matchNegated { // "not changed" is as rare as "unchanged"
		worth = max(w.rarity, int32(ix.terms[cand.term].rarity)) * met / 16
	}
	rare := int32(ix.terms[cand.term].rarity) * met / metSame
	list := ix.entriesOf(cand.term)
	for e, ok := list.next(); ok; e, ok = list.next() {
		en := &ix.entries[e]
		if en.in == indexfile.InTerm && !s.isTerm(en, w, cand) {
			continue
		}
		cell := &row[en.doc]
		p := worth * fitted.field[en.in] / 100
		if weight := int32(en.weight); en.in == indexfile.InVendor && rare < weight {
			p = p * rare / weight // "windows" alone does not name "microsoft windows"
		}
		switch {
		case en.in == indexfile.InTerm && isMessage(en, rare): // counts as a whole or not at all
		case p > cell.points:
			cell.extra += cell.points
			cell.points, cell.entry, cell.cand = p, e, uint16(c)
		default:
			cell.extra += p
		}

		a := &s.agree[e]
		if a.ofQuery != query {
			*a = agreement{ofQuery: query}
			s.touched = append(s.touched, e)
		}
		if a.stamp != s.stamp {
			a.stamp, a.last, a.lastE = s.stamp, 0, 0
		}
		if got := w.rarity * met / metSame; got > a.last {
			a.query += got - a.last
			a.last = got
		}
		a.words |= word
		if rare > a.lastE && (cand.kind != matchJoined && cand.kind != matchNegated || a.lastE == 0) {
			a.entry += rare - a.lastE
			a.lastE = rare
		}
	}
}

// isTerm reports whether a word of the query can be one of a term of the vocabulary,
// which people paste and do not put in other words: the same word, or the start of one
// that is being typed.
func (s *matcher) isTerm(en *entry, w *queryWord, c candidate) bool {
	if s.ix.sources[en.nth].exact {
		return c.kind == matchSame && w.upper
	}
	return c.kind == matchSame || c.kind == matchPrefix && w.last
}

// isMessage reports whether an entry has other words than one of a rarity.
func isMessage(en *entry, rarity int32) bool { return int32(en.weight) > rarity+4 }

// bonuses finds for each document the entry that agrees best with the query, and
// a second one, whole, for words that the first does not speak of: a query may be
// made of two ("etag if-none-match").
func (s *matcher) bonuses() {
	ix := s.ix
	if s.total == 0 {
		return
	}
	for _, e := range s.touched {
		en := &ix.entries[e]
		sc := &s.scores[en.doc]
		bonus, ofEntry, whole := s.agreement(e)
		if en.in == indexfile.InTerm {
			if ofEntry < nearlyAll {
				continue
			}
			sc.words = max(sc.words, s.agree[e].query*fitted.field[en.in]/16)
			sc.cover = max(sc.cover, min(s.agree[e].query, s.total))
		}
		if en.in == indexfile.InVendor && ofEntry >= nearlyAll {
			if en.meaning == 0 {
				sc.leads = true
			} else if sc.owner == 0 {
				sc.owner = en.meaning
			}
		}
		if bonus > sc.bonus || sc.best == 0 {
			sc.bonus, sc.best, sc.whole = bonus, e+1, whole
		}
	}
	for _, e := range s.touched {
		sc := &s.scores[ix.entries[e].doc]
		if sc.best == 0 || sc.whole || s.agree[e].words&s.agree[sc.best-1].words != 0 {
			continue
		}
		if bonus, ofEntry, _ := s.agreement(e); ofEntry >= nearlyAll && bonus > sc.bonus2 {
			sc.bonus2, sc.second = bonus, e+1
		}
	}
	for d := range s.scores {
		s.scores[d].bonus += s.scores[d].bonus2
	}
}

// agreement returns the bonus of an entry, the share of it that the query has,
// in percent, and whether the two are the same, word for word.
func (s *matcher) agreement(e uint16) (bonus, ofEntry int32, whole bool) {
	a, en := &s.agree[e], &s.ix.entries[e]
	ofEntry = 100
	if weight := int32(en.weight); weight > a.entry {
		ofEntry = a.entry * 100 / weight
		if en.in <= indexfile.InAlias && sameLetters(s.text, s.ix.text(e)) { // stop words are not looked up
			ofEntry = 100
		}
	}
	ofQuery := min(a.query*100/s.total, 100)
	if ofEntry >= nearlyAll && ofQuery < fitted.inOneGo[en.in] && s.inOneGo(a.words) {
		ofQuery = fitted.inOneGo[en.in]
	}
	w := fitted.field[en.in]
	named := en.in == indexfile.InField && s.header != "" && strings.EqualFold(s.ix.text(e), s.header)
	if named {
		w, ofQuery = fitted.namedField, max(ofQuery, fitted.inOneGo[indexfile.InPhrase])
	}
	bonus = a.query * ofEntry / 100 * ofEntry / 100 * ofQuery / 16 * w / 100 * fitted.agree / 100
	bonus -= bonus * fitted.steep / 100 * (100 - ofEntry) / 100
	if en.in <= indexfile.InKeyword && en.not != s.negative && a.words&(a.words-1) != 0 {
		share := fitted.notInEntry
		if en.not {
			share = fitted.notInQuery
		}
		bonus = bonus * share / 100
	}
	whole = ofEntry >= nearlyAll && ofQuery >= nearlyAll
	if whole && (named || en.in != indexfile.InField || a.words&(a.words-1) != 0) { // "timeout" is a word before it is a field
		bonus += w * fitted.whole * fitted.wholeBy[s.ix.docs[en.doc].rank] / 100
	}
	return bonus, ofEntry, whole
}

// inOneGo reports whether at least two words of the query, given by their bits,
// stand side by side; stop words between them, and words that meet nothing, do not count.
func (s *matcher) inOneGo(words uint32) bool {
	last, n := -1, 0
	for i := range s.words {
		if words>>i&1 == 0 {
			continue
		}
		for k := last + 1; n > 0 && k < i; k++ {
			if w := &s.words[k]; !w.stop && w.from < w.to {
				return false
			}
		}
		last = i
		n++
	}
	return n > 1
}

// choose decides which documents match and adds up their scores.
func (s *matcher) choose() {
	most := int32(0)
	for d := range s.scores {
		most = max(most, s.scores[d].cover)
	}
	enough := min(s.total*fitted.enough/100, most*3/4)
	words := s.hasWords()
	top := int32(0)
	for d := range s.scores {
		sc := &s.scores[d]
		sum := sc.words + sc.bonus
		if sc.tierHow == tierPattern {
			sum = 0
			if words { // those that are not soft: "cf 52"
				sum = sc.cover
			}
		} else if s.total > 0 {
			sc.short = sum * (100 - fitted.atLeast) / 100 * (s.total - min(sc.cover, s.total)) / s.total
			sum -= sc.short
		}
		if words && sc.tier == 0 && s.ownerOnly(d) {
			sum = sum * fitted.ownerOnly / 100
		}
		sc.popular = sum * (s.ix.docs[d].prior - s.stranger(d)) / 100
		sc.total = sc.tier + sum + sc.popular
		top = max(top, sc.total-sc.tier)
	}
	for d := range s.scores {
		sc := &s.scores[d]
		sc.match = sc.tier > 0 || words && sc.cover > 0 && (sc.cover >= enough || sc.total >= top*3/4)
		if sc.tier == 0 && len(s.patterns) > 0 {
			sc.match = false
		}
	}
}

// ownerOnly reports whether all that a document has met is the name of its owner,
// although the query has other words that meet something: "spring boot request body
// missing" is not about the codes that Spring once had.
func (s *matcher) ownerOnly(d int) bool {
	others := false
	for i := range s.words {
		w := &s.words[i]
		if w.stop || w.soft || w.from == w.to {
			continue
		}
		c := &s.rows[i*len(s.ix.docs)+d]
		if c.points == 0 {
			others = true
		} else if s.ix.entries[c.entry].in != indexfile.InVendor {
			return false
		}
	}
	return others
}

// stranger returns what a vendor's code loses, in percent, when the query does not
// name its owner: whoever says "blocked" is not at Exchange's 456 because that is its
// phrase. It loses half of that when the query has all of an entry of several words.
func (s *matcher) stranger(d int) int32 {
	sc := &s.scores[d]
	if sc.leads || sc.owner > 0 || sc.best == 0 || s.ix.docs[d].status.Registered() {
		return 0
	}
	words := s.agree[sc.best-1].words
	if _, ofEntry, _ := s.agreement(sc.best - 1); ofEntry >= nearlyAll && words&(words-1) != 0 {
		return fitted.stranger / 2
	}
	return fitted.stranger
}

// hasWords reports whether there are words to match: soft ones do not count
// beside a number.
func (s *matcher) hasWords() bool {
	for i := range s.words {
		if w := &s.words[i]; !w.stop && (!w.soft || len(s.numbers) == 0 && len(s.patterns) == 0) {
			return true
		}
	}
	return false
}
