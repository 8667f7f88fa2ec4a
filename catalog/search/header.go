package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// namedHeader returns the header field of the catalog that the text names as one:
// a name with a hyphen, one before a colon, one beside the word "header" or "field",
// or one that is all of the text and either has a capital or is in no phrase. "Accept
// header" is not about 202 Accepted, and "timeout" not about WebDAV's field.
func (s *matcher) namedHeader() string {
	if s.firmWords() > maxBesideHeader {
		return ""
	}
	for rest, before := s.text, ""; rest != ""; {
		var chunk string
		chunk, rest, _ = strings.Cut(rest, " ")
		name := strings.Trim(chunk, ",;:()[]\"'`.")
		after, _, _ := strings.Cut(rest, " ")
		if len(name) == len(s.text) && (token.IsUpper(name[0]) || !s.ix.inPhrase(name)) || strings.IndexByte(name, '-') > 0 || strings.HasSuffix(chunk, ":") || isHeaderWord(before) || isHeaderWord(after) {
			for h := range s.ix.headers {
				if strings.EqualFold(name, s.ix.headers[h].Value) {
					return s.ix.headers[h].Value
				}
			}
		}
		before = chunk
	}
	return ""
}

// indexfile.InPhrase reports whether a word is in the phrase of a code.
func (ix *index) inPhrase(word string) bool {
	var w token.Term
	w.Set(word)
	t, ok := ix.lookup(w.Stemmed())
	if !ok {
		return false
	}
	list := ix.entriesOf(t)
	for e, ok := list.next(); ok; e, ok = list.next() {
		if ix.entries[e].in == indexfile.InPhrase {
			return true
		}
	}
	return false
}

// maxBesideHeader is how many words a query may have so that a header field in it is
// what it is about.
const maxBesideHeader = 4

func isHeaderWord(w string) bool {
	return token.FoldsTo(w, "header") || token.FoldsTo(w, "headers") || token.FoldsTo(w, "field")
}

// fieldValue returns where the value of a field line in the text starts, such as
// "Retry-After: 120"; len(s.text) when there is none. What the field is says more
// than what it holds.
func (s *matcher) fieldValue() int {
	t := s.text
	for i := 1; i < len(t); i++ {
		if t[i] != ':' {
			continue
		}
		from := i
		for from > 0 && (t[from-1] == '-' || token.IsLetter(t[from-1]) || token.IsDigit(t[from-1])) {
			from--
		}
		for h := range s.ix.headers {
			if strings.EqualFold(t[from:i], s.ix.headers[h].Value) {
				return i + 1
			}
		}
	}
	return len(t)
}
