//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"os/exec"
	"testing"
	"time"
)

// Chromium replaces a worker only when it has nothing to do. A request at the moment
// when the new one is let in starts the old one again, with half a minute of idle time;
// half-read responses keep it busy for longer. The build must change all the same, in
// all tabs, within updateLimit.
const updateLimit = 3 * time.Second

func TestAnAcceptedUpdateArrivesWhateverKeepsTheOldWorkerBusy(t *testing.T) {
	for _, tt := range []struct {
		name   string
		rounds int
		busy   int    // processes beside the browser
		other  string // runs in the other tab
		click  string // runs in the tab that accepts
	}{
		{
			name: "a request right after the click", rounds: 20,
			click: `document.querySelector("#update .primary").click(); fetch("/icons/icon.svg")`,
		},
		{
			name: "requests all the time in another tab", rounds: 5,
			other: `void (async () => { for (;;) await fetch("/icons/icon.svg").then((r) => r.arrayBuffer()) })()`,
			click: `document.querySelector("#update .primary").click()`,
		},
		{
			name: "a half-read program in another tab", rounds: 5,
			other: `void fetch("/program.json").then((r) => r.json()).then(({ wasm }) => fetch(wasm)).then((r) => (window.half = r.body.getReader())).then((r) => r.read())`,
			click: `document.querySelector("#update .primary").click()`,
		},
		{
			name: "three busy processes, a request right after the click", rounds: 5, busy: 3,
			click: `document.querySelector("#update .primary").click(); fetch("/icons/icon.svg")`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			keepBusy(t, tt.busy)
			a := build(t, siteA)
			h, one := hostOf(t, a), open(t)
			one.goTo(h.url + "/status/404/")
			one.offlineReady()
			two := one.another()
			two.goTo(h.url + "/status/503/")
			two.offlineReady()
			slowest := time.Duration(0)
			for round := range tt.rounds {
				next := edited(t, a, fmt.Sprint("round ", round))
				h.deploy(next)
				one.installs(fmt.Sprintf("round %d: the update", round))
				one.offered()
				two.offered()
				for _, b := range []*tab{one, two} {
					eval[any](b, `void (window.before = true)`)
				}
				if tt.other != "" {
					eval[any](two, tt.other)
				}
				typed := fmt.Sprint("typed ", round)
				eval[any](two, fmt.Sprintf(`void (document.querySelector("#q").value = %q)`, typed))
				begin := time.Now()
				eval[any](one, "void (() => { "+tt.click+" })()")
				for _, b := range []*tab{one, two} {
					b.until("the tab has been loaded anew", `!window.before && document.querySelector("#q")`)
				}
				took := time.Since(begin)
				slowest = max(slowest, took)
				if took > updateLimit {
					t.Errorf("round %d: the tabs reloaded after %s, want at most %s", round, took.Round(time.Millisecond), updateLimit)
				}
				for _, b := range []*tab{one, two} {
					b.scripted()
					if got := eval[string](b, buildInUse); got != versionOf(next) {
						t.Errorf("round %d: a tab is on build %s, want %s", round, got, versionOf(next))
					}
				}
				two.until("the typed text is there", fmt.Sprintf(`document.querySelector("#q").value === %q`, typed))
				one.goTo(h.url + "/status/404/")
				one.until("the page is the new build's", fmt.Sprintf(`document.querySelector("#article").innerText.includes("round %d")`, round))
			}
			t.Logf("%d of %d, the slowest after %s", tt.rounds, tt.rounds, slowest.Round(time.Millisecond))
		})
	}
}

// keepBusy runs processes that use all of a processor each, until the test ends.
func keepBusy(t *testing.T, n int) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	for range n {
		cmd := exec.CommandContext(ctx, "sh", "-c", "while :; do :; done")
		if err := cmd.Start(); err != nil {
			t.Fatalf("keep a processor busy: %v", err)
		}
		go func() { _ = cmd.Wait() }()
	}
}
