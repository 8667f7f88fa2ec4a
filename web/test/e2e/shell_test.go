//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheMenuHoldsTheNavigationOnNarrowScreens(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("take a small telephone", chromedp.EmulateViewport(320, 640))
	b.goTo(s.url + "/")
	if eval[bool](b, `document.querySelector(".site-nav").checkVisibility()`) {
		t.Error("the navigation is in sight before the menu is opened")
	}
	b.click(".menu-button")
	b.until("the menu is open", `document.querySelector("#site-menu").matches(":popover-open")`)
	if got := eval[int](b, `[...document.querySelectorAll("#site-menu a, #site-menu button")].filter((el) => el.getBoundingClientRect().height < 44 || el.getBoundingClientRect().right > 320).length`); got != 0 {
		t.Errorf("%d targets of the menu are lower than 44 px or out of sight", got)
	}
	b.press(kb.Escape)
	b.until("Escape closes it and the button has the focus", `!document.querySelector("#site-menu").matches(":popover-open") && document.activeElement.matches(".menu-button")`)
	b.started() // the key was intent
	b.click(".menu-button")
	b.click(`#site-menu a[href="/category/redirection/"]`)
	b.until("the page is shown and the menu closed", `location.pathname === "/category/redirection/" && document.querySelector("h1").innerText.includes("Redirection") && !document.querySelector("#site-menu").matches(":popover-open")`)
	if got := eval[string](b, `document.querySelector("#site-menu [aria-current=page]").innerText.trim()`); got != "3xx Redirection" && got != "3xx" {
		t.Errorf("the menu marks %q as the current page", got)
	}
	b.run("take a wide screen", chromedp.EmulateViewport(1280, 800))
	b.until("the navigation is in sight", `document.querySelector(".site-nav").checkVisibility() && !document.querySelector(".menu-button").checkVisibility()`)
}

func TestTheMenuOpensWithoutJavaScript(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.run("take a telephone", chromedp.EmulateViewport(360, 740))
	b.goTo(s.url + "/")
	b.run("open the menu and follow a link", chromedp.Click(".menu-button", chromedp.ByQuery),
		chromedp.Click(`#site-menu a[href="/category/success/"]`, chromedp.ByQuery), chromedp.WaitVisible(".category-page", chromedp.ByQuery))
	var tools bool
	b.run("look for controls that do nothing", chromedp.Evaluate(`[...document.querySelectorAll("#main button")].some((el) => el.checkVisibility())`, &tools))
	if tools {
		t.Error("there are buttons that do nothing without JavaScript")
	}
}

// offerInstall makes the page believe that the browser can install it.
const offerInstall = `(() => {
	const e = new Event("beforeinstallprompt", {cancelable: true});
	e.prompt = () => { globalThis.prompted = true; return Promise.resolve({outcome: "accepted"}); };
	dispatchEvent(e);
	return e.defaultPrevented;
})()`

func TestTheInstallButtonIsShownWhereTheBrowserCanInstall(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/about/")
	const shown = `document.querySelector("[data-install]").checkVisibility()`
	if eval[bool](b, shown) {
		t.Error("the button is shown before the browser has offered anything")
	}
	if !eval[bool](b, offerInstall) {
		t.Error("the browser's own prompt was not held back")
	}
	b.until("the button is shown", shown)
	b.slash()
	b.started()
	b.until("the program's page has it too", shown)
	b.click("[data-install] button")
	b.until("the browser's dialog is asked for, once", "globalThis.prompted && !"+shown)
}

func TestSafariOnIOSGetsAHint(t *testing.T) {
	s, b := serve(t), open(t)
	// Safari has no event of Chromium's.
	b.beforePages(`navigator.standalone = false;
		addEventListener("beforeinstallprompt", (e) => e.stopImmediatePropagation(), true);`)
	b.goTo(s.url + "/about/")
	b.offlineReady() // the page says how much is kept, and its foot moves down
	b.click("[data-install] button")
	b.until("the hint is shown", `document.querySelector("dialog[open]")?.innerText.includes("Add to Home Screen")`)
	b.press(kb.Escape)
	b.until("the hint is closed", `!document.querySelector("dialog[open]")`)
}

func TestTheFootOfThePageSaysHowMuchIsKeptOffline(t *testing.T) {
	s, b := serve(t), open(t)
	b.beforePages(`globalThis.notes = [];
		navigator.serviceWorker.addEventListener("message", () => setTimeout(() => notes.push(document.querySelector("[data-offline]")?.textContent)));`)
	b.goTo(s.url + "/")
	b.until("all is kept", `/^Available offline: \d+ files, \d+\.\d MB/.test(document.querySelector("[data-offline]").textContent)`)
	if !eval[bool](b, `notes.some((note) => /^Saving for offline use: \d+%$/.test(note))`) {
		t.Errorf("on the way it said %v", eval[[]string](b, `notes`))
	}
	b.goTo(s.url + "/status/404/")
	b.until("the next page says it too", `document.querySelector("[data-offline]").textContent.startsWith("Available offline")`)
}

func TestAStepOfTheProgramIsATransition(t *testing.T) {
	s, b := serve(t), open(t)
	b.beforePages(`globalThis.steps = [];
		const start = Document.prototype.startViewTransition;
		Document.prototype.startViewTransition = function (update) {
			const named = [...document.querySelectorAll("#main [data-code] .num")].filter((el) => el.style.viewTransitionName).map((el) => el.textContent);
			steps.push(named.join());
			return start.call(this, update);
		};`)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.click(`#main [data-code="101"] .card-link`)
	b.until("101 is shown", `location.pathname === "/status/101/" && document.activeElement.id === "main"`)
	b.back()
	b.until("the list is back", `location.pathname === "/" && document.querySelector("#cards")`)
	b.until("nothing is named for good", `!document.querySelector('#main [data-code] .num[style*="number"]')`)
	if got := eval[[]string](b, `steps`); len(got) != 2 || got[0] != "101" {
		t.Errorf("the steps were %q, want one from the card of 101 and one back", got)
	}
}

func TestAStepBetweenDocumentsIsATransition(t *testing.T) {
	s, b := serve(t), open(t)
	_ = b.holdProgram()
	b.goTo(s.url + "/category/client-error/")
	eval[any](b, `addEventListener("pageswap", (e) => {
		const named = [...document.querySelectorAll(".card .num")].find((el) => el.style.viewTransitionName);
		sessionStorage.setItem("swap", e.viewTransition ? named?.textContent : "none");
	})`)
	b.leaves(`document.querySelector('#main [data-code="401"] .card-link').click()`)
	b.until("401 is shown", `location.pathname === "/status/401/" && document.readyState === "complete"`)
	if got := eval[string](b, `sessionStorage.getItem("swap")`); got != "401" {
		t.Errorf("the step was shown with %q, want the number of the card, 401", got)
	}
}

func TestNoTransitionsForPeopleWhoWantLessMotion(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("want less motion", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}))
	b.beforePages(`globalThis.steps = 0;
		const start = Document.prototype.startViewTransition;
		Document.prototype.startViewTransition = function (update) { steps++; return start.call(this, update); };`)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.click(`#main [data-code="101"] .card-link`)
	b.until("101 is shown", `location.pathname === "/status/101/"`)
	if got := eval[int](b, `steps`); got != 0 {
		t.Errorf("there were %d transitions", got)
	}
}

func TestKeysTypedDuringATransitionAreNotLost(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	// The click and the keys come in one go: the step has not been made yet.
	eval[any](b, `(() => {
		document.querySelector('#main [data-code="101"] .card-link').click();
		const box = document.querySelector("#q");
		box.focus();
		box.value = "teapot";
		box.dispatchEvent(new InputEvent("input", {bubbles: true}));
	})()`)
	b.until("the text is searched", `document.querySelector("#found")?.innerText.includes("teapot")`)
	b.until("and stays", `document.querySelector("#q").value === "teapot" && document.activeElement.id === "q" && location.pathname === "/"`)
	// And while the pictures of a transition are shown.
	b.clearSearch()
	eval[any](b, `document.querySelector('#main [data-code="101"] .card-link').click()`)
	b.until("101 is shown", `location.pathname === "/status/101/"`)
	b.slash()
	b.typeText("gone")
	b.until("all keys arrive", `document.querySelector("#q").value === "gone" && document.querySelector("#found")?.innerText.includes("gone")`)
}

func TestTheGridPutsEveryNumberInItsPlace(t *testing.T) {
	s, b := serve(t), open(t)
	for _, width := range []int64{960, 1440} {
		b.run("resize", chromedp.EmulateViewport(width, 900))
		b.goTo(s.url + "/?view=grid")
		b.started()
		b.until("the grid is shown", `document.querySelector(".placed")`)
		wrong := eval[[]string](b, `[...document.querySelectorAll(".placed [data-code]")].filter((cell) => {
			const grid = cell.parentElement, code = cell.dataset.code;
			const column = grid.querySelector(".c" + code[2]).getBoundingClientRect().left;
			const row = [...grid.querySelectorAll(".ten")].find((el) => el.textContent.startsWith(code.slice(0, 2))).getBoundingClientRect();
			const box = cell.getBoundingClientRect();
			return Math.abs(box.left - column) > 1 || box.top < row.top - 1 || box.bottom > row.bottom + 1 || box.width < 24 || box.height < 24;
		}).map((cell) => cell.dataset.code)`)
		if len(wrong) > 0 {
			t.Errorf("at %d px these are not in their place, or too small: %v", width, wrong)
		}
	}
}

func TestOnAPhoneTheGridIsAListInOrder(t *testing.T) {
	s, b := serve(t), open(t)
	for _, width := range []int64{320, 390} {
		b.run("resize", chromedp.EmulateViewport(width, 800))
		b.goTo(s.url + "/?view=grid")
		b.started()
		b.until("the codes are shown", `document.querySelector(".placed")`)
		wrong := eval[[]string](b, `[...document.querySelectorAll(".placed")].flatMap((grid) => {
			let last;
			return [...grid.querySelectorAll(".cell")].filter((cell) => {
				const box = cell.getBoundingClientRect(), before = last;
				last = box;
				const phrase = cell.querySelector(".cell-phrase").getBoundingClientRect();
				const follows = !before || box.top >= before.bottom - 1 || (box.left >= before.right - 1 && box.top === before.top);
				return !follows || box.height < 44 || box.right > innerWidth || phrase.width < 10;
			}).map((cell) => cell.textContent);
		})`)
		if len(wrong) > 0 {
			t.Errorf("at %d px these are out of order, too small or without their phrase: %v", width, wrong)
		}
		if n := eval[int](b, `[...document.querySelectorAll(".ten")].filter((el) => el.checkVisibility()).length`); n > 0 {
			t.Errorf("at %d px %d rows still have a heading of the grid", width, n)
		}
	}
}
