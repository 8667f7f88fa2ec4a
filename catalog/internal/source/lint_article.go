package source

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v3"
)

// Words that an article of a registered code may have.
const (
	minWords = 250
	maxWords = 600
)

func checkArticle(c *code, bad func(string, string, ...any)) {
	words := 0
	for _, p := range prose(c.body) {
		words += len(strings.Fields(p.text))
	}
	switch {
	case c.Registry != string(catalog.RegistryUnassigned) && (words < minWords || words > maxWords):
		bad("article", "has %d words, want %d to %d", words, minWords, maxWords)
	case words < 40:
		bad("article", "has %d words, want at least 40", words)
	}
}

// checkPlaceholders refuses texts that are still to be written.
func checkPlaceholders(in *input) Problems {
	unwritten := func(s string) bool { return strings.Contains(s, "TODO") || strings.Contains(s, "todo.invalid") }
	var ps Problems
	for _, f := range in.files() {
		scalars(f.root(), "", func(at string, n *yaml.Node) {
			if unwritten(n.Value) {
				ps = append(ps, f.problem(at, "still to be written"))
			}
		})
		for i, line := range strings.Split(f.body, "\n") {
			if unwritten(line) {
				ps = append(ps, f.inArticle(i, "still to be written"))
			}
		}
	}
	return ps
}

// checkHeadings holds articles to one outline: sections are "##", and the
// section for people who meet the code is there.
func checkHeadings(in *input) Problems {
	var ps Problems
	for i := range in.codes {
		f := in.codes[i].file
		titles := map[string]bool{}
		_ = ast.Walk(parseMarkdown(f.body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Heading:
				title := inlineText(n, []byte(f.body))
				if n.Level < 2 || n.Level > 3 {
					ps = append(ps, f.inArticle(nodeLine(n, f.body), "heading %q has level %d, want 2 or 3", title, n.Level))
				}
				if titles[title] {
					ps = append(ps, f.inArticle(nodeLine(n, f.body), "heading %q is repeated", title))
				}
				titles[title] = true
			}
			return ast.WalkContinue, nil
		})
		if !titles["If you see it"] {
			ps = append(ps, f.problem("article", `has no section "## If you see it"`))
		}
	}
	return ps
}

// checkHTML refuses raw HTML, which the renderer would leave out.
func checkHTML(in *input) Problems {
	var ps Problems
	for _, f := range in.files() {
		_ = ast.Walk(parseMarkdown(f.body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n.(type) {
			case *ast.HTMLBlock, *ast.RawHTML:
				if entering {
					ps = append(ps, f.inArticle(nodeLine(n, f.body), "raw HTML is not allowed; use Markdown"))
				}
			}
			return ast.WalkContinue, nil
		})
	}
	return ps
}

// checkLinks checks every link in every text: internal ones lead to a page,
// external ones are https.
func checkLinks(in *input) Problems {
	var ps Problems
	for _, f := range in.files() {
		_ = ast.Walk(parseMarkdown(f.body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			trouble := ""
			switch n := n.(type) {
			case *ast.Link:
				trouble = in.linkTrouble(string(n.Destination))
			case *ast.AutoLink:
				trouble = in.linkTrouble(string(n.URL([]byte(f.body))))
			case *ast.Image:
				trouble = "images are not allowed"
			}
			if trouble != "" {
				ps = append(ps, f.inArticle(nodeLine(n, f.body), "%s", trouble))
			}
			return ast.WalkContinue, nil
		})
	}
	return ps
}

var pageLink = regexp.MustCompile(`^/(status|vendor|category)/([a-z0-9-]+)/$`)

// linkTrouble says what is wrong with the target of a link, "" when nothing is.
func (in *input) linkTrouble(url string) string {
	if isHTTPS(url) {
		return ""
	}
	m := pageLink.FindStringSubmatch(url)
	if m == nil {
		return fmt.Sprintf("link to %q: want /status/NNN/, /vendor/ID/, /category/SLUG/ or https", url)
	}
	switch kind, id := m[1], m[2]; kind {
	case "status":
		if n, err := strconv.Atoi(id); err != nil || len(id) != 3 || in.byCode(n) == nil {
			return fmt.Sprintf("link to %s: no such code", url)
		}
	case "vendor":
		if !in.vendor(id) {
			return fmt.Sprintf("link to %s: no such vendor", url)
		}
	case "category":
		if !slices.Contains(introOrder, id) {
			return fmt.Sprintf("link to %s: no such category", url)
		}
	}
	return ""
}

// terms maps spellings that RFC 9110 does not use to the ones it does.
var terms = []struct {
	wrong *regexp.Regexp
	right string
}{
	{regexp.MustCompile(`\b[Ss]tatus-code\b`), "status code"},
	{regexp.MustCompile(`\b([Rr]esponse|[Ee]rror|HTTP) codes?\b`), "status code"},
	{regexp.MustCompile(`\bHTTP verbs?\b`), "method"},
	{regexp.MustCompile(`\b([Rr]equest|[Rr]esponse|[Mm]essage|[Ee]ntity) bod(y|ies)\b`), "content"},
	{regexp.MustCompile(`\b([Ee]ntity|[Rr]equest|[Rr]esponse|HTTP) headers?\b($|[^ ]| [^fs]| s[^e])`), "header field"},
	{regexp.MustCompile(`\b(Etag|E-Tag|E-tag|etag)\b`), "ETag or entity tag"},
	{regexp.MustCompile(`\bWww-Authenticate\b`), "WWW-Authenticate"},
	{regexp.MustCompile(`\bweb socket`), "WebSocket"},
	{regexp.MustCompile(`\b(Webdav|WebDav)\b`), "WebDAV"},
	{regexp.MustCompile(`\bhttps? ?/ ?[123](\.[01])?\b`), "HTTP/1.1 in capitals"},
	{regexp.MustCompile(`\be-?mail server returned HTTP\b`), "SMTP"},
	{regexp.MustCompile(`\b(MUST|SHOULD|MAY)\b`), "must, should or may in plain words"},
}

// quotation is text that belongs to somebody else, terms included.
var quotation = regexp.MustCompile(`"[^"]*"`)

func checkTerms(in *input) Problems {
	var ps Problems
	check := func(text string, report func(format string, args ...any) Problem) {
		text = quotation.ReplaceAllString(text, "")
		for _, t := range terms {
			if m := t.wrong.FindString(text); m != "" {
				ps = append(ps, report("%q: write %s", m, t.right))
			}
		}
	}
	fact := func(f *file, field, text string) {
		check(text, func(format string, args ...any) Problem { return f.problem(field, format, args...) })
	}
	for i := range in.codes {
		c := &in.codes[i]
		fact(c.file, "summary", c.Summary)
		fact(c.file, "use_case", c.UseCase)
		fact(c.file, "notes", c.Notes)
		fact(c.file, "cacheable.note", c.Cacheable.Note)
		fact(c.file, "content.note", c.Content.Note)
		fact(c.file, "retry.advice", c.Retry.Advice)
		fact(c.file, "example.note", c.Example.Note)
		for j, m := range c.Meanings {
			fact(c.file, fmt.Sprintf("meanings.%d.summary", j), m.Summary)
		}
		c.practiceTexts(func(field, text string) { fact(c.file, field, text) })
		for j, h := range c.Fields {
			fact(c.file, fmt.Sprintf("fields.%d.note", j), h.Note)
		}
	}
	for i, p := range in.pairs {
		fact(in.pairsFile, fmt.Sprintf("%d.rule", i), p.Rule)
	}
	for _, v := range in.vendors {
		fact(v.file, "summary", v.Summary)
	}
	for _, c := range in.intros {
		fact(c.file, "summary", c.Summary)
	}
	for _, f := range in.files() {
		for _, p := range prose(f.body) {
			check(p.text, func(format string, args ...any) Problem { return f.inArticle(p.line, format, args...) })
		}
	}
	return ps
}

// checkRepeatedSentences refuses a sentence of four words or more that occurs
// twice, in one text or in two.
func checkRepeatedSentences(in *input) Problems {
	var ps Problems
	first := map[string]Problem{}
	check := func(text string, here Problem) {
		for _, s := range sentences(text) {
			key := strings.ToLower(strings.Trim(s, ".!? "))
			if len(strings.Fields(key)) < 4 {
				continue
			}
			if at, dup := first[key]; dup {
				here.Reason = fmt.Sprintf("repeats a sentence of %s, line %d: %q", at.File, at.Line, s)
				ps = append(ps, here)
				continue
			}
			first[key] = here
		}
	}
	for i := range in.codes {
		c := &in.codes[i]
		check(c.Summary, c.problem("summary", ""))
		check(c.Notes, c.problem("notes", ""))
		for j, text := range c.Production {
			check(text, c.problem(fmt.Sprintf("production.%d", j), ""))
		}
		for j, m := range c.Meanings {
			at := fmt.Sprintf("meanings.%d.summary", j)
			check(m.Summary, c.problem(at, ""))
		}
	}
	for _, v := range in.vendors {
		check(v.Summary, v.problem("summary", ""))
	}
	for _, c := range in.intros {
		check(c.Summary, c.problem("summary", ""))
	}
	for _, f := range in.files() {
		for _, p := range prose(f.body) {
			check(p.text, f.inArticle(p.line, ""))
		}
	}
	return ps
}
