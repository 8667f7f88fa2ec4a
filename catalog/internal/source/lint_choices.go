package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

const startID = choose.Start

// How many answers a path through the choices may have.
const (
	minSteps = 3
	maxSteps = 6
)

// choice returns the choice with an ID, nil when there is none.
func (in *input) choice(id string) *choice {
	for i := range in.choices {
		if in.choices[i].id == id {
			return &in.choices[i]
		}
	}
	return nil
}

// eachChoice makes a rule of a check of one choice; see eachCode.
func eachChoice(check func(in *input, c *choice, bad func(field, format string, args ...any))) func(*input) Problems {
	return func(in *input) Problems {
		var ps Problems
		for i := range in.choices {
			c := &in.choices[i]
			check(in, c, func(field, format string, args ...any) { ps = append(ps, c.problem(field, format, args...)) })
		}
		return ps
	}
}

// checkChoice holds a choice to being a whole question or a whole answer.
func checkChoice(in *input, c *choice, bad func(string, string, ...any)) {
	length := func(field, text string, low, high int) {
		if n := utf8.RuneCountInString(text); n < low || n > high {
			bad(field, "has %d characters, want %d to %d", n, low, high)
		}
	}
	cite := func(field, id string) {
		if _, ok := rfcSource(id); !ok || !strings.Contains(id, "-") {
			bad(field, "%q is not a section of an RFC whose title is in rfcTitles", id)
		} else if reason := noSection(id); reason != "" {
			bad(field, "%q: %s", id, reason)
		}
	}
	if c.Question != "" {
		length("question", c.Question, 10, 80)
		if !strings.HasSuffix(c.Question, "?") {
			bad("question", "must end with a question mark")
		}
		if c.Send != 0 || c.Source != "" || len(c.Near) > 0 {
			bad("question", "a question sends nothing: send, source and near belong to the end of a path")
		}
		if len(c.Answers) < 2 || len(c.Answers) > 8 {
			bad("answers", "has %d entries, want 2 to 8", len(c.Answers))
		}
		for i, a := range c.Answers {
			at := fmt.Sprintf("answers.%d", i)
			length(at+".label", a.Label, 2, 90)
			if strings.HasSuffix(a.Label, ".") {
				bad(at+".label", "is a phrase: no full stop at the end")
			}
			cite(at+".source", a.Source)
		}
		return
	}
	if c.Send == 0 {
		bad("question", "there is neither a question nor a code to send")
		return
	}
	if len(c.Answers) > 0 {
		bad("answers", "the end of a path has no answers")
	}
	cite("source", c.Source)
	length("article", strings.TrimSpace(c.body), 60, 460)
	if len(c.Near) < 1 || len(c.Near) > 5 {
		bad("near", "has %d entries, want 1 to 5", len(c.Near))
	}
	seen := map[int]bool{c.Send: true}
	for i, n := range c.Near {
		at := fmt.Sprintf("near.%d", i)
		if seen[n.Code] {
			bad(at+".code", "%d is the code to send, or is listed twice", n.Code)
		}
		seen[n.Code] = true
		if in.byCode(n.Code) == nil {
			bad(at+".code", "%d is not in the catalog", n.Code)
		}
		length(at+".why", n.Why, 15, 130)
		if strings.HasSuffix(n.Why, ".") {
			bad(at+".why", "no full stop at the end")
		}
	}
}

// checkChoiceSections holds citations of sections that define a status code to that
// code: an answer that rests on one leads to an end where the code is sent, or that
// cites the same section; an end that rests on the section of another code speaks of
// that code.
func checkChoiceSections(in *input) Problems {
	var ps Problems
	for i := range in.choices {
		c := &in.choices[i]
		if code := CodeOf(c.Source); code != 0 && c.Send != 0 && code != c.Send && !c.mentions(code) {
			ps = append(ps, c.problem("source", "%q defines %d, and the end sends %d without a word about %d", c.Source, code, c.Send, code))
		}
		for j, a := range c.Answers {
			code := CodeOf(a.Source)
			fits := func(end *choice) bool { return end.Send == code || end.Source == a.Source }
			if code != 0 && !in.anyEnd(a.To, 0, fits) {
				ps = append(ps, c.problem(fmt.Sprintf("answers.%d.source", j), "%q defines %d, and the answer leads to no end with that code", a.Source, code))
			}
		}
	}
	return ps
}

// mentions reports whether an end speaks of a code.
func (c *choice) mentions(code int) bool {
	return strings.Contains(c.body, strconv.Itoa(code)) ||
		slices.ContainsFunc(c.Near, func(n nearRecord) bool { return n.Code == code })
}

// anyEnd reports whether an end below a choice fits. Circles, which another rule
// reports, do not matter: no path is followed for longer than maxSteps.
func (in *input) anyEnd(id string, steps int, fits func(*choice) bool) bool {
	c := in.choice(id)
	if c == nil || steps > maxSteps {
		return false
	}
	if c.Question == "" {
		return fits(c)
	}
	return slices.ContainsFunc(c.Answers, func(a answerRecord) bool { return in.anyEnd(a.To, steps+1, fits) })
}

// checkChoiceTree follows all answers from the first question: each leads to a
// choice that exists, no choice is reached twice or never, and no path is shorter
// or longer than people were promised.
func checkChoiceTree(in *input) Problems {
	if in.choice(startID) == nil {
		return Problems{{File: "choose/questions/" + startID + ".md", Reason: "missing: the first question"}}
	}
	var ps Problems
	reached := map[string]string{startID: "the start"}
	var walk func(c *choice, steps int)
	walk = func(c *choice, steps int) {
		if c.Question == "" && (steps < in.shortest || steps > maxSteps) {
			ps = append(ps, c.problem("send", "has %d answers before it, want %d to %d", steps, in.shortest, maxSteps))
		}
		for i, a := range c.Answers {
			at := fmt.Sprintf("answers.%d.to", i)
			next := in.choice(a.To)
			switch {
			case next == nil:
				ps = append(ps, c.problem(at, "leads nowhere: there is no choose/questions/%s.md", a.To))
			case reached[a.To] != "":
				ps = append(ps, c.problem(at, "%s is reached from %s already: a path back must be clear", a.To, reached[a.To]))
			default:
				reached[a.To] = c.path
				walk(next, steps+1)
			}
		}
	}
	walk(in.choice(startID), 0)
	for _, c := range in.choices {
		if reached[c.id] == "" {
			ps = append(ps, c.problem("front matter", "no answer leads here"))
		}
	}
	return ps
}

// checkChoiceCodes compares the ends of the paths with the codes that a server may
// deliberately send today: each has one, and nothing else does.
func checkChoiceCodes(in *input) Problems {
	var ps Problems
	var sent []int
	for i := range in.choices {
		c := &in.choices[i]
		if c.Send == 0 {
			continue
		}
		sent = append(sent, c.Send)
		if record := in.byCode(c.Send); record == nil {
			ps = append(ps, c.problem("send", "%d is not in the catalog", c.Send))
		} else if reason := record.unsendable(); reason != "" {
			ps = append(ps, c.problem("send", "%d should not be sent: %s", c.Send, reason))
		}
	}
	for i := range in.codes {
		c := &in.codes[i]
		if c.unsendable() == "" && !slices.Contains(sent, c.Code) {
			ps = append(ps, c.problem("code", "no path through the choices leads to %d", c.Code))
		}
	}
	return ps
}

// unsendable says why no server should send the code on purpose today; "" when one
// may. It follows from the facts, so there is no list of exceptions to keep.
func (c *code) unsendable() string {
	switch {
	case c.Registry == string(catalog.RegistryUnassigned):
		return "it is not registered"
	case c.Registry != string(catalog.RegistryRegistered):
		return "the registry has it as " + c.Registry
	case c.Deprecated:
		return "it is deprecated"
	case c.SeenBy != string(catalog.VisibilityClient):
		return "it never appears in a status line"
	}
	return ""
}
