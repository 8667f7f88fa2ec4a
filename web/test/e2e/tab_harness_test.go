//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// run carries out browser actions; what says what they are for.
func (b *tab) run(what string, actions ...chromedp.Action) {
	b.t.Helper()
	if err := b.try(actions...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

func (b *tab) try(actions ...chromedp.Action) error {
	// The first run of a chromedp context ties the tab's life to the context it
	// gets, so the time limit is kept outside.
	done := make(chan error, 1)
	go func() { done <- chromedp.Run(b.ctx, actions...) }()
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return fmt.Errorf("no answer within %s", patience)
	}
}

// goTo opens an address. The browser gives a navigation up when the worker that
// was to answer it is removed at that moment, or the page reloads itself; a
// person then asks again, and so does this, once.
func (b *tab) goTo(url string) {
	b.t.Helper()
	err := b.try(chromedp.Navigate(url))
	if err != nil && strings.Contains(err.Error(), "net::ERR_ABORTED") {
		err = b.try(chromedp.Navigate(url))
	}
	if err != nil {
		b.t.Fatalf("open %s: %v", url, err)
	}
	b.scripted()
}

// scripted waits, if the page has scripts and they arrive, until they have run: they
// come after the first paint, and people do nothing before they have seen a page.
func (b *tab) scripted() {
	b.t.Helper()
	if b.noScripts {
		return
	}
	const ran = `!document.querySelector("script[data-defer]") || !!document.getElementById("spoken")`
	for deadline := time.Now().Add(patience / 2); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var ok bool
		if err := b.try(chromedp.Evaluate(ran, &ok)); err == nil && ok {
			return
		}
	}
}

// eval evaluates JavaScript, promises included, and returns the result.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	var out T
	b.run("evaluate "+js, chromedp.Evaluate(js, &out, awaited))
	return out
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// back goes back in the history.
func (b *tab) back() {
	b.t.Helper()
	b.leaves(`history.back()`)
}

// leaves evaluates JavaScript that leaves the page, once the page is painted: a page
// that is being restored from the back/forward cache is loaded again if a script runs
// in it, and what the script began is lost. The browser may leave the page before it
// has sent the answer, and says so instead.
func (b *tab) leaves(js string) {
	b.t.Helper()
	b.until("the page is painted", `new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 0, true)))`)
	err := b.try(chromedp.Evaluate(`void setTimeout(() => `+js+`)`, nil))
	if err != nil && !strings.Contains(err.Error(), "Inspected target navigated or closed") {
		b.t.Fatalf("evaluate %s: %v", js, err)
	}
}

// until waits until a JavaScript expression is true.
func (b *tab) until(what, js string) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		var ok bool
		err := b.try(chromedp.Evaluate("(async () => !!(await ("+js+")))()", &ok, awaited))
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("timed out waiting until %s; at %s; last error: %v; page:\n%s",
				what, eval[string](b, "location.href.slice(0, 200)"), err, eval[string](b, "document.body.innerText.slice(0, 800)"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// started waits until the browser program has taken over.
func (b *tab) started() {
	b.t.Helper()
	b.until("the program runs", `document.documentElement.dataset.program === "running"`)
}

// offlineReady waits until the service worker has everything and is in charge.
func (b *tab) offlineReady() {
	b.t.Helper()
	b.until("the service worker is in charge", `navigator.serviceWorker.controller?.state === "activated"`)
}

// typeText types into whatever has the focus, key by key.
func (b *tab) typeText(text string) {
	b.t.Helper()
	b.run("type "+text, chromedp.KeyEvent(text))
}

func (b *tab) press(key string) {
	b.t.Helper()
	b.run("press a key", chromedp.KeyEvent(key))
}

// slash presses the key that leads to the search box. As with a real keyboard,
// the character follows only if nobody has taken the key.
func (b *tab) slash() {
	b.t.Helper()
	b.run("press /", input.DispatchKeyEvent(input.KeyDown).WithKey("/").WithCode("Slash").WithText("/"),
		input.DispatchKeyEvent(input.KeyUp).WithKey("/").WithCode("Slash"))
	b.until("the search box has the focus", `document.activeElement.id === "q"`)
}

// settled says that the browser has finished moving from one page to the next: while
// it moves, a click finds no link.
const settled = `!document.documentElement.matches(":active-view-transition")`

func (b *tab) click(selector string) {
	b.t.Helper()
	b.until("the browser has moved on", settled)
	// As a person does: what is far off the screen is not laid out before, and gets
	// its real height a moment later; the program may start when a page has scrolled.
	if eval[bool](b, fmt.Sprintf(`(() => {
		const el = document.querySelector(%q);
		if (!el) return false;
		const { top, bottom } = el.getBoundingClientRect();
		const far = top < 0 || bottom > innerHeight || !el.checkVisibility({contentVisibilityAuto: true});
		if (far) el.scrollIntoView({block: "center", behavior: "instant"});
		return far;
	})()`, selector)) {
		time.Sleep(300 * time.Millisecond)
	}
	for tries := 3; ; tries-- {
		b.until("the program does not start just now", `document.documentElement.dataset.program !== "starting"`)
		err := b.try(chromedp.Click(selector, chromedp.ByQuery))
		if err == nil {
			return
		}
		// The program has replaced the page by its own before the press.
		if tries == 0 || !strings.Contains(err.Error(), "Could not find node") {
			b.t.Fatalf("click %s: %v", selector, err)
		}
	}
}

// focus moves the focus to an element, by its place in the document and not by the
// browser's node number: the program may be about to replace the element.
func (b *tab) focus(selector string) {
	b.t.Helper()
	b.until("the program does not start just now", `document.documentElement.dataset.program !== "starting"`)
	b.until(selector+" has the focus", fmt.Sprintf(`(() => {
		const el = document.querySelector(%q);
		el?.focus();
		return el && document.activeElement === el;
	})()`, selector))
}

// still waits until nothing scrolls any more.
func (b *tab) still() {
	b.t.Helper()
	for !eval[bool](b, `new Promise((done) => { const y = scrollY; setTimeout(() => done(y === scrollY), 250) })`) {
	}
}

// clearSearch empties the search box as a person does.
func (b *tab) clearSearch() {
	b.t.Helper()
	b.focus("#q")
	b.press(kb.Escape)
	b.until("the search box is empty", `document.querySelector("#q").value === ""`)
}

// firstCard returns the number on the first card.
func (b *tab) firstCard() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector("#cards .card")?.dataset.code ?? ""`)
}

// withoutJavaScript switches scripts off.
func (b *tab) withoutJavaScript() {
	b.t.Helper()
	b.noScripts = true
	b.run("switch JavaScript off", emulation.SetScriptExecutionDisabled(true))
}
