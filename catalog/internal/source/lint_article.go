package source

import (
	"fmt"
	"regexp"
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
		words += len(strings.Fields(p))
	}
	switch {
	case c.Registry != string(catalog.Unassigned) && (words < minWords || words > maxWords):
		bad("article", "has %d words, want %d to %d", words, minWords, maxWords)
	case words < 40:
		bad("article", "has %d words, want at least 40", words)
	}
}

// checkPlaceholders refuses texts that are still to be written.
func checkPlaceholders(in *input) Problems {
	var ps Problems
	check := func(f *file) {
		text, err := yaml.Marshal(&f.node)
		if err != nil {
			ps = append(ps, yamlProblem(f.path, err))
		}
		for i, line := range strings.Split(string(text)+f.body, "\n") {
			if strings.Contains(line, "TODO") || strings.Contains(line, "todo.invalid") {
				field := keyAt(string(text), i+1)
				if field == "" {
					field = "article"
				}
				ps = append(ps, f.problem(field, "still to be written"))
			}
		}
	}
	for i := range in.codes {
		check(in.codes[i].file)
	}
	for _, v := range in.vendors {
		check(v.file)
	}
	for _, c := range in.intros {
		check(c.file)
	}
	check(in.pairsFile)
	return ps
}

// checkHeadings holds articles to one outline: sections are "##", and the
// section for people who meet the code is there.
func checkHeadings(c *code, bad func(string, string, ...any)) {
	src := []byte(c.body)
	seen := map[string]bool{}
	ifYouSeeIt := false
	_ = ast.Walk(parseMarkdown(c.body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			title := inlineText(n, src)
			if n.Level < 2 || n.Level > 3 {
				bad("article", "heading %q has level %d, want 2 or 3", title, n.Level)
			}
			if seen[title] {
				bad("article", "heading %q stands twice", title)
			}
			seen[title] = true
			ifYouSeeIt = ifYouSeeIt || title == "If you see it"
		case *ast.HTMLBlock, *ast.RawHTML:
			bad("article", "raw HTML is not allowed; use Markdown")
		}
		return ast.WalkContinue, nil
	})
	if !ifYouSeeIt {
		bad("article", `has no section "## If you see it"`)
	}
}

// checkLinks checks every link in every text: internal ones lead to a page,
// external ones are https.
func checkLinks(in *input) Problems {
	var ps Problems
	status := regexp.MustCompile(`^/status/(\d{3})/$`)
	check := func(f *file) {
		_ = ast.Walk(parseMarkdown(f.body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			link, ok := n.(*ast.Link)
			if !ok || !entering {
				return ast.WalkContinue, nil
			}
			url := string(link.Destination)
			m := status.FindStringSubmatch(url)
			switch {
			case m != nil:
				if code, _ := strconv.Atoi(m[1]); in.byCode(code) == nil {
					ps = append(ps, f.problem("article", "link to %s: no such code", url))
				}
			case strings.HasPrefix(url, "/vendor/"):
				if id := strings.Trim(strings.TrimPrefix(url, "/vendor/"), "/"); !in.vendor(id) {
					ps = append(ps, f.problem("article", "link to %s: no such vendor", url))
				}
			case strings.HasPrefix(url, "/category/"), strings.HasPrefix(url, "https://"):
			default:
				ps = append(ps, f.problem("article", "link to %q: want /status/NNN/, /vendor/ID/, /category/SLUG/ or https", url))
			}
			return ast.WalkContinue, nil
		})
	}
	for i := range in.codes {
		check(in.codes[i].file)
	}
	for _, v := range in.vendors {
		check(v.file)
	}
	for _, c := range in.intros {
		check(c.file)
	}
	return ps
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

func checkTerms(in *input) Problems {
	var ps Problems
	check := func(f *file, field, text string) {
		for _, t := range terms {
			if m := t.wrong.FindString(text); m != "" {
				ps = append(ps, f.problem(field, "%q: write %s", m, t.right))
			}
		}
	}
	for i := range in.codes {
		c := &in.codes[i]
		check(c.file, "summary", c.Summary)
		check(c.file, "use_case", c.UseCase)
		check(c.file, "notes", c.Notes)
		for _, p := range prose(c.body) {
			check(c.file, "article", p)
		}
	}
	return ps
}

// checkRepeatedSentences refuses a sentence of four words or more that stands
// twice, in one article or in two.
func checkRepeatedSentences(in *input) Problems {
	var ps Problems
	first := map[string]string{}
	for i := range in.codes {
		c := &in.codes[i]
		texts := append(prose(c.body), c.Summary, c.Notes)
		for _, m := range c.Meanings {
			texts = append(texts, m.Summary)
		}
		for _, text := range texts {
			for _, s := range sentences(text) {
				key := strings.ToLower(strings.Trim(s, ".!? "))
				if len(strings.Fields(key)) < 4 {
					continue
				}
				if at, dup := first[key]; dup {
					ps = append(ps, c.problem("article", "repeats a sentence of %s: %q", at, s))
				}
				first[key] = c.path
			}
		}
	}
	return ps
}

// SharedPhrases counts the five-word phrases that two articles have in common.
// Keys are "404 410", the lower number first.
func (in *input) sharedPhrases() map[string][]string {
	where := map[string][]int{}
	for i := range in.codes {
		seen := map[string]bool{}
		for _, p := range prose(in.codes[i].body) {
			words := strings.Fields(strings.ToLower(strings.Map(func(r rune) rune {
				if strings.ContainsRune(`.,;:!?()"`, r) {
					return -1
				}
				return r
			}, p)))
			for j := 0; j+5 <= len(words); j++ {
				phrase := strings.Join(words[j:j+5], " ")
				if !seen[phrase] {
					seen[phrase] = true
					where[phrase] = append(where[phrase], in.codes[i].Code)
				}
			}
		}
	}
	shared := map[string][]string{}
	for phrase, codes := range where {
		for a := range codes {
			for b := a + 1; b < len(codes); b++ {
				key := fmt.Sprintf("%03d %03d", codes[a], codes[b])
				shared[key] = append(shared[key], phrase)
			}
		}
	}
	return shared
}
