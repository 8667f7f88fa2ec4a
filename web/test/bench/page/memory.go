package main

import (
	"context"
	"fmt"
	"sort"
	"time"

	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

func awaitPromise(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// until waits for an expression to hold. chromedp.Poll compiles it in the page,
// which the pages' policy forbids.
func until(expression string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			var holds bool
			if err := chromedp.Evaluate(expression, &holds).Do(ctx); err != nil {
				return err
			}
			if holds {
				return nil
			}
		}
		return fmt.Errorf("within a minute it did not come to %s", expression)
	})
}

// median returns the median of a figure.
func median[T any](all []T, figure func(T) float64) float64 {
	values := make([]float64, len(all))
	for i, v := range all {
		values[i] = figure(v)
	}
	sort.Float64s(values)
	if n := len(values); n%2 == 0 {
		return (values[n/2-1] + values[n/2]) / 2
	}
	return values[len(values)/2]
}

// use types n searches and follows m links, in the page itself, and waits for what
// each does.
const use = `(async (n, m) => {
	const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
	const texts = ["rate limit", "404", "too mny requets", "nginx 499", "Retry-After", "4x4", "zzzz", "401 vs 403"];
	const box = () => document.getElementById("q");
	for (let i = 0; i < n; i++) {
		box().value = texts[i % texts.length] + (i % 16 < 8 ? "" : " x");
		box().dispatchEvent(new Event("input", {bubbles: true}));
		if (i % 10 === 0) await frame();
	}
	const until = async (ready) => { while (!ready()) await frame() };
	for (let i = 0; i < m; i++) {
		const a = document.createElement("a");
		a.href = ["/status/404/", "/category/client-error/", "/status/503/", "/"][i % 4];
		document.getElementById("app").append(a);
		a.click();
		a.remove();
		await until(() => location.pathname === new URL(a.href).pathname);
		await frame();
	}
	box().value = "";
	box().dispatchEvent(new Event("input", {bubbles: true}));
	await frame();
})`

// memory measures heap and listeners before and after scripted use.
func memory(ctx context.Context, o options, s *proxies) (string, error) {
	if o.searches == 0 && o.navigations == 0 {
		return "", nil
	}
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return "", err
	}
	defer stop()
	text := "| after | JS heap KB | program's memory KB | listeners | nodes |\n|---|--:|--:|--:|--:|\n"
	err = chromedp.Run(tab, performance.Enable(),
		// The program's memory is its only one.
		chromedp.ActionFunc(func(ctx context.Context) error { return hook(ctx) }),
		chromedp.Navigate(s.ours+"/?q=x"), until(`document.documentElement.dataset.program === "running"`))
	if err != nil {
		return "", err
	}
	for _, round := range []struct {
		name string
		n, m int
	}{
		{"start", 0, 0}, {"warm-up, a tenth", o.searches / 10, o.navigations / 10}, {"all", o.searches, o.navigations},
	} {
		var row string
		err := chromedp.Run(tab,
			chromedp.Evaluate(fmt.Sprintf("%s(%d, %d)", use, round.n, round.m), nil, awaitPromise),
			chromedp.ActionFunc(func(ctx context.Context) error { row, err = state(ctx); return err }))
		if err != nil {
			return "", fmt.Errorf("use the page: %w", err)
		}
		text += fmt.Sprintf("| %s (%d searches, %d pages) | %s\n", round.name, round.n, round.m, row)
	}
	return text + "\n", nil
}

// hook keeps the program's memory where its size can be read.
func hook(ctx context.Context) error {
	_, err := page.AddScriptToEvaluateOnNewDocument(`
	const instantiate = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...args) => {
		const made = await instantiate.apply(WebAssembly, args);
		globalThis.programMemory = (made.instance ?? made).exports.mem;
		return made;
	};`).Do(ctx)
	return err
}

// state collects garbage and returns a row of the table.
func state(ctx context.Context) (string, error) {
	// Twice: what the first time only lets go of, nodes among it, goes the second time.
	for range 2 {
		if err := heapprofiler.CollectGarbage().Do(ctx); err != nil {
			return "", fmt.Errorf("collect garbage: %w", err)
		}
	}
	var program float64
	if err := chromedp.Evaluate("programMemory.buffer.byteLength", &program).Do(ctx); err != nil {
		return "", fmt.Errorf("ask for the size of the program's memory: %w", err)
	}
	metrics, err := performance.GetMetrics().Do(ctx)
	if err != nil {
		return "", err
	}
	value := map[string]float64{}
	for _, m := range metrics {
		value[m.Name] = m.Value
	}
	return fmt.Sprintf("%.0f | %.0f | %.0f | %.0f |", value["JSHeapUsedSize"]/1024, program/1024,
		value["JSEventListeners"], value["Nodes"]), nil
}
