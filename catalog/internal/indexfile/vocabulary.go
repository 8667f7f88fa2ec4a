package indexfile

import (
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// Source is a source of vocabulary: what one project prints when it sends or meets a
// status code.
type Source struct {
	// Name is what a result says before the term: "Envoy response flag".
	Name string
	// Exact says that the terms match only in the case in which they are written.
	Exact bool
	Terms []SourceTerm
}

// SourceTerm is an identifier or a message, and the codes that it stands for.
type SourceTerm struct {
	Text  string
	Codes []int
}

// sourceLines lists the sources; see File.
func sourceLines(sources []Source) string {
	var b strings.Builder
	for _, s := range sources {
		if s.Exact {
			b.WriteByte('!')
		}
		b.WriteString(s.Name + "\n")
	}
	return b.String()
}

// vocabulary adds the terms that stand for a code.
func (b *builder) vocabulary(code int, sources []Source) {
	for i, s := range sources {
		for _, t := range s.Terms {
			if !slices.Contains(t.Codes, code) {
				continue
			}
			// Of a qualified name, the last part is what counts.
			b.entries = append(b.entries, builtEntry{doc: b.doc, in: InTerm, nth: i})
			name := t.Text[qualified(t.Text):]
			if s.Exact {
				b.word(strings.ReplaceAll(name, "_", ""), true) // one word: NOT_FOUND is not FOUND_NOT
				continue
			}
			for start, end := token.Next(name, 0); start < len(name); start, end = token.Next(name, end) {
				b.word(name[start:end], true)
			}
		}
	}
}

func isQualifier(r rune) bool { return r == '.' || r == ':' || r == '\\' }

// qualified returns where the last part of a qualified name starts, 0 for other
// terms.
func qualified(term string) int {
	if strings.ContainsAny(term, " /") {
		return 0
	}
	return strings.LastIndexFunc(strings.TrimRightFunc(term, isQualifier), isQualifier) + 1
}
