package search

import (
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// shownWord is a word of a text on the card.
type shownWord struct {
	term       uint16
	in         MarkField
	start, end uint16
}

// shownWords returns the words of the texts on a document's card. They are found
// when the card is first shown among results: that takes some microseconds a
// card, and most are never shown.
func (s *matcher) shownWords(d uint16) []shownWord {
	ix := s.ix
	ix.mu.Lock()
	defer ix.mu.Unlock()
	doc := &ix.docs[d]
	if doc.shown == nil {
		st := doc.status
		words := make([]shownWord, 0, (len(st.Phrase)+len(st.Summary)+len(st.UseCase))/5)
		words = ix.appendShown(words, MarkPhrase, st.Phrase)
		words = ix.appendShown(words, MarkSummary, st.Summary)
		words = ix.appendShown(words, MarkUseCase, st.UseCase)
		doc.shown = words
	}
	return doc.shown
}

func (ix *index) appendShown(out []shownWord, in MarkField, s string) []shownWord {
	var t token.Term
	add := func(start, end int) bool {
		t.Set(s[start:end])
		id, ok := ix.lookup(t.Stemmed())
		if ok {
			out = append(out, shownWord{id, in, uint16(start), uint16(end)})
		}
		return ok
	}
	for start, end := token.Next(s, 0); start < len(s); start, end = token.Next(s, end) {
		if add(start, end) {
			continue
		}
		for from, part := start, token.NextPart(s, start, end); part < end || from > start; from, part = part, token.NextPart(s, part, end) {
			add(from, part)
			if part == end {
				break
			}
		}
	}
	return out
}
