//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Any key starts the search program, which replaces the page by an equal one: what
// people have done to it by then has to be done to the new one.

func TestSomeoneWhoEditsTheExplainedTextKeepsTheirPlace(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/explain/")
	b.paste(strings.Repeat("X-Filler: a line of its own\n", 80))
	eval[any](b, `(() => {
		const box = document.querySelector("#explain-input");
		box.style.height = "300px"; // as the handle in the corner does
		box.setSelectionRange(284, 290, "backward");
		box.scrollTop = 120;
		window.old = box;
	})()`)
	for _, key := range "abc" {
		b.press(string(key))
	}
	b.started()
	b.until("the page has been replaced", `document.querySelector("#explain-input") !== window.old`)
	got := eval[string](b, `(() => {
		const box = document.querySelector("#explain-input");
		return [document.activeElement === box, box.selectionStart, box.selectionEnd, box.value.indexOf("abc"), box.scrollTop, box.offsetHeight].join();
	})()`)
	if want := "true,287,287,284,120,300"; got != want {
		t.Errorf("focus, caret, text, scroll position and height are %s, want %s", got, want)
	}
	b.press("d")
	b.until("the next key goes where the ones before went", `document.querySelector("#explain-input").value.indexOf("abcd") === 284`)
}

func TestTheSelectionOfAFieldOutlastsTheStart(t *testing.T) {
	s := serve(t)
	for _, field := range []struct{ page, id, text string }{
		{"/explain/", "explain-input", "HTTP/1.1 405"},
		{"/embed/", "embed-code", "429"},
		{"/compare/", "compare-add", "bad gateway"},
	} {
		t.Run(field.id, func(t *testing.T) {
			b := open(t)
			b.goTo(s.url + field.page)
			b.scripted()
			eval[any](b, fmt.Sprintf(`(() => {
				const box = (window.old = document.querySelector("#%s"));
				box.focus();
				box.value = %q;
				box.setSelectionRange(1, 3, "backward");
			})()`, field.id, field.text))
			b.press(kb.F2) // does nothing, and starts the program
			b.started()
			b.until("the page has been replaced", `document.querySelector("#`+field.id+`") !== window.old`)
			if got := eval[string](b, `(({ id, value, selectionStart, selectionEnd, selectionDirection }) => [id, value, selectionStart, selectionEnd, selectionDirection].join())(document.activeElement)`); got != field.id+","+field.text+",1,3,backward" {
				t.Errorf("focus, text and selection are %s", got)
			}
		})
	}
}

func TestTheDiagramDoesNotJumpWhenTheProgramStarts(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/choose/diagram/")
	b.focus("#diagram")
	eval[any](b, `(() => {
		const place = () => (window.place = [window.old.scrollLeft, window.old.scrollTop].join());
		window.old = document.querySelector("#diagram");
		window.old.scrollTop = 900;
		window.old.scrollLeft = 120;
		document.addEventListener("keydown", place, { once: true }); // after the page's own listener
	})()`)
	b.press("+")
	b.started()
	b.until("the page has been replaced", `document.querySelector("#diagram") !== window.old`)
	place := eval[string](b, `window.place`)
	if place == "120,900" {
		t.Error("the key does not make the drawing larger")
	}
	if got := eval[string](b, `(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop].join())(document.querySelector("#diagram"))`); got != place {
		t.Errorf("the drawing has moved from %s to %s", place, got)
	}
}

func TestAChosenCodeStaysChosenWhenTheProgramStarts(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/?codes=301,302,303,307")
	b.until("the comparison is shown", compared+` === "301,302,303,307"`)
	eval[any](b, `(() => {
		document.querySelector("#compare-add").value = "308";
		const table = document.querySelector(".table-scroll");
		table.scrollLeft = 40;
		window.old = table;
	})()`)
	b.focus("#compare-add")
	b.press(kb.F2)
	b.started()
	b.until("the page has been replaced", `document.querySelector(".table-scroll") !== window.old`)
	if got := eval[string](b, `document.querySelector("#compare-add").value + " " + document.activeElement.id`); got != "308 compare-add" {
		t.Errorf("choice and focus are %q", got)
	}
	b.press(kb.Enter)
	b.until("it is compared", fmt.Sprintf(`%s === "301,302,303,307,308"`, compared))
}

// A page without a worker, whose explain program the server has replaced, is loaded again:
// by the search, which a key starts, or because the explain program is gone. With a worker,
// someone accepts the update.
func TestTheExplainedTextOutlastsAnUpdateOfTheSite(t *testing.T) {
	a, next := build(t, siteA), build(t, siteB)
	for _, way := range []string{"a key", "the explain program", "a person"} {
		t.Run("by "+way, func(t *testing.T) {
			h, b := hostOf(t, a), open(t)
			b.expect("404")
			b.expect("Refused to execute script") // of the build that is gone
			if way != "a person" {
				b.withoutWorkers()
			}
			b.goTo(h.url + "/explain/")
			b.scripted()
			if way == "a person" {
				b.toolsReady()
			}
			h.deploy(next)
			b.loadsAnew(func() {
				b.paste("HTTP/1.1 405 Method Not Allowed\nDate: today\n\n")
				switch way {
				case "a key":
					b.press(kb.F2)
				case "a person":
					b.installs("the update")
					b.offered()
					b.click("#update .primary")
				}
			})
			b.until("it is explained", `document.querySelector("#report")`)
			if got := eval[string](b, `document.querySelector("#explain-input").value`); got != "HTTP/1.1 405 Method Not Allowed\nDate: today\n\n" {
				t.Errorf("the text has become %q", got)
			}
			b.runsOn(next)
		})
	}
}

func TestAFileToExplainIsNotLostSilentlyInAnUpdateOfTheSite(t *testing.T) {
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.expect("404")
	b.withoutWorkers()
	b.goTo(h.url + "/explain/")
	b.scripted()
	h.deploy(build(t, siteB))
	log := filepath.Join(t.TempDir(), "response.http")
	if err := os.WriteFile(log, []byte(brokenResponse), 0o600); err != nil {
		t.Fatal(err)
	}
	b.choose(log)
	b.until("the page says what to do", `document.querySelector("#explain-problem").innerText.includes("Load the page again")`)
}

func TestAPageWhoseExplainProgramWasNotSavedOffersTheUpdate(t *testing.T) {
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.expect("404")
	b.saveData("4g", true)
	b.goTo(h.url + "/explain/")
	b.scripted()
	b.slash() // the core is saved once the site is used
	b.offlineReady()
	h.deploy(build(t, siteB))
	b.paste("HTTP/1.1 405 Method Not Allowed\n\n")
	b.until("the page says what to do", `document.querySelector("#explain-problem").innerText.includes("newer version")`)
	b.offered()
	b.accept()
	b.until("the text is explained", `document.querySelector("#report")`)
}
