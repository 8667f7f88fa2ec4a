//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// inFrame evaluates JavaScript on the DOM of the framed search.
func inFrame[T any](b *tab, js string) T {
	b.t.Helper()
	out, err := tryInFrame[T](b, js)
	if err != nil {
		b.t.Fatalf("evaluate %s in the frame: %v", js, err)
	}
	return out
}

// tryInFrame fails while the frame is on its way.
func tryInFrame[T any](b *tab, js string) (T, error) {
	var out T
	err := b.try(chromedp.ActionFunc(func(ctx context.Context) error {
		tree, err := page.GetFrameTree().Do(ctx)
		if err != nil {
			return err
		}
		for _, child := range tree.ChildFrames {
			if !strings.Contains(child.Frame.URL, "/embed/v1/search/") {
				continue
			}
			world, err := page.CreateIsolatedWorld(child.Frame.ID).Do(ctx)
			if err != nil {
				return err
			}
			result, exception, err := runtime.Evaluate(js).WithContextID(world).WithReturnByValue(true).Do(ctx)
			if err != nil {
				return err
			}
			if exception != nil {
				return exception
			}
			return json.Unmarshal(result.Value, &out)
		}
		return errors.New("there is no frame with the search")
	}))
	return out, err
}

func (b *tab) untilInFrame(what, js string) {
	b.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		done, err := tryInFrame[bool](b, "!!("+js+")")
		if done && err == nil {
			return
		}
		if time.Now().After(deadline) {
			text, _ := tryInFrame[string](b, "document.body.innerText.slice(0, 500)")
			b.t.Fatalf("timed out waiting until %s; last error: %v; frame: %s", what, err, text)
		}
	}
}

// clickInFrame clicks the middle of an element of the framed search.
func (b *tab) clickInFrame(selector string) {
	b.t.Helper()
	at := inFrame[[]float64](b, `(() => { const r = document.querySelector(`+quoteJS(selector)+`).getBoundingClientRect(); return [r.x + Math.min(r.width, 200) / 2, r.y + r.height / 2] })()`)
	frame := eval[[]float64](b, `(() => { const r = `+shadow("http-status-search")+`.querySelector("iframe").getBoundingClientRect(); return [r.x, r.y] })()`)
	b.run("click in the frame", chromedp.MouseClickXY(at[0]+frame[0], at[1]+frame[1]))
}

const searchPage = `<main><h1>Search</h1><http-status-search><a href="HOST/">Search status codes</a></http-status-search><p id="after">After</p></main>`

// framedSearch opens a page with the search, ready to be typed into.
func framedSearch(t *testing.T, s *server, content string) (*docs, *tab) {
	b := open(t)
	d := serveDocs(t, s.url, content)
	b.watchPage()
	b.goTo(d.url)
	b.until("the frame stands", shadow("http-status-search")+`?.querySelector("iframe")`)
	b.untilInFrame("the frame knows its page", `document.querySelector("#q") && document.documentElement.dataset.theme`)
	return d, b
}

func TestTheFramedSearchStartsOnUseAndTellsItsHeight(t *testing.T) {
	s := serve(t)
	_, b := framedSearch(t, s, searchPage)
	if got := b.requestsTo(".wasm"); len(got) != 0 {
		t.Errorf("nobody has used the search, and it loaded %v", got)
	}
	if eval[bool](b, `!!navigator.serviceWorker.controller`) || len(b.requestsTo("/sw.js")) != 0 {
		t.Error("the frame asked for a service worker: it would keep a copy of the site for each site that embeds it")
	}
	before := eval[float64](b, shadow("http-status-search")+`.querySelector("iframe").offsetHeight`)
	steps := eval[int](b, "history.length")
	b.clickInFrame("#q")
	b.typeText("rate limit")
	b.untilInFrame("the results are there", `document.querySelector("#cards .card")?.dataset.code === "429"`)
	b.until("the frame has grown", shadow("http-status-search")+`.querySelector("iframe").offsetHeight > `+fmt.Sprint(before+100))
	b.picture("search")
	if got := eval[int](b, "history.length"); got != steps {
		t.Errorf("searching added %d steps to the history of the page around", got-steps)
	}
	if v := eval[[]string](b, "violations"); len(v) != 0 {
		t.Errorf("the policy of the page was violated: %v", v)
	}
	if inFrame[bool](b, `[...document.querySelectorAll(".bar *, .foot")].some((el) => el.checkVisibility() && !el.closest(".search"))`) {
		t.Error("the frame shows more than the search")
	}
	b.clickInFrame("#cards .card-link")
	b.until("a result opens in a new tab", "true")
	deadline := time.Now().Add(patience)
	for !opened(b, s.url+"/status/429/") {
		if time.Now().After(deadline) {
			t.Fatal("no tab was opened for the result")
		}
		time.Sleep(50 * time.Millisecond)
	}
	if !inFrame[bool](b, `location.pathname.endsWith("/embed/v1/search/")`) {
		t.Error("the frame has left the search")
	}
}

// opened reports whether the profile of a tab has another one at an address, and
// closes it.
func opened(b *tab, url string) bool {
	ctx := cdp.WithExecutor(chrome, chromedp.FromContext(chrome).Browser)
	infos, err := target.GetTargets().Do(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	at := slices.IndexFunc(infos, func(i *target.Info) bool { return i.BrowserContextID == b.profile && i.URL == url })
	if at < 0 {
		return false
	}
	_ = target.CloseTarget(infos[at].TargetID).Do(ctx)
	return true
}

func TestResultsOfTheFramedSearchCanBeLeftToThePage(t *testing.T) {
	s := serve(t)
	_, b := framedSearch(t, s, strings.Replace(searchPage, "<http-status-search>", `<http-status-search results="event">`, 1))
	eval[any](b, `addEventListener("statusdeck:select", (e) => { window.selected = e.detail })`)
	b.clickInFrame("#q")
	b.typeText("teapot")
	b.untilInFrame("the result is there", `document.querySelector("#cards .card")?.dataset.code === "418"`)
	b.press("\r")
	b.until("the page hears of the choice", `window.selected?.code === "418" && selected.url === "`+s.url+`/status/418/"`)
	if opened(b, s.url+"/status/418/") {
		t.Error("a tab was opened all the same")
	}
}

func TestTheFramedSearchFollowsTheThemeOfThePage(t *testing.T) {
	s := serve(t)
	_, b := framedSearch(t, s, searchPage)
	b.untilInFrame("the frame is light", `document.documentElement.dataset.theme === "light"`)
	eval[any](b, `document.documentElement.className = "dark"`)
	b.untilInFrame("the frame is dark with the page", `document.documentElement.dataset.theme === "dark"`)
	b.picture("search-dark")
	eval[any](b, `document.querySelector("http-status-search").setAttribute("theme", "light")`)
	b.untilInFrame("the attribute counts more", `document.documentElement.dataset.theme === "light"`)
}

func TestMessagesFromStrangersAreNotHeard(t *testing.T) {
	s := serve(t)
	_, b := framedSearch(t, s, searchPage+`<iframe id="stranger" src="HOST/embed/v1/404.html"></iframe>`)
	eval[any](b, `addEventListener("statusdeck:select", () => { window.selected = true })`)
	height := eval[float64](b, shadow("http-status-search")+`.querySelector("iframe").offsetHeight`)
	eval[any](b, `(() => {
		const evil = { statusdeck: { height: 9999, code: "404", url: "`+s.url+`/status/404/" } };
		postMessage(evil, "*");
		for (const origin of ["https://evil.example", "`+s.url+`", "null"]) {
			dispatchEvent(new MessageEvent("message", { data: evil, origin, source: window }));
			dispatchEvent(new MessageEvent("message", { data: evil, origin, source: document.querySelector("#stranger").contentWindow }));
		}
		// The right window after it has been led elsewhere: the origin tells.
		dispatchEvent(new MessageEvent("message", { data: evil, origin: "https://evil.example", source: `+shadow("http-status-search")+`.querySelector("iframe").contentWindow }));
		for (const data of [null, 1, "x", { statusdeck: null }, { statusdeck: { height: "1e9" } }]) dispatchEvent(new MessageEvent("message", { data, origin: "`+s.url+`", source: `+shadow("http-status-search")+`.querySelector("iframe").contentWindow }));
	})()`)
	time.Sleep(300 * time.Millisecond)
	if got := eval[float64](b, shadow("http-status-search")+`.querySelector("iframe").offsetHeight`); got > height+1 {
		t.Errorf("a stranger changed the height from %v to %v", height, got)
	}
	if eval[bool](b, "!!window.selected") {
		t.Error("a stranger chose a result")
	}
	// The frame itself hears nobody but the page around it.
	inFrame[any](b, `dispatchEvent(new MessageEvent("message", { data: { statusdeck: { theme: "dark" } }, origin: "https://evil.example", source: window }))`)
	if theme := inFrame[string](b, "document.documentElement.dataset.theme"); theme != "light" {
		t.Errorf("a stranger made the frame %s", theme)
	}
}
