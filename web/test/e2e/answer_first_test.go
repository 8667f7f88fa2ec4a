//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The answer is where the eye is: positions from the top of the window, in pixels.
func TestTheFirstResultIsNearTheTop(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ width, height, most int64 }{
		{1440, 900, 200}, {768, 1024, 220}, {390, 844, 220},
	} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(tt.width, tt.height))
		b.goTo(s.url + "/")
		b.slash()
		b.typeText("rate limit")
		b.until("429 is first", `document.querySelector("#cards.results [data-code]")?.dataset.code === "429"`)
		if top := eval[float64](b, `document.querySelector("#cards.results [data-code]").getBoundingClientRect().top`); top > float64(tt.most) {
			t.Errorf("at %d px the first result starts at %.0f px, want at most %d", tt.width, top, tt.most)
		}
		b.until("the title has the query", `document.title === "rate limit - StatusDeck"`)
	}
}

func TestTheMeaningOfACodeIsInTheFirstScreenOfAPhone(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("resize", chromedp.EmulateViewport(390, 844))
	for _, code := range []string{"404", "429", "503", "407", "420", "505", "599"} { // the last ones have most above it
		b.goTo(s.url + "/status/" + code + "/")
		b.scripted()
		if rows := eval[int](b, `new Set([...document.querySelectorAll(".actions :is(button, select)")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().top)).size`); rows > 2 {
			t.Errorf("%s: the actions take %d rows, want at most 2", code, rows)
		}
		if top := eval[float64](b, `document.querySelector("#what-it-means").getBoundingClientRect().top`); top > 844 {
			t.Errorf("%s: “What it means” starts at %.0f px, below the first screen", code, top)
		}
	}
}

func TestEnterOpensWhatIsOnScreen(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ text, path string }{
		{"404", "/status/404/"},
		{"471", "/status/471/"},
		{"rate limit", "/status/429/"},
	} {
		b := open(t)
		b.expect("/status/471/") // answered with 404, as it has no file
		b.goTo(s.url + "/")
		b.slash()
		b.started()
		b.typeText(tt.text)
		b.until("there is an answer", `document.querySelector("#found") || document.querySelector("#cards")?.textContent.includes("471")`)
		b.press("\r")
		b.until(tt.text+" opens "+tt.path, fmt.Sprintf(`location.pathname === %q`, tt.path))
	}
}

func TestEnterStaysWhereNothingWasFound(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.typeText("qqqqzzzz")
	b.until("popular codes are shown", `document.querySelector("#found")?.textContent === "No code for “qqqqzzzz”" && document.querySelector("#cards .card")?.dataset.code === "404"`)
	b.press("\r")
	b.typeText("x") // arrives after Enter has had its effect
	b.until("the search goes on", `document.querySelector("#found")?.textContent === "No code for “qqqqzzzzx”"`)
	if got := eval[string](b, `location.pathname`); got != "/" {
		t.Errorf("Enter without results opens %s", got)
	}
}

func TestEnterBeforeAnythingIsLoadedOpensTheFirstResultLater(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.hold("*/assets/app.*.wasm", "*/prefilter.json")
	b.goTo(s.url + "/")
	b.slash()
	b.typeText("teapot")
	b.press("\r")
	b.until("it says that the first result will open", `document.querySelector("#spoken").textContent.startsWith("Search is loading.")`)
	release()
	b.until("the first result is open", `location.pathname === "/status/418/"`)
}

func TestASharedSearchShowsNoOtherCodesBeforeItsAnswer(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.holdProgram()
	b.goTo(s.url + "/?q=rate+limit")
	b.until("the text is in the box", `document.querySelector("#q").value === "rate limit"`)
	if eval[bool](b, `[...document.querySelectorAll("#main [data-code], .strip a")].some((el) => el.checkVisibility({ visibilityProperty: true }))`) {
		t.Error("codes are shown as if they were the answer")
	}
	release()
	b.until("the answer is there", `document.querySelector(".top-hit")?.dataset.code === "429"`)
}

func TestWithoutJavaScriptASearchByAddressSaysThatItNeedsIt(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.goTo(s.url + "/?q=rate+limit")
	if got := eval[string](b, `document.querySelector(".hero .script-off").innerText`); got != "Search needs JavaScript. Every code is listed below." {
		t.Errorf("the page says %q", got)
	}
	if !eval[bool](b, `document.querySelector('#cards [data-code="429"]').checkVisibility({ visibilityProperty: true })`) {
		t.Error("the list of codes is not shown")
	}
}

func TestTheBestMatchOffersTheNameInTheChosenLanguage(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	eval[any](b, `statusdeck.store.set("language", "go")`)
	b.goTo(s.url + "/?q=rate+limit")
	b.until("the best match is there", `document.querySelector('.top-hit[data-code="429"] [data-copy="http.StatusTooManyRequests"]')`)
	b.until("and the first sentence on when to send it", `document.querySelector(".top-when").textContent === "When this caller has used up its share and others have not."`)
	if got := eval[string](b, `document.querySelector(".top-hit .enter-hint").textContent`); got != "Enter opens it, ↓ goes to the next" {
		t.Errorf("the hint is %q", got)
	}
}

func TestFiltersThatLeaveNothingLookInactive(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/?q=rate+limit")
	b.until("the search has run", `document.querySelector("#found")`)
	wrong := eval[[]string](b, `[...document.querySelectorAll(".filters li .chip")].filter((chip) =>
		(chip.querySelector(".count").textContent === "0") !== (getComputedStyle(chip).borderTopStyle === "dashed")).map((chip) => chip.id)`)
	if len(wrong) > 0 {
		t.Errorf("these filters look otherwise than they work: %s", strings.Join(wrong, ", "))
	}
}

func TestTheHomePageHasTheMostWantedCodesInTheFirstScreen(t *testing.T) {
	s := serve(t)
	for _, size := range []struct{ width, height int64 }{{390, 844}, {768, 1024}, {1440, 900}} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(size.width, size.height))
		b.goTo(s.url + "/")
		got := eval[string](b, `[...document.querySelectorAll(".strip a")].filter((a) => a.getBoundingClientRect().bottom <= innerHeight).map((a) => a.querySelector(".num").textContent).join(" ")`)
		if want := "200 201 204 301 302 304 400 401 403 404 409 422 429 500 502 503 504"; got != want {
			t.Errorf("at %d px the first screen has %s, want %s", size.width, got, want)
		}
	}
}

func TestAnUnassignedNumberIsNamedBeforeTheProgramRuns(t *testing.T) {
	s, b := serve(t), open(t)
	b.expect("/status/471/") // answered with 404, as it has no file
	b.holdProgram()
	b.goTo(s.url + "/status/471/")
	b.until("the page names it", `document.querySelector("h1").textContent === "471 is not assigned" && document.title.startsWith("471 ")`)
}
