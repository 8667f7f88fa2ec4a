package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// query is typed at full speed; wanted is its right first answer.
const (
	query  = "rate limit"
	wanted = "429"
)

// watchAnswers notes the time of the first key, and of the first frame whose first
// answer is the right one: from the table of first answers (answered), and from the
// search itself (shown).
const watchAnswers = `
globalThis.keyed = globalThis.answered = globalThis.shown = 0;
addEventListener("keydown", () => { keyed ||= performance.now(); look() }, {capture: true, once: true});
function look() {
	const code = (selector) => document.querySelector(selector)?.textContent.trim().slice(0, 3);
	const complete = document.getElementById("q").value === "` + query + `";
	const listed = complete && code("#answers:not([hidden]) [role=option] .num") === "` + wanted + `";
	const found = complete && document.getElementById("found") && document.querySelector("#cards.results [data-code], #cards .results [data-code]")?.dataset.code === "` + wanted + `";
	if (listed || found) {
		requestAnimationFrame(() => setTimeout(() => {
			answered ||= performance.now();
			if (found) shown ||= performance.now();
		}));
	}
	if (!found) requestAnimationFrame(look);
}
document.getElementById("q").focus();
`

// serviceWorkerReady waits until the site can be used offline.
const serviceWorkerReady = `navigator.serviceWorker.ready.then(() => new Promise((done) => {
	const look = () => navigator.serviceWorker.controller ? done(true) : setTimeout(look, 50);
	look();
}))`

// keys measures the time from the first key of a query to its right first answer: on
// the first visit, on a later one, and with the server gone; from the home page and
// from a code page, which the peer does not have.
func keys(ctx context.Context, o options, s *proxies) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "| visit | machine | page | right first answer ms | results of the search ms |\n|---|---|---|--:|--:|\n")
	for _, visit := range []string{"first", "later", "offline"} {
		for _, isSlow := range []bool{false, true} {
			sides := []side{
				{name: "home page", origin: s.ours, path: "/"},
				{name: "code page", origin: s.ours, path: "/status/200/"},
				{name: "MiniSearch page", origin: s.mini, path: "/"},
			}
			if visit == "offline" {
				sides = sides[:2] // the peer has no service worker
			}
			for range o.runs {
				for i := range sides {
					t, err := typeOnce(ctx, s, sides[i], visit, isSlow)
					if err != nil {
						return "", fmt.Errorf("search from the %s on the %s visit: %w", sides[i].name, visit, err)
					}
					sides[i].times = append(sides[i].times, t)
				}
			}
			for _, side := range sides {
				fmt.Fprintf(&b, "| %s | %s | %s | %.0f | %.0f |\n", visit, machine(isSlow), side.name,
					median(side.times, func(t times) float64 { return t.answered }),
					median(side.times, func(t times) float64 { return t.shown }))
			}
		}
	}
	return b.String() + "\n", nil
}

// side is a page that is measured.
type side struct {
	name, origin, path string
	times              []times
}

// times are in ms from the first key.
type times struct{ answered, shown float64 }

func typeOnce(ctx context.Context, s *proxies, page side, visit string, isSlow bool) (times, error) {
	s.off.Store(false)
	defer s.off.Store(false)
	defer s.slow.Store(false)
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return times{}, err
	}
	defer stop()
	if visit != "first" {
		// The first visit installs the worker at full speed; it is not measured.
		var ready chromedp.Action = chromedp.Evaluate(serviceWorkerReady, nil, awaitPromise)
		if page.origin == s.mini {
			ready = until(`"ready" in document.documentElement.dataset`)
		}
		if err := chromedp.Run(tab, chromedp.Navigate(page.origin+page.path), ready); err != nil {
			return times{}, err
		}
	}
	s.off.Store(visit == "offline")
	s.slow.Store(isSlow)
	var t times
	err = chromedp.Run(tab, prepare(isSlow), chromedp.Navigate(page.origin+page.path), chromedp.Evaluate(watchAnswers, nil),
		chromedp.KeyEvent(query), until("shown > 0"),
		chromedp.Evaluate("answered - keyed", &t.answered), chromedp.Evaluate("shown - keyed", &t.shown))
	return t, err
}
