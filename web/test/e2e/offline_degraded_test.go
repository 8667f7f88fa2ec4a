//go:build e2e

package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// On a line of 50 KB/s the program takes half a minute. What can be read is there
// long before.
func TestOnASlowLineThePageIsReadableAtOnceAndTheSearchFollows(t *testing.T) {
	t.Parallel()
	const slow = 50_000
	h, b := hostOf(t, build(t, siteA)), open(t)
	h.line.set(slow)
	begin := time.Now()
	b.run("open a page", chromedp.ActionFunc(navigateOnly(h.url+"/status/503/")))
	b.until("the page can be read", `document.querySelector("#article h2")?.checkVisibility() && document.styleSheets.length`)
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("the page took %s on a line of 50 KB/s, want at most 5s", took)
	} else {
		t.Logf("readable after %s", took.Round(10*time.Millisecond))
	}
	b.until("the start script runs", `globalThis.statusdeck`)
	b.focus("#q")
	b.typeText("teapot")
	shown := `(() => { const bar = document.querySelector("#progress"); return bar && !bar.hidden && bar.value > 0 && bar.value < 100 && bar.value })()`
	b.until("progress is shown", shown)
	at := eval[float64](b, shown)
	b.until("progress goes on", fmt.Sprintf("%s > %v", shown, at+2))
	// The rest would take another half a minute: the line gets better.
	h.line.set(10 * slow)
	b.until("the text is searched", `document.querySelector("#found")?.textContent.includes("teapot")`)
	if got := b.firstCard(); got != "418" {
		t.Errorf("first card %s, want 418", got)
	}
	if eval[bool](b, `!document.querySelector("#progress").hidden`) {
		t.Error("progress is still shown")
	}
}

func TestWithoutTheProgramEverythingIsReadableAndLinked(t *testing.T) {
	for _, tt := range []struct {
		name    string
		prepare func(b *tab)
	}{
		{"blocked by the network", func(b *tab) {
			b.expect("ERR_BLOCKED_BY_CLIENT")
			b.run("block the program", network.SetBlockedURLs([]string{"*.wasm"}))
			b.withoutWorkers() // it would hold the program
		}},
		{"no WebAssembly", func(b *tab) { b.beforePages(`delete globalThis.WebAssembly`) }},
		{"WebAssembly forbidden", func(b *tab) {
			b.beforePages(`WebAssembly.compileStreaming = WebAssembly.instantiate = () => Promise.reject(new Error("forbidden"))`)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h, b := hostOf(t, build(t, siteA)), open(t)
			b.expect("the search program could not be started")
			tt.prepare(b)
			b.goTo(h.url + "/?q=teapot")
			b.until("the page says what does not work", `document.querySelector("#failed")?.innerText.includes("could not be started")`)
			b.click("#failed button")
			b.until("the message is gone", `!document.querySelector("#failed")`)
			b.click(`#main [data-code="410"] .card-link`)
			b.until("the code page is open", `document.title.startsWith("410 Gone") && document.querySelector("#article")?.innerText.includes("If you see it")`)
			b.click(".crumbs li:nth-child(2) a")
			b.until("the category is open", `location.pathname === "/category/client-error/" && document.querySelectorAll(".card").length > 20`)
		})
	}
}

func TestWhatTheSystemOpensBecomesASearch(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	for _, tt := range []struct{ query, leads string }{
		{"?q=web%2Bhttpstatus%3A404", "/status/404/"},
		{"?q=web%2Bhttpstatus%3A%2F%2F418%2F", "/status/418/"},
		{"?q=web%2Bhttpstatus%3Arate+limit", "/?q=rate+limit"},
		{"?title=Gateway+Timeout", "/?q=Gateway+Timeout"},
		{"?title=x&q=teapot&url=https%3A%2F%2Fexample.com", "/?q=teapot"},
		{"?title=503+Service+Unavailable&q=https%3A%2F%2Fexample.com%2Fa", "/?q=503+Service+Unavailable"},
		{"?title=503+Service+Unavailable&url=https%3A%2F%2Fexample.com%2Fa", "/?q=503+Service+Unavailable"},
		{"?q=https%3A%2F%2Fexample.com%2Fa", "/?q=https%3A%2F%2Fexample.com%2Fa"},
		{"?q=teapot", "/?q=teapot"},
	} {
		b.goTo(h.url + "/" + tt.query)
		b.until(tt.query+" leads to "+tt.leads, `location.pathname + location.search === "`+tt.leads+`"`)
		if tt.leads[1] == '?' {
			b.until("the search has run", `document.querySelector("#found")`)
		}
	}
}
