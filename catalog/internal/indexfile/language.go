package indexfile

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// Language is what people say in one language: for each code its usual phrase and other
// words.
type Language struct {
	Name    string // of the language, in it
	Phrases map[int]string
	Words   map[int][]string
}

// BuildLanguage builds the index of a language. It has names and keywords only; all
// else is in the index of the catalog.
func BuildLanguage(statuses []*catalog.Status, l Language) *File {
	b := builder{postings: map[string][]int{}, everyday: map[string]bool{}, spelled: map[string]bool{}}
	for d, s := range statuses {
		b.doc = d
		before := len(b.entries)
		b.unspaced(InPhrase, 0, l.Phrases[s.Code])
		for i, w := range l.Words[s.Code] {
			b.unspaced(InKeyword, i, w)
		}
		b.perDoc = append(b.perDoc, len(b.entries)-before)
	}
	p := b.pack(nil)
	p.Sources = l.Name + "\n"
	return p
}

// unspaced adds an entry whose words may be of a script without spaces.
func (b *builder) unspaced(in Field, nth int, s string) {
	if s == "" {
		return
	}
	b.entries = append(b.entries, builtEntry{doc: b.doc, in: in, nth: nth})
	for start, end := token.Next(s, 0); start < len(s); start, end = token.Next(s, end) {
		if !token.IsUnspaced(s[start:]) {
			b.word(s[start:end], true)
			continue
		}
		for from := start; from < end; {
			var stop int
			stop, next := token.NextPair(s, from, end)
			b.word(s[from:stop], true)
			from = next
		}
	}
}
