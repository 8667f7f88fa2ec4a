//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func TestHeadingsCanBePointedAt(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	plain := eval[int](b, `[...document.querySelectorAll(".reading h2")].filter((h) => h.querySelector("a")?.hash !== "#" + h.id).length`)
	if plain > 0 {
		t.Errorf("%d headings do not link to themselves", plain)
	}
	b.slash()
	b.started()
	b.click("#example .anchor")
	b.until("the address has the heading", `location.hash === "#example" && location.pathname === "/status/404/"`)
	b.until("which is not under the bar", `document.querySelector("#example").getBoundingClientRect().top >= document.querySelector(".bar").getBoundingClientRect().bottom`)
	for _, link := range eval[[]string](b, `[...document.querySelectorAll(".toc a")].map((a) => a.hash.slice(1))`) {
		if !eval[bool](b, `document.getElementById("`+link+`") !== null`) {
			t.Errorf("the contents lead to #%s, which is not there", link)
		}
	}
}

func TestTheCheatSheetPrintsOnOneSheet(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/print/")
	for _, size := range []struct {
		name          string
		width, height float64
	}{{"A4", 8.27, 11.69}, {"Letter", 8.5, 11}} {
		var pdf []byte
		b.run("print", chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().WithLandscape(true).WithPaperWidth(size.width).WithPaperHeight(size.height).WithPreferCSSPageSize(true).Do(ctx)
			return err
		}))
		if n := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page ")); n != 1 {
			t.Errorf("on %s the cheat sheet takes %d pages, want 1", size.name, n)
		}
	}
}

func TestACodePageOnPaperHasFactsAndTextButNoControls(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.run("print", emulation.SetEmulatedMedia().WithMedia("print"))
	for _, gone := range []string{".bar", ".foot", ".actions", ".toc", ".neighbours", ".language-choice", ".message-actions", ".constants button"} {
		if eval[bool](b, `document.querySelector("`+gone+`").checkVisibility()`) {
			t.Errorf("%s is printed", gone)
		}
	}
	for _, kept := range []string{"h1", ".lead", ".glance", "#article", ".message pre", ".sources"} {
		if !eval[bool](b, `document.querySelector("`+kept+`").checkVisibility()`) {
			t.Errorf("%s is not printed", kept)
		}
	}
}

func TestTextAtTwiceTheSizeIsStillUsable(t *testing.T) {
	s, b := serve(t), open(t)
	for _, path := range []string{"/", "/status/404/", "/category/unofficial/", "/about/"} {
		b.goTo(s.url + path)
		eval[any](b, `document.documentElement.style.fontSize = "200%"`)
		if over := eval[float64](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s is %v px too wide", path, over)
		}
		if eval[float64](b, `document.querySelector("#q").getBoundingClientRect().width`) < 150 {
			t.Errorf("%s has no room for the search box", path)
		}
	}
}

func TestClassesAndFocusAreSeenInForcedColours(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("force colours", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}))
	b.goTo(s.url + "/category/client-error/")
	if eval[bool](b, `(() => {
		const suit = getComputedStyle(document.querySelector(".card"), "::before");
		const card = getComputedStyle(document.querySelector(".card"));
		return suit.backgroundColor === card.backgroundColor || card.borderTopStyle === "none";
	})()`) {
		t.Error("the card or its suit cannot be told from the page")
	}
	for _, control := range []struct{ selector, pseudo, property string }{
		{".compare-tick", "::before", "borderTopColor"},
		{".card-more", "", "color"},
	} {
		if eval[bool](b, fmt.Sprintf(`(() => {
			const style = getComputedStyle(document.querySelector(%q), %q);
			return style[%q] === getComputedStyle(document.body).backgroundColor || style.borderTopStyle === "none" && style.backgroundImage === "none";
		})()`, control.selector, control.pseudo, control.property)) {
			t.Errorf("%s cannot be seen", control.selector)
		}
	}
	b.goTo(s.url + "/status/404/")
	if eval[bool](b, `getComputedStyle(document.querySelector(".pin-button"), "::before").backgroundColor === getComputedStyle(document.body).backgroundColor`) {
		t.Error("the ribbon of the pin cannot be seen")
	}
	b.goTo(s.url + "/category/client-error/")
	b.press("g") // from now on letters are shortcuts
	b.press("j")
	b.until("the focused card has an outline", `document.activeElement.closest(".card") && getComputedStyle(document.activeElement, "::after").outlineStyle === "solid"`)
}

func TestHeadingsThatAreJumpedToLieBelowTheBars(t *testing.T) {
	s := serve(t)
	for _, width := range []int64{390, 768, 1024, 1440} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(width, 900))
		b.goTo(s.url + "/status/404/")
		for _, id := range []string{"when-to-send-it", "sources"} {
			eval[any](b, `location.hash = "`+id+`"`)
			b.still()
			got := eval[float64](b, `(() => {
				const bars = [...document.querySelectorAll(".bar, .toc")].filter((el) => el.getBoundingClientRect().left < 200);
				return document.getElementById("`+id+`").getBoundingClientRect().top - Math.max(...bars.map((el) => el.getBoundingClientRect().bottom));
			})()`)
			if got < 0 {
				t.Errorf("at %d px the heading #%s lies %v px below the edge of a bar", width, id, -got)
			}
		}
	}
}
