//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

func TestOnNarrowScreensACodePageHasABarOfSectionsAndItsFactsBelow(t *testing.T) {
	s := serve(t)
	for _, width := range []int64{390, 768} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(width, 844))
		b.goTo(s.url + "/status/404/")
		order := eval[[]float64](b, `["h1", ".lead", ".fact-chips", ".toc", "#article", "#facts"].map((s) => document.querySelector(s).getBoundingClientRect().top)`)
		for i := 1; i < len(order); i++ {
			if order[i] <= order[i-1] {
				t.Errorf("at %d px the parts of the page start at %v, want them one below the other", width, order)
				break
			}
		}
		if eval[bool](b, `document.querySelector("#facts").open`) {
			t.Errorf("at %d px the facts are not folded", width)
		}
		if got := eval[int](b, `document.querySelectorAll(".fact-chips li").length`); got != 4 {
			t.Errorf("at %d px there are %d facts at the top, want 4", width, got)
		}
		eval[any](b, `void document.querySelector("#example").scrollIntoView({ behavior: "instant" })`)
		b.until("the bar of sections is below that of the page", `Math.abs(document.querySelector(".toc").getBoundingClientRect().top - document.querySelector(".bar").getBoundingClientRect().bottom) <= 1`)
		if got := eval[string](b, `[...document.querySelectorAll(".toc a")].slice(0, 2).map((a) => a.textContent).join()`); got != "Means,Send" {
			t.Errorf("at %d px the bar starts with %s", width, got)
		}
	}
}

func TestOwnerAndRegistryAreOneLineOnWideScreens(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("resize", chromedp.EmulateViewport(1440, 900))
	for _, code := range []string{"404", "429", "522"} {
		b.goTo(s.url + "/status/" + code + "/")
		if got := eval[int](b, `new Set([...document.querySelectorAll(".origin > div")].map((el) => Math.round(el.getBoundingClientRect().top))).size`); got != 1 {
			t.Errorf("on the page of %s they take %d lines", code, got)
		}
	}
}

// A target is large enough if it measures 24 px both ways, or if a circle of 24 px
// around it touches no other target and no such circle (WCAG 2.2, 2.5.8). Links in
// sentences are exempt.
const smallTargets = `(() => {
	const targets = [...document.querySelectorAll("a[href], button, input, select, summary")].filter((el) => el.checkVisibility() && el.getBoundingClientRect().width > 1 && !el.closest("p, dd > ul, .prose li, .sources li, .confused dd"));
	const boxes = targets.map((el) => (el.closest("label") ?? el).getBoundingClientRect());
	const small = (r) => r.width < 23.9 || r.height < 23.9;
	const middle = (r) => [r.left + r.width / 2, r.top + r.height / 2];
	return targets.filter((el, i) => small(boxes[i]) && boxes.some((other, k) => {
		if (k === i || targets[k].contains(el) || el.contains(targets[k])) return false;
		const [x, y] = middle(boxes[i]);
		if (small(other)) return Math.hypot(x - middle(other)[0], y - middle(other)[1]) < 24;
		return Math.hypot(x - Math.max(other.left, Math.min(x, other.right)), y - Math.max(other.top, Math.min(y, other.bottom))) < 12;
	})).map((el) => el.outerHTML.slice(0, 100));
})()`

func TestTargetsAreLargeEnoughOnTheNarrowestScreens(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("resize", chromedp.EmulateViewport(320, 800))
	for _, path := range []string{"/", "/status/404/", "/status/429/", "/status/304/", "/compare/401-403/", "/explain/", "/about/"} {
		b.goTo(s.url + path)
		eval[any](b, `for (const el of document.querySelectorAll("details")) el.open = true`)
		for _, el := range eval[[]string](b, smallTargets) {
			t.Errorf("%s: too small a target, or too near to another: %s", path, el)
		}
	}
	eval[any](b, `for (let n = 0; n < 2; n++) {
		const button = document.createElement("button");
		button.style.cssText = "width: 8px; height: 8px; padding: 0";
		document.querySelector(".foot").append(button);
	}`)
	if got := len(eval[[]string](b, smallTargets)); got != 2 {
		t.Errorf("of two tiny buttons side by side %d are found", got)
	}
}

// A picture of a whole page is taken in a window as high as the page.
func TestPicturesOfWholePagesHaveNoEmptyCards(t *testing.T) {
	s, b := serve(t), open(t)
	for _, path := range []string{"/category/client-error/", "/?view=cards", "/?q=e"} {
		b.run("be a telephone", chromedp.EmulateViewport(390, 844))
		b.goTo(s.url + path)
		b.until("there are cards", `document.querySelectorAll("#main .card").length > 50`)
		b.run("take it all in", chromedp.EmulateViewport(390, eval[int64](b, `document.documentElement.scrollHeight`)))
		b.until("every card has its content", `[...document.querySelectorAll("#main .card-text")].every((el) => el.checkVisibility({ contentVisibilityAuto: true }))`)
	}
}

func TestOnPaperNothingIsCutOffOrPale(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/print/")
	if !eval[bool](b, `document.querySelector("[data-print]").checkVisibility()`) {
		t.Error("the cheat sheet has no button to print it")
	}
	b.run("print on A4", emulation.SetEmulatedMedia().WithMedia("print"), chromedp.EmulateViewport(700, 990))
	if eval[bool](b, `document.querySelector("[data-print]").checkVisibility()`) {
		t.Error("the button is printed")
	}
	if got := eval[float64](b, `parseFloat(getComputedStyle(document.querySelector(".sheet")).fontSize)`); got < 12 { // 9 points
		t.Errorf("the cheat sheet is set in %v px, want 12", got)
	}
	for _, code := range []string{"404", "422", "429"} {
		b.goTo(s.url + "/status/" + code + "/")
		if cut := eval[int](b, `[...document.querySelectorAll(".message pre")].filter((el) => el.scrollWidth > el.clientWidth || el.scrollHeight > el.clientHeight).length`); cut > 0 {
			t.Errorf("%s: %d messages are cut off", code, cut)
		}
		if got := eval[string](b, `getComputedStyle(document.querySelector("h1 .num")).color`); got != "rgb(0, 0, 0)" {
			t.Errorf("%s: the number is %s on paper, want black", code, got)
		}
	}
}
