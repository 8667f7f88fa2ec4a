//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	firstAnswers = `[...document.querySelectorAll("#answers:not([hidden]) [role=option]")].map((a) => a.querySelector(".num").textContent)`
	listIsShown  = `document.querySelector("#answers")?.checkVisibility()`
)

func TestFirstAnswersComeBeforeTheProgramOnEveryPage(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"/", "/status/404/", "/category/client-error/", "/compare/", "/about/"} {
		b := open(t)
		release := b.holdProgram()
		b.goTo(s.url + path)
		b.slash()
		b.typeText("token expired")
		b.until(path+" answers with 401 first", firstAnswers+`[0] === "401"`)
		if n := eval[int](b, firstAnswers+".length"); n > 8 {
			t.Errorf("%s shows %d first answers, want at most 8", path, n)
		}
		release()
		b.until("the program's results take the place of the list", `document.querySelector("#cards.results .card") && !`+listIsShown)
		if got := eval[string](b, `document.activeElement.id`); got != "q" {
			t.Errorf("%s: the focus is on %q, want the search box", path, got)
		}
		if got := eval[bool](b, `document.querySelector("#q").hasAttribute("aria-activedescendant")`); got {
			t.Errorf("%s: the search box still points into the list", path)
		}
	}
}

func TestFirstAnswersAreAListboxThatKeysWork(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram()
	b.goTo(s.url + "/status/200/")
	b.slash()
	b.typeText("timeout")
	b.until("there are answers", firstAnswers+`.length > 2`)
	active := `document.getElementById(document.querySelector("#q").getAttribute("aria-activedescendant"))`
	b.press(kb.ArrowDown)
	b.press(kb.ArrowDown)
	b.until("the second is active", active+` === document.querySelectorAll("#answers [role=option]")[1] && `+active+`.getAttribute("aria-selected") === "true"`)
	if got := eval[string](b, `document.querySelector("#q").getAttribute("role") + document.activeElement.id`); got != "comboboxq" {
		t.Errorf("role and focus are %q, want the combobox with the focus in the search box", got)
	}
	second := eval[string](b, active+`.querySelector(".num").textContent`)
	release()
	b.started()
	if !eval[bool](b, listIsShown) {
		t.Error("the list is gone although someone is choosing from it")
	}
	b.press(kb.Enter)
	b.until("the second is open", fmt.Sprintf(`location.pathname === "/status/%s/"`, second))
}

func TestEnterOpensTheFirstAnswerBeforeTheProgramHasArrived(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ text, code string }{
		{"rate limit", "429"},
		{"teapot", "418"},
		{"404", "404"},
		{"471", "471"}, // not assigned: its page says how clients treat it
	} {
		b := open(t)
		b.expect("/status/471/") // answered with 404, as it has no file
		b.holdProgram()
		b.goTo(s.url + "/")
		b.slash()
		b.typeText(tt.text)
		b.until(tt.text+" has an answer", fmt.Sprintf(firstAnswers+`[0] === %q`, tt.code))
		b.press(kb.Enter)
		b.until("its page is open", fmt.Sprintf(`location.pathname === "/status/%s/"`, tt.code))
	}
}

func TestEscapeClosesTheFirstAnswersAndKeepsTheText(t *testing.T) {
	s, b := serve(t), open(t)
	b.holdProgram()
	b.goTo(s.url + "/")
	b.slash()
	b.typeText("teapot")
	b.until("there is an answer", firstAnswers+`[0] === "418"`)
	b.press(kb.Escape)
	b.until("the list is closed", "!"+listIsShown)
	if got := eval[string](b, `document.querySelector("#q").value`); got != "teapot" {
		t.Errorf("the search box has %q, want what was typed", got)
	}
}
