package explainpage

import (
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog/explain"
)

func TestThePageListsEveryRuleWithItsSection(t *testing.T) {
	d, err := Document(app.Links{Base: "/docs/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range explain.Rules() {
		if !strings.Contains(d.Markup, `id="rule-`+r.ID+`"`) || !strings.Contains(d.Markup, r.URL) {
			t.Errorf("the page lacks the rule %s", r.ID)
		}
	}
	straight := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(d.Markup)
	for _, text := range explain.Masked() {
		if !strings.Contains(straight, text) {
			t.Errorf("the page does not say that this is masked: %s", text)
		}
	}
	if strings.Contains(d.Markup, `href="/status/`) || !strings.Contains(d.Markup, `href="/docs/status/401/"`) {
		t.Error("the links of the page do not lead below the base path")
	}
	// The example shows what is masked: its report must not hold it.
	_, report, _ := strings.Cut(d.Markup, `id="example-report"`)
	for _, secret := range []string{"4f1c2b", "9a8b7c6d5e"} {
		if strings.Contains(report, secret) {
			t.Errorf("the report of the example shows %s", secret)
		}
	}
	for _, want := range []string{"401 without WWW-Authenticate", "Problem details with another status", "Malformed Retry-After"} {
		if !strings.Contains(report, want) {
			t.Errorf("the example does not show %q", want)
		}
	}
}
