//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestKeysLeadThroughThePagesWithoutTheProgram(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram() // every key below also shows intent
	defer func() { _ = release }()
	b.goTo(s.url + "/status/404/")
	b.press("]")
	b.until("the next code is shown", `location.pathname === "/status/405/" && document.readyState === "complete"`)
	b.scripted()
	b.press("[")
	b.until("the previous code is shown", `location.pathname === "/status/404/" && document.readyState === "complete"`)
	b.scripted()
	b.press("?")
	b.until("the list of keys is open", `document.querySelector("dialog[open]")?.innerText.includes("Previous and next code")`)
	b.press(kb.Escape)
	b.until("the list is closed", `!document.querySelector("dialog[open]")`)
	b.press("g")
	b.press("h")
	b.until("home is shown", `location.pathname === "/" && document.readyState === "complete"`)
	b.scripted()
	b.press("j")
	b.press("j")
	b.press("k")
	b.press("j")
	if got := eval[int](b, `[...document.querySelectorAll(".card-link")].indexOf(document.activeElement)`); got != 1 {
		t.Errorf("j j k j leads to card %d, want the second (1)", got)
	}
}

func TestKeysAreLeftAloneWhileTyping(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.slash()
	b.started()
	b.typeText("t?[]jk")
	b.until("the text is searched", `document.querySelector("#q").value === "t?[]jk"`)
	if got := eval[string](b, `document.documentElement.dataset.theme ?? "system"`); got != "system" {
		t.Errorf("typing t changed the theme to %s", got)
	}
}

func TestTheThemeIsKeptAndShownBeforeTheFirstPaint(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.press("t")
	b.press("t")
	b.until("the theme is dark", `document.documentElement.dataset.theme === "dark"`)
	dark := eval[string](b, `getComputedStyle(document.documentElement).backgroundColor`)
	b.goTo(s.url + "/about/")
	if got := eval[string](b, `getComputedStyle(document.documentElement).backgroundColor`); got != dark {
		t.Errorf("the next page has the background %s, want %s", got, dark)
	}
	if got := eval[string](b, `document.querySelector("[data-theme-toggle]").getAttribute("aria-label")`); got != "Theme: dark" {
		t.Errorf("the button is named %q, want Theme: dark", got)
	}
	b.click("[data-theme-toggle]")
	b.until("the system's theme is back", `!document.documentElement.dataset.theme`)
}
