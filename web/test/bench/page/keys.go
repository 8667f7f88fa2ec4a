package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// awaitResults notes when a key comes and when the page shows results for the text
// in the box: the heading of the results names the text, and a frame has begun
// since. Before, while the program of the site is on its way, the cards of the page
// itself answer: answered is when they first do, or else shown.
const awaitResults = `
globalThis.keyed = 0; globalThis.shown = 0; globalThis.answered = 0;
addEventListener("keydown", () => { keyed = performance.now(); shown = answered = 0; look() }, {capture: true});
function look() {
	const found = document.getElementById("found"), text = document.getElementById("q").value;
	const isFound = text && found && found.textContent.includes("“" + text + "”");
	if (isFound || text && document.querySelector("#cards .card[hidden]")) {
		requestAnimationFrame(() => setTimeout(() => {
			answered ||= performance.now();
			if (isFound) shown ||= performance.now();
		}));
	}
	if (!isFound) requestAnimationFrame(look);
}
document.getElementById("q").focus();
`

// serviceWorkerReady waits until the site can be used offline.
const serviceWorkerReady = `navigator.serviceWorker.ready.then(() => new Promise((done) => {
	const look = () => navigator.serviceWorker.controller ? done(true) : setTimeout(look, 50);
	look();
}))`

// keys measures the time from a key to results: on the first visit, on a later
// one, and with the server gone.
func keys(ctx context.Context, o options, s *proxies) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "| visit | machine | search | first key, cards of the page ms | first key, results ms | second key, results ms |\n|---|---|---|--:|--:|--:|\n")
	for _, visit := range []string{"first", "later", "offline"} {
		for _, isSlow := range []bool{false, true} {
			sides := []struct {
				name, origin string
				presses      []press
			}{{name: "ours", origin: s.ours}, {name: "MiniSearch", origin: s.mini}}
			if visit == "offline" {
				sides = sides[:1] // the peer has no service worker
			}
			for range o.runs {
				for i, side := range sides {
					p, err := pressOnce(ctx, s, side.origin, visit, isSlow)
					if err != nil {
						return "", fmt.Errorf("search %s on the %s visit: %w", side.name, visit, err)
					}
					sides[i].presses = append(sides[i].presses, p)
				}
			}
			for _, side := range sides {
				fmt.Fprintf(&b, "| %s | %s | %s | %.0f | %.0f | %.0f |\n", visit, speed(isSlow), side.name,
					median(side.presses, func(p press) float64 { return p.cards }),
					median(side.presses, func(p press) float64 { return p.first }),
					median(side.presses, func(p press) float64 { return p.second }))
			}
		}
	}
	return b.String() + "\n", nil
}

// press holds the times in ms from the first key to cards that answer it, and from
// the first two keys to their results.
type press struct{ cards, first, second float64 }

func pressOnce(ctx context.Context, s *proxies, origin, visit string, isSlow bool) (press, error) {
	s.off.Store(false)
	defer s.off.Store(false)
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return press{}, err
	}
	defer stop()
	if visit != "first" {
		// The first visit installs the worker at full speed; it is not measured.
		var ready chromedp.Action = chromedp.Evaluate(serviceWorkerReady, nil, awaitPromise)
		if origin == s.mini {
			ready = until(`"ready" in document.documentElement.dataset`)
		}
		if err := chromedp.Run(tab, chromedp.Navigate(origin+"/"), ready); err != nil {
			return press{}, err
		}
	}
	s.off.Store(visit == "offline")
	var p press
	err = chromedp.Run(tab, prepare(isSlow), chromedp.Navigate(origin+"/"), chromedp.Evaluate(awaitResults, nil),
		key("p", &p.first), chromedp.Evaluate("answered - keyed", &p.cards), key("a", &p.second))
	return p, err
}

// key presses a key and waits for its results.
func key(name string, ms *float64) chromedp.Action {
	return chromedp.Tasks{
		chromedp.ActionFunc(func(ctx context.Context) error {
			for _, ev := range kb.Encode([]rune(name)[0]) {
				if err := ev.Do(ctx); err != nil {
					return err
				}
			}
			return nil
		}),
		until("shown > 0"),
		chromedp.Evaluate("shown - keyed", ms),
	}
}
