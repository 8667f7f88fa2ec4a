//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	menuOf404  = `.card[data-code="404"] .card-more`
	pressed404 = `[data-pin="404"][aria-pressed="true"]`
	menuShown  = `document.querySelector("#card-menu")?.matches(":popover-open")`
)

// item is JavaScript for the item of the open menu with a text.
func item(text string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#card-menu button:not([hidden])")].find((el) => el.textContent.startsWith(%q))`, text)
}

func TestTheMenuOfACardCopiesWhatItSays(t *testing.T) {
	s, b := serve(t), open(t)
	b.mayCopy(s.url)
	b.goTo(s.url + "/status/404/")
	b.run("choose Go", chromedp.SetValue("#language", "go", chromedp.ByQuery))
	eval[any](b, `document.querySelector("#language").dispatchEvent(new Event("change", {bubbles: true}))`)
	b.goTo(s.url + "/category/client-error/")
	for _, c := range []struct{ label, want string }{
		{"Copy “404 Not Found”", "404 Not Found"},
		{"Copy the link", s.url + "/status/404/"},
		{"Copy http.StatusNotFound", "http.StatusNotFound"},
		{"Copy the example as curl", "curl -i 'https://api.shop.example/products/8812' \\\n  -H 'Accept: application/json, application/problem+json'"},
	} {
		b.click(menuOf404)
		b.until("the menu offers "+c.label, item(c.label))
		eval[any](b, item(c.label)+".click()")
		b.until("the menu closes after copying", "!"+menuShown)
		if got := eval[string](b, `navigator.clipboard.readText()`); got != c.want {
			t.Errorf("%s copies %q, want %q", c.label, got, c.want)
		}
	}
	b.click(menuOf404)
	b.until("the menu offers the response", item("Copy the example response"))
	eval[any](b, item("Copy the example response")+".click()")
	b.until("the response is copied", `navigator.clipboard.readText().then((text) => globalThis.copied = text) && globalThis.copied?.startsWith("HTTP/1.1 404 Not Found")`)
}

func TestTheMenuOfACardIsUsedWithTheKeyboard(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/category/client-error/")
	focused := func() string { return eval[string](b, `document.activeElement.textContent`) }
	b.focus(menuOf404)
	b.press(kb.Enter)
	b.until("the menu is open with its first item focused", `document.activeElement.closest("#card-menu") && document.activeElement.textContent === "Pin"`)
	if got := eval[string](b, `document.querySelector('`+menuOf404+`').getAttribute("aria-expanded")`); got != "true" {
		t.Errorf("the button says expanded=%q, want true", got)
	}
	b.press(kb.ArrowDown)
	if got := focused(); got != "Copy “404 Not Found”" {
		t.Errorf("the arrow down leads to %q", got)
	}
	b.press("l")
	if got := focused(); got != "Copy the link" {
		t.Errorf("the letter l leads to %q", got)
	}
	b.press(kb.Home)
	b.press(kb.ArrowUp)
	if got := focused(); got == "Pin" || got == "" {
		t.Errorf("the arrow up leads from the first item to %q, want the last", got)
	}
	b.press(kb.Escape)
	b.until("Escape closes it", "!"+menuShown)
	if !eval[bool](b, `document.activeElement === document.querySelector('`+menuOf404+`')`) {
		t.Errorf("the focus went to %q, want the button", focused())
	}
	// A press outside closes it too.
	b.press(kb.Enter)
	b.until("it is open again", menuShown)
	b.run("press outside", chromedp.MouseClickXY(4, 500))
	b.until("it is closed", "!"+menuShown)
}

func TestPinsAreShownKeptAndTakenOff(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?view=cards")
	b.started()
	b.click(menuOf404)
	eval[any](b, item("Pin")+".click()")
	b.until("the card has a ribbon", `document.querySelector('.card[data-code="404"][data-pinned]')`)
	b.until("the shelf shows it", `document.querySelector(".shelf-pins a")?.innerText.replace(/\s+/g, " ").trim() === "404 Not Found"`)
	other := b.another()
	other.goTo(s.url + "/status/404/")
	other.until("the page knows it", "document.querySelector('"+pressed404+"')")
	other.press("g")
	other.press("p")
	other.until("the key p takes it off", "!document.querySelector('"+pressed404+"')")
	b.until("in the other tab as well", `!document.querySelector("[data-pinned]") && getComputedStyle(document.querySelector(".shelf-pins")).display === "none"`)
	other.click(`[data-pin="404"]`)
	other.until("it is pinned again", "document.querySelector('"+pressed404+"')")
	b.slash()
	b.started()
	b.until("the program's page shows it", `document.querySelector('.card[data-code="404"][data-pinned]') && document.querySelector(".shelf-pins a")`)
	b.typeText("404")
	b.until("results show it", `document.querySelector('.results .card[data-code="404"][data-pinned]')`)
	b.clearSearch()
	b.until("the shelf is back", `document.querySelector(".shelf-pins a")?.innerText.includes("404")`)
	b.until("with what was looked at", `document.querySelector(".shelf-recent a")?.innerText.includes("404")`)
}

func TestTheShelvesDoNotMoveThePage(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/418/")
	b.click(`[data-pin="418"]`)
	b.run("slow the computer down", emulation.SetCPUThrottlingRate(4))
	b.beforePages(`globalThis.shifts = [];
		const where = ({ node, previousRect: a, currentRect: b }) => [node?.nodeName, (node?.nodeType === 3 ? node.parentNode : node)?.outerHTML.slice(0, 80), "from", a.x, a.y, a.width, a.height, "to", b.x, b.y, b.width, b.height].join(" ");
		new PerformanceObserver((list) => { for (const e of list.getEntries()) shifts.push([e.value, ...e.sources.map(where)].join("; ")); }).observe({type: "layout-shift", buffered: true});`)
	b.goTo(s.url + "/")
	b.until("both shelves are filled", `document.querySelectorAll(".shelf a").length === 2`)
	eval[any](b, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))`)
	for _, shift := range eval[[]string](b, `shifts`) {
		t.Errorf("the layout shifted by %s", shift)
	}
}

func TestBrokenStorageLeavesTheHomePageWhole(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	for _, broken := range []string{`[404`, `[1e99]`, `["404"]`, `{}`, `[404,404,-1,0.5,null,700]`, `null`} {
		eval[any](b, fmt.Sprintf(`localStorage.setItem("statusdeck:pins", %q)`, broken))
		b.goTo(s.url + "/")
		want := 0
		if broken == `[404,404,-1,0.5,null,700]` {
			want = 1
		}
		b.until("the script has run", `document.querySelector("#spoken")`)
		if got := eval[int](b, `document.querySelectorAll(".shelf-pins a").length`); got != want {
			t.Errorf("%s gives %d pinned cards, want %d", broken, got, want)
		}
		if got := eval[bool](b, `getComputedStyle(document.querySelector(".shelf-pins")).display !== "none"`); got != (want > 0) {
			t.Errorf("%s: the shelf is shown: %v", broken, got)
		}
	}
}

func TestPinsLastUntilThePageIsClosedWhereNothingCanBeStored(t *testing.T) {
	s, b := serve(t), open(t)
	b.beforePages(`Object.defineProperty(globalThis, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }});`)
	b.goTo(s.url + "/?view=cards")
	b.started()
	b.click(menuOf404)
	eval[any](b, item("Pin")+".click()")
	b.until("the shelf shows it", `document.querySelector(".shelf-pins a")`)
	b.until("and says how long", `document.querySelector("#spoken").textContent === "404 pinned, until this page is closed"`)
}

func TestACardKeepsTheFocusWhenResultsAreRenderedAnew(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.typeText("gateway")
	b.until("results are shown", `document.querySelector("#found")?.innerText.includes("gateway")`)
	// The next letter and the arrow arrive in one go, before the letter's results.
	eval[any](b, `(() => {
		addEventListener("focusin", (e) => globalThis.before ??= e.target);
		const box = document.querySelector("#q");
		box.value = "gateway t";
		box.dispatchEvent(new InputEvent("input", {bubbles: true}));
		box.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true, cancelable: true}));
	})()`)
	b.until("a card has the focus", `globalThis.before`)
	b.until("the results of all letters are shown", `document.querySelector("#found")?.innerText.includes("gateway t")`)
	if !eval[bool](b, `before.matches(".card-link") && document.activeElement.matches("#cards .card-link") && document.activeElement.textContent === before.textContent`) {
		t.Errorf("the focus is on %s, want the card that had it", eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
	}
	b.press(kb.Enter)
	b.until("Enter opens it", `before.pathname === location.pathname`)
}
