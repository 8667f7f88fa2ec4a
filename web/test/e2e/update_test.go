//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"
)

func TestAnUpdateIsOfferedInAllTabsAndAppliedOnceWithConsent(t *testing.T) {
	t.Parallel()
	a, next := build(t, siteA), build(t, siteB)
	h, one := hostOf(t, a), open(t)
	one.goTo(h.url + "/")
	one.offlineReady()
	eval[any](one, `localStorage.setItem("statusdeck:pins", "[404,418]")`)
	one.goTo(h.url + "/?q=gateway&class=5xx")
	one.started()
	two, three := one.another(), one.another()
	two.goTo(h.url + "/status/503/")

	h.deploy(next)
	three.goTo(h.url + "/about/") // the browser looks for a new build by itself
	for _, b := range []*tab{one, two, three} {
		b.offered()
	}
	h.down()
	for _, b := range []*tab{one, two, three} {
		b.expect("ERR_CONNECTION_REFUSED")
	}

	// Until someone accepts, everything is A, with the server gone.
	two.opens(h.url+"/status/431/", "431")
	two.runsOn(a)
	two.finds(h.url, "teapot", "418")
	two.runsOn(a)
	if got := eval[string](two, `globalThis.statusdeckBuild ?? "A"`); got != "A" {
		t.Errorf("before the update is accepted the program is %s", got)
	}
	two.goTo(h.url + "/status/503/")
	two.offered()

	// Typed text that the address does not show yet counts as well.
	two.slash()
	two.started()
	two.typeText("rate")
	two.until("the address shows the search", `location.search === "?q=rate"`)
	eval[any](two, `document.querySelector("#q").value = "rate limit"`)
	for _, b := range []*tab{one, two, three} {
		eval[any](b, `void (window.before = true)`)
	}
	three.accept()
	for _, b := range []*tab{one, two} {
		b.until("the tab has been loaded anew", `!window.before && document.readyState === "complete"`)
	}
	one.started()
	two.started()
	for b, want := range map[*tab]string{one: "/?q=gateway&class=5xx gateway", two: "/?q=rate+limit rate limit", three: "/about/ "} {
		b.until("the tab has its page and its text: "+want,
			fmt.Sprintf(`location.pathname + location.search + " " + document.querySelector("#q").value === %q`, want))
		b.runsOn(next)
		if eval[bool](b, `Boolean(document.querySelector("#update"))`) {
			t.Error("the update is still offered after it was applied")
		}
	}
	if got := eval[string](one, `globalThis.statusdeckBuild ?? "A"`); got != "B" {
		t.Errorf("after the update the program is %s, want B", got)
	}
	if got := eval[string](one, `localStorage.getItem("statusdeck:pins")`); got != "[404,418]" {
		t.Errorf("after the update the pins are %s", got)
	}
	for b, want := range map[*tab]int{one: 3, three: 2} {
		if got := b.loads(); got != want {
			t.Errorf("a tab was loaded %d times, want %d: once more for the update", got, want)
		}
	}
	three.opens(h.url+"/status/421/", "421")
	three.runsOn(next)
}

func TestADeclinedUpdateWaitsUntilAllTabsAreClosed(t *testing.T) {
	t.Parallel()
	a, next := build(t, siteA), build(t, siteB)
	h, one := hostOf(t, a), open(t)
	one.goTo(h.url + "/")
	one.offlineReady()
	two := one.another()
	two.goTo(h.url + "/status/404/")
	two.until("the tab takes part", `navigator.serviceWorker.controller && document.readyState === "complete"`)
	h.deploy(next)
	one.installs("the update")
	one.offered()
	two.offered()
	one.click("#update button:not(.primary)")
	one.until("the offer is gone", `!document.querySelector("#update")`)
	two.until("the offer is gone in the other tab too", `!document.querySelector("#update")`)
	for _, path := range []string{"/status/404/", "/status/405/", "/"} {
		two.goTo(h.url + path)
		two.runsOn(a)
	}
	two.goTo(h.url + "/about/")
	two.until("the about page knows", `document.querySelector("[data-about=build]").textContent.includes("a newer one is waiting")`)
	if eval[bool](two, `Boolean(document.querySelector("#update"))`) {
		t.Error("a declined update is offered again")
	}
	keep := one.another() // the profile lives as long as a tab
	one.close()
	two.close()
	// The browser ends the old worker some time after its last page is gone.
	for deadline := time.Now().Add(patience); ; {
		keep.goTo(h.url + "/status/405/")
		if eval[string](keep, buildInUse) == versionOf(next) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("all tabs have been closed, and the old build is still in charge")
		}
		keep.goTo("about:blank")
		time.Sleep(200 * time.Millisecond)
	}
	keep.runsOn(next)
}

// workerStatus asks the worker in charge for its status.
const workerStatus = `new Promise((done) => {
	const { controller } = navigator.serviceWorker;
	if (!controller) return done({ serving: "", tiers: [{ missing: -1 }] });
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = ({ data }) => done(data.value);
	controller.postMessage("status", [port2]);
})`

// buildInUse asks the worker in charge which build it serves; "" if there is none.
const buildInUse = workerStatus + `.then((status) => status.serving)`

func TestAFailedUpdateLeavesTheOldBuildWholeAndTheNextOneHeals(t *testing.T) {
	const wasm = ".wasm"
	half := func(w http.ResponseWriter, r *http.Request, files http.Handler, say int) bool {
		if !strings.HasSuffix(r.URL.Path, wasm) {
			return false
		}
		data := asset(build(t, siteB), "app", wasm)
		w.Header().Set("Content-Type", "application/wasm")
		if say > 0 {
			w.Header().Set("Content-Length", fmt.Sprint(say))
		}
		_, _ = w.Write(data[:len(data)/2])
		if say > 0 {
			panic(http.ErrAbortHandler)
		}
		return true
	}
	// The server fails from the second file on: a part of the build is there.
	later := func(f fault) func() fault {
		return func() fault {
			var n atomic.Int32
			return func(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
				return r.URL.Path != "/sw.js" && n.Add(1) > 1 && f(w, r, files)
			}
		}
	}
	for _, tt := range []struct {
		name  string
		fault func() fault
		disk  bool
	}{
		{name: "the server answers 500", fault: later(answering(500, "text/plain", "no"))},
		{name: "the connection is cut", fault: later(func(http.ResponseWriter, *http.Request, http.Handler) bool { panic(http.ErrAbortHandler) })},
		{name: "the connection is cut in the middle of the program", fault: func() fault {
			return func(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
				return half(w, r, files, len(asset(build(t, siteB), "app", wasm)))
			}
		}},
		{name: "the program is truncated", fault: func() fault {
			return func(w http.ResponseWriter, r *http.Request, files http.Handler) bool { return half(w, r, files, 0) }
		}},
		{name: "one file has the wrong content", fault: func() fault {
			return func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
				return r.URL.Path == "/program.json" && portal(w, r, nil)
			}
		}},
		{name: "a captive portal answers for all pages", fault: later(portal)},
		{name: "the disk is full", disk: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a, next := build(t, siteA), build(t, siteB)
			h, b := hostOf(t, a), open(t)
			b.goTo(h.url + "/")
			b.offlineReady()
			before := b.caches()
			h.deploy(next)
			if tt.fault != nil {
				h.fail(tt.fault())
			}
			if tt.disk {
				used := eval[float64](b, `navigator.storage.estimate().then((e) => e.usage)`)
				b.run("fill the disk", storage.OverrideQuotaForOrigin(h.url).WithQuotaSize(used+2e6))
			}
			if got := b.lookForUpdate(); got != "redundant" {
				t.Fatalf("the half update is %s, want redundant", got)
			}
			if got := b.caches(); !slices.Contains(got, before[0]) {
				t.Errorf("the failed update has deleted the cache in charge: %v of %v are left", got, before)
			}
			b.whole(a)
			h.down()
			b.expect("ERR_CONNECTION_REFUSED")
			b.opens(h.url+"/status/451/", "451")
			b.finds(h.url, "teapot", "418")
			b.runsOn(a)

			h.fail(nil)
			if tt.disk {
				b.run("make room", storage.OverrideQuotaForOrigin(h.url))
			}
			h.up()
			b.waitedLongEnough()
			b.installs("the next update")
			b.offered()
			b.accept()
			b.runsOn(next)
			b.whole(next)
		})
	}
}

func TestTenDeploysLeaveTwoCachesAndNoMoreStorageThanTwo(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/about/")
	b.toolsReady() // else they are saved between the two measurements
	// The browser frees the room of a deleted cache when the worker has let go of it.
	used := func() float64 {
		b.stopWorkers()
		return eval[float64](b, `navigator.storage.estimate().then((e) => e.usage)`)
	}
	early := 0.0
	for n := range 10 {
		h.deploy(edited(t, a, fmt.Sprint("deploy ", n)))
		b.installs(fmt.Sprintf("deploy %d", n))
		b.offered()
		if n%3 == 2 {
			continue // not accepted: the next build takes its place
		}
		b.accept()
		if n == 1 {
			early = used()
		}
	}
	if got := b.caches(); len(got) > 2 {
		t.Errorf("after ten deploys there are %d caches, want at most 2: %v", len(got), got)
	}
	if late := used(); late > 1.1*early {
		t.Errorf("storage grew from %.1f MB after two deploys to %.1f MB after ten", early/1e6, late/1e6)
	} else {
		t.Logf("storage: %.1f MB after two deploys, %.1f MB after ten", early/1e6, late/1e6)
	}
	b.goTo(h.url + "/status/404/")
	if got := eval[string](b, `document.querySelector("#article").innerText`); !strings.Contains(got, "deploy 9") {
		t.Errorf("after the tenth deploy the page is not its own:\n%.300s", got)
	}
}

// maxUpdateShare is how much of the site's bytes an update may download that
// changes one article.
const maxUpdateShare = 0.15

func TestAnUpdateOfOneArticleDownloadsLittle(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.toolsReady() // else they are saved, and counted, at the same time
	h.deploy(edited(t, a, "word"))
	h.bytesSince()
	b.installs("the update")
	update, all := h.bytesSince(), int64(0)
	for _, f := range a.Files() {
		switch {
		case !isCore(f.Path):
		case f.Brotli != nil:
			all += int64(len(f.Brotli))
		default:
			all += int64(len(f.Data))
		}
	}
	share := float64(update) / float64(all)
	t.Logf("an update of one article downloads %d of %d bytes, %.1f%%", update, all, 100*share)
	if share >= maxUpdateShare {
		t.Errorf("an update of one article downloads %.1f%% of the site, want less than %v%%", 100*share, 100*maxUpdateShare)
	}
	if update < 1000 {
		t.Errorf("the update downloaded only %d bytes: nothing was measured", update)
	}
}

// Shift and the reload button lead past the worker: the page is the new build's,
// and takes nothing from the old one that is still in charge.
func TestAHardReloadDoesNotMixBuilds(t *testing.T) {
	t.Parallel()
	a, next := build(t, siteA), build(t, siteB)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.offlineReady()
	h.deploy(next)
	b.hardReload()
	b.slash()
	b.started()
	b.runsOn(next)
	if got := eval[string](b, `globalThis.statusdeckBuild ?? "A"`); got != "B" {
		t.Errorf("after a hard reload the program is %s, want B", got)
	}
	b.goTo(h.url + "/status/404/")
	b.slash()
	b.started()
	b.runsOn(a)
}

// A page without a worker, whose program the server has replaced, becomes a page
// of the new build with what was typed; once, whatever happens then. That must hold
// for a page that already knows the addresses of the program that is gone.
func TestAPageWhoseProgramIsGoneIsLoadedAnewOnce(t *testing.T) {
	t.Parallel()
	a, next := build(t, siteA), build(t, siteB)
	for name, read := range map[string]string{
		"before it knows where the program is": `true`,
		"after":                                `performance.getEntriesByType("resource").some((e) => e.name.endsWith("/program.json") && e.responseEnd)`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, b := hostOf(t, a), open(t)
			b.expect("404")
			b.expect("Refused to execute script") // of the build that is gone
			b.withoutWorkers()
			b.goTo(h.url + "/status/404/")
			b.until("the page knows what it should", read)
			h.deploy(next)
			b.focus("#q")
			b.started()
			if got := eval[string](b, `globalThis.statusdeckBuild ?? "A"`); got != "B" {
				t.Errorf("the program is %s, want B", got)
			}
			b.runsOn(next)

			h.fail(func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
				return strings.HasSuffix(r.URL.Path, ".wasm") && answering(404, "text/plain", "gone")(w, r, nil)
			})
			b.expect("the search program could not be started")
			b.run("forget what was loaded", clearHTTPCache())
			b.goTo(h.url + "/status/405/")
			b.focus("#q")
			b.until("the page says what does not work", `document.querySelector("#failed")?.innerText.includes("could not be started")`)
		})
	}
}

// Browsers, their developer tools and hosts with two builds behind one name can
// change the worker again and again.
func TestNothingMakesReloadingALoop(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.goTo(h.url + "/status/404/")
	b.offlineReady()
	b.beforePages(`setInterval(() => navigator.serviceWorker.dispatchEvent(new Event("controllerchange")), 100)`)
	b.goTo(h.url + "/status/405/")
	time.Sleep(2 * time.Second)
	if got := b.loads(); got > 3 {
		t.Errorf("the pages were loaded %d times, want at most 3", got)
	}
}
