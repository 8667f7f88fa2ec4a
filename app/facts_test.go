package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// A comparison shows the facts in the order of the labels: one without a label
// would be missing there.
func TestEveryFactHasItsPlaceInTheOrderOfLabels(t *testing.T) {
	used := map[string]bool{}
	for _, s := range catalog.All() {
		last := -1
		for _, f := range factsOf(s, Links{}) {
			at := slices.Index(factLabels, f.label)
			if at <= last {
				t.Errorf("%03d: %q is at place %d of the labels, after place %d", s.Code, f.label, at, last)
			}
			last, used[f.label] = at, true
		}
	}
	for _, label := range factLabels {
		if !used[label] {
			t.Errorf("no status has the fact %q", label)
		}
	}
}

func TestASectionOfAnArticleEndsAtTheNextHeading(t *testing.T) {
	const article = `<h2 id="a">A</h2><p>one</p><ul><li>two</li></ul><h2 id="b">B</h2><p>three</p>`
	for id, want := range map[string]string{"a": "<p>one</p><ul><li>two</li></ul>", "b": "<p>three</p>", "c": ""} {
		if got := articleSection(article, id); got != want {
			t.Errorf("section %s is %q, want %q", id, got, want)
		}
	}
}

func TestAPassedRegistrationIsToldInThePastTense(t *testing.T) {
	facts := func(s *catalog.Status) map[string]string {
		values := map[string]string{}
		for _, f := range factsOf(s, Links{}) {
			values[f.label] = f.value
		}
		return values
	}
	status := catalog.Status{Code: 104, Origin: "iana", State: catalog.StateTemporary, Registry: catalog.RegistryTemporary}
	status.Expires = "2000-01-01"
	if got := facts(&status); !strings.HasPrefix(got["Registry"], "Was registered") || !strings.Contains(got["Registration expires"], "2000-01-01, past as of "+catalog.Compared()) {
		t.Errorf("after the end: %q, %q", got["Registry"], got["Registration expires"])
	}
	status.Expires = "2999-01-01"
	if got := facts(&status); !strings.HasPrefix(got["Registry"], "Registered") || got["Registration expires"] != "2999-01-01" {
		t.Errorf("before the end: %q, %q", got["Registry"], got["Registration expires"])
	}
}

func TestASourceSaysWhatItWasComparedWith(t *testing.T) {
	for _, c := range []struct {
		source catalog.Source
		want   string
	}{
		{catalog.Source{ID: "rfc9110-15.5.5", Kind: catalog.SourcePrimary, AsOf: "text"}, "(primary; compared with the RFC’s text)"},
		{catalog.Source{ID: "a", Kind: catalog.SourcePrimary, AsOf: "commit 0309c8b"}, "(primary; compared with commit 0309c8b)"},
		{catalog.Source{ID: "b", Kind: catalog.SourceSecondary, AsOf: "nginx 1.22.1, run", Checked: "2026-11-26"}, `(secondary; compared with nginx 1.22.1, run on <time datetime="2026-11-26">2026-11-26</time>)`},
		{catalog.Source{ID: "c", Kind: catalog.SourcePrimary}, "(primary; not yet checked)"},
	} {
		var m Markup
		(&CodePage{}).sources(&m, &catalog.Status{Sources: []catalog.Source{c.source}})
		if !strings.Contains(m.String(), c.want) {
			t.Errorf("source %s is written as %s, want %s", c.source.ID, m.String(), c.want)
		}
	}
}

// The about page counts what the code pages say.
func TestTheAboutPageCountsTheSources(t *testing.T) {
	counts := map[string]int{}
	for _, s := range catalog.All() {
		for _, src := range s.Sources {
			counts[src.Compared()]++
		}
	}
	var m Markup
	writeCompared(&m)
	for words, want := range map[string]string{"compared with the RFC's text": "a section of an RFC", "not yet checked": "a document that is not yet checked"} {
		if want = fmt.Sprintf("<li>%d times %s", counts[words], want); !strings.Contains(m.String(), want) {
			t.Errorf("%q is missing in %s", want, m.String())
		}
	}
}
