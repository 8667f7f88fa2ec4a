//go:build !js

package app

import (
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestPlainFactsHaveNoMarkup(t *testing.T) {
	for _, s := range catalog.All() {
		seen := map[string]bool{}
		for _, f := range PlainFacts(s) {
			if f.Text == "" || strings.Contains(f.Text, "</") || strings.Contains(f.Text, "\n") || strings.Contains(f.Text, "&amp;") {
				t.Errorf("%d: %s is %q", s.Code, f.Label, f.Text)
			}
			if seen[f.Label] {
				t.Errorf("%d: %s is given twice", s.Code, f.Label)
			}
			seen[f.Label] = true
		}
	}
}
