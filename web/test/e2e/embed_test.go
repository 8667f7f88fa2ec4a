//go:build e2e

package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const everyView = `<main><h1>Errors of the API</h1>
<p>A missing product is <http-status id="bare" code="404"></http-status>, too many requests are
<http-status id="linked" code="429"><a href="HOST/status/429/">429 Too Many Requests</a></http-status>, and
<http-status id="text" code="503">503 Service Unavailable</http-status> means a pause. Created: <http-status code="201"></http-status>,
moved: <http-status code="301"></http-status>, early: <http-status code="103"></http-status>, odd: <http-status code="999"></http-status>.</p>
<http-status id="line" code="410" view="line"></http-status>
<http-status id="card" code="422" view="card" lang-constant="go"><a href="HOST/status/422/">422 Unprocessable Content</a></http-status>
<http-status id="full" code="405" view="full"></http-status>
<http-status-table class="5xx"><a href="HOST/category/server-error/">All 5xx codes</a></http-status-table></main>`

func TestTheWidgetShowsEveryView(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, everyView)
	b.watchPage()
	b.goTo(d.url)
	b.until("line, card, full view and table are there",
		`["line", "card", "full"].every((id) => document.getElementById(id).getAttribute("state") === "ready") && document.querySelector("http-status-table").getAttribute("state") === "ready"`)
	b.picture("views")
	for what, js := range map[string]string{
		"a bare badge shows the number and leads to its page": shadow("#bare") + `.querySelector("a").textContent === "404" && ` + shadow("#bare") + `.querySelector("a").href === "` + s.url + `/status/404/"`,
		"a badge leaves the link inside it alone":             shadow("#linked") + `.querySelector("a.badge").href === "" && document.querySelector("#linked a").innerText === "429 Too Many Requests"`,
		"auditors take a badge around a link for an anchor":   shadow("#linked") + `.querySelector("a.badge").id !== ""`,
		"text without a link gets one":                        shadow("#text") + `.querySelector("a.badge").href === "` + s.url + `/status/503/"`,
		"the line has phrase and summary":                     shadow("#line") + `.textContent.startsWith("410 Gone")`,
		"the card has the phrase":                             shadow("#card") + `.querySelector(".phrase").textContent === "Unprocessable Content"`,
		"the card has the name in Go":                         shadow("#card") + `.querySelector(".constant").textContent === "http.StatusUnprocessableEntity"`,
		"the card leads to the page of the code":              shadow("#card") + `.querySelector("a").href === "` + s.url + `/status/422/"`,
		"the full view has the facts":                         shadow("#full") + `.textContent.includes("Allow") && ` + shadow("#full") + `.querySelectorAll(".facts div").length > 12`,
		"the table has all codes of its class":                shadow("http-status-table") + `.querySelectorAll("tbody tr").length > 10`,
		"parts are exposed":                                   shadow("#card") + `.querySelector("[part~=card]") && ` + shadow("#card") + `.querySelector("[part~=num]")`,
		"no global name is left behind":                       `!Object.keys(window).some((k) => /status/i.test(k) && k !== "status" && k !== "statusbar" && k !== "defaultStatus" && k !== "defaultstatus")`,
		"the policy is kept":                                  `violations.length === 0`,
	} {
		if !eval[bool](b, "!!("+js+")") {
			t.Errorf("not so: %s", what)
		}
	}
}

func TestTheHoverCardOpensOnHoverFocusAndTap(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, everyView)
	b.goTo(d.url)
	b.until("the badge is dressed", `document.querySelector("#linked")?.getAttribute("state") === "loading"`)
	if got := b.requestsTo("/embed/v1/429.json"); len(got) != 0 {
		t.Errorf("a badge that nobody has looked at asked for %v", got)
	}
	isOpen := shadow("#linked") + `.querySelector(".pop")?.matches(":popover-open")`
	shut := "!" + isOpen

	at := eval[[]float64](b, `(() => { const r = document.querySelector("#linked").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	move := func(x, y float64) {
		b.run("move the pointer", input.DispatchMouseEvent(input.MouseMoved, x, y))
	}
	move(at[0], at[1])
	b.until("hovering opens the card", isOpen)
	b.picture("hover")
	if !eval[bool](b, shadow("#linked")+`.querySelector(".pop").textContent.includes("Too Many Requests")`) {
		t.Error("the hover card does not show the code")
	}
	card := eval[[]float64](b, `(() => { const r = `+shadow("#linked")+`.querySelector(".pop").getBoundingClientRect(); return [r.x + 40, r.y + r.height / 2, r.right, innerWidth, r.bottom, innerHeight] })()`)
	if card[2] > card[3] || card[4] > card[5] {
		t.Errorf("the hover card leaves the window: %v", card)
	}
	move(card[0], card[1])
	time.Sleep(500 * time.Millisecond)
	if !eval[bool](b, isOpen) {
		t.Error("the card is gone while the pointer is on it (WCAG 1.4.13, hoverable)")
	}
	b.press(kb.Escape)
	b.until("Escape closes the card without moving the pointer", shut)
	move(5, 5)
	move(at[0], at[1])
	b.until("it opens again", isOpen)
	move(5, 5)
	b.until("it closes when the pointer leaves", shut)

	b.run("focus the link", chromedp.Evaluate(`document.querySelector("#linked a").focus()`, nil))
	b.until("focus opens the card", isOpen)
	time.Sleep(500 * time.Millisecond)
	if !eval[bool](b, isOpen) {
		t.Error("the card is gone while the link has the focus (WCAG 1.4.13, persistent)")
	}
	b.press(kb.Escape)
	b.until("Escape closes it", shut)
	if !eval[bool](b, `document.activeElement === document.querySelector("#linked a")`) {
		t.Error("Escape moved the focus")
	}
	eval[any](b, `document.activeElement.blur()`)

	tap := func(x, y float64) {
		b.run("tap", input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}),
			input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	}
	tap(at[0], at[1])
	b.until("a tap opens the card", isOpen)
	if here := eval[string](b, "location.pathname"); here != "/" {
		t.Errorf("the first tap followed the link to %s", here)
	}
	tap(5, 5)
	b.until("a tap beside it closes the card", shut)
	tap(at[0], at[1])
	b.until("a tap opens it again", isOpen)
	time.Sleep(400 * time.Millisecond)
	tap(at[0], at[1])
	b.until("the second tap follows the link", `location.pathname === "/status/429/"`)
}
