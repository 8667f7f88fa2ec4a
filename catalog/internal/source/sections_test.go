package source

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

func TestEveryRuleOfExplainCitesASectionThatExists(t *testing.T) {
	for _, r := range explain.Rules() {
		if !strings.HasPrefix(r.Spec, "RFC ") {
			// A draft or a living standard: there is no table of its sections.
			if !isHTTPS(r.URL) {
				t.Errorf("rule %s cites %s at %q", r.ID, r.Spec, r.URL)
			}
			continue
		}
		id := "rfc" + strings.TrimPrefix(r.Spec, "RFC ") + "-" + r.Section
		if src, ok := rfcSource(id); !ok || src.URL != r.URL {
			t.Errorf("rule %s cites %s as %s, want %q", r.ID, id, r.URL, src.URL)
		}
		if reason := noSection(id); reason != "" {
			t.Errorf("rule %s cites %s: %s", r.ID, id, reason)
		}
	}
}

// A rule that rests on the definition of a code is about that code.
func TestARuleThatCitesTheSectionOfACodeSpeaksOfIt(t *testing.T) {
	for _, r := range explain.Rules() {
		id := "rfc" + strings.TrimPrefix(r.Spec, "RFC ") + "-" + r.Section
		title := sectionTitles()[id]
		if code := codeInTitle.FindString(title); code != "" && !strings.Contains(r.ID+r.Title+r.Says, code) {
			t.Errorf("rule %s cites %s, %q, without a word about %s", r.ID, id, title, code)
		}
	}
}

func TestSectionsAreNamedByTheirTitles(t *testing.T) {
	for _, tt := range []struct {
		id, title string
		code      int
	}{
		{"rfc9110-15.5.5", "404 Not Found", 404},
		{"rfc8470-5.2", "The 425 (Too Early) Status Code", 425},
		{"rfc8297-2", "HTTP Status Code 103: Early Hints", 103},
		{"rfc9110-B.3", "Changes from RFC 7231", 0},
		{"rfc2295-8.1", "506 Variant Also Negotiates", 506},
		{"rfc9110-9.3.5", "DELETE", 0},
	} {
		if got := sectionTitles()[tt.id]; got != tt.title {
			t.Errorf("%s is %q, want %q", tt.id, got, tt.title)
		}
		if got := CodeOf(tt.id); got != tt.code {
			t.Errorf("%s defines %d, want %d", tt.id, got, tt.code)
		}
	}
}

func TestTheTableOfSectionsIsWhole(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(sectionTable, "\n"), "\n")
	var rfcs []string
	for i, line := range lines {
		part := strings.Split(line, "\t")
		if len(part) != 3 || slices.Contains(part, "") {
			t.Fatalf("line %d is %q, want RFC, section and title", i+1, line)
		}
		if len(rfcs) == 0 || rfcs[len(rfcs)-1] != part[0] {
			rfcs = append(rfcs, part[0])
		}
	}
	shorterFirst := func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) }
	if !slices.IsSortedFunc(rfcs, shorterFirst) || len(slices.Compact(rfcs)) != len(rfcs) {
		t.Errorf("the RFCs are not in order: %v", rfcs)
	}
	if got := len(sectionTitles()); got != len(lines)+len(rfcs) {
		t.Errorf("%d of %d lines are different sections", got-len(rfcs), len(lines))
	}
}
