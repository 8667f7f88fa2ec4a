//go:build e2e

package e2e

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

func TestEveryPairHasAPageThatIsCompleteWithoutScripts(t *testing.T) {
	s := serve(t)
	_, index := get(t, s.url+"/compare/")
	for _, p := range catalog.Pairs() {
		path := app.PairPath(p)
		status, page := get(t, s.url+path)
		page = html.UnescapeString(page)
		if status != 200 {
			t.Errorf("%s has status %d", path, status)
		}
		if !strings.Contains(index, `href="`+path+`"`) {
			t.Errorf("/compare/ does not lead to %s", path)
		}
		for what, want := range map[string]string{
			"title":        fmt.Sprintf("<title>%03d vs %03d: ", p.A, p.B),
			"rule":         `<p class="rule-codes">` + fmt.Sprintf("%03d or %03d</p>", p.A, p.B),
			"table":        `<table class="compare cols-2">`,
			"differences":  `<th colspan="3" scope="rowgroup">≠ `,
			"example of A": fmt.Sprintf(`href="/status/%03d/"`, p.A),
			"when to send": `id="when"`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks its %s: %s", path, what, want)
			}
		}
		for _, code := range []int{p.A, p.B} {
			c, _ := catalog.Lookup(code)
			if !strings.Contains(page, strings.ReplaceAll(c.UseCase, "'", "’")) {
				t.Errorf("%s lacks the use case of %d", path, code)
			}
			if len(c.Example.Exchanges) > 0 && len(c.Example.Exchanges[0].Responses) > 0 {
				line, _, _ := strings.Cut(c.Example.Exchanges[0].Responses[0], "\n")
				if !strings.Contains(page, line) {
					t.Errorf("%s lacks the example of %d: %s", path, code, line)
				}
			}
		}
	}
}

// Pages of pairs are made by the build, other comparisons by a script: the two
// must not drift apart.
func TestAComparisonMadeInTheBrowserEqualsThePrerenderedOne(t *testing.T) {
	s, b := serve(t), open(t)
	for _, pair := range []string{"401-403", "301-308", "502-522", "100-417", "444-499", "418-420", "409-412"} {
		b.goTo(s.url + "/compare/" + pair + "/")
		want := inside(b, "#comparison")
		b.goTo(s.url + "/compare/?codes=" + strings.ReplaceAll(pair, "-", ","))
		b.until("the comparison is shown", `!document.querySelector("#comparison").hidden`)
		if got := inside(b, "#comparison"); got != want {
			t.Errorf("%s differs:\n%s", pair, firstDifference(want, got))
		}
	}
}

// inside describes the tree below an element, without the element itself.
func inside(b *tab, selector string) string {
	_, below, _ := strings.Cut(strings.TrimPrefix(eval[string](b, domOf(selector)), "\n"), "\n")
	return below
}

const compared = `[...document.querySelectorAll(".compare thead .num")].map((n) => n.textContent).join()`

func TestCodesAreAddedAndRemovedAndTheAddressTells(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/")
	add := func(code string) {
		b.focus("#compare-add")
		b.typeText(code + "\r")
		b.until(code+" is chosen", `document.querySelector('[data-remove="`+code+`"]')`)
	}
	add("503")
	b.until("one code is not enough", `document.querySelector("#compare-problem").textContent === "Add a second code to compare 503 with."`)
	add("429")
	add("500")
	b.until("three codes stand side by side", compared+` === "503,429,500"`)
	if got := eval[string](b, `location.pathname + location.search + " " + document.title`); got != "/compare/?codes=503,429,500 503 vs 429 vs 500: compared | StatusDeck" {
		t.Errorf("address and title are %s", got)
	}
	b.click(`[data-remove="429"]`)
	b.until("one has gone", compared+` === "503,500"`)
	if !eval[bool](b, `document.activeElement.dataset.remove === "503"`) {
		t.Error("the focus is lost after a code was removed")
	}
	b.back()
	b.until("Back brings it back", compared+` === "503,429,500"`)
	add("504")
	add("502")
	b.until("five are the most", compared+` === "503,429,500,504,502" && document.querySelector("#compare-add").disabled`)
	if !eval[bool](b, `document.activeElement.dataset.remove === "502"`) {
		t.Error("the focus is lost when the box is switched off")
	}
	b.goTo(eval[string](b, `location.href`))
	b.until("the address alone shows the same", compared+` === "503,429,500,504,502"`)
}

func TestACodeIsFoundByItsNameAndAddedAtOnce(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/?codes=401")
	b.focus("#compare-add")
	b.typeText("forbid")
	state := func(want string) {
		t.Helper()
		b.until("the box says "+want, `(({ active }) => [active.id, active.getAttribute("aria-expanded"), document.getElementById(active.getAttribute("aria-activedescendant"))?.textContent].join() === "`+want+`")({ active: document.activeElement })`)
	}
	state("compare-add,true,403 Forbidden")
	b.press(kb.Escape)
	state("compare-add,false,")
	b.press(kb.ArrowDown)
	state("compare-add,true,403 Forbidden")
	b.press(kb.Enter)
	b.until("it is compared", compared+` === "401,403"`)
	state("compare-add,false,")
	b.press(kb.ArrowDown)
	b.until("without text all codes are offered", fmt.Sprintf(`document.querySelectorAll("#compare-options [role=option]").length === %d`, len(catalog.All())))
	b.press(kb.ArrowDown)
	b.press(kb.ArrowDown)
	state("compare-add,true,100 Continue")
	b.press(kb.ArrowUp)
	state("compare-add,true,000 (no status)")
	b.press(kb.Escape)
	b.typeText("zzzzzzzz")
	b.until("there is none of that name", `document.querySelector("#compare-options").innerText.trim() === "No code found"`)
	b.press(kb.Enter)
	b.press(kb.Escape)
	if got := eval[string](b, `location.search`); got != "?codes=401,403" {
		t.Errorf("a name that no code has changed the choice to %s", got)
	}
}

func TestAThirdCodeIsAddedOnThePageOfAPair(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/401-403/")
	b.focus("#compare-add")
	b.typeText("not found")
	b.until("404 is offered", `document.querySelector("#compare-options [aria-selected=true]")?.dataset.option === "404"`)
	b.click(`#compare-options [data-option="404"]`)
	b.until("the three are compared", compared+` === "401,403,404" && location.search === "?codes=401,403,404"`)
	b.goTo(s.url + "/compare/401-403/")
	b.focus("#compare-add")
	b.typeText("404\r")
	b.until("a number and Enter do the same", compared+` === "401,403,404"`)
}

func TestABadChoiceGetsAClearAnswer(t *testing.T) {
	s, b := serve(t), open(t)
	for query, want := range map[string]string{
		"?codes=401,abc,403":             "“abc” is not a status code.",
		"?codes=401,471":                 "471 is not assigned: a client treats it as 400. Add a second code to compare 401 with.",
		"?codes=999999,777":              "“999999” is not a status code. 777 lies outside 100-599 and is not a valid status code.",
		"?codes=404":                     "Add a second code to compare 404 with.",
		"?codes=404,404":                 "Add a second code to compare 404 with.",
		"?codes=500,501,502,503,504,505": "At most five codes fit side by side: 505 left out.",
		"?codes=%3Cb%3E,404,410":         "“<b>” is not a status code.",
		"?codes=401+vs+403":              "",
		"?codes=":                        "",
		"?codes=%":                       "“%” is not a status code.",
	} {
		b.goTo(s.url + "/compare/" + query)
		b.until(query+" is answered with "+want, fmt.Sprintf(`document.querySelector("#compare-problem").textContent === %q && document.querySelector("#compare-problem").hidden === %v`, want, want == ""))
	}
	b.goTo(s.url + "/compare/?codes=401+vs+403")
	b.until("words between the numbers do no harm", compared+` === "401,403"`)
}

func TestComparisonsWorkOffline(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.toolsReady()
	s.kill()
	b.goTo(s.url + "/compare/?codes=418,451,404")
	b.until("never visited codes are compared", compared+` === "418,451,404"`)
	b.goTo(s.url + "/compare/301-308/")
	if got := eval[string](b, `document.querySelector("h1").innerText`); got != "301 Moved Permanently or 308 Permanent Redirect?" {
		t.Errorf("the page of a pair is headed %q", got)
	}
}

func TestWithoutJavaScriptThePairsAreThereAndTheFormIsNot(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.run("tell the styles", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "scripting", Value: "none"}}))
	b.goTo(s.url + "/compare/")
	if got, want := eval[int](b, `document.querySelectorAll(".pair-rows a").length`), len(catalog.Pairs()); got != want {
		t.Errorf("%d pairs are listed, want %d", got, want)
	}
	if !eval[bool](b, `document.querySelector("#compare-form").checkVisibility() === false && document.querySelector(".script-off").checkVisibility()`) {
		t.Error("the form is shown, or the page does not say why it is not")
	}
}

// The browser program has no such pages: it keeps what is there.
func TestTheSearchStartsOnAComparisonWithoutChangingIt(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/compare/?codes=401,403")
	b.until("the comparison is shown", compared+` === "401,403"`)
	before := eval[string](b, domOf("#main"))
	b.slash()
	b.started()
	if after := eval[string](b, domOf("#main")); after != before {
		t.Errorf("the page changed when the program started:\n%s", firstDifference(before, after))
	}
	b.click(`[data-remove="401"]`)
	b.until("its script still works", `document.querySelector("#compare-problem").textContent === "Add a second code to compare 403 with."`)
	b.back()
	b.until("Back works within it", compared+` === "401,403"`)
	b.slash()
	b.typeText("401 vs 403")
	b.until("the search answers", `document.querySelector(".rule a[href='/compare/401-403/']")`)
	b.back()
	b.until("Back leads to the comparison", `location.search === "?codes=401,403" && `+compared+` === "401,403"`)
	b.slash()
	b.started()
	b.typeText("403 vs 401")
	b.until("the search answers again", `document.querySelector(".rule a[href='/compare/401-403/']")`)
	b.click(".rule a[href='/compare/401-403/']")
	b.until("its answer leads to the page of the pair", `document.title.startsWith("401 vs 403: Unauthorized or Forbidden?")`)
}

func TestACodePageLeadsToItsComparisons(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.click(`.confused a[href="/compare/404-410/"]`)
	b.until("404 and 410 are compared", compared+` === "404,410"`)
}

func TestTickedCodesAreComparedFromTheBar(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?view=cards")
	b.started()
	tick := func(code string) {
		b.focus(`.card[data-code="` + code + `"] [data-compare]`)
		b.press(" ")
	}
	pressed := func(code string) string {
		return `document.querySelector('#cards [data-compare="` + code + `"]')?.getAttribute("aria-pressed") === "true"`
	}
	tick("401")
	b.until("it is ticked and the bar is there", pressed("401")+` && document.querySelector("#tray p")`)
	if got := eval[string](b, `document.querySelector("#spoken").textContent`); got != "401 added to the comparison, 1 of 5." {
		t.Errorf("a screen reader hears %q", got)
	}
	tick("403")
	b.until("both are offered", `document.querySelector("#tray a")?.textContent === "Compare 401, 403"`)
	tick("404")
	b.focus("#tray button")
	b.press(" ")
	b.until("one is taken out in the bar", `document.querySelector("#tray a")?.textContent === "Compare 403, 404" && !(`+pressed("401")+`)`)
	if !eval[bool](b, `document.querySelector("#tray").contains(document.activeElement)`) {
		t.Error("the focus is lost after a code was taken out")
	}

	// The ticks outlast a page, the start of the program, and every rendering.
	b.goTo(s.url + "/?view=cards")
	b.until("the next page knows them", pressed("404"))
	b.slash()
	b.started()
	b.typeText("not found")
	b.until("results are ticked too", `document.querySelector("#found") && `+pressed("404"))
	b.goTo(s.url + "/status/410/")
	b.click(`.actions [data-compare]`)
	b.until("a code page adds its code", `document.querySelector("#tray a")?.textContent === "Compare 403, 404, 410"`)
	b.click("#tray a")
	b.until("they are compared, without the bar", compared+` === "403,404,410" && !document.querySelector("#tray")`)
}

func TestTheBarTakesFiveCodesAndNothingDamaged(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	eval[any](b, `sessionStorage.setItem("statusdeck:compare", '["<b>", 1, {"a": 1}, "500", "501", "502", "503", "504", "505"]')`)
	b.goTo(s.url + "/category/server-error/")
	b.until("only what fits is there", `document.querySelector("#tray a")?.textContent === "Compare 500, 501, 502, 503, 504"`)
	b.click(`.card[data-code="505"] [data-compare]`)
	b.until("a sixth is refused", `document.querySelector("#spoken").textContent === "At most five codes fit side by side."`)
	b.click("#tray > :last-child")
	b.until("the bar goes when it is cleared", `!document.querySelector("#tray") && !document.documentElement.hasAttribute("data-tray")`)
	eval[any](b, `sessionStorage.setItem("statusdeck:compare", "{")`)
	b.goTo(s.url + "/category/client-error/")
	b.until("a damaged list is empty", `document.querySelector("[data-compare]") && !document.querySelector("#tray")`)
}

func TestManyCodesAreComparedWithoutScrollingSideways(t *testing.T) {
	s, b := serve(t), open(t)
	for _, codes := range []string{"301,302,303,307,308", "301,302,303"} {
		for _, width := range []int64{1440, 1000, 768, 360} {
			b.run("resize", chromedp.EmulateViewport(width, 740))
			b.goTo(s.url + "/compare/?codes=" + codes)
			b.until("they are compared", compared+fmt.Sprintf(` === %q`, codes))
			if over := eval[float64](b, `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector(".table-scroll"))`); over > 0 {
				t.Errorf("at %d px the table of %s is %v px too wide", width, codes, over)
			}
		}
	}
	b.goTo(s.url + "/compare/?codes=301,302,303,307,308")
	b.until("five are compared", compared+` === "301,302,303,307,308"`)
	got := eval[string](b, `[...document.querySelector(".differs tr:nth-child(2)").querySelectorAll("td")].map((td) => getComputedStyle(td, "::before").content).join()`)
	if want := `"301","302","303","307","308"`; got != want {
		t.Errorf("the values of a fact are marked %s, want %s", got, want)
	}
}
