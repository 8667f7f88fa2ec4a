package explain

import (
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// The examples of the catalog are exchanges as they should be. What a rule says
// of them is either right, and then the example has it for a reason given
// here, or the rule is wrong.
func TestTheExamplesOfTheCatalogAreInOrder(t *testing.T) {
	// Codes that are against practice by what they are.
	byNature := map[string]bool{
		"code-vendor": true, "code-internal": true, "code-deprecated": true, "code-out-of-range": true, "code-unknown": true,
	}
	// What single examples show on purpose.
	known := map[int]string{
		218: "200-error",              // what the code is about
		302: "redirect-method",        // a form that was posted
		498: "200-error",              // ArcGIS sends the number in the content of a 200
		505: "field-name-case",        // a request line in the manner of HTTP/1.1, saying HTTP/2.0
		561: "phrase-of-another-code", // the load balancer's own phrase
		999: "pragma-response",        // as it was seen
	}
	for _, s := range catalog.All() {
		var b strings.Builder
		for _, x := range s.Example.Exchanges {
			b.WriteString(x.Request + "\n\n" + strings.Join(x.Responses, "\n\n") + "\n\n")
		}
		if strings.TrimSpace(b.String()) == "" {
			continue
		}
		r, err := Run(t.Context(), strings.NewReader(b.String()), Options{})
		if err != nil {
			t.Errorf("%d: %v", s.Code, err)
			continue
		}
		for _, g := range r.Groups {
			if !byNature[g.Rule.ID] && known[s.Code] != g.Rule.ID {
				t.Errorf("%d: %s: %s (line %q)", s.Code, g.Rule.ID, g.Findings[0].Detail, g.Findings[0].Line.Text)
			}
		}
	}
}
