package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// checkPractice requires of every registered code what search engines document
// for it, and two to four sentences about running a service that sends it.
func checkPractice(c *code, bad func(string, string, ...any)) {
	registered := c.Registry != "unassigned"
	if text := c.SearchEngines.Rule; text == "" && registered {
		bad("search_engines.rule", "is missing: what Google and Bing document for the code, or that they document nothing")
	} else if n := utf8.RuneCountInString(text); text != "" && (n < 30 || n > 420) {
		bad("search_engines.rule", "has %d characters, want 30 to 420", n)
	}
	if n := len(c.Production); registered && n < 2 || n > 4 {
		bad("production", "has %d sentences, want 2 to 4", n)
	}
	for i, text := range c.Production {
		at := fmt.Sprintf("production.%d", i)
		if n := utf8.RuneCountInString(text); n < 40 || n > 260 {
			bad(at, "has %d characters, want 40 to 260", n)
		}
		if !strings.HasSuffix(text, ".") {
			bad(at, "must end with a full stop")
		}
	}
}

// maxAlike is the share of words in common above which two sentences about
// production say the same. Sentences with a number or a name exchanged are well
// above it; unrelated ones stay below a third.
const maxAlike = 0.5

// checkPracticeAlike refuses a sentence about production that would fit another
// code as well: it compares the words of all sentences, without numbers and
// particles.
func checkPracticeAlike(in *input) Problems {
	type sentence struct {
		file  *file
		at    string
		words []string
	}
	var all []sentence
	for i := range in.codes {
		c := &in.codes[i]
		for j, text := range c.Production {
			all = append(all, sentence{c.file, fmt.Sprintf("production.%d", j), contentWords(text)})
		}
	}
	var ps Problems
	for i, a := range all {
		for _, b := range all[:i] {
			if share := alike(a.words, b.words); share > maxAlike {
				ps = append(ps, a.file.problem(a.at, "shares %.0f%% of its words with %s of %s: say what is true of this code only", 100*share, b.at, b.file.path))
			}
		}
	}
	return ps
}

// particles are words that say nothing about a subject.
var particles = strings.Fields(`a an and are as at be been but by can do does each for from has have if in
	into is it its log more no not of often on one only or out per so some than that the their them then there
	these they this to under until up was what when where which while who whose will with without you your`)

// contentWords returns the different words of a sentence, sorted, without
// particles and numbers.
func contentWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 || slices.Contains(particles, w) })
	slices.Sort(words)
	return slices.Compact(words)
}

// alike returns the number of words that two lists share, divided by that of the
// shorter list.
func alike(a, b []string) float64 {
	shared := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			shared++
		}
	}
	if shorter := min(len(a), len(b)); shorter > 0 {
		return float64(shared) / float64(shorter)
	}
	return 0
}

// practiceTexts calls yield with the name and text of what is part of the article
// but kept in the front matter.
func (c *code) practiceTexts(yield func(field, text string)) {
	if c.SearchEngines.Rule != "" {
		yield("search_engines.rule", c.SearchEngines.Rule)
	}
	for i, text := range c.Production {
		yield(fmt.Sprintf("production.%d", i), text)
	}
}

// checkPracticeLinks applies the rules about links and HTML to these texts.
func checkPracticeLinks(in *input) Problems {
	var ps Problems
	for i := range in.codes {
		c := &in.codes[i]
		c.practiceTexts(func(field, text string) {
			_ = ast.Walk(parseMarkdown(text), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				switch n := n.(type) {
				case *ast.Link:
					if trouble := in.linkTrouble(string(n.Destination)); entering && trouble != "" {
						ps = append(ps, c.problem(field, "%s", trouble))
					}
				case *ast.HTMLBlock, *ast.RawHTML, *ast.Image, *ast.AutoLink:
					if entering {
						ps = append(ps, c.problem(field, "HTML, images and bare addresses are not allowed"))
					}
				}
				return ast.WalkContinue, nil
			})
		})
	}
	return ps
}

// practiceMarkdown returns these texts as the last sections of the article.
func (c *code) practiceMarkdown() string {
	var b strings.Builder
	if c.SearchEngines.Rule != "" {
		b.WriteString("\n\n## Search engines\n\n" + c.SearchEngines.Rule)
		for _, r := range c.Sources {
			if src := r.source(); r.ID == c.SearchEngines.Source {
				b.WriteString(" ([" + src.Title + "](" + src.URL + "))")
			}
		}
	}
	if len(c.Production) > 0 {
		b.WriteString("\n\n## In production\n")
		for _, text := range c.Production {
			b.WriteString("\n- " + text)
		}
	}
	return b.String()
}
