package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// visit is what one reading of a page showed.
type visit struct {
	tasks     []task          // the longest first
	total     float64         // ms of the main thread
	costs     map[string]cost // of each kind of event
	fragments int             // requests for fragments
	CLS       float64
}

// task is one piece of work of the main thread.
type task struct {
	ms    float64
	parts string // the longest events in it
}

func (v visit) longTasks() int {
	n := 0
	for _, t := range v.tasks {
		if t.ms > long {
			n++
		}
	}
	return n
}

const shifts = `globalThis.cls = 0;
new PerformanceObserver((l) => l.getEntries().forEach((e) => { if (!e.hadRecentInput) cls += e.value })).observe({ type: "layout-shift", buffered: true });`

// scroll reads the page to its end, as a person does, only faster.
const scroll = `(async () => {
	const wait = (ms) => new Promise((go) => setTimeout(go, ms));
	await wait(1000);
	while (scrollY + innerHeight < document.documentElement.scrollHeight - 2) {
		scrollBy(0, 700);
		await wait(100);
	}
	await wait(1000);
	return cls;
})()`

// read reads a page in a browser of its own.
func read(ctx context.Context, address string, slowed float64) (visit, error) {
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return visit{}, err
	}
	defer stop()
	var v visit
	var mu sync.Mutex
	var events []event
	var broken error
	complete := make(chan struct{})
	chromedp.ListenTarget(tab, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if strings.Contains(ev.Request.URL, "/embed/v1/") && strings.HasSuffix(ev.Request.URL, ".json") {
				v.fragments++
			}
		case *tracing.EventDataCollected:
			for _, raw := range ev.Value {
				var e event
				if err := json.Unmarshal(raw, &e); err != nil {
					broken = err
				}
				events = append(events, e)
			}
		case *tracing.EventTracingComplete:
			close(complete)
		}
	})
	limit, cancel := context.WithTimeout(tab, 2*time.Minute)
	defer cancel()
	err = chromedp.Run(limit,
		network.Enable(),
		chromedp.EmulateViewport(1200, 900),
		emulation.SetCPUThrottlingRate(slowed),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(shifts).Do(ctx)
			return err
		}),
		tracing.Start().WithTransferMode(tracing.TransferModeReportEvents).WithTraceConfig(&tracing.TraceConfig{
			IncludedCategories: []string{"toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8"},
			ExcludedCategories: []string{"*"},
		}),
		chromedp.Navigate(address),
		chromedp.Evaluate(scroll, &v.CLS, awaited),
		tracing.End(),
	)
	if err != nil {
		return v, err
	}
	select {
	case <-complete:
	case <-limit.Done():
		return v, fmt.Errorf("the trace does not end: %w", limit.Err())
	}
	mu.Lock()
	defer mu.Unlock()
	if broken != nil {
		return v, fmt.Errorf("read the trace: %w", broken)
	}
	main, err := mainThread(events, address)
	if err != nil {
		return v, err
	}
	v.costs = costsOf(main)
	v.tasks, err = tasksOf(main)
	for _, t := range v.tasks {
		v.total += t.ms
	}
	return v, err
}

// event is an event of a Chromium trace; times in microseconds.
type event struct {
	Name    string          `json:"name"`
	Phase   string          `json:"ph"`
	Process int             `json:"pid"`
	Thread  int             `json:"tid"`
	At      float64         `json:"ts"`
	Took    float64         `json:"dur"`
	OnCPU   float64         `json:"tdur"`
	Args    json.RawMessage `json:"args"`
}

func (e event) in(outer event) bool {
	return e.Process == outer.Process && e.Thread == outer.Thread && e.At >= outer.At && e.At+e.Took <= outer.At+outer.Took
}

// mainThread returns the events, with their duration, of the thread that ran the page.
func mainThread(events []event, address string) ([]event, error) {
	at := slices.IndexFunc(events, func(e event) bool {
		return e.Name == "CommitLoad" && strings.Contains(string(e.Args), address)
	})
	if at < 0 {
		return nil, fmt.Errorf("the trace does not have the page %s among %d events", address, len(events))
	}
	page := events[at]
	return slices.DeleteFunc(events, func(e event) bool {
		return e.Process != page.Process || e.Thread != page.Thread || e.Phase != "X"
	}), nil
}

// tasksOf returns the tasks of a thread.
func tasksOf(events []event) ([]task, error) {
	var inner []event
	var tasks []task
	var outer []event
	for _, e := range events {
		if e.Name == "RunTask" {
			outer = append(outer, e)
		} else if e.OnCPU > 1000 {
			inner = append(inner, e)
		}
	}
	if len(outer) < 20 {
		return nil, fmt.Errorf("the trace has %d tasks of the page, want all", len(outer))
	}
	slices.SortFunc(inner, func(a, b event) int { return cmp.Compare(b.OnCPU, a.OnCPU) })
	slices.SortFunc(outer, func(a, b event) int { return cmp.Compare(b.OnCPU, a.OnCPU) })
	for i, o := range outer {
		t := task{ms: o.OnCPU / 1000}
		if i < 5 {
			var parts []string
			for _, e := range inner {
				if e.in(o) && len(parts) < 6 {
					parts = append(parts, fmt.Sprintf("%s %.1f", e.Name, e.OnCPU/1000))
				}
			}
			t.parts = strings.Join(parts, ", ")
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

func awaited(p *cdpruntime.EvaluateParams) *cdpruntime.EvaluateParams {
	return p.WithAwaitPromise(true)
}

// cost is what a kind of event took, without the events inside it, and how often it was there.
type cost struct{ ms, times float64 }

// costsOf returns what each kind of event took.
func costsOf(events []event) map[string]cost {
	sorted := slices.SortedFunc(slices.Values(events), func(a, b event) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(b.Took, a.Took))
	})
	costs := map[string]cost{}
	add := func(name string, ms float64, times float64) {
		c := costs[name]
		costs[name] = cost{c.ms + ms, c.times + times}
	}
	var around []event
	for _, e := range sorted {
		for len(around) > 0 && !e.in(around[len(around)-1]) {
			around = around[:len(around)-1]
		}
		add(e.Name, e.OnCPU/1000, 1)
		if len(around) > 0 {
			add(around[len(around)-1].Name, -e.OnCPU/1000, 0)
		}
		around = append(around, e)
	}
	return costs
}

// costs lists the kinds of events that took the most, as means of visits.
func costs(visits []visit) string {
	sum := map[string]cost{}
	for _, v := range visits {
		for name, c := range v.costs {
			sum[name] = cost{sum[name].ms + c.ms/float64(len(visits)), sum[name].times + c.times/float64(len(visits))}
		}
	}
	names := slices.SortedFunc(maps.Keys(sum), func(a, b string) int { return cmp.Compare(sum[b].ms, sum[a].ms) })
	var parts []string
	for _, name := range names[:min(16, len(names))] {
		parts = append(parts, fmt.Sprintf("%s %.0f (%.0f times)", name, sum[name].ms, sum[name].times))
	}
	return strings.Join(parts, ", ")
}
