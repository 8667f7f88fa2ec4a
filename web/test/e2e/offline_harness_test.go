//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	sitebuild "github.com/statusdeck/statusdeck/web/build"
	siteserver "github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

// --- Builds to deploy ---------------------------------------------------------

// siteA is the site inside the built binary.
var siteA = sync.OnceValues(func() (*site.Site, error) {
	dir, err := os.MkdirTemp("", "statusdeck-e2e-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if out, err := exec.Command("../../../bin/statusdeck", "build", "-out", filepath.Join(dir, "a"), "-cache", "../../../build/cache").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	return site.Read(os.DirFS(filepath.Join(dir, "a")))
})

// siteB is a build with another program and without links to a repository: every asset
// but the style sheet has another name. Its program says so: statusdeckBuild is "B".
var siteB = sync.OnceValues(func() (*site.Site, error) {
	a, err := siteA()
	if err != nil {
		return nil, err
	}
	// A custom section (number 0) named "b", with no content.
	wasm := append(bytes.Clone(asset(a, "app", ".wasm")), 0, 2, 1, 'b')
	start := append(bytes.Clone(asset(a, "wasm_exec", ".js")), ";globalThis.statusdeckBuild=\"B\""...)
	return sitebuild.Build(sitebuild.Options{Wasm: wasm, WasmExec: start, ExplainWasm: asset(a, "explain", ".wasm")})
})

// fullyCompressed returns a build whose large files of core and tools are compressed as
// for a release, also where the binary was built with QUICK=1.
func fullyCompressed(t *testing.T, s *site.Site) *site.Site {
	t.Helper()
	out := site.New()
	for _, f := range s.Files() {
		program := strings.HasPrefix(f.Path, "assets/app.")
		pack := strings.HasPrefix(f.Path, "assets/pages-") && !strings.Contains(f.Path, "-explain")
		if program || pack || isCore(f.Path) && f.Brotli == nil && len(f.Data) > 10_000 && !strings.HasSuffix(f.Path, ".png") {
			f = compressed(t, f)
		}
		out.Add(f)
	}
	return out
}

func build(t *testing.T, make func() (*site.Site, error)) *site.Site {
	t.Helper()
	s, err := make()
	if err != nil {
		t.Fatalf("make a build to deploy: %v", err)
	}
	return s
}

func asset(s *site.Site, name, ending string) []byte {
	for _, f := range s.Files() {
		if strings.HasPrefix(f.Path, "assets/"+name+".") && strings.HasSuffix(f.Path, ending) {
			return f.Data
		}
	}
	return nil
}

// edited returns a build in which one word of the article of 404 is another one.
func edited(t *testing.T, s *site.Site, word string) *site.Site {
	t.Helper()
	const path, before = "status/404/index.html", "If you see it"
	out := site.New()
	for _, f := range s.Files() {
		if f.Path == path {
			if !bytes.Contains(f.Data, []byte(before)) {
				t.Fatalf("%s does not say %q", path, before)
			}
			f = compressed(t, &site.File{Path: path, Data: bytes.ReplaceAll(f.Data, []byte(before), []byte(before+" "+word))})
		}
		out.Add(f)
	}
	if err := sitebuild.AddWorker(out); err != nil {
		t.Fatal(err)
	}
	worker, _ := out.File("sw.js")
	out.Add(compressed(t, worker))
	return out
}

func compressed(t *testing.T, f *site.File) *site.File {
	t.Helper()
	small, err := (&sitebuild.Compressor{Dir: "../../../build/cache"}).Brotli(f.Path, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	return &site.File{Path: f.Path, Data: f.Data, Brotli: small}
}

// --- A host that can fail -------------------------------------------------------

// host serves builds on one address, one after the other, and fails as told.
type host struct {
	t    *testing.T
	addr string
	url  string
	srv  *http.Server

	mu     sync.Mutex
	files  http.Handler
	breaks fault
	sent   int64
	paths  []string
	line   line
}

// fault answers in the place of the site, where it says true.
type fault func(w http.ResponseWriter, r *http.Request, files http.Handler) bool

// hostOf serves a build on a free port.
func hostOf(t *testing.T, s *site.Site) *host {
	t.Helper()
	h := &host{t: t}
	h.deploy(s)
	h.up()
	t.Cleanup(h.down)
	return h
}

// deploy replaces the build that is served.
func (h *host) deploy(s *site.Site) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = siteserver.New(s, "/")
}

// serve replaces the build by something else.
func (h *host) serve(files http.Handler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = files
}

// fail makes the host fail from now on, nil ends it.
func (h *host) fail(f fault) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.breaks = f
}

// down ends the server at once, as a lost network does; up brings it back.
func (h *host) down() { _ = h.srv.Close() }

func (h *host) up() {
	h.t.Helper()
	if h.addr == "" {
		h.addr = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", h.addr)
	if err != nil {
		h.t.Fatal(err)
	}
	h.addr = l.Addr().String()
	h.url = "http://" + h.addr
	h.srv = &http.Server{Handler: h}
	go func() { _ = h.srv.Serve(l) }()
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	files, breaks := h.files, h.breaks
	h.paths = append(h.paths, r.URL.Path)
	h.mu.Unlock()
	w = &counted{w, h}
	if breaks == nil || !breaks(w, r, files) {
		files.ServeHTTP(w, r)
	}
}

// bytesSince returns how many bytes of content have been sent since the last call.
func (h *host) bytesSince() int64 {
	sent, _ := h.since()
	return sent
}

// since returns how many bytes of content have been sent since the last call, and the
// paths that were asked for.
func (h *host) since() (sent int64, paths []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	sent, paths = h.sent, h.paths
	h.sent, h.paths = 0, nil
	return sent, paths
}

// counted counts what is sent, and sends it at the speed of the line.
type counted struct {
	http.ResponseWriter
	h *host
}

func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

func (c *counted) Write(data []byte) (int, error) {
	total := 0
	for chunk := range slices.Chunk(data, 4<<10) {
		c.h.line.wait(len(chunk))
		n, err := c.ResponseWriter.Write(chunk)
		total += n
		c.h.mu.Lock()
		c.h.sent += int64(n)
		c.h.mu.Unlock()
		if err != nil {
			return total, err
		}
		if c.h.line.slow() {
			_ = http.NewResponseController(c.ResponseWriter).Flush()
		}
	}
	return total, nil
}

// line is the network between host and browser, which all connections share.
type line struct {
	mu sync.Mutex
	// perSecond is its speed in bytes, 0 for as fast as it goes.
	perSecond int
	turn      sync.Mutex
}

func (l *line) set(perSecond int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.perSecond = perSecond
}

func (l *line) speed() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.perSecond
}

func (l *line) slow() bool { return l.speed() > 0 }

func (l *line) wait(n int) {
	if speed := l.speed(); speed > 0 {
		l.turn.Lock()
		defer l.turn.Unlock()
		time.Sleep(time.Duration(n) * time.Second / time.Duration(speed))
	}
}

// answering is a fault that answers every request alike.
func answering(status int, mediaType, text string) fault {
	return func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
		w.Header().Set("Content-Type", mediaType)
		w.WriteHeader(status)
		fmt.Fprint(w, text)
		return true
	}
}

// portal is what a captive portal says to everything.
var portal = answering(http.StatusOK, "text/html", "<!DOCTYPE html><title>Hotel Wi-Fi</title><h1>Log in to go on</h1>")

// --- What tabs tell about builds --------------------------------------------------

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
		return !nested || slices.Contains([]string{"status", "category", "vendor", "about", "print", "offline"}, top)
	}
	for _, name := range []string{"assets/site.", "assets/boot.", "assets/app.", "assets/wasm_exec.", "assets/prefilter.", "assets/when."} {
		if strings.HasPrefix(path, name) {
			return true
		}
	}
	return slices.Contains([]string{"program.json", "manifest.webmanifest", "icons/icon.svg", "icons/icon-192.png"}, path)
}

// saveEverything clicks on the button at the foot of the page, and waits until
// everything is saved.
func (b *tab) saveEverything() {
	b.t.Helper()
	b.footSays("Available offline")
	b.until("the button is there", `document.querySelector("[data-offline] button")`)
	eval[any](b, `document.querySelector("[data-offline] button").click()`)
	b.footSays("Everything is available offline")
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
