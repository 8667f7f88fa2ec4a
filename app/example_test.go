package app

import (
	"regexp"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// A person who moves by landmarks must be able to tell them apart, also on a page
// with the examples of several codes (WAI-ARIA, region).
func TestEveryMessageOfTheExamplesHasANameOfItsOwn(t *testing.T) {
	named := map[string]int{}
	for _, s := range catalog.All() {
		var m Markup
		writeExample(&m, s)
		for _, name := range regexp.MustCompile(`<figure class="message" aria-label="([^"]+)"`).FindAllStringSubmatch(m.String(), -1) {
			if before, twice := named[name[1]]; twice {
				t.Errorf("the example of %d has a message named %q, as has %d", s.Code, name[1], before)
			}
			named[name[1]] = s.Code
		}
	}
	if len(named) < len(catalog.All()) {
		t.Errorf("%d named messages in the examples of %d codes", len(named), len(catalog.All()))
	}
}
