package explain

import (
	"strconv"
	"strings"
)

// Severity is how binding a rule is.
type Severity string

// The severities, the heaviest first. Must and Should are those of RFC 2119, where
// "must" includes the grammar that a sender has to follow (RFC 9110, section 2.2);
// Practice is what no RFC demands and experience teaches. Note is no rule's own
// severity: it is what a finding becomes when the input cannot show what was sent,
// so that the tool that wrote the input may be the reason for it.
const (
	Must     Severity = "MUST"
	Should   Severity = "SHOULD"
	Practice Severity = "practice"
	Note     Severity = "note"
)

func (s Severity) rank() int {
	switch s {
	case Must:
		return 0
	case Should:
		return 1
	case Practice:
		return 2
	}
	return 3
}

// Rule is one thing that can be wrong with an exchange.
type Rule struct {
	// ID names the rule: "401-www-authenticate".
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	// Title names the problem: "401 without WWW-Authenticate".
	Title string `json:"title"`
	// Says is what the specification says, or what practice teaches; a sentence.
	Says string `json:"says"`
	// Ref is where it says so, or what practice is about.
	Ref
	// Fix says what to do; a sentence.
	Fix string `json:"fix"`

	where where
	// rests is what a finding rests on. A rule without it can raise no MUST.
	rests part
	check func(*view)
}

// Ref is a section of a specification.
type Ref struct {
	Spec    string `json:"spec"`    // "RFC 9110"
	Section string `json:"section"` // "15.5.2"
	URL     string `json:"url"`
}

// Cite returns the reference as text: "RFC 9110, section 15.5.2".
func (r Ref) Cite() string {
	word := ", section "
	if strings.IndexByte("0123456789ABC", r.Section[0]) < 0 || len(r.Section) > 12 {
		return r.Spec + ", “" + r.Section + "”"
	}
	if strings.Trim(r.Section[:1], "ABC") == "" {
		word = ", appendix "
	}
	return r.Spec + word + r.Section
}

func rfc(n int, section string) Ref {
	part := "section-"
	if strings.Trim(section[:1], "ABC") == "" {
		part = "appendix-"
	}
	number := strconv.Itoa(n)
	return Ref{"RFC " + number, section, "https://www.rfc-editor.org/rfc/rfc" + number + ".html#" + part + section}
}

// where says which messages a rule applies to.
type where uint8

const (
	onFinal where = 1 << iota
	onInterim
	onRequest
	// anyInput marks rules that need no header section: they are asked about log
	// lines as well.
	anyInput

	onResponse = onFinal | onInterim
)

// Rules returns all rules, the most severe first, as a shared list.
func Rules() []*Rule { return rules }

// LookupRule returns the rule with an ID, and false when there is none.
func LookupRule(id string) (*Rule, bool) {
	for _, r := range rules {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}

var rules = sorted(
	frameRules, contentRules, lengthRules, fieldRules, moreFieldRules, cookieRules, multiplexRules, interimRules,
	numberRules, successRules, rangeRules, redirectRules, notModifiedRules,
	clientErrorRules, serverErrorRules, problemRules, cacheRules, dateRules, requestRules,
)

// sorted puts tables of rules into one list, by severity and then in the order of
// the tables.
func sorted(tables ...[]Rule) []*Rule {
	var out []*Rule
	for _, s := range []Severity{Must, Should, Practice} {
		for _, t := range tables {
			for i := range t {
				if t[i].Severity == s {
					out = append(out, &t[i])
				}
			}
		}
	}
	return out
}

// view is what a rule looks at: one message and its surroundings.
type view struct {
	x    *exchange
	m    *message // the message in question
	req  *message // the request; nil where none was recorded
	rule *Rule
	in   string
	hits []hit
	// counted says that what is found is only counted, so that nothing needs masking.
	counted bool
}

// report adds a finding at a line. How severe it is depends on what the input can
// show: see evidence.go.
func (v *view) report(l rawLine, detail safe) {
	severity, why := v.weigh()
	v.hits = append(v.hits, hit{v.rule, severity, why, l, detail, v.in})
}

// hit is a finding: of a large file, most are only counted.
type hit struct {
	rule     *Rule
	severity Severity
	why      safe
	line     rawLine
	detail   safe
	in       string
}

// missing reports what the whole message lacks, at its start line.
func (v *view) missing(detail safe) { v.report(v.m.lines[0], detail) }

// atField reports a field.
func (v *view) atField(f *field, detail safe) { v.report(v.m.lines[f.line], detail) }

// atLine reports a line of the header section by its index.
func (v *view) atLine(i int, detail safe) { v.report(v.m.lines[i], detail) }

// atContent reports the content, at its first line.
func (v *view) atContent(detail safe) {
	l := v.m.at
	if l.no == 0 {
		l = v.m.lines[0]
	}
	v.report(l, detail)
}

// method returns the request's method, "" where it was not recorded.
func (v *view) method() string {
	if v.req == nil {
		return ""
	}
	return v.req.method
}

// head reports whether the request is known to be HEAD.
func (v *view) head() bool { return v.method() == "HEAD" }

// is reports whether the response has one of the codes.
func (v *view) is(codes ...int) bool {
	for _, c := range codes {
		if v.m.code == c {
			return true
		}
	}
	return false
}

// code names the response: "A 404 response".
func (v *view) code() safe { return "The " + v.m.status() + " response" }

// needs reports a response with a code that lacks a field.
func needs(code int, name safe) func(*view) {
	return func(v *view) {
		if v.is(code) && !v.m.has(string(name)) {
			v.missing(v.code() + " has no " + name + " field.")
		}
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

func itoa64(n int64) string { return strconv.FormatInt(n, 10) }
