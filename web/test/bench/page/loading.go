package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// observe notes what the browser tells about painting and long tasks.
const observe = `
globalThis.seen = {fcp: 0, lcp: 0, cls: 0, tasks: []};
new PerformanceObserver(l => { for (const e of l.getEntries()) if (e.name === "first-contentful-paint") seen.fcp = e.startTime }).observe({type: "paint", buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) seen.lcp = e.startTime }).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) seen.cls += e.value }).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) seen.tasks.push([e.startTime, e.duration]) }).observe({type: "longtask", buffered: true});
`

const collect = `(() => {
	const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
	return {
		fcp: seen.fcp, lcp: seen.lcp, cls: seen.cls,
		tbt: seen.tasks.filter(([at]) => at >= seen.fcp).reduce((sum, [, ms]) => sum + Math.max(0, ms - 50), 0),
		bytes: entries.reduce((sum, e) => sum + e.transferSize, 0),
	};
})()`

// load is what one loading of a page showed; times in ms.
type load struct {
	FCP   float64 `json:"fcp"`
	LCP   float64 `json:"lcp"`
	CLS   float64 `json:"cls"`
	TBT   float64 `json:"tbt"`
	Bytes float64 `json:"bytes"`
}

// slow is what DESIGN.md's slow machine and network are.
func slow() chromedp.Action {
	return chromedp.Tasks{
		emulation.SetCPUThrottlingRate(4),
		network.EmulateNetworkConditions(false, 150, 1.6e6/8, 750e3/8),
	}
}

// loading measures the loading of each page: without scripts, which is what the
// ratios are to, with ours, and the home page with MiniSearch.
func loading(ctx context.Context, o options, s *proxies) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "| page | machine | scripts | FCP ms | ratio | LCP ms | ratio | CLS | blocked ms | KB |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, path := range []string{"/", "/status/404/", "/category/client-error/"} {
		for _, isSlow := range []bool{false, true} {
			sides := []struct {
				scripts, origin string
				loads           []load
			}{{scripts: "none", origin: s.plain}, {scripts: "ours", origin: s.ours}}
			if path == "/" {
				sides = append(sides, struct {
					scripts, origin string
					loads           []load
				}{scripts: "MiniSearch", origin: s.mini})
			}
			for range o.runs {
				for i, side := range sides {
					l, err := loadOnce(ctx, side.origin+path, isSlow)
					if err != nil {
						return "", fmt.Errorf("load %s: %w", path, err)
					}
					sides[i].loads = append(sides[i].loads, l)
				}
			}
			fcp := func(l load) float64 { return l.FCP }
			lcp := func(l load) float64 { return l.LCP }
			for _, side := range sides {
				m := func(f func(load) float64) float64 { return median(side.loads, f) }
				fmt.Fprintf(&b, "| %s | %s | %s | %.0f | %.2f | %.0f | %.2f | %.3f | %.0f | %.1f |\n", path, speed(isSlow), side.scripts,
					m(fcp), m(fcp)/median(sides[0].loads, fcp), m(lcp), m(lcp)/median(sides[0].loads, lcp),
					m(func(l load) float64 { return l.CLS }), m(func(l load) float64 { return l.TBT }),
					m(func(l load) float64 { return l.Bytes })/1024)
			}
		}
	}
	return b.String() + "\n", nil
}

func speed(isSlow bool) string {
	if isSlow {
		return "slow"
	}
	return "as it is"
}

// settle is how long a page is watched after loading.
const settle = 5 * time.Second

func loadOnce(ctx context.Context, address string, isSlow bool) (load, error) {
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return load{}, err
	}
	defer stop()
	var l load
	err = chromedp.Run(tab, prepare(isSlow), chromedp.Navigate(address), chromedp.Sleep(settle), chromedp.Evaluate(collect, &l))
	return l, err
}

// prepare sets a tab up before the first page.
func prepare(isSlow bool) chromedp.Action {
	tasks := chromedp.Tasks{
		network.Enable(),
		emulation.SetDeviceMetricsOverride(412, 823, 1.75, true),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(observe).Do(ctx)
			return err
		}),
	}
	if isSlow {
		tasks = append(tasks, slow())
	}
	return tasks
}
