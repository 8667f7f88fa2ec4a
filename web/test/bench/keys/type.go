package main

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// watchScript measures in the page.
//
//go:embed watch.js
var watchScript string

// patience is how long a page may take for anything.
const patience = 60 * time.Second

type page struct{ name, address string }

// times are the measurements of a page, in milliseconds.
type times struct {
	frame, event []float64
	work         work
}

// work is the processor time that the main thread took, in sum. Unlike the times
// of the frames it hardly depends on what else the machine does.
type work struct{ task, script, style, layout float64 }

// measure types all texts into all pages, in turns, with the processor slowed.
func measure(pages []page, slower, rounds int) ([]times, error) {
	all := make([]times, len(pages))
	for range rounds {
		for i, p := range pages {
			t, err := typeInto(p, slower)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			all[i].frame = append(all[i].frame, t.frame...)
			all[i].event = append(all[i].event, t.event...)
			all[i].work.task += t.work.task
			all[i].work.script += t.work.script
			all[i].work.style += t.work.style
			all[i].work.layout += t.work.layout
		}
	}
	return all, nil
}

// typeInto opens a page in a fresh browser, waits until its search answers, and
// types the texts.
func typeInto(p page, slower int) (times, error) {
	var t times
	ctx, stop, err := browser.Start(context.Background())
	if err != nil {
		return t, err
	}
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, patience*3)
	defer cancel()
	searches := !strings.HasSuffix(p.address, "/plain/")
	err = chromedp.Run(ctx,
		target.ActivateTarget(chromedp.FromContext(ctx).Target.TargetID),
		performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks),
		chromedp.EmulateViewport(1280, 900),
		chromedp.Navigate(p.address),
		chromedp.WaitVisible("#q", chromedp.ByQuery),
		chromedp.Evaluate(strings.Replace(watchScript, "SEARCHES", fmt.Sprint(searches), 1), nil),
	)
	if err != nil {
		return t, fmt.Errorf("open the page: %w", err)
	}
	// The first text starts the program and warms it up; it is not counted.
	if searches {
		if err := ready(ctx, p.address); err != nil {
			return t, err
		}
	}
	k := keyboard{ctx: ctx}
	for _, text := range []string{"conflict", "gatway"} {
		k.text(text)
		k.clear()
	}
	if k.err != nil {
		return t, k.err
	}
	k.warm = k.keys
	if err := chromedp.Run(ctx, chromedp.Evaluate(`__bench.frames.length = 0; __bench.events = {}`, nil), emulation.SetCPUThrottlingRate(float64(slower))); err != nil {
		return t, fmt.Errorf("get ready: %w", err)
	}
	before, err := busy(ctx)
	if err != nil {
		return t, err
	}
	for _, text := range texts {
		k.text(text)
		k.clear()
	}
	if k.err != nil {
		return t, k.err
	}
	after, err := busy(ctx)
	if err != nil {
		return t, err
	}
	t.work = work{after.task - before.task, after.script - before.script, after.style - before.style, after.layout - before.layout}
	var got struct{ Frames, Events []float64 }
	err = chromedp.Run(ctx, chromedp.Sleep(300*time.Millisecond), // for the last entries of the observer
		chromedp.Evaluate(`({Frames: __bench.frames, Events: Object.values(__bench.events)})`, &got))
	if err != nil {
		return t, fmt.Errorf("read the measurements: %w", err)
	}
	if len(got.Frames) != k.keys-k.warm {
		return t, fmt.Errorf("%d frames for %d keys", len(got.Frames), k.keys-k.warm)
	}
	t.frame, t.event = got.Frames, got.Events
	for len(t.event) < len(t.frame) {
		t.event = append(t.event, 8) // under the threshold
	}
	return t, nil
}

// ready waits until the page answers a search.
func ready(ctx context.Context, address string) error {
	condition := `document.querySelector("#found")?.textContent.includes("“a”")`
	if strings.HasSuffix(address, "/mini/") {
		condition = `"ready" in document.documentElement.dataset`
	} else if err := chromedp.Run(ctx, chromedp.SendKeys("#q", "a", chromedp.ByQuery)); err != nil {
		return fmt.Errorf("type the first letter: %w", err)
	}
	if err := chromedp.Run(ctx, chromedp.Poll(condition, nil, chromedp.WithPollingTimeout(patience))); err != nil {
		return fmt.Errorf("wait for the search: %w", err)
	}
	// Whatever starts in the background has its time.
	return chromedp.Run(ctx, chromedp.Evaluate(`document.querySelector("#q").select()`, nil), chromedp.Sleep(2*time.Second))
}

// keyboard types, one key after the other, each when the frame of the one before
// has been seen.
type keyboard struct {
	ctx        context.Context
	keys, warm int
	err        error
}

func (k *keyboard) text(s string) {
	for _, c := range s {
		k.press(input.DispatchKeyEvent(input.KeyDown).WithKey(string(c)).WithText(string(c)),
			input.DispatchKeyEvent(input.KeyUp).WithKey(string(c)))
	}
}

// clear selects the text, which is not counted, and deletes it with one key.
func (k *keyboard) clear() {
	if k.err == nil {
		k.err = chromedp.Run(k.ctx, chromedp.Evaluate(`document.querySelector("#q").select()`, nil))
	}
	key := func(t input.KeyType) *input.DispatchKeyEventParams {
		return input.DispatchKeyEvent(t).WithKey("Backspace").WithCode("Backspace").WithWindowsVirtualKeyCode(8)
	}
	k.press(key(input.KeyRawDown), key(input.KeyUp))
}

func (k *keyboard) press(down, up *input.DispatchKeyEventParams) {
	if k.err != nil {
		return
	}
	// Pauses of different lengths, so that keys fall anywhere between two frames.
	pause := time.Duration(60+k.keys*37%41) * time.Millisecond
	k.keys++
	ctx, cancel := context.WithTimeout(k.ctx, patience)
	defer cancel()
	awaited := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	k.err = chromedp.Run(ctx,
		chromedp.Evaluate(`__next = __bench.next(), 0`, nil),
		down, up,
		chromedp.Evaluate(`__next`, nil, awaited),
		chromedp.Sleep(pause),
	)
	if k.err != nil {
		k.err = fmt.Errorf("key %d: %w", k.keys, k.err)
	}
}

// busy reads how long the main thread has been busy since the page was opened.
func busy(ctx context.Context) (work, error) {
	var w work
	err := chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		metrics, err := performance.GetMetrics().Do(ctx)
		for _, m := range metrics {
			switch ms := m.Value * 1000; m.Name {
			case "TaskDuration":
				w.task = ms
			case "ScriptDuration":
				w.script = ms
			case "RecalcStyleDuration":
				w.style = ms
			case "LayoutDuration":
				w.layout = ms
			}
		}
		return err
	}))
	if err != nil {
		return w, fmt.Errorf("read the browser's metrics: %w", err)
	}
	return w, nil
}

// percentile returns the value that p of 100 do not exceed.
func percentile(list []float64, p int) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[max((len(sorted)*p+99)/100-1, 0)]
}
