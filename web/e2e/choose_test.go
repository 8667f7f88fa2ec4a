package e2e

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/app/guide"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

func TestEveryStepOfTheGuidedPathIsThereWithoutScripts(t *testing.T) {
	s := serve(t)
	for _, n := range choose.All() {
		status, page := get(t, s.url+guide.Path(n.ID))
		want := n.Question
		if want == "" {
			want = fmt.Sprintf(`<span class="num">%03d</span>`, n.Send)
		}
		if status != 200 || !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("%s has status %d, or lacks %q", guide.Path(n.ID), status, want)
		}
	}
}

func TestAGuidedPathEndsInACodeAndBackGoesBack(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.click(`.site-nav a[href="/choose/"]`)
	b.until("the first question is shown", `location.pathname === "/choose/" && document.querySelector(".answers")`)
	steps := choose.Path("often-client")
	for _, step := range steps[1:] {
		b.click(`.answers a[href="` + guide.Path(step.ID) + `"]`)
		b.until("the next question is shown", `location.pathname === "`+guide.Path(step.ID)+`" && document.querySelector(".so-far")`)
	}
	if got := eval[string](b, `document.querySelector("h1").innerText.replace(/\s+/g, " ")`); got != "Send 429 Too Many Requests" {
		t.Errorf("the path ends with %q", got)
	}
	if got := eval[int](b, `document.querySelectorAll(".so-far li").length`); got != len(steps)-1 {
		t.Errorf("%d answers are shown, want %d", got, len(steps)-1)
	}
	for i := len(steps) - 2; i >= 0; i-- {
		eval[any](b, `history.back()`)
		b.until("Back shows the question before", `location.pathname === "`+guide.Path(steps[i].ID)+`" && document.querySelector(".answers")`)
	}
}

func TestTheOutlineOpensWithoutJavaScript(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.goTo(s.url + "/choose/")
	ends := 0
	for _, n := range choose.All() {
		if n.Question == "" {
			ends++
		}
	}
	if got := eval[int](b, `document.querySelectorAll(".outline .leaf a").length`); got != ends {
		t.Errorf("the outline ends in %d codes, want %d", got, ends)
	}
	b.click(".outline > ul > li:nth-of-type(3) > details > summary")
	b.until("the first level is open", `document.querySelector(".outline details details summary").checkVisibility() || document.querySelector(".outline details[open] details summary").checkVisibility()`)
}

func TestTheDiagramGrowsAndShrinksByButtonsAndKeys(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/choose/diagram/")
	const width = `document.querySelector(".diagram").getBoundingClientRect().width`
	full := eval[float64](b, width)
	b.click(`[data-zoom="out"]`)
	b.until("it is smaller", fmt.Sprintf("Math.abs(%s - %f / 1.25) < 1", width, full))
	b.click(`[data-zoom="fit"]`)
	b.until("it fits", width+` <= document.querySelector("#diagram").clientWidth + 1`)
	b.run("focus the drawing", chromedp.Focus("#diagram", chromedp.ByQuery))
	fit := eval[float64](b, width)
	b.press("+")
	b.until("a key makes it larger", fmt.Sprintf("Math.abs(%s - %f * 1.25) < 1", width, fit))
	b.press("0")
	b.until("another fits it again", fmt.Sprintf("Math.abs(%s - %f) < 1", width, fit))
	b.click(`[data-zoom="one"]`)
	b.until("it has its full size", fmt.Sprintf("Math.abs(%s - %f) < 1", width, full))

	b.slash()
	b.started()
	b.click(`[data-zoom="fit"]`)
	b.until("the buttons work beside the search", width+` <= document.querySelector("#diagram").clientWidth + 1`)
	b.click(`.diagram a[href="/choose/done/"]`)
	b.until("a box leads to its page", `location.pathname === "/choose/done/" && document.querySelector(".answers")`)
}

func TestTheDiagramIsAFileToo(t *testing.T) {
	s, b := serve(t), open(t)
	b.expect("favicon.ico") // which browsers want for a file that is not HTML
	b.goTo(s.url + "/choose/diagram.svg")
	if got := eval[string](b, `document.contentType + " " + document.documentElement.tagName`); got != "image/svg+xml svg" {
		t.Errorf("the file is %s", got)
	}
	b.run("follow a box", chromedp.Evaluate(`document.querySelector('a[href="/choose/failed/"]').dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`, nil))
	b.until("a box leads to its page", `location.pathname === "/choose/failed/" && document.querySelector(".answers")`)
}

func TestTheGuidedPathWorksOffline(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.offlineReady()
	s.kill()
	b.goTo(s.url + "/choose/law/")
	b.click(`.answers a[href="/choose/law-authority/"]`)
	b.until("a code is reached", `document.querySelector("h1").innerText.includes("451")`)
	b.goTo(s.url + "/choose/diagram/")
	b.until("the diagram is there", `document.querySelectorAll(".diagram a").length > 100`)
}
