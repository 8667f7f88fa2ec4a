//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/statusdeck/statusdeck/catalog"
)

func TestHomeShowsEveryCodeAndACardForEachAClickAway(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	if got, want := eval[int](b, `document.querySelectorAll("#cards .cell").length`), len(catalog.All()); got != want {
		t.Errorf("home shows %d codes, want %d", got, want)
	}
	b.click("#view-cards")
	b.until("cards are shown", `location.search === "?view=cards" && document.querySelectorAll("#cards .card").length > 0`)
	if got, want := eval[int](b, `document.querySelectorAll("#cards .card").length`), len(catalog.All()); got != want {
		t.Errorf("there are %d cards, want %d", got, want)
	}
	registered := 0
	for _, c := range catalog.All() {
		if c.Registered() {
			registered++
		}
	}
	if registered != 64 {
		t.Errorf("the catalog has %d registered codes, want 64", registered)
	}
}

func TestTypingFindsTheRightCardFirst(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.focus("#q")
	b.started()
	for _, tt := range []struct{ text, code string }{
		{"teapot", "418"},
		{"too many", "429"},
		{"4x4", "404"},
		{"gateway timeout", "504"},
		{"Retry-After", "429"},
	} {
		b.typeText(tt.text)
		b.until(tt.text+" is searched", fmt.Sprintf(`document.querySelector("#found")?.textContent.includes(%q)`, tt.text))
		got := b.firstCard()
		if tt.text == "Retry-After" && got == "503" {
			got = tt.code // the two share the first place
		}
		if got != tt.code {
			t.Errorf("%q finds %s first, want %s", tt.text, got, tt.code)
		}
		b.clearSearch()
	}
	if out := b.outside(s.url); len(out) > 0 {
		t.Errorf("requests to other origins: %v", out)
	}
}

func TestSearchLivesInTheAddress(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?q=rate+limit&class=4xx")
	b.until("the search has run", `document.querySelector("#found")`)
	if got := b.firstCard(); got != "429" {
		t.Errorf("/?q=rate+limit&class=4xx shows %s first, want 429", got)
	}
	if got := eval[string](b, `document.querySelector("#q").value`); got != "rate limit" {
		t.Errorf("the search box holds %q, want the text of the address", got)
	}
	if got := eval[string](b, `document.querySelector("#chip-class-4xx").getAttribute("aria-current")`); got != "true" {
		t.Errorf("the chip of the class has aria-current %q, want true", got)
	}
	b.click("#chip-class-4xx")
	b.until("the filter is gone", `location.search === "?q=rate+limit"`)
	if got := eval[string](b, `document.activeElement.id`); got != "chip-class-4xx" {
		t.Errorf("after a click on a filter the focus is on %q, want it where it was", got)
	}
}

func TestBackAndForwardRestoreSearchAndPosition(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.focus("#q")
	b.started()
	b.typeText("e")
	b.until("the search has run", `document.querySelector("#found")`)
	b.typeText("rror")
	b.until("the address shows the search", `location.search === "?q=error"`)
	eval[any](b, `window.scrollTo(0, 400)`)
	b.until("the page has scrolled", `scrollY === 400`)
	code := eval[string](b, `document.querySelectorAll("#cards .card")[6].dataset.code`)
	b.click(`#cards [data-code="` + code + `"] .card-link`)
	b.until("the code page is shown", `location.pathname === "/status/`+code+`/" && document.querySelector("h1").textContent.startsWith("`+code+`")`)
	if y := eval[float64](b, `scrollY`); y != 0 {
		t.Errorf("a new page starts at %v, want the top", y)
	}
	if got := eval[string](b, `document.activeElement.id`); got != "main" {
		t.Errorf("after navigation the focus is on %q, want main", got)
	}
	b.until("the article is there", `document.querySelector("#article h2")`)
	b.back()
	b.until("the results are back", `document.querySelector("#found") && location.search === "?q=error"`)
	b.until("the scroll position is back", `scrollY === 400`)
	if got := eval[string](b, `document.querySelector("#q").value`); got != "error" {
		t.Errorf("after Back the search box holds %q, want error", got)
	}
	b.back()
	b.until("all cards are back", `!document.querySelector("#found") && location.search === ""`)
	b.leaves(`history.forward()`)
	b.until("the results are back", `document.querySelector("#found") && document.querySelector("#q").value === "error"`)
	b.leaves(`history.forward()`)
	b.until("the code page is back", `document.title.startsWith("`+code+`")`)
}

func TestEscapeBringsAllCodesBack(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.focus("#q")
	b.started()
	b.typeText("gone")
	b.until("the search has run", `document.querySelector("#found")`)
	b.clearSearch()
	b.until("every code is back, those below the screen too", everyCell)
}

// everyCell says that the list of all codes is drawn to its end.
var everyCell = fmt.Sprintf(`document.querySelectorAll("#cards .cell").length === %d`, len(catalog.All()))

// The heights of cards that were never on the screen are estimates.
func TestBackReturnsToTheSameCardFarDown(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("be a telephone", chromedp.EmulateViewport(360, 740))
	b.goTo(s.url + "/")
	b.focus("#q")
	b.started()
	top := func() float64 {
		b.still()
		return eval[float64](b, `document.querySelector('#cards [data-code="507"]').getBoundingClientRect().top`)
	}
	eval[any](b, `void document.querySelector('#cards [data-code="507"]').scrollIntoView({block: "center"})`)
	before := top()
	b.click(`#cards [data-code="507"] .card-link`)
	b.until("the code page is shown", `location.pathname === "/status/507/" && scrollY === 0`)
	b.back()
	b.until("all cards are back", `location.pathname === "/" && `+everyCell)
	b.until("the page has scrolled", `scrollY > 0`)
	if got := eval[string](b, `document.activeElement.closest("[data-code]")?.dataset.code ?? "nothing"`); got != "507" {
		t.Errorf("after Back the focus is on %s, want the card of 507", got)
	}
	if after := top(); after < before-2 || after > before+2 {
		t.Errorf("after Back the card is at %v, want it at %v as before", after, before)
	}
	b.run("load again", chromedp.Reload())
	b.until("the page has scrolled", `scrollY > 0`)
	if after := top(); after < before-2 || after > before+2 {
		t.Errorf("after loading again the card is at %v, want it at %v as before", after, before)
	}
}

func TestCardsThatNobodySeesYetFollowTheLastKey(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?q=x")
	b.until("the search has run", `document.querySelector("#found")`)
	b.clearSearch()
	b.typeText("e")
	b.until("the first cards are there", `document.querySelector("#found")?.textContent.includes("“e”")`)
	eval[any](b, `void (globalThis.firstCard = document.querySelector("#cards .card"))`)
	found := eval[int](b, `parseInt(document.querySelector("#found").textContent)`)
	if found < 40 {
		t.Fatalf("e finds %d codes, want more for this test", found)
	}
	b.until("all cards are there", fmt.Sprintf(`document.querySelectorAll("#cards .card").length === %d`, found))
	if !eval[bool](b, `firstCard.isConnected`) {
		t.Error("the first card was made anew, want it left alone")
	}
	b.clearSearch()
	b.until("the whole deck is back", fmt.Sprintf(`!document.querySelector("#found") && document.querySelectorAll("#cards .cell").length === %d`, len(catalog.All())))
}

func TestEnterOpensTheFirstResultAndArrowsMove(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	if got := eval[string](b, `document.activeElement.id`); got != "q" {
		t.Fatalf("after / the focus is on %q, want the search box", got)
	}
	b.typeText("gateway")
	b.until("the whole text is searched", `document.querySelector("#found")?.textContent.includes("gateway")`)
	b.press(kb.ArrowDown)
	b.until("the first card has the focus", `document.activeElement.closest(".card") === document.querySelector("#cards .card")`)
	b.press(kb.ArrowDown)
	second := eval[string](b, `document.querySelectorAll("#cards .card")[1].dataset.code`)
	if got := eval[string](b, `document.activeElement.closest(".card")?.dataset.code ?? ""`); got != second {
		t.Errorf("two times down leads to card %q, want the second, %s", got, second)
	}
	b.press(kb.Escape)
	first := b.firstCard()
	b.press(kb.Enter)
	b.until("the first result is open", `location.pathname === "/status/`+first+`/"`)
}

// A click after filtering must act on the card that is shown, not on the one
// that was there before.
func TestClickAfterFilteringOpensTheCardThatIsShown(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.typeText("502")
	b.until("502 is first", `document.querySelector("#cards .card")?.dataset.code === "502"`)
	b.click("#cards .card .card-link")
	b.until("502 is open", `location.pathname === "/status/502/" && document.title.startsWith("502")`)
}

func TestTextTypedBeforeTheProgramStartsIsSearched(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram()
	b.goTo(s.url + "/")
	b.slash()
	b.typeText("teapot")
	if eval[bool](b, `document.documentElement.dataset.program === "running"`) {
		t.Fatal("the program runs already; the test needs it held back")
	}
	release()
	b.started()
	b.until("the text is searched", `document.querySelector("#found")?.textContent.includes("teapot")`)
	if got := b.firstCard(); got != "418" {
		t.Errorf("first card %s, want 418", got)
	}
	if got := eval[string](b, `document.activeElement.id + " " + document.activeElement.selectionStart`); got != "q 6" {
		t.Errorf("focus and caret are at %q, want q 6", got)
	}
}

func TestTypingStraightThroughTheStartLosesNoKey(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram()
	b.goTo(s.url + "/")
	b.slash()
	text := "precondition required when updating"
	for i, key := range strings.Split(text, "") {
		b.typeText(key)
		if i == 8 {
			release()
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.started()
	b.until("the whole text is searched", fmt.Sprintf(`document.querySelector("#found")?.textContent.includes(%q)`, text))
	if got := eval[string](b, `document.querySelector("#q").value`); got != text {
		t.Errorf("the search box holds %q, want %q", got, text)
	}
}

// holdProgram keeps the browser program from arriving until the returned
// function is called.
func (b *tab) holdProgram() (release func()) {
	b.t.Helper()
	return b.hold("*/assets/app.*.wasm")
}

// hold keeps what stands at some addresses from arriving until the returned function
// is called.
func (b *tab) hold(addresses ...string) (release func()) {
	b.t.Helper()
	held := make(chan fetch.RequestID, 4)
	var patterns []*fetch.RequestPattern
	for _, address := range addresses {
		patterns = append(patterns, &fetch.RequestPattern{URLPattern: address})
	}
	chromedp.ListenTarget(b.ctx, func(ev any) {
		if e, ok := ev.(*fetch.EventRequestPaused); ok {
			held <- e.RequestID
		}
	})
	b.run(fmt.Sprintf("hold %v back", addresses), fetch.Enable().WithPatterns(patterns))
	return func() {
		b.t.Helper()
		for range addresses {
			select {
			case id := <-held:
				b.run(fmt.Sprintf("let %v through", addresses), fetch.ContinueRequest(id))
			case <-time.After(patience):
				b.t.Fatalf("not all of %v was asked for", addresses)
			}
		}
		b.run("hold nothing back any more", fetch.Disable())
	}
}

// goToWithout opens a page and returns when it can be read; what stands at a pattern
// does not arrive until the returned function is called.
func (b *tab) goToWithout(pattern, url string) (release func()) {
	b.t.Helper()
	release = b.hold(pattern)
	b.run("open a page without waiting for its scripts", chromedp.ActionFunc(navigateOnly(url)))
	b.until("it can be read", `performance.getEntriesByName("first-contentful-paint").length`)
	return release
}

func TestWhatIsPressedBeforeTheScriptsAreThereCounts(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ path, keys, click, then, js string }{
		{path: "/status/404/", keys: "/429", then: "the search answers", js: `document.activeElement.id === "q" && document.querySelector("#q").value === "429" && document.querySelector("#cards.results .card")?.dataset.code === "429"`},
		{path: "/status/404/", keys: "g]", then: "the next code is open", js: `location.pathname === "/status/405/"`},
		{path: "/status/404/", keys: "gtt", then: "the theme is dark", js: `document.documentElement.dataset.theme === "dark"`},
		{path: "/status/404/", click: "[data-theme-toggle]", then: "the theme is light", js: `document.documentElement.dataset.theme === "light"`},
		{path: "/category/informational/", click: `[data-code="100"] .card-more`, then: "the menu of the card is open", js: `document.querySelector('[role=menu]')?.checkVisibility()`},
		{path: "/choose/diagram/", click: `[data-zoom="out"]`, then: "the drawing is one step smaller", js: `document.querySelector("#spoken") && (([, , full], now) => Math.abs(full - now * 1.25) < 1)(document.querySelector(".diagram").getAttribute("viewBox").split(" "), document.querySelector(".diagram").getBoundingClientRect().width)`},
		{path: "/explain/", click: `[data-explain="example"]`, then: "the example is explained", js: `document.querySelector("#report")?.checkVisibility()`},
		{path: "/compare/?codes=401,403,404", click: `[data-remove="403"]`, then: "two codes are left", js: `location.search === "?codes=401,404"`},
	} {
		b := open(t)
		release := b.goToWithout("*/assets/boot.*.js", s.url+tt.path)
		for _, key := range tt.keys {
			b.press(string(key))
		}
		if tt.click != "" {
			b.click(tt.click)
		}
		release()
		b.until(tt.then, tt.js)
	}
}

func TestHostileQueriesGetAnAnswer(t *testing.T) {
	s, b := serve(t), open(t)
	for _, tt := range []struct{ name, query string }{
		{"markup", `%3Cimg+src%3Dx+onerror%3Dalert(1)%3E`},
		{"a broken escape", `%ZZ`},
		{"emoji", `%F0%9F%AB%96%F0%9F%AB%96`},
		{"right to left", `%D7%A9%D7%9C%D7%95%D7%9D`},
		{"24 KB of text", strings.Repeat("gateway+", 3000)},
		{"an unassigned number", `471`},
	} {
		b.goTo(s.url + "/?q=" + tt.query)
		b.started()
		b.until(tt.name+" has an answer", `document.querySelector("#cards")?.innerText.length > 20`)
		if eval[bool](b, `!!document.querySelector("#main img")`) {
			t.Errorf("%s: markup from the query became an element", tt.name)
		}
	}
	b.until("471 is explained", `document.querySelector("#cards").innerText.includes("A client treats it as 400")`)
}

func TestClearingTheFiltersShowsWhatTheyHid(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?q=token&class=1xx")
	b.until("the page says what the filter hides", `/^No 1xx code for “token”; \d+ without this filter$/.test(document.querySelector("#found")?.textContent)`)
	b.focus("#clear-filters")
	b.press("\r")
	b.until("the codes are there", `location.search === "?q=token" && /^\d+ codes for “token”$/.test(document.querySelector("#found")?.textContent)`)
	b.until("the focus is on the filter that was cleared", `document.activeElement.id === "chip-class-1xx"`)
}

func TestTheViewAndTheOrderLiveInTheAddress(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?view=cards")
	b.slash()
	b.started()
	b.click("#view-grid")
	b.until("the grid is shown", `location.search === "?view=grid" && document.querySelectorAll("#cards .cell").length > 100`)
	b.slash()
	b.typeText("gateway")
	b.until("the search keeps the view", `document.querySelector("#found") && document.querySelector("#cards .cell")`)
	b.until("the address says so", `location.search === "?q=gateway&view=grid"`)
	b.goTo(s.url + "/?view=list&sort=popularity")
	b.until("the list is sorted", `document.querySelectorAll("#cards .card-row").length > 100`)
	last := eval[string](b, `[...document.querySelectorAll("#cards .card-row")].at(-1).dataset.code`)
	if popular, _ := catalog.Lookup(200); popular.Popularity != catalog.PopularityCommon {
		t.Fatal("200 is not common?")
	}
	var code int
	if _, err := fmt.Sscan(last, &code); err != nil {
		t.Fatal(err)
	}
	if c, _ := catalog.Lookup(code); c.Popularity != catalog.PopularityRare {
		t.Errorf("with popular codes first the last is %s, which is %s", last, c.Popularity)
	}
}
