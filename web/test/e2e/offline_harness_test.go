//go:build e2e

package e2e

import (
	"context"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/site"
)

// close closes the tab.
func (b *tab) close() {
	b.t.Helper()
	id := chromedp.FromContext(b.ctx).Target.TargetID
	if err := target.CloseTarget(id).Do(cdp.WithExecutor(chrome, chromedp.FromContext(chrome).Browser)); err != nil {
		b.t.Fatalf("close a tab: %v", err)
	}
}

// runsOn fails the test unless everything that the page has loaded belongs to a
// build, its start script included.
func (b *tab) runsOn(s *site.Site) {
	b.t.Helper()
	b.scripted()
	loaded := eval[[]string](b, `[document.querySelector("script[type=module]").src,
		...performance.getEntriesByType("resource").map((e) => e.name)].map((name) => new URL(name).pathname)`)
	for _, name := range loaded {
		if _, ok := s.File(strings.TrimPrefix(name, "/")); strings.HasPrefix(name, "/assets/") && !ok {
			b.t.Errorf("%s has loaded %s, which is of another build", eval[string](b, `location.href`), name)
		}
	}
}

// lookForUpdate makes the browser look for a new build, and returns what became of
// it: "installed", "redundant" if it could not be installed, "none" if there is
// no new one, "refused" if the answer is no worker.
func (b *tab) lookForUpdate() string {
	b.t.Helper()
	return eval[string](b, `(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		try {
			await registration.update();
		} catch {
			return "refused";
		}
		const worker = registration.installing ?? registration.waiting;
		while (worker?.state === "installing") await new Promise((go) => setTimeout(go, 20));
		return worker?.state ?? "none";
	})()`)
}

// installs looks for an update, and fails the test unless there is one that can be
// installed. what names it.
func (b *tab) installs(what string) {
	b.t.Helper()
	if got := b.lookForUpdate(); got != "installed" {
		b.t.Fatalf("%s is %s, want installed", what, got)
	}
}

// caches returns the names of all caches, oldest first.
func (b *tab) caches() []string {
	b.t.Helper()
	return eval[[]string](b, `caches.keys()`)
}

// offered waits until the page offers a new build.
func (b *tab) offered() {
	b.t.Helper()
	b.until("a new version is offered", `document.querySelector("#update button")`)
}

// accept clicks on the offer and waits until the page has been loaded anew.
func (b *tab) accept() {
	b.t.Helper()
	b.loadsAnew(func() { b.click("#update .primary") })
}

// whole fails the test unless the core of a build is saved completely and unchanged.
func (b *tab) whole(s *site.Site) {
	b.t.Helper()
	b.saved(s, isCore)
}

// saved fails the test unless some files of a build are saved, unchanged.
func (b *tab) saved(s *site.Site, which func(path string) bool) {
	b.t.Helper()
	kept := eval[map[string]string](b, `(async () => {
		const kept = {};
		for (const name of await caches.keys()) {
			if (!name.startsWith("statusdeck / ")) continue;
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const body = await (await cache.match(request)).arrayBuffer();
				const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
				const path = new URL(request.url).pathname;
				kept[path + " " + Array.from(sum, (n) => n.toString(16).padStart(2, "0")).join("")] = name;
			}
		}
		return kept;
	})()`)
	in := map[string]int{}
	files := 0
	for _, f := range s.Files() {
		if !which(f.Path) {
			continue
		}
		path := strings.TrimSuffix(f.Path, "index.html")
		files++
		cache, ok := kept[fmt.Sprintf("/%s %x", path, sha256.Sum256(f.Data))]
		if !ok {
			b.t.Errorf("%s is not kept", path)
		}
		in[cache]++
	}
	if files < 100 || len(in) > 2 {
		b.t.Errorf("a build of %d files is spread over the caches %v", files, in)
	}
}

// opens fails the test unless a page can be opened and says what it must.
func (b *tab) opens(url, title string) {
	b.t.Helper()
	b.goTo(url)
	if got := eval[string](b, `document.title`); !strings.HasPrefix(got, title) {
		b.t.Errorf("%s has the title %q, want %s", url, got, title)
	}
}

// finds fails the test unless the search works.
func (b *tab) finds(origin, text, code string) {
	b.t.Helper()
	b.goTo(origin + "/?q=" + text)
	b.until("the search has run", `document.querySelector("#found")`)
	if got := b.firstCard(); got != code {
		b.t.Errorf("the search for %s finds %s first, want %s", text, got, code)
	}
}

// hardReload loads the page past the worker, as Shift and the reload button do.
func (b *tab) hardReload() {
	b.t.Helper()
	b.loadsAnew(func() { b.run("load past the worker", page.Reload().WithIgnoreCache(true)) })
}

// workers says in which state a page's service workers are.
const workers = `(async () => {
	const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
	const offered = Boolean(document.getElementById("update"));
	return JSON.stringify({ installing: installing?.state, waiting: waiting?.state, active: active?.state, offered, visible: document.visibilityState });
})()`

// loadsAnew waits until the page has been loaded again by what is done to it.
func (b *tab) loadsAnew(act func()) {
	b.t.Helper()
	eval[any](b, `void (window.before = true)`)
	defer func() {
		if b.t.Failed() {
			b.t.Log("workers:", eval[string](b, workers))
		}
	}()
	act()
	b.until("the page has been loaded anew", `!window.before && document.readyState === "complete"`)
	b.scripted()
}

// isCore reports whether a file must be saved at the first visit: what the home page,
// the codes, their classes and vendors, and the search need.
func isCore(path string) bool {
	top, _, nested := strings.Cut(path, "/")
	if strings.HasSuffix(path, ".html") {
		return path == "index.html" || nested && slices.Contains([]string{"status", "category", "vendor", "about", "print", "offline", "not-found"}, top)
	}
	for _, name := range []string{"assets/site.", "assets/boot.", "assets/app.", "assets/wasm_exec.", "assets/when."} {
		if strings.HasPrefix(path, name) {
			return true
		}
	}
	return slices.Contains([]string{"prefilter.json", "program.json", "manifest.webmanifest", "icons/icon.svg", "icons/icon-192.png"}, path)
}

// saveEverything clicks on the button at the foot of the page, and waits until
// everything is saved.
func (b *tab) saveEverything() {
	b.t.Helper()
	b.footSays("Available offline")
	b.clickAtTheFoot()
	b.footSays("Everything is available offline")
}

// clickAtTheFoot clicks on the button beside the note on offline use, once it is there.
func (b *tab) clickAtTheFoot() {
	b.t.Helper()
	b.until("the note has a button", `document.querySelector("[data-offline] button:enabled")`)
	eval[any](b, `document.querySelector("[data-offline] button").click()`)
}

// toolsReady waits until the worker has saved the tools as well.
func (b *tab) toolsReady() {
	b.t.Helper()
	b.offlineReady()
	b.tierReady(1)
}

// tierReady waits until a tier is saved; they are counted from 0.
func (b *tab) tierReady(n int) {
	b.t.Helper()
	for deadline := time.Now().Add(patience); ; {
		// One question at a time: the worker is busy with saving.
		missing := eval[int](b, fmt.Sprintf(`(%s).then((status) => status.tiers[%d]?.missing ?? -1)`, workerStatus, n))
		if missing == 0 {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("waited in vain until tier %d is saved: %d files are missing", n, missing)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// footSays waits until the foot of the page says something about use offline.
func (b *tab) footSays(text string) {
	b.t.Helper()
	b.until("the foot of the page says: "+text, fmt.Sprintf(`document.querySelector("[data-offline]").textContent.includes(%q)`, text))
}

// stopWorkers ends all running service workers, as browsers do when they idle.
func (b *tab) stopWorkers() {
	b.t.Helper()
	b.run("stop the workers", serviceworker.Enable(), serviceworker.StopAllWorkers())
}

// withoutWorkers makes pages believe that the browser has no service workers.
func (b *tab) withoutWorkers() {
	b.t.Helper()
	b.beforePages(`delete Navigator.prototype.serviceWorker`)
}

// beforePages runs a script in every page before the page's own.
func (b *tab) beforePages(js string) {
	b.t.Helper()
	b.run("prepare pages", chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(js).Do(ctx)
		return err
	}))
}

// loads is how many documents the tab has loaded.
func (b *tab) loads() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, r := range b.requests {
		path, _, _ := strings.Cut(strings.TrimPrefix(r, "http://"), "?")
		if strings.HasSuffix(path, "/") {
			n++
		}
	}
	return n
}

func clearHTTPCache() chromedp.Action { return network.ClearBrowserCache() }

// navigateOnly opens a page without waiting for all that it loads.
func navigateOnly(url string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(url).Do(ctx)
		return err
	}
}

// versionOf is the version of a build, as its worker says it.
func versionOf(s *site.Site) string {
	worker, _ := s.File("sw.js")
	return regexp.MustCompile(`version:"([0-9a-f]{16})"`).FindStringSubmatch(string(worker.Data))[1]
}

// waitedLongEnough makes the pause after a failure end now.
func (b *tab) waitedLongEnough() {
	b.t.Helper()
	eval[any](b, `(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				if (!request.url.includes("/.failed-")) continue;
				await cache.put(request, Response.json({ ...(await (await cache.match(request)).json()), until: 0 }));
			}
		}
	})()`)
}
