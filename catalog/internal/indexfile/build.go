package indexfile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// builder collects the words of all texts.
type builder struct {
	entries []builtEntry
	perDoc  []int
	// postings lists by term the entries that contain it.
	postings map[string][]int
	vendors  []catalog.Vendor
	// everyday holds the stems of everydayWords.
	everyday map[string]bool
	doc      int
	// spelled holds the folded words as the texts spell them, before stemming.
	spelled map[string]bool
}

type builtEntry struct {
	doc, nth, meaning int
	in                Field
	weighing, stops   []string // the terms that count towards the weight, and the stop words
}

// Input is what an index is built from.
type Input struct {
	Statuses []*catalog.Status
	Keywords [][]string // of each status
	Vendors  []catalog.Vendor
	Sources  []Source
}

// Build builds the index of the given data.
func Build(in Input) *File {
	b, groups := collect(in)
	p := b.pack(groups)
	p.Sources = sourceLines(in.Sources)
	p.Facets, p.Places = buildFacets(in.Statuses, in.Vendors)
	return p
}

// Words returns all words of the index, folded but not stemmed, in alphabetical
// order.
func Words(in Input) []string {
	b, _ := collect(in)
	for _, group := range synonymGroups {
		for _, w := range strings.Fields(group) {
			b.spelled[string(foldedOf(w))] = true
		}
	}
	return slices.Sorted(maps.Keys(b.spelled))
}

// collect collects the words of all texts, and the groups of synonyms.
func collect(in Input) (*builder, [][]string) {
	b := &builder{postings: map[string][]int{}, vendors: in.Vendors, everyday: map[string]bool{}, spelled: map[string]bool{}}
	for _, w := range strings.Fields(everydayWords) {
		var t token.Term
		t.Set(w)
		b.everyday[string(t.Stemmed())] = true
	}
	words := wordsByCode()
	for d, st := range in.Statuses {
		b.doc = d
		before := len(b.entries)
		b.status(st)
		if d < len(in.Keywords) {
			b.texts(InKeyword, in.Keywords[d])
		}
		b.text(InTopic, 0, 0, words[st.Code])
		b.vocabulary(st.Code, in.Sources)
		b.perDoc = append(b.perDoc, len(b.entries)-before)
	}
	b.dropNames()
	return b, b.groups()
}

// dropNames takes the words of names out of the everyday ones: "See Other", "Too
// Many Requests", "Retry-After".
func (b *builder) dropNames() {
	for stem := range b.everyday {
		for _, e := range b.postings[stem] {
			switch b.entries[e].in {
			case InPhrase, InFormerName, InAlias, InField:
				delete(b.everyday, stem)
			}
		}
	}
}

// wordsByCode returns topicWords by code.
func wordsByCode() map[int]string {
	words := map[int]string{}
	for _, line := range strings.Split(strings.TrimSpace(topicWords), "\n") {
		code, list, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(code)
		if err != nil {
			continue // a test tells
		}
		words[n] = list
	}
	return words
}

// status adds the entries of a status.
func (b *builder) status(st *catalog.Status) {
	b.text(InPhrase, 0, 0, st.Phrase)
	b.texts(InFormerName, st.FormerNames)
	b.texts(InAlias, st.Aliases)
	b.text(InSummary, 0, 0, st.Summary)
	b.text(InUseCase, 0, 0, st.UseCase)
	b.owner(0, st.Origin) // before the other owners: "cf" is Cloudflare first
	for i, m := range st.OtherMeanings {
		b.text(InOtherPhrase, i+1, 0, m.Phrase)
		b.text(InOtherSummary, i+1, 0, m.Summary)
		b.owner(i+1, m.Origin)
	}
	for i, f := range st.Fields {
		if !b.hasField(st.Fields[:i], f.Name) {
			b.text(InField, 0, i, f.Name)
		}
	}
	b.text(InRule, 0, 0, st.Redirect.Rule)
	b.text(InClass, 0, 0, st.Class().String())
	if src, ok := st.Source(st.Spec); ok && st.Origin == catalog.OriginIANA {
		b.text(InSpec, 0, 0, src.Title)
	}
	for i, c := range st.Constants {
		b.constant(i, c.Expr)
		for _, alias := range c.Aliases {
			b.constant(i, alias)
		}
	}
}

func (b *builder) hasField(fields []catalog.Field, name string) bool {
	for _, f := range fields {
		if strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}

// owner adds the ID, name and words of a meaning's owner.
func (b *builder) owner(meaning int, id string) {
	for _, v := range b.vendors {
		if v.ID != id {
			continue
		}
		b.text(InVendor, meaning, 0, v.Name)
		if !strings.EqualFold(id, v.Name) {
			b.text(InVendor, meaning, 0, id)
		}
		for _, w := range v.Words {
			b.text(InVendor, meaning, 0, w)
		}
	}
}

func (b *builder) texts(in Field, texts []string) {
	for i, s := range texts {
		b.text(in, 0, i, s)
	}
}

// text adds an entry with the words of a text.
func (b *builder) text(in Field, meaning, nth int, s string) {
	if s == "" || strings.HasPrefix(s, "TODO") {
		return
	}
	b.entries = append(b.entries, builtEntry{doc: b.doc, in: in, meaning: meaning, nth: nth})
	prose := isProse(in)
	before, hyphen := 0, -1 // the lexeme before, and where the hyphen after it is
	for start, end := token.Next(s, 0); start < len(s); start, end = token.Next(s, end) {
		if hyphen == start-1 {
			b.word(s[before:end], false) // "Time-out" is "timeout" as well
		}
		before, hyphen = start, -1
		if end < len(s) && s[end] == '-' {
			hyphen = end
		}
		part := token.NextPart(s, start, end)
		if part < end && token.DigitsBefore(s, start, part) != 3 {
			// A word with seams ("WebDAV") counts as a whole; its parts are only
			// ways to it.
			for from := start; from < end; from, part = part, token.NextPart(s, part, end) {
				b.word(s[from:part], false)
			}
			part = end
		}
		for from := start; from < end; from, part = part, token.NextPart(s, part, end) {
			if !prose || !token.IsStopWord(foldedOf(s[from:part])) {
				b.word(s[from:part], true)
			}
		}
	}
}

// foldedOf returns the folded form of a word.
func foldedOf(w string) []byte {
	var t token.Term
	t.Set(w)
	return t.Folded()
}

// isName reports whether a field holds names and keywords.
func isName(in Field) bool {
	switch in {
	case InPhrase, InFormerName, InAlias, InKeyword, InOtherPhrase:
		return true
	}
	return false
}

// isProse reports whether a field holds sentences. Their stop words are left out:
// only the words of a name are all part of it ("This is fine").
func isProse(in Field) bool {
	switch in {
	case InRule, InUseCase, InSummary, InOtherSummary:
		return true
	}
	return false
}

// constant adds a constant's words, if one of them is new to the document
// ("RedirectKeepVerb"); mostly they are those of the phrase.
func (b *builder) constant(nth int, expr string) {
	var words []string
	fresh := false
	for start, end := token.Next(expr, OwnName(expr)); start < len(expr); start, end = token.Next(expr, end) {
		for from, part := start, token.NextPart(expr, start, end); from < end; from, part = part, token.NextPart(expr, part, end) {
			w := expr[from:part]
			if token.IsDigit(w[0]) || token.FoldsTo(w, "status") || token.FoldsTo(w, "http") || token.FoldsTo(w, "codes") {
				continue
			}
			words = append(words, w)
			fresh = fresh || !b.docHas(w)
		}
	}
	if !fresh {
		return
	}
	b.entries = append(b.entries, builtEntry{doc: b.doc, in: InConstant, nth: nth})
	for _, w := range words {
		b.word(w, true)
	}
}

// docHas reports whether the current document has a word already.
func (b *builder) docHas(w string) bool {
	var t token.Term
	t.Set(w)
	list := b.postings[string(t.Stemmed())]
	return len(list) > 0 && b.entries[list[len(list)-1]].doc == b.doc
}

// word adds a word to the last entry.
func (b *builder) word(w string, weighs bool) {
	var t token.Term
	t.Set(w)
	if t.Stem == 0 {
		return
	}
	e := len(b.entries) - 1
	b.spelled[string(t.Folded())] = true
	stem := string(t.Stemmed())
	if list := b.postings[stem]; len(list) == 0 || list[len(list)-1] != e {
		b.postings[stem] = append(list, e)
	}
	switch {
	case !weighs:
	case token.IsStopWord(t.Folded()):
		b.entries[e].stops = append(b.entries[e].stops, stem)
	default:
		b.entries[e].weighing = append(b.entries[e].weighing, stem)
	}
}
