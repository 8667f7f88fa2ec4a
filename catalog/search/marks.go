package search

import (
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// mark notes, for every term, which word of the query it meets.
func (s *matcher) mark() {
	for i := range s.words {
		w := &s.words[i]
		if w.stop || w.soft && s.hasFirmWord(0, len(s.words)) {
			continue
		}
		for _, c := range s.cands[w.from:w.to] {
			s.hits[c.term] = uint8(i + 1)
		}
	}
}

// unmark forgets what mark noted.
func (s *matcher) unmark() {
	for i := range s.cands {
		s.hits[s.cands[i].term] = 0
	}
}

// hasFirmWord reports whether one of the words from lo to hi is neither a stop
// word nor a soft one, and meets something.
func (s *matcher) hasFirmWord(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w := &s.words[i]; !w.stop && !w.soft && w.from < w.to {
			return true
		}
	}
	return false
}

// marks appends where the match shows on the card of a document.
func (s *matcher) marks(out []Mark, d uint16) []Mark {
	ix := s.ix
	doc := &ix.docs[d]
	out = s.codeMarks(out, d)
	for _, x := range s.shownWords(d) {
		hit := s.hits[x.term]
		if hit == 0 {
			continue
		}
		m := Mark{x.in, int(x.start), int(x.end)}
		text := doc.status.Phrase
		switch x.in {
		case MarkSummary:
			text = doc.status.Summary
		case MarkUseCase:
			text = doc.status.UseCase
		}
		w := &s.words[hit-1]
		if n := w.N; w.last && n < m.End-m.Start && isASCII(text[m.Start:m.End]) && token.FoldsTo(text[m.Start:m.Start+n], string(w.Folded())) {
			m.End = m.Start + n
		}
		out = append(out, m)
	}
	return out
}

// codeMarks appends the marks in the number.
func (s *matcher) codeMarks(out []Mark, d uint16) []Mark {
	switch s.scores[d].tierHow {
	case tierNumber:
		return append(out, Mark{MarkCode, 0, 3})
	case tierPattern:
		code := s.ix.docs[d].code
		for i := range s.patterns {
			if glob := s.patterns[i].glob; matchGlob(glob, code[:]) {
				return globMarks(out, glob)
			}
		}
	}
	return out
}

// globMarks marks the digits that a pattern spells out, from the left up to the
// first '*' and from the right down to the last.
func globMarks(out []Mark, glob string) []Mark {
	at, from := 0, 0
	for i := 0; i < len(glob); i++ {
		if glob[i] == '*' {
			at = 3 - (len(glob) - i - 1) // what follows stands at the end
			from = at
			continue
		}
		if glob[i] != '?' && at >= from && at >= 0 && at < 3 {
			if n := len(out); n > 0 && out[n-1].In == MarkCode && out[n-1].End == at {
				out[n-1].End++
			} else {
				out = append(out, Mark{MarkCode, at, at + 1})
			}
		}
		at++
	}
	return out
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
