package catalog

import (
	"sort"
	"strconv"
	"strings"
)

// IndexSource returns the Go source of the search index for the given data. The
// generator of the catalog writes it to search_index_gen.go; programs that only
// search never call it, so the linker leaves it out of them.
func IndexSource(statuses []*Status, vendors []Vendor) string {
	p := pack(statuses, vendors)
	var b strings.Builder
	b.WriteString("package catalog\n\nvar packed = packedIndex{\n\tdocs: " + strconv.Itoa(p.docs) + ",\n")
	for _, f := range [...]struct{ name, bytes string }{
		{"letters", p.letters}, {"lengths", p.lengths}, {"entries", p.entries},
		{"perDoc", p.perDoc}, {"rarities", p.rarities}, {"postings", p.postings}, {"runs", p.runs}, {"groups", p.groups}, {"places", p.places},
	} {
		b.WriteString("\t" + f.name + ": \"\"")
		for i := 0; i < len(f.bytes); i += 48 {
			b.WriteString(" +\n\t\t\"" + escape(f.bytes[i:min(i+48, len(f.bytes))]) + "\"")
		}
		b.WriteString(",\n")
	}
	b.WriteString("\tfacetRow: []Facet{\n")
	for _, f := range p.facetRow {
		b.WriteString("\t\t{Name: " + strconv.Quote(f.Name) + ", Value: " + strconv.Quote(f.Value) + "},\n")
	}
	b.WriteString("\t},\n}\n")
	return b.String()
}

// escape writes bytes for a Go string literal: printable ASCII as it is.
func escape(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c >= ' ' && c < 0x7F:
			b.WriteByte(c)
		default:
			b.WriteString(`\x`)
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// builder collects the words of all texts.
type builder struct {
	entries []builtEntry
	perDoc  []int
	// postings lists by term the entries that it stands in.
	postings map[string][]int
	vendors  []Vendor
	// everyday holds the stems of everydayWords.
	everyday map[string]bool
	doc      int
}

type builtEntry struct {
	doc, nth, meaning int
	in                field
	weighing, stops   []string // the terms that count towards the weight, and the stop words
}

// pack builds the index of the given data.
func pack(statuses []*Status, vendors []Vendor) packedIndex {
	b := builder{postings: map[string][]int{}, vendors: vendors, everyday: map[string]bool{}}
	for _, w := range strings.Fields(everydayWords) {
		var t term
		t.set(w)
		b.everyday[string(t.stemmed())] = true
	}
	words := wordsByCode()
	for d, st := range statuses {
		b.doc = d
		before := len(b.entries)
		b.status(st)
		b.text(inTopic, 0, 0, words[st.Code])
		b.perDoc = append(b.perDoc, len(b.entries)-before)
	}
	b.dropNames()
	groups := b.groups()
	p := b.pack(groups)
	p.facetRow, p.places = packFacets(statuses, vendors)
	return p
}

// dropNames takes the words of names out of the everyday ones: "See Other", "Too
// Many Requests", "Retry-After".
func (b *builder) dropNames() {
	for stem := range b.everyday {
		for _, e := range b.postings[stem] {
			switch b.entries[e].in {
			case inPhrase, inFormerName, inAlias, inField:
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
func (b *builder) status(st *Status) {
	b.text(inPhrase, 0, 0, st.Phrase)
	b.texts(inFormerName, st.FormerNames)
	b.texts(inAlias, st.Aliases)
	b.texts(inKeyword, st.Keywords)
	b.text(inSummary, 0, 0, st.Summary)
	b.text(inUseCase, 0, 0, st.UseCase)
	b.owner(0, st.Origin) // before the other owners: "cf" is Cloudflare first
	for i, m := range st.OtherMeanings {
		b.text(inOtherPhrase, i+1, 0, m.Phrase)
		b.text(inOtherSummary, i+1, 0, m.Summary)
		b.owner(i+1, m.Origin)
	}
	for i, f := range st.Fields {
		if !b.hasField(st.Fields[:i], f.Name) {
			b.text(inField, 0, i, f.Name)
		}
	}
	b.text(inRule, 0, 0, st.Redirect.Rule)
	b.text(inClass, 0, 0, st.Class().String())
	if src, ok := st.Source(st.Spec); ok && st.Origin == OriginIANA {
		b.text(inSpec, 0, 0, src.Title)
	}
	for i, c := range st.Constants {
		b.constant(i, c.Expr)
		for _, alias := range c.Aliases {
			b.constant(i, alias)
		}
	}
}

func (b *builder) hasField(fields []Field, name string) bool {
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
		b.text(inVendor, meaning, 0, v.Name)
		if !strings.EqualFold(id, v.Name) {
			b.text(inVendor, meaning, 0, id)
		}
		for _, w := range v.Words {
			b.text(inVendor, meaning, 0, w)
		}
	}
}

func (b *builder) texts(in field, texts []string) {
	for i, s := range texts {
		b.text(in, 0, i, s)
	}
}

// text adds an entry with the words of a text.
func (b *builder) text(in field, meaning, nth int, s string) {
	if s == "" || strings.HasPrefix(s, "TODO") {
		return
	}
	b.entries = append(b.entries, builtEntry{doc: b.doc, in: in, meaning: meaning, nth: nth})
	prose := isProse(in)
	before, hyphen := 0, -1 // the lexeme before, and where the hyphen after it is
	for start, end := nextLexeme(s, 0); start < len(s); start, end = nextLexeme(s, end) {
		if hyphen == start-1 {
			b.word(s[before:end], false) // "Time-out" is "timeout" as well
		}
		before, hyphen = start, -1
		if end < len(s) && s[end] == '-' {
			hyphen = end
		}
		part := nextPart(s, start, end)
		if part < end && digitsBefore(s, start, part) != 3 {
			// A word with seams ("WebDAV") counts as a whole; its parts are only
			// ways to it.
			for from := start; from < end; from, part = part, nextPart(s, part, end) {
				b.word(s[from:part], false)
			}
			part = end
		}
		for from := start; from < end; from, part = part, nextPart(s, part, end) {
			if !prose || !isStopWord(foldedOf(s[from:part])) {
				b.word(s[from:part], true)
			}
		}
	}
}

// foldedOf returns the folded form of a word.
func foldedOf(w string) []byte {
	var t term
	t.set(w)
	return t.folded()
}

// isName reports whether a field holds names and keywords.
func isName(in field) bool {
	switch in {
	case inPhrase, inFormerName, inAlias, inKeyword, inOtherPhrase:
		return true
	}
	return false
}

// isProse reports whether a field holds sentences. Their stop words are left out:
// only the words of a name are all part of it ("This is fine").
func isProse(in field) bool {
	switch in {
	case inRule, inUseCase, inSummary, inOtherSummary:
		return true
	}
	return false
}

// constant adds a constant's words, if one of them is new to the document
// ("RedirectKeepVerb"); mostly they are those of the phrase.
func (b *builder) constant(nth int, expr string) {
	var words []string
	fresh := false
	for start, end := nextLexeme(expr, ownName(expr)); start < len(expr); start, end = nextLexeme(expr, end) {
		for from, part := start, nextPart(expr, start, end); from < end; from, part = part, nextPart(expr, part, end) {
			w := expr[from:part]
			if isDigit(w[0]) || foldsTo(w, "status") || foldsTo(w, "http") || foldsTo(w, "codes") {
				continue
			}
			words = append(words, w)
			fresh = fresh || !b.docHas(w)
		}
	}
	if !fresh {
		return
	}
	b.entries = append(b.entries, builtEntry{doc: b.doc, in: inConstant, nth: nth})
	for _, w := range words {
		b.word(w, true)
	}
}

// docHas reports whether the current document has a word already.
func (b *builder) docHas(w string) bool {
	var t term
	t.set(w)
	list := b.postings[string(t.stemmed())]
	return len(list) > 0 && b.entries[list[len(list)-1]].doc == b.doc
}

// word adds a word to the last entry.
func (b *builder) word(w string, weighs bool) {
	var t term
	t.set(w)
	if t.stem == 0 {
		return
	}
	e := len(b.entries) - 1
	stem := string(t.stemmed())
	if list := b.postings[stem]; len(list) == 0 || list[len(list)-1] != e {
		b.postings[stem] = append(list, e)
	}
	switch {
	case !weighs:
	case isStopWord(t.folded()):
		b.entries[e].stops = append(b.entries[e].stops, stem)
	default:
		b.entries[e].weighing = append(b.entries[e].weighing, stem)
	}
}

// groups adds the words of the synonym groups as terms, so that a query's word
// leads to its group even when no text has it, and returns their stems.
func (b *builder) groups() [][]string {
	var groups [][]string
	for _, words := range synonymGroups {
		var stems []string
		for _, w := range strings.Fields(words) {
			var t term
			t.set(w)
			stem := string(t.stemmed())
			if _, ok := b.postings[stem]; !ok {
				b.postings[stem] = nil
			}
			if !containsString(stems, stem) {
				stems = append(stems, stem)
			}
		}
		groups = append(groups, stems)
	}
	return groups
}

func containsString(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// pack writes down what was collected.
func (b *builder) pack(groups [][]string) packedIndex {
	terms := make([]string, 0, len(b.postings))
	for t := range b.postings {
		terms = append(terms, t)
	}
	sort.Slice(terms, func(i, j int) bool {
		if x, y := bucket(terms[i][0]), bucket(terms[j][0]); x != y {
			return x < y
		}
		return terms[i] < terms[j]
	})
	number := map[string]int{}
	var letters, lengths, rarities, postings, runs, entries, perDoc, related []byte
	for i, t := range terms {
		number[t] = i
		letters = append(letters, t...)
		lengths = append(lengths, byte(len(t)))
		rarities = append(rarities, byte(b.rarityOf(t)))
		before, last := len(postings), -1
		for _, e := range b.postings[t] {
			step := e - last
			if last = e; step >= 0x80 {
				postings = append(postings, 0x80|byte(step>>8))
			}
			postings = append(postings, byte(step))
		}
		size := len(postings) - before
		if size >= 0x80 {
			runs = append(runs, 0x80|byte(size>>8))
		}
		runs = append(runs, byte(size))
	}
	for _, e := range b.entries {
		weight := 0
		if len(e.weighing) == 1 && isName(e.in) {
			e.weighing = append(e.weighing, e.stops...) // "retry" is not all of "Retry With"
		}
		for i, t := range e.weighing {
			if !containsString(e.weighing[:i], t) {
				weight += b.rarityOf(t)
			}
		}
		entries = append(entries, byte(e.in)<<4|byte(e.meaning), byte(e.nth), byte(min(weight/4, 255)))
	}
	for _, n := range b.perDoc {
		perDoc = append(perDoc, byte(n))
	}
	for g, stems := range groups {
		for _, t := range stems {
			related = append(related, byte(number[t]>>8), byte(number[t]), byte(g))
		}
	}
	return packedIndex{
		docs: len(b.perDoc), letters: string(letters), lengths: string(lengths),
		entries: string(entries), perDoc: string(perDoc), rarities: string(rarities), postings: string(postings), runs: string(runs), groups: string(related),
	}
}

// rarityOf returns the rarity of a term: that in the catalog, at most half of it
// for a word of everyday English; 0 for a term in no text.
func (b *builder) rarityOf(t string) int {
	docs := b.docsOf(t)
	if docs == 0 {
		return 0
	}
	r := int(rarity(docs, len(b.perDoc)))
	if b.everyday[t] {
		r = r * everydayShare / 100
	}
	return r
}

// docsOf counts the documents of a term: those that have it in a name, in a keyword
// or among the words about them, or, when there is none, in any text. That a summary
// mentions a method does not make "method" a frequent word.
func (b *builder) docsOf(t string) int {
	strong, weak, last, lastStrong := 0, 0, -1, -1
	for _, e := range b.postings[t] {
		d := b.entries[e].doc
		if d != last {
			weak, last = weak+1, d
		}
		if in := b.entries[e].in; d != lastStrong && (isName(in) || in == inTopic) {
			strong, lastStrong = strong+1, d
		}
	}
	if weak == 0 {
		return 0
	}
	if strong == 0 {
		return weak
	}
	return strong
}

// rarity tells how much a word says that occurs in docs of n documents: sixteen
// times the binary logarithm of 1 + n/docs. It is 16 for a word that is
// everywhere and about 110 for one that is in a single document of a hundred.
func rarity(docs, n int) uint16 {
	x := uint(n<<8/max(docs, 1) + 256)
	whole := 8
	for x>>whole > 1 {
		whole++
	}
	fraction := (x<<8>>whole - 256) >> 4
	return uint16((whole-8)*16 + int(fraction))
}
