package search

import (
	"strings"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// Languages are the languages for which there are words beside the English ones, as
// BCP 47 has them.
var Languages = [...]string{"de", "es", "fr", "it", "ja", "ko", "pl", "pt", "ru", "zh"}

// AddLanguage adds the words of a language, from a file that package languages has. It
// reports false when the file is none, or not of this version. A language that is there
// already is not added again.
func AddLanguage(data string) bool {
	file, ok := indexfile.Decode(data)
	if !ok || !indexfile.Intact(data) || file.Docs != len(catalog.All()) || file.Sources == "" {
		return false
	}
	Warm()
	ix := unpack(&file, catalog.All(), nil)
	ix.facetRow = theIndex.facetRow
	for d := range ix.docs {
		ix.docs[d].facets = theIndex.docs[d].facets
	}
	ix.language = strings.TrimSuffix(file.Sources, "\n")
	theIndex.mu.Lock()
	defer theIndex.mu.Unlock()
	for _, other := range theIndex.others {
		if other.language == ix.language {
			return true
		}
	}
	theIndex.others = append(theIndex.others[:len(theIndex.others):len(theIndex.others)], ix)
	return true
}

// LanguageOf returns the language whose script a query is written in, "" for Latin
// letters and scripts of other languages. Of Chinese characters alone, Chinese is
// meant.
func LanguageOf(query string) string {
	found := ""
	for _, r := range query {
		switch {
		case r >= 0x400 && r <= 0x4FF:
			return "ru"
		case r >= 0x3040 && r <= 0x30FF:
			return "ja"
		case r >= 0xAC00 && r <= 0xD7A3:
			return "ko"
		case r >= 0x4E00 && r <= 0x9FFF:
			found = "zh"
		}
	}
	return found
}

// wellMet is the strength from which no other language is asked.
const wellMet = 90

// inOtherLanguage returns the search of the language that knows the words of a query
// better than s does, which has been ranked; nil when none does. The caller gives it
// back.
func (s *matcher) inOtherLanguage() *matcher {
	if s.pasted || len(s.order) > 0 && s.scores[s.order[0]].tier > 0 {
		return nil
	}
	s.ix.mu.Lock()
	others := s.ix.others
	s.ix.mu.Unlock()
	best, most := (*matcher)(nil), s.strength()
	if most >= wellMet {
		return nil
	}
	for _, ix := range others {
		x := ix.borrow()
		x.server = ""
		x.read(s.text, false, nil)
		x.rank()
		if n := x.strength(); n > most && x.knowsMore(s) {
			if best != nil {
				best.ix.giveBack(best)
			}
			best, most = x, n
		} else {
			ix.giveBack(x)
		}
	}
	return best
}

// strength tells how well the best document meets the words of the query: the share of
// them that it has, in percent, stop words included, and how well.
func (s *matcher) strength() int {
	if len(s.order) == 0 || s.total == 0 {
		return 0
	}
	d := int(s.order[0])
	met, words := 0, 0
	for i := range s.words {
		w := &s.words[i]
		n := utf8.RuneCount(w.Folded())
		words += n
		switch c := &s.rows[i*len(s.ix.docs)+d]; {
		case w.stop:
		case s.inMessage(d, i):
			met += n * metSame
		case c.points > 0:
			met += n * int(s.cands[c.cand].met)
		}
	}
	return met / max(words, 1)
}

// inMessage reports whether a word is one of those that a document's best entry has in
// common with the query, a term of the vocabulary, whose words earn no points alone.
func (s *matcher) inMessage(d, word int) bool {
	e := int(s.scores[d].best) - 1
	return e >= 0 && s.ix.entries[e].in == indexfile.InTerm && s.agree[e].words>>word&1 == 1
}

// knowsMore reports whether the best document meets a word of the query that another
// index does not have; typing mistakes count where that one has found nothing.
func (s *matcher) knowsMore(than *matcher) bool {
	for i := range s.words {
		w := &s.words[i]
		if w.stop {
			continue
		}
		c := &s.rows[i*len(s.ix.docs)+int(s.order[0])]
		if c.points == 0 || s.cands[c.cand].kind == matchTypo && len(than.order) > 0 {
			continue
		}
		if t, ok := than.ix.lookup(w.Stemmed()); !ok || than.ix.terms[t].rarity == 0 {
			return true
		}
	}
	return false
}
