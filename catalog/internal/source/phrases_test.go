package source

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// maxSharedPhrases is how many five-word phrases two articles may share. Terms
// such as "the user agent should repeat" cannot be avoided altogether; copied
// paragraphs can. In the texts of November 2026 no pair shared any.
const maxSharedPhrases = 3

// That no two texts share a sentence is a lint rule; this looks for paraphrases.
func TestArticlesShareFewPhrases(t *testing.T) {
	in, problems := readAll(os.DirFS(catalogDir))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	shared := in.sharedPhrases()
	pairs := sortedKeys(shared)
	slices.SortStableFunc(pairs, func(a, b string) int { return len(shared[b]) - len(shared[a]) })
	t.Logf("%d articles, %d pairs share a five-word phrase; the worst ten:", len(in.codes), len(pairs))
	for i, pair := range pairs {
		slices.Sort(shared[pair])
		n := len(shared[pair])
		line := fmt.Sprintf("%s share %d five-word phrases: %s", pair, n, strings.Join(shared[pair][:min(n, 4)], " / "))
		if i < 10 {
			t.Log(line)
		}
		if n > maxSharedPhrases {
			t.Errorf("%s; the limit is %d", line, maxSharedPhrases)
		}
	}
}

// sharedPhrases returns the five-word phrases that two articles have in common.
// Keys are "404 and 410", the lower number first.
func (in *input) sharedPhrases() map[string][]string {
	where := map[string][]int{}
	for i := range in.codes {
		seen := map[string]bool{}
		for _, p := range prose(in.codes[i].body) {
			words := strings.Fields(strings.ToLower(strings.Map(plainLetter, p.text)))
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
				key := fmt.Sprintf("%03d and %03d", codes[a], codes[b])
				shared[key] = append(shared[key], phrase)
			}
		}
	}
	return shared
}

// plainLetter drops punctuation.
func plainLetter(r rune) rune {
	if strings.ContainsRune(`.,;:!?()"`, r) {
		return -1
	}
	return r
}

func TestSharedPhrasesAreCounted(t *testing.T) {
	fsys := base(t)
	edit(t, fsys, "codes/522.md", "-## If you see it\n+Do not repeat the requested path in any case.\n+\n+## If you see it\n")
	in, problems := readAll(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	// Shared with "Do not repeat the requested path in the page ...".
	want := []string{"do not repeat the requested", "not repeat the requested path", "repeat the requested path in"}
	got := in.sharedPhrases()["404 and 522"]
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
