//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/statusdeck/statusdeck/app/choosepage"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// tabTo presses Tab until an element has the focus.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 80 {
		b.press(kb.Tab)
		if eval[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
	}
	b.t.Fatalf("80 times Tab do not lead to %s", selector)
}

func TestTheGuidedPathIsWalkedByTheKeyboardAlone(t *testing.T) {
	s, b := serve(t), open(t)
	// On a busy machine Chromium gives up transitions between documents with an
	// error that no script can take; they are tested elsewhere.
	b.run("ask for less motion", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}))
	b.goTo(s.url + "/choose/")
	for _, step := range choose.Path("law-authority")[1:] {
		b.tabTo(`.answers a[href="` + choosepage.Path(step.ID) + `"]`)
		b.press(kb.Enter)
		b.until("the answer leads on", `location.pathname === "`+choosepage.Path(step.ID)+`" && document.readyState === "complete"`)
	}
	if got := eval[string](b, `document.querySelector("h1").innerText.replace(/\s+/g, " ")`); got != "Send 451 Unavailable For Legal Reasons" {
		t.Errorf("the path ends with %q", got)
	}
	b.goTo(s.url + "/choose/diagram/")
	b.tabTo("#diagram")
	b.press(kb.End)
	b.until("End leads to the end of the drawing", `document.querySelector("#diagram").scrollTop > 1000`)
	b.press(kb.Home)
	b.tabTo(`.diagram a[href="/choose/done/"]`)
	b.press(kb.Enter)
	b.until("a box leads to its page", `location.pathname === "/choose/done/"`)
}

func TestCodesAreComparedByTheKeyboardAlone(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/")
	b.tabTo("#compare-add")
	for _, code := range []string{"404", "410"} {
		for _, digit := range code {
			b.press(string(digit))
		}
		b.press(kb.Enter)
		b.until(code+" is chosen", `document.querySelector('[data-remove="`+code+`"]')`)
		b.until("the box still has the focus", `document.activeElement.id === "compare-add"`)
	}
	b.until("they are compared", compared+` === "404,410"`)
	for range 2 {
		b.run("go back to the codes", chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(input.ModifierShift)))
	}
	b.until("404 can be removed", `document.activeElement.dataset.remove === "404"`)
	b.press(kb.Enter)
	b.until("one is removed, and the next has the focus", `document.activeElement.dataset.remove === "410"`)
}

func TestAResponseIsExplainedByTheKeyboardAlone(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/explain/")
	b.tabTo("#explain-input")
	for _, key := range "HTTP/1.1 405 No\r\r" {
		b.press(string(key))
	}
	b.explained("405 without Allow")
	if !eval[bool](b, `document.activeElement.id === "explain-input"`) {
		t.Error("the report takes the focus from someone who types")
	}
	b.tabTo("#explain-result .ref")
	b.press(kb.Enter)
	b.until("the mark leads to its finding", `location.hash.startsWith("#finding") || document.querySelector(".finding:target")`)
	b.tabTo(`#explain-result .finding a[href^="https://www.rfc-editor.org/"]`)
}
