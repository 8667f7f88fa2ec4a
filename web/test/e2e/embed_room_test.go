//go:build e2e

package e2e

import (
	"context"
	"html"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// reserving is the style sheet that the page about embedding tells sites to use,
// taken from that page.
func reserving(t *testing.T, s *server) string {
	t.Helper()
	resp, err := http.Get(s.url + "/embed/")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range regexp.MustCompile(`(?s)<code[^>]*>(.*?)</code>`).FindAllStringSubmatch(string(text), -1) {
		if css := html.UnescapeString(code[1]); strings.Contains(css, ":not(:defined)") {
			return css
		}
	}
	t.Fatal("the page about embedding has no style sheet that reserves room")
	return ""
}

const everyRoom = `<main><h1>Room</h1><p>Bare <http-status code="404"></http-status> and linked <http-status code="429"><a href="HOST/status/429/">429 Too Many Requests</a></http-status>.</p>
<http-status code="410" view="line"></http-status><p>After a line</p>
<http-status code="422" view="card"></http-status><p>After a card</p>
<http-status code="503" view="card" lang-constant="spring"><a href="HOST/status/503/">503 Service Unavailable</a></http-status><p>After a card with a link</p>
<http-status code="405" view="full"></http-status><p>After a full view</p>
<http-status-table class="5xx"><a href="HOST/category/server-error/">All 5xx codes</a></http-status-table><p>After a table</p></main>`

func TestALateScriptMovesNothingWhereThePageReservesTheRoom(t *testing.T) {
	s := serve(t)
	for _, width := range []int64{360, 1200} {
		// The script is kept back until the page has been painted.
		painted := make(chan struct{})
		host := proxied(t, s, map[string]http.HandlerFunc{"/embed/v1/statusdeck.js": func(w http.ResponseWriter, r *http.Request) {
			<-painted
			resp, err := http.Get(s.url + r.URL.Path)
			if err != nil {
				return // the page lacks its script, and the test fails
			}
			defer resp.Body.Close()
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = io.Copy(w, resp.Body)
		}})
		b := open(t)
		b.watchPage()
		b.run("resize", chromedp.EmulateViewport(width, 2400), emulation.SetCPUThrottlingRate(4))
		d := serveDocs(t, host, everyRoom)
		d.page("/docs.css", docsStyle+"\n"+reserving(t, s))
		b.run("open the page", chromedp.ActionFunc(func(ctx context.Context) error {
			_, _, _, _, err := page.Navigate(d.url).Do(ctx)
			return err
		}))
		b.until("the page is painted", `performance.getEntriesByName("first-contentful-paint").length && document.querySelector("http-status-table:not(:defined)")`)
		close(painted)
		b.until("everything is there", `[...document.querySelectorAll("[view], http-status-table")].every((e) => e.getAttribute("state") === "ready") && document.querySelectorAll("http-status[state]").length === 6`)
		b.until("two frames have passed", `new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(true))))`)
		if shifts := eval[[]float64](b, "shifts"); len(shifts) > 0 {
			t.Errorf("at %d px the layout shifted: %v", width, shifts)
		}
		b.picture("room-" + map[int64]string{360: "360", 1200: "1200"}[width])
	}
}

func TestPrintedPagesHaveTheContentAndNoHoverCards(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, everyRoom)
	b.goTo(d.url)
	b.run("resize", chromedp.EmulateViewport(1200, 2400))
	b.until("everything is there", `[...document.querySelectorAll("[view], http-status-table")].every((e) => e.getAttribute("state") === "ready")`)
	b.run("focus a badge", chromedp.Evaluate(`document.querySelector("main p a").focus()`, nil))
	pop := `document.querySelectorAll("http-status")[1].shadowRoot.querySelector(".pop")`
	b.until("its card is open", pop+`?.checkVisibility()`)
	b.run("look at it as printed", emulation.SetEmulatedMedia().WithMedia("print"))
	for what, js := range map[string]string{
		"the hover card is not printed":       `!` + pop + `.checkVisibility()`,
		"the badge's text is":                 `document.querySelector("main p a").checkVisibility()`,
		"the card is":                         shadow("[view=card]") + `.querySelector(".card-text").checkVisibility()`,
		"the full view is, to its end":        `(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)(` + shadow("[view=full]") + `.querySelector(".scroll"))`,
		"the table is, to its end":            `(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)(` + shadow("http-status-table") + `.querySelector(".scroll"))`,
		"what follows stands below the table": `document.querySelector("main > p:last-child").getBoundingClientRect().top >= ` + shadow("http-status-table") + `.querySelector("table").getBoundingClientRect().bottom`,
	} {
		if !eval[bool](b, "!!("+js+")") {
			t.Errorf("not so: %s", what)
		}
	}
	b.run("back to the screen", emulation.SetEmulatedMedia())
	var pdf []byte
	b.run("print", chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().Do(ctx)
		return err
	}))
	if len(pdf) < 10_000 {
		t.Errorf("the PDF has %d bytes, want all that is shown", len(pdf))
	}
}
