//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/app/choosepage"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

func TestEveryStepOfTheGuidedPathIsThereWithoutScripts(t *testing.T) {
	s := serve(t)
	for _, n := range choose.All() {
		status, text := get(t, s.url+choosepage.Path(n.ID))
		want := n.Question
		if want == "" {
			want = fmt.Sprintf(`<span class="num">%03d</span>`, n.Send)
		}
		if status != 200 || !strings.Contains(html.UnescapeString(text), want) {
			t.Errorf("%s has status %d, or lacks %q", choosepage.Path(n.ID), status, want)
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
		b.click(`.answers a[href="` + choosepage.Path(step.ID) + `"]`)
		b.until("the next question is shown", `location.pathname === "`+choosepage.Path(step.ID)+`" && document.querySelector(".so-far")`)
	}
	if got := eval[string](b, `document.querySelector("h1").innerText.replace(/\s+/g, " ")`); got != "Send 429 Too Many Requests" {
		t.Errorf("the path ends with %q", got)
	}
	if got := eval[int](b, `document.querySelectorAll(".so-far li").length`); got != len(steps)-1 {
		t.Errorf("%d answers are shown, want %d", got, len(steps)-1)
	}
	for i := len(steps) - 2; i >= 0; i-- {
		b.back()
		b.until("Back shows the question before", `location.pathname === "`+choosepage.Path(steps[i].ID)+`" && document.querySelector(".answers")`)
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
	b.focus("#diagram")
	fit := eval[float64](b, width)
	b.press("+")
	b.until("a key makes it larger", fmt.Sprintf("Math.abs(%s - %f * 1.25) < 1", width, fit))
	b.press("0")
	b.until("another fits it again", fmt.Sprintf("Math.abs(%s - %f) < 1", width, fit))
	b.tap(`[data-zoom="one"]`) // the keys have started the search program
	b.until("it has its full size", fmt.Sprintf("Math.abs(%s - %f) < 1", width, full))

	b.slash()
	b.started()
	b.click(`[data-zoom="fit"]`)
	b.until("the buttons work beside the search", width+` <= document.querySelector("#diagram").clientWidth + 1`)
	b.click(`.diagram a[href="/choose/done/"]`)
	b.until("a box leads to its page", `location.pathname === "/choose/done/" && document.querySelector(".answers")`)
}

func TestTheDiagramIsDraggedByAMouseWithoutFollowingLinks(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/choose/diagram/")
	at := eval[[]float64](b, `(({ left, top, width }) => [left + width / 2, top + 20])(document.querySelector(".diagram a rect").getBoundingClientRect())`)
	drag := func(x, y float64) {
		b.run("drag the drawing", chromedp.MouseEvent(input.MousePressed, at[0], at[1], chromedp.ButtonLeft),
			chromedp.MouseEvent(input.MouseMoved, at[0]-x/2, at[1]-y/2, chromedp.ButtonLeft),
			chromedp.MouseEvent(input.MouseMoved, at[0]-x, at[1]-y, chromedp.ButtonLeft),
			chromedp.MouseEvent(input.MouseReleased, at[0]-x, at[1]-y, chromedp.ButtonLeft))
	}
	drag(60, 200)
	b.until("it has moved", `document.querySelector("#diagram").scrollLeft === 60 && document.querySelector("#diagram").scrollTop === 200`)
	if got := eval[string](b, `location.pathname`); got != "/choose/diagram/" {
		t.Errorf("dragging leads to %s", got)
	}
	drag(-60, -200)
	b.until("it is back", `document.querySelector("#diagram").scrollTop === 0`)
	b.run("click a box", chromedp.MouseClickXY(at[0], at[1]))
	b.until("a click still leads to a question", `location.pathname === "/choose/" && document.querySelector(".answers")`)
}

func TestEachPartOfTheDiagramHasAPrintedPageOfItsOwn(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/choose/diagram/")
	parts := eval[int](b, `document.querySelectorAll(".diagram").length`)
	for paper, size := range map[string][2]float64{"A4": {8.27, 11.69}, "Letter": {8.5, 11}} {
		var pdf []byte
		b.run("print", chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().WithPaperWidth(size[0]).WithPaperHeight(size[1]).Do(ctx)
			return err
		}))
		pages := regexp.MustCompile(`/Type /Page\b`).FindAll(pdf, -1)
		if len(pages) != parts {
			t.Errorf("%d parts print on %d pages of %s", parts, len(pages), paper)
		}
	}
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
	b.toolsReady()
	s.kill()
	b.goTo(s.url + "/choose/law/")
	b.click(`.answers a[href="/choose/law-authority/"]`)
	b.until("a code is reached", `document.querySelector("h1").innerText.includes("451")`)
	b.goTo(s.url + "/choose/diagram/")
	b.until("the diagram is there", `document.querySelectorAll(".diagram a").length > 100`)
}
