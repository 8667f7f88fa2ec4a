package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// results returns the matches that pass the filter, with reasons and marks.
func (s *matcher) results(f Filter) []Result {
	kept := make([]uint16, 0, len(s.order))
	for _, d := range s.order {
		if f.Match(s.ix.docs[d].status) {
			kept = append(kept, d)
		}
	}
	return s.describe(kept)
}

// describe makes results of documents.
func (s *matcher) describe(docs []uint16) []Result {
	if len(docs) == 0 {
		return nil
	}
	out := make([]Result, len(docs))
	if s.all {
		for i, d := range docs {
			out[i].Status = s.ix.docs[d].status
		}
		return out
	}
	s.mark()
	// One slice for the marks of all results, and one for the parts: a result
	// at a time would be several hundred allocations.
	marks := make([]Mark, 0, 6*len(docs))
	parts := make([]ScorePart, 0, (4+len(s.words))*len(docs))
	for i, d := range docs {
		m, p := len(marks), len(parts)
		marks = s.marks(marks, d)
		parts = s.parts(parts, d)
		out[i] = Result{
			Status:  s.ix.docs[d].status,
			Meaning: s.meaning(d),
			Reason:  s.reason(d),
			Score:   int(s.scores[d].total),
			Marks:   marks[m:len(marks):len(marks)],
			Parts:   parts[p:len(parts):len(parts)],
		}
	}
	s.unmark()
	return out
}

// meaning returns which meaning of the number matched: that of the entry which
// agrees best, or the one whose owner the query names.
func (s *matcher) meaning(d uint16) int {
	sc := &s.scores[d]
	m := 0
	if sc.best > 0 {
		m = int(s.ix.entries[sc.best-1].meaning)
	}
	if m == 0 && !sc.leads {
		m = int(sc.owner)
	}
	if m > len(s.ix.docs[d].status.OtherMeanings) {
		return 0
	}
	return m
}

// reason says why a document matched.
func (s *matcher) reason(d uint16) string {
	sc := &s.scores[d]
	switch sc.tierHow {
	case tierNumber:
		return "number"
	case tierSide:
		return "compared"
	case tierName:
		return "constant " + sc.name
	case tierMessage:
		return s.term(sc.message)
	case tierSection:
		return specReason(s.ix.docs[d].status)
	case tierPattern:
		return "number " + s.patternText()
	}
	if sc.passed*2 > sc.total {
		code := s.ix.docs[sc.from-1].code
		return "close to " + string(code[:])
	}
	if sc.best == 0 {
		return ""
	}
	e := sc.best - 1
	if s.ix.language != "" {
		return s.ix.language + ` "` + s.matched(e) + `"`
	}
	switch in := s.ix.entries[e].in; in {
	case indexfile.InKeyword, indexfile.InTopic:
		return fieldNames[in] + ` "` + s.matched(e) + `"`
	case indexfile.InFormerName, indexfile.InAlias, indexfile.InOtherPhrase:
		return fieldNames[in] + ` "` + s.ix.text(e) + `"`
	case indexfile.InTerm:
		return s.term(e)
	case indexfile.InConstant, indexfile.InField, indexfile.InVendor, indexfile.InClass:
		return fieldNames[in] + " " + s.ix.text(e)
	default:
		return fieldNames[in]
	}
}

// term names a term of the vocabulary: its source, and what of the query is it, in
// quotation marks if that is more than a word.
func (s *matcher) term(e uint16) string {
	text := s.matched(e)
	if strings.IndexByte(text, ' ') >= 0 {
		text = `"` + text + `"`
	}
	return s.ix.sources[s.ix.entries[e].nth].name + " " + text
}

// matched returns the words of the query that an entry has in common with it. Stop
// words between two of them are part of it.
func (s *matcher) matched(e uint16) string {
	var out []byte
	last := -1
	for i := range s.words {
		w := &s.words[i]
		if s.agree[e].words>>i&1 == 0 {
			continue
		}
		gap := last >= 0 // to the word before
		for k := last + 1; gap && k < i; k++ {
			gap = s.words[k].stop
		}
		switch {
		case gap && s.words[last].end <= w.start:
			out = append(out, s.text[s.words[last].end:w.end]...)
		case len(out) > 0 && s.words[last].end > w.start: // pieces of one word
		default:
			if len(out) > 0 {
				out = append(out, ' ')
			}
			out = append(out, s.text[w.start:w.end]...)
		}
		last = i
	}
	return string(out)
}

// patternText returns the pattern as it was typed.
func (s *matcher) patternText() string {
	p := s.patterns[0]
	if p.end <= len(s.text) && p.start < p.end {
		return s.text[p.start:p.end]
	}
	return p.glob
}

// parts lists what the score of a document is made of.
func (s *matcher) parts(out []ScorePart, d uint16) []ScorePart {
	ix, sc := s.ix, &s.scores[d]
	switch code := string(ix.docs[d].code[:]); sc.tierHow {
	case tierNumber:
		out = addPart(out, "number", code, "asked for", sc.tier)
	case tierSide:
		out = addPart(out, "number", code, "side of a comparison", sc.tier)
	case tierName:
		out = addPart(out, "constant", sc.name, "written out", sc.tier)
	case tierSection:
		out = addPart(out, "specification", specReason(ix.docs[d].status), "asked for", sc.tier)
	case tierMessage:
		out = addPart(out, "vocabulary", s.term(sc.message), "message of the server", sc.tier)
	case tierPattern:
		out = addPart(out, "number", s.patternText(), "fits", sc.tier)
	}
	for i := range s.words {
		w := &s.words[i]
		if w.stop {
			continue
		}
		if c := &s.rows[i*len(ix.docs)+int(d)]; c.points > 0 {
			how := matchNames[s.cands[c.cand].kind]
			out = addPart(out, fieldNames[ix.entries[c.entry].in], s.text[w.start:w.end], how, c.points+min(c.extra/fitted.otherPlaces, c.points/2))
		}
	}
	if sc.best > 0 {
		how := "agrees"
		if sc.whole {
			how = "is the query"
		}
		out = addPart(out, fieldNames[ix.entries[sc.best-1].in], ix.text(sc.best-1), how, sc.bonus-sc.bonus2)
	}
	if sc.bonus2 > 0 {
		out = addPart(out, fieldNames[ix.entries[sc.second-1].in], ix.text(sc.second-1), "agrees", sc.bonus2)
	}
	out = addPart(out, "query", "", "not all of it", -sc.short)
	out = addPart(out, "prior", string(ix.docs[d].status.Popularity), "popularity, registry", sc.popular)
	if sc.passed > 0 {
		from := ix.docs[sc.from-1].code
		out = addPart(out, "nearest", string(from[:]), "passed on", sc.passed)
	}
	return out
}

// addPart appends an item that is not nothing. It is kept out of line: in place,
// eleven times, it would be most of parts.
//
//go:noinline
func addPart(out []ScorePart, field, term, how string, points int32) []ScorePart {
	if points == 0 {
		return out
	}
	return append(out, ScorePart{field, term, how, int(points)})
}
