package source

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
)

// rule is one lint rule. Rules about the prose of articles are marked, so that
// a draft can be rendered without them.
type rule struct {
	name    string
	article bool
	check   func(*input) Problems
}

// rules lists all lint rules in the order in which they run.
var rules = []rule{
	{name: "keys", check: eachCode(checkKeys)},
	{name: "filename", check: eachCode(checkFilename)},
	{name: "duplicate", check: checkDuplicates},
	{name: "enumerations", check: eachCode(checkEnumerations)},
	{name: "registry", check: checkRegistry},
	{name: "phrase", check: checkPhrase},
	{name: "texts", check: eachCode(checkTexts)},
	{name: "sources", check: eachCode(checkSources)},
	{name: "fields", check: eachCode(checkFields)},
	{name: "references", check: checkReferences},
	{name: "pairs", check: checkPairs},
	{name: "vendors", check: checkVendors},
	{name: "intros", check: checkIntros},
	{name: "constants", check: checkConstants},
	{name: "choices", check: eachChoice(checkChoice)},
	{name: "choice-sections", check: checkChoiceSections},
	{name: "choice-tree", check: checkChoiceTree},
	{name: "choice-codes", check: checkChoiceCodes},
	{name: "practice", article: true, check: eachCode(checkPractice)},
	{name: "practice-alike", article: true, check: checkPracticeAlike},
	{name: "practice-links", check: checkPracticeLinks},
	{name: "example", article: true, check: eachCode(checkExample)},
	{name: "placeholder", article: true, check: checkPlaceholders},
	{name: "article", article: true, check: eachCode(checkArticle)},
	{name: "headings", article: true, check: checkHeadings},
	{name: "html", check: checkHTML},
	{name: "links", check: checkLinks},
	{name: "terms", check: checkTerms},
	{name: "repeated-sentence", article: true, check: checkRepeatedSentences},
}

// eachCode makes a rule of a check of one record. The check reports a problem
// by calling bad with the front-matter key and the reason.
func eachCode(check func(c *code, bad func(field, format string, args ...any))) func(*input) Problems {
	return func(in *input) Problems {
		var ps Problems
		for i := range in.codes {
			c := &in.codes[i]
			check(c, func(field, format string, args ...any) { ps = append(ps, c.problem(field, format, args...)) })
		}
		return ps
	}
}

// problem reports something wrong with a field of the file.
func (f *file) problem(field, format string, args ...any) Problem {
	line := f.line(field)
	if field == "article" {
		line = f.bodyLine
	}
	return Problem{File: f.path, Line: line, Field: field, Reason: fmt.Sprintf(format, args...)}
}

// inArticle reports something wrong with a line of the article, counted from 0.
func (f *file) inArticle(line int, format string, args ...any) Problem {
	return Problem{File: f.path, Line: f.bodyLine + line, Field: "article", Reason: fmt.Sprintf(format, args...)}
}

// requiredKeys lists the keys that every record has, so that an empty list
// or "false" is somebody's answer and not an omission.
var requiredKeys = []string{
	"code", "phrase", "summary", "use_case", "notes", "origin", "state", "registry", "spec", "popularity",
	"recommended", "deprecated", "seen_by", "cacheable", "content", "retry", "fields", "former_names",
	"aliases", "keywords", "nearest", "related", "example", "sources",
}

func checkKeys(c *code, bad func(string, string, ...any)) {
	for _, key := range requiredKeys {
		if value, _ := child(c.root(), key); value == nil {
			bad(key, "the key is missing")
		}
	}
}

func checkFilename(c *code, bad func(string, string, ...any)) {
	if want := fmt.Sprintf("%03d", c.Code); c.id != want {
		bad("code", "is %d, but the file's name says %s", c.Code, c.id)
	}
	if c.Code < 0 || c.Code > 999 {
		bad("code", "must be in 0-999")
	}
}

func checkDuplicates(in *input) Problems {
	var ps Problems
	seen := map[int]string{}
	for i := range in.codes {
		c := &in.codes[i]
		if other, dup := seen[c.Code]; dup {
			ps = append(ps, c.problem("code", "duplicate number %d, also in %s", c.Code, other))
		}
		seen[c.Code] = c.path
	}
	return ps
}

func checkEnumerations(c *code, bad func(string, string, ...any)) {
	oneOf := func(field, got string, want ...string) {
		if !slices.Contains(want, got) {
			bad(field, "is %q, want one of %s", got, strings.Join(want, ", "))
		}
	}
	states := []string{"standard", "proposed", "experimental", "historic", "temporary", "unused", "vendor", "obsolete", "doubtful"}
	seen := []string{"client", "log", "body", "as-400", "code", "unknown"}
	oneOf("state", c.State, states...)
	oneOf("registry", c.Registry, "registered", "temporary", "unused", "obsoleted", "unassigned")
	oneOf("popularity", c.Popularity, "common", "occasional", "rare")
	oneOf("seen_by", c.SeenBy, seen...)
	oneOf("cacheable.rule", c.Cacheable.Rule, "yes", "explicit", "forbidden", "n/a")
	oneOf("content.rule", c.Content.Rule, "allowed", "never", "empty", "n/a")
	oneOf("retry.rule", c.Retry.Rule, "same", "changed", "no")
	for i, f := range c.Fields {
		oneOf(fmt.Sprintf("fields.%d.in", i), f.In, "request", "response")
		oneOf(fmt.Sprintf("fields.%d.need", i), f.Need, "must", "must-as-200", "must-when", "should", "may", "practice")
	}
	for i, m := range c.Meanings {
		oneOf(fmt.Sprintf("meanings.%d.state", i), m.State, states...)
		oneOf(fmt.Sprintf("meanings.%d.seen_by", i), m.SeenBy, seen...)
	}
	if (c.State == "temporary") != (c.Expires != "") {
		bad("expires", "a temporary registration has an expiry date, and only that")
	}
	if c.Expires != "" && !validDate(c.Expires) {
		bad("expires", "is %q, want YYYY-MM-DD", c.Expires)
	}
}

func validDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func checkRegistry(in *input) Problems {
	var ps Problems
	for i := range in.codes {
		c := &in.codes[i]
		_, inRegistry := in.registry[c.Code]
		want := catalog.RegistryRegistered
		if special, ok := registryRemarks[c.Code]; ok {
			want = special
		}
		if !inRegistry {
			want = catalog.RegistryUnassigned
		}
		if c.Registry != string(want) {
			ps = append(ps, c.problem("registry", "is %q, the IANA registry says %q", c.Registry, want))
		}
		if inRegistry != (c.Origin == catalog.OriginIANA) {
			ps = append(ps, c.problem("origin", "is %q: codes of the registry, and only they, have the origin iana", c.Origin))
		}
	}
	for _, n := range sortedInts(in.registry) {
		if in.byCode(n) == nil {
			ps = append(ps, Problem{File: fmt.Sprintf("codes/%03d.md", n), Reason: "missing: the number is in the IANA registry"})
		}
	}
	return ps
}

func sortedInts(m map[int]string) []int {
	var out []int
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// goPhrases lists the codes for which Go's http.StatusText keeps another text
// than the registry, with that text.
var goPhrases = map[int]string{
	413: "Request Entity Too Large",
	414: "Request URI Too Long",
	416: "Requested Range Not Satisfiable",
	418: "I'm a teapot",
	422: "Unprocessable Entity",
}

func checkPhrase(in *input) Problems {
	return eachCode(func(c *code, bad func(string, string, ...any)) {
		if c.Phrase == "" {
			bad("phrase", "is empty")
		}
		if want, ok := in.registry[c.Code]; ok && c.Phrase != want {
			bad("phrase", "is %q, the IANA registry has %q", c.Phrase, want)
		}
		if text := http.StatusText(c.Code); text != "" && text != c.Phrase && goPhrases[c.Code] != text {
			bad("phrase", "is %q, Go's http.StatusText has %q, which is not a listed exception", c.Phrase, text)
		}
	})(in)
}

func checkTexts(c *code, bad func(string, string, ...any)) {
	length := func(field, text string, low, high int) {
		if n := utf8.RuneCountInString(text); n < low || n > high {
			bad(field, "has %d characters, want %d to %d", n, low, high)
		}
	}
	length("summary", c.Summary, 40, 180)
	length("use_case", c.UseCase, 8, 90)
	length("notes", c.Notes, 0, 320)
	length("retry.advice", c.Retry.Advice, 5, 160)
	if !strings.HasSuffix(c.Summary, ".") {
		bad("summary", "must be a sentence that ends with a full stop")
	}
	if strings.HasSuffix(c.UseCase, ".") {
		bad("use_case", "is a phrase: no full stop at the end")
	}
	if c.Cacheable.Note == "" {
		bad("cacheable.note", "is empty: say why")
	}
	for i, m := range c.Meanings {
		length(fmt.Sprintf("meanings.%d.summary", i), m.Summary, 20, 240)
		if m.Phrase == "" {
			bad(fmt.Sprintf("meanings.%d.phrase", i), "is empty")
		}
	}
	if len(c.Keywords) < 3 {
		bad("keywords", "has %d entries, want at least 3 words or symptoms that people type", len(c.Keywords))
	}
}

func checkSources(c *code, bad func(string, string, ...any)) {
	known := map[string]bool{}
	for i, s := range c.Sources {
		at := fmt.Sprintf("sources.%d", i)
		if s.ID == "" {
			bad(at, "has no id")
		}
		if known[s.ID] {
			bad(at+".id", "duplicate %q", s.ID)
		}
		known[s.ID] = true
		full := s.source()
		switch {
		case rfcID.MatchString(s.ID) && full.Title == "":
			bad(at+".id", "%q: the RFC's title is not in rfcTitles", s.ID)
		case full.Title == "":
			bad(at+".title", "is empty")
		case !isHTTPS(full.URL):
			bad(at+".url", "is %q, want https", full.URL)
		case full.Kind != catalog.SourcePrimary && full.Kind != catalog.SourceSecondary:
			bad(at+".kind", "is %q, want primary or secondary", full.Kind)
		}
		if reason := noSection(s.ID); reason != "" {
			bad(at+".id", "%q: %s", s.ID, reason)
		}
		checkCompared(s, func(field, format string, args ...any) { bad(at+field, format, args...) })
	}
	use := func(field, id string, required bool) {
		if id == "" && required {
			bad(field, "names no source")
		}
		if id != "" && !known[id] {
			bad(field, "%q is not among the sources of this file", id)
		}
	}
	use("spec", c.Spec, true)
	use("search_engines.source", c.SearchEngines.Source, false)
	use("cacheable.source", c.Cacheable.Source, false)
	use("content.source", c.Content.Source, false)
	use("retry.source", c.Retry.Source, false)
	use("redirect.source", c.Redirect.Source, false)
	for i, f := range c.Fields {
		use(fmt.Sprintf("fields.%d.source", i), f.Source, false)
	}
	for i, m := range c.Meanings {
		at := fmt.Sprintf("meanings.%d.sources", i)
		if len(m.Sources) == 0 {
			bad(at, "names no source")
		}
		for _, id := range m.Sources {
			use(at, id, true)
		}
	}
}

// rfcText stands in as_of for the text of an RFC.
const rfcText = "text"

// checkCompared requires every source to say either which copy of it was
// compared or that it was only cited, and to claim no day without a copy.
func checkCompared(s sourceRecord, bad func(field, format string, args ...any)) {
	rfc := rfcID.MatchString(s.ID)
	switch {
	case s.Cited && (s.AsOf != "" || s.Checked != ""):
		bad(".cited", "a source that is only cited has neither as_of nor checked")
	case s.Cited:
	case s.AsOf == "" && s.Checked != "":
		bad(".as_of", "is missing: checked needs the commit, version or date of the copy that was compared; write cited: true if it is not known")
	case s.AsOf == "":
		bad("", "says neither what was compared (as_of) nor cited: true")
	case s.AsOf == rfcText && !rfc:
		bad(".as_of", "%q is for RFCs; want a commit, a version or the date of the copy", s.AsOf)
	case s.AsOf == rfcText && s.Checked != "":
		bad(".checked", "the text of an RFC does not change, so no date is needed")
	case s.AsOf != rfcText && !strings.ContainsAny(s.AsOf, "0123456789"):
		bad(".as_of", "is %q, want a commit, a version or the date of the copy", s.AsOf)
	case s.Checked != "" && !validDate(s.Checked):
		bad(".checked", "is %q, want the date as YYYY-MM-DD", s.Checked)
	}
}

// isHTTPS reports whether s is an absolute https URI with a host.
func isHTTPS(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != ""
}

var fieldName = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*(-[A-Z0-9][A-Za-z0-9]*)*$`)

func checkFields(c *code, bad func(string, string, ...any)) {
	for i, f := range c.Fields {
		if !fieldName.MatchString(f.Name) {
			bad(fmt.Sprintf("fields.%d.name", i), "%q is not a field name as RFCs write it", f.Name)
		}
	}
}
