package app

import (
	"slices"
	"strings"
	"testing"
)

func TestHeadingsOfAnArticleLinkToThemselvesAndAreFound(t *testing.T) {
	const article = `<h2 id="a">One</h2><p>x</p><h2 id="b">Two &amp; three</h2><p>y</p>`
	const want = `<h2 id="a"><a href="#a" class="anchor">One</a></h2><p>x</p><h2 id="b"><a href="#b" class="anchor">Two &amp; three</a></h2><p>y</p>`
	got := AnchorHeadings(article)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if again := AnchorHeadings(got); again != want {
		t.Errorf("a second time gives\n%s", again)
	}
	found := []heading{{"a", "One"}, {"b", "Two &amp; three"}}
	sorted := strings.ReplaceAll(strings.ReplaceAll(want, ` class="anchor"`, ""), "<a ", `<a class="anchor" `)
	for _, html := range []string{article, want, sorted} {
		if got := headings(html); !slices.Equal(got, found) {
			t.Errorf("the headings of %s are %v, want %v", html, got, found)
		}
	}
	for _, html := range []string{"", "<p>none</p>", `<h2 id="open`} {
		if got := AnchorHeadings(html); got != html {
			t.Errorf("%q became %q", html, got)
		}
	}
}
