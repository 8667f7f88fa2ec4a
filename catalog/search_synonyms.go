package catalog

// synonymGroups lists words that people use for one another when they talk
// about HTTP. It is for general words; what belongs to one code stands with that
// code as a keyword.
var synonymGroups = [...]string{
	"large big long huge oversized",
	"content body payload entity",
	"uri url address link",
	"field header",
	"method verb",
	"certificate cert",
	"tls ssl https",
	"login signin authenticate authentication auth",
	"authorization permission access auth rights",
	"forbidden denied disallowed prohibited refused blocked",
	"missing absent without lacking",
	"invalid malformed bad wrong broken",
	"duplicate conflict exists already",
	"timeout timed slow",
	"unavailable down offline outage maintenance",
	"redirect moved redirection",
	"deleted removed gone",
	"throttled limited throttling",
	"limit quota",
	"upstream backend origin",
	"permanent forever",
	"temporary temporarily",
	"unsupported unknown",
	"cookie session",
	"cancelled aborted closed disconnected",
	"websocket websockets ws",
	"overloaded overload busy capacity",
	"media mime type",
	"file document page",
	"changed modified",
	"rejected refused declined",
	"crash bug",
}

// groupTerm is a term of a synonym group.
type groupTerm struct {
	term  uint16
	group uint8
}

// synonyms adds the words of the groups as terms, so that a query's word leads
// to its group even when no text has it.
func (b *builder) synonyms() {
	for g, words := range synonymGroups {
		for start, end := nextLexeme(words, 0); start < len(words); start, end = nextLexeme(words, end) {
			b.t.set(words[start:end])
			if t := b.term(b.t.stemmed()); t != noTerm {
				b.ix.related = append(b.ix.related, groupTerm{t, uint8(g)})
			}
		}
	}
}
