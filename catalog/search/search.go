package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// MaxQuery is the length in bytes to which a query is cut before anything else
// looks at it. It is several times as long as a pasted status line or a
// question, and it is what bounds the time that any input can take.
const MaxQuery = 256

// Answer is what Run found.
type Answer struct {
	// Query is the query as searched: cut to MaxQuery bytes on a rune boundary,
	// with control characters and invalid UTF-8 as spaces, trimmed.
	Query string
	// Cut reports whether the query was longer than MaxQuery.
	Cut bool
	// Text is the part of the query that is searched for words: without filters in
	// text such as class:4xx, and of a log line its message.
	Text string
	// Filter is the filter that was given, combined with the filters in the
	// text; where both speak of the same thing, the text wins.
	Filter Filter
	// Results holds the matches, best first. For an empty Text it holds every
	// status that the filter keeps, in the order of the numbers.
	Results []Result
	// Pairs holds, for queries that compare codes ("401 vs 403"), the rules that
	// tell them apart.
	Pairs []catalog.Pair
	// Unassigned is a three-digit number that was asked for and is not in the
	// catalog, -1 when there is none. ClassOf(n).Generic() is how a client treats it.
	Unassigned int
	// Unfiltered is how many results there are without the filter.
	Unfiltered int
	// Closest holds the closest matches when there are no results: matches that
	// the filter has removed, numbers and words that look like those of the query.
	Closest []Result
	// Popular holds the codes that most people look up. It is filled only when
	// there are neither results nor close matches.
	Popular []Result
	// Notices says what of the query was understood in another way than it was
	// written, or not at all, in the order of the query.
	Notices []Notice
	// Explainable reports that the query is a log line, a message or an error page
	// that package explain can read: offer that first.
	Explainable bool
	// Facets says for every filter value how many results it would give with the
	// same text and the other filters.
	Facets []Facet
}

// Top returns the best match, and false when there are no results: close matches
// and popular codes are none.
func (a *Answer) Top() (Result, bool) {
	if len(a.Results) == 0 {
		return Result{}, false
	}
	return a.Results[0], true
}

// Notice says how a part of the query was understood.
type Notice struct {
	// Input is the part of the query, as typed.
	Input string
	// Text is a sentence about it.
	Text string
}

// Result is one status that matched.
type Result struct {
	Status *catalog.Status
	// Meaning is 0 when the leading meaning matched, and n when
	// Status.OtherMeanings[n-1] did.
	Meaning int
	// Reason says in short plain words why the status is here: `number`,
	// `former name "Payload Too Large"`, `constant http.StatusTeapot`,
	// `Envoy response flag UH`.
	Reason string
	// Score orders the results; see the notes on ranking in rank.go.
	Score int
	// Marks says where the match shows in the card, in the order of the card.
	Marks []Mark
	// Parts lists what the score is made of; see ScoreTable.
	Parts []ScorePart
}

// IsVocabulary reports whether the status was found by what a program prints, so that
// Reason starts with the name of a source: `Envoy response flag UH`.
func (r Result) IsVocabulary() bool {
	Warm()
	for i := range theIndex.sources {
		if strings.HasPrefix(r.Reason, theIndex.sources[i].name+" ") {
			return true
		}
	}
	return false
}

// Mark is a stretch of text that matched, as byte offsets on rune boundaries.
type Mark struct {
	In         MarkField
	Start, End int
}

// MarkField names the text that a Mark lies in.
type MarkField string

// The texts that can be marked. All but the number belong to the leading meaning.
const (
	MarkCode    MarkField = "code" // the number as three digits
	MarkPhrase  MarkField = "phrase"
	MarkSummary MarkField = "summary"
	MarkUseCase MarkField = "use_case"
)

// ScorePart is one item of a score: Term, a word of the query or an entry of the
// catalog, was found in Field, in the way that How tells.
type ScorePart struct {
	Field, Term, How string
	Points           int
}

// Facet says how many results the filter value would give with the same text
// and the other filters. Values come in a fixed order, those that would give
// nothing included, so that a row of chips does not jump about.
type Facet struct {
	Name, Value string
	Count       int
}

// Run answers a query: what a person typed or pasted, with f on top. It is safe for
// concurrent use, and takes any input.
func Run(query string, f Filter) Answer {
	Warm()
	return theIndex.run(query, f)
}

func (ix *index) run(input string, f Filter) Answer {
	a := Answer{Unassigned: -1}
	a.Query, a.Cut = cleanQuery(input, MaxQuery)
	a.Filter = f
	p := readPaste(input)
	if p.recognized {
		a.Explainable = true
		a.Text, a.Cut = cleanQuery(p.message, MaxQuery)
	} else {
		a.Text, a.Filter, a.Notices = ix.takeFilters(a.Query, f)
		if facts, ok := factFilter(a.Text, a.Filter); ok {
			a.Notices = append(a.Notices, Notice{a.Text, "Read as the filter " + filterText(facts)})
			a.Text, a.Filter = "", facts.over(a.Filter)
		}
	}

	s := ix.borrow()
	defer ix.giveBack(s)
	s.server = p.server
	s.read(withoutReferences(a.Text), p.recognized, p.codes)
	if s.empty() {
		s.everything()
	} else {
		s.rank()
	}
	a.Unassigned = s.unassigned
	if n, ok := s.rfcNotice(); ok {
		a.Notices = append(a.Notices, n)
	}
	if x := s.inOtherLanguage(); x != nil {
		defer x.ix.giveBack(x)
		s = x
	}
	weak := s.takeWeak()
	a.Results = s.results(a.Filter)
	a.Pairs = s.pairs()
	a.Facets = s.facets(a.Filter)
	a.Unfiltered = len(s.order)
	switch {
	case len(a.Results) > 0:
	case len(weak) > 0:
		a.Closest = s.describe(weak)
	default:
		a.Closest, a.Popular = s.near()
	}
	return a
}

// cleanQuery cuts a text to most bytes without splitting a rune, and turns control
// characters, invalid UTF-8 and runs of white space into single spaces.
func cleanQuery(s string, most int) (clean string, cut bool) {
	if len(s) > most {
		cut = true
		n := most
		for n > most-4 && s[n]&0xC0 == 0x80 {
			n--
		}
		s = s[:n]
	}
	if isClean(s) {
		return s, cut
	}
	b := make([]byte, 0, len(s))
	for i, r := range s {
		size := runeSize(s, i, r)
		if size == 0 || r <= ' ' || r == 0x7F || r >= 0x80 && r <= 0xA0 {
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
			continue
		}
		b = append(b, s[i:i+size]...)
	}
	if len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return string(b), cut
}

// isClean reports whether s is printable ASCII with single spaces inside: the
// usual case, which needs no copy.
func isClean(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7F || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return len(s) == 0 || !space
}

// runeSize returns the number of bytes of the rune r that range found at s[i],
// 0 when the bytes there are not valid UTF-8.
func runeSize(s string, i int, r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r == 0xFFFD:
		if len(s) >= i+3 && s[i] == 0xEF && s[i+1] == 0xBF && s[i+2] == 0xBD {
			return 3
		}
		return 0
	case r < 0x10000:
		return 3
	}
	return 4
}
