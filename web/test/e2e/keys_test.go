//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestKeysLeadThroughThePagesWithoutTheProgram(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram() // every key below also shows intent
	defer func() { _ = release }()
	b.goTo(s.url + "/status/404/")
	b.press("g") // from now on letters are shortcuts
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
	b.press("g")
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

func TestLettersAreShortcutsOnlyForThoseWhoKnow(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.scripted()
	for _, key := range []string{"t", "o", "a", "s", "t", "p", "]", "k"} {
		b.press(key)
	}
	b.press("?")
	b.until("the list of keys is open", `document.querySelector("dialog[open] #single-keys")?.checked`)
	if got := eval[string](b, `[document.documentElement.dataset.theme ?? "", localStorage["statusdeck:pins"] ?? "", location.pathname].join()`); got != ",,/status/404/" {
		t.Errorf("typing letters did something: %s", got)
	}
	b.press(kb.Escape)
	b.until("the list is closed", `!document.querySelector("dialog[open]")`)
	b.started() // at the first key; what is pressed while the page is replaced is another test's
	b.press("t")
	b.until("who has seen the list uses letters", `document.documentElement.dataset.theme === "light"`)
	b.press("?")
	b.until("the list is open again", `document.querySelector("dialog[open] #single-keys")`)
	b.click("#single-keys")
	b.until("the box is not ticked", `!document.querySelector("#single-keys").checked`)
	b.press(kb.Escape)
	b.until("the list is closed again", `!document.querySelector("dialog[open]")`)
	b.press("t")
	b.press("/")
	b.press("4")
	b.press("?")
	b.run("let a shortcut with Ctrl through", chromedp.KeyEvent("k", chromedp.KeyModifiers(input.ModifierCtrl)))
	b.until("Ctrl K still leads to the search", `document.activeElement.id === "q"`)
	if got := eval[string](b, `[document.documentElement.dataset.theme, document.querySelector("#q").value, document.querySelectorAll("dialog[open]").length].join()`); got != "light,,0" {
		t.Errorf("switched off, single keys did something: %s", got)
	}
}

func TestADigitPressedAnywhereIsSearched(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/about/")
	b.scripted()
	b.press("4")
	b.until("the digit is in the search box", `document.activeElement.id === "q" && document.querySelector("#q").value === "4"`)
	b.typeText("29")
	b.until("the number is searched", `document.querySelector(".top-hit")?.dataset.code === "429"`)
}
