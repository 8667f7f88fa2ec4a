//go:build !js

package app

import (
	"html"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// PlainFact is a fact about a status as text.
type PlainFact struct {
	// Label is the name of the fact, as on the code's page: "Cacheable".
	Label string
	// Text is the fact without markup and sources.
	Text string
}

// PlainFacts returns the facts that the page of a status shows, in the same order.
func PlainFacts(s *catalog.Status) []PlainFact {
	var out []PlainFact
	for _, f := range factsOf(s, Links{Base: "/"}) {
		out = append(out, PlainFact{f.label, plainText(f.value)})
	}
	return out
}

// straight replaces typographic quotation marks: plain text is for terminals.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// plainText returns the text of markup that this package has written. The ends of
// list items and blocks become semicolons.
func plainText(markup string) string {
	var b strings.Builder
	for markup != "" {
		text, rest, ok := strings.Cut(markup, "<")
		b.WriteString(text)
		if !ok {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		if strings.HasPrefix(tag, "/li") || strings.HasPrefix(tag, "/p") || strings.HasPrefix(tag, "br") {
			b.WriteString("; ")
		}
		markup = after
	}
	return strings.TrimSuffix(strings.Join(strings.Fields(straight.Replace(html.UnescapeString(b.String()))), " "), ";")
}
