//go:build e2e

package e2e

import (
	"html"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
	"github.com/statusdeck/statusdeck/web/site"
)

// leadsOn finds where a page that only leads to another one does so.
var leadsOn = regexp.MustCompile(`http-equiv="refresh" content="0; url=([^"]*)"`)

func TestAfterOneVisitEveryPageWorksWithTheServerGone(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.offlineReady()
	b.saveEverything()
	s.kill()
	b.expect("ERR_CONNECTION_REFUSED") // the browser looks for a newer worker

	b.goTo(s.url + "/?q=gateway")
	b.until("the search has run", `document.querySelector("#found")`)
	if got := b.firstCard(); got != "502" && got != "504" {
		t.Errorf("gateway finds %s first, want 502 or 504", got)
	}
	pages := map[string]int{}
	for _, f := range build(t, siteA).Files() {
		path, isIndex := strings.CutSuffix("/"+f.Path, "index.html")
		if !isIndex || strings.HasPrefix(path, "/embed/v1/") && path != "/embed/v1/search/" {
			continue
		}
		if m := leadsOn.FindSubmatch(f.Data); m != nil {
			if strings.HasPrefix(path, "/api/") {
				continue // files for programs, which no worker answers for
			}
			b.goTo(s.url + path)
			b.until(path+" leads on", "location.pathname + location.search === "+quoteJS(html.UnescapeString(string(m[1]))))
			continue
		}
		pages[strings.Split(path, "/")[1]]++
		b.goTo(s.url + path)
		if got, want := eval[string](b, `document.title`), titleOf(f); got != want {
			t.Errorf("%s: title %q, want %q", path, got, want)
		}
		least := 100
		if path == "/embed/v1/search/" {
			least = 40 // a search box and a hint, for a frame
		}
		if got := eval[int](b, `document.querySelector("#main")?.innerText.length ?? document.body.innerText.length`); got < least {
			t.Errorf("%s shows %d characters", path, got)
		}
		if eval[bool](b, `getComputedStyle(document.body).fontFamily.startsWith("Times")`) {
			t.Errorf("%s has no style", path)
		}
	}
	for kind, want := range map[string]int{"": 1, "status": 70, "category": 6, "vendor": 10, "about": 1} {
		if pages[kind] < want {
			t.Errorf("the site has %d pages under /%s, want at least %d", pages[kind], kind, want)
		}
	}
	b.goTo(s.url + "/status/404/")
	if !eval[bool](b, `document.querySelector("#article").innerText.includes("If you see it")`) {
		t.Error("/status/404/ has no article")
	}
	b.expect("404")
	for path, want := range map[string]struct{ leads, title string }{
		"/404":          {"/status/404/", "404 "},
		"/status/500":   {"/status/500/", "500 "},
		"/status/471/":  {"/status/471/", "471 is not an assigned status code"},
		"/no/such/page": {"/no/such/page", "Not found"},
	} {
		b.goTo(s.url + path)
		if got := eval[string](b, `location.pathname`); got != want.leads {
			t.Errorf("%s leads to %s, want %s", path, got, want.leads)
		}
		if got := eval[string](b, `document.title`); !strings.Contains(strings.ToLower(got), strings.ToLower(want.title)) {
			t.Errorf("%s has the title %q, want %s", path, got, want.title)
		}
	}
}

func titleOf(f *site.File) string {
	_, rest, _ := strings.Cut(string(f.Data), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	return html.UnescapeString(title)
}

// The folder is served by our own server, and by one that knows nothing of the
// site and sets no field for it, as on GitHub Pages.
func TestTheSiteWorksInAFolder(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "docs", "codes")
	run(t, "build", "-out", dir, "-base", "/docs/codes/", "-cache", "../../../build/cache")
	for _, tt := range []struct {
		name  string
		serve func(t *testing.T) (origin string, kill func())
	}{
		{"our server", func(t *testing.T) (string, func()) {
			s := serve(t, "-dir", dir, "-base", "/docs/codes/")
			return s.url, s.kill
		}},
		{"a plain file server", func(t *testing.T) (string, func()) {
			srv := httptest.NewServer(http.FileServer(http.Dir(root)))
			t.Cleanup(srv.Close)
			return srv.URL, func() {
				srv.CloseClientConnections()
				srv.Close()
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			origin, kill := tt.serve(t)
			worksInAFolder(t, origin, kill)
		})
	}
}

func worksInAFolder(t *testing.T, origin string, kill func()) {
	b := open(t)
	b.goTo(origin + "/docs/codes/")
	b.offlineReady()
	b.slash()
	b.started()
	b.typeText("teapot")
	b.until("the search has run", `document.querySelector("#found")`)
	b.click(`#cards .card .card-link`)
	b.until("the page is shown", `location.pathname === "/docs/codes/status/418/" && document.querySelector("#article h2")`)
	for _, link := range eval[[]string](b, `[...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))`) {
		if strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "/docs/codes/") {
			t.Errorf("the link %s leaves the folder", link)
		}
	}
	kill()
	b.expect("ERR_CONNECTION_REFUSED")
	b.goTo(origin + "/docs/codes/status/503/")
	if got := eval[string](b, `document.title`); !strings.HasPrefix(got, "503") {
		t.Errorf("offline in a folder: title %q, want 503's", got)
	}
	b.goTo(origin + "/docs/codes/?q=gateway")
	b.until("the search has run offline", `document.querySelector("#found")`)
	if got := eval[string](b, `navigator.serviceWorker.getRegistration("/docs/codes/").then((r) => r.scope)`); got != origin+"/docs/codes/" {
		t.Errorf("the worker's scope is %s, want the folder", got)
	}
}

func TestWhatIsDeletedIsFetchedAgainAtTheNextVisit(t *testing.T) {
	for _, tt := range []struct {
		name   string
		damage func(b *tab, origin string)
	}{
		{"all caches", func(b *tab, _ string) {
			eval[any](b, `caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))`)
		}},
		{"one file", func(b *tab, origin string) {
			eval[any](b, `caches.keys().then((names) => caches.open(names[0])).then((cache) => cache.delete("`+origin+`/status/504/"))`)
			// The worker looks once in its life whether all is there; browsers end
			// idle workers soon.
			b.stopWorkers()
		}},
		{"the database", func(b *tab, origin string) {
			b.run("wipe everything stored", storage.ClearDataForOrigin(origin, "all"))
		}},
		{"the worker", func(b *tab, _ string) {
			eval[any](b, `navigator.serviceWorker.getRegistration().then((r) => r.unregister())`)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := build(t, siteA)
			h, b := hostOf(t, a), open(t)
			b.goTo(h.url + "/status/404/")
			b.offlineReady()
			eval[any](b, `caches.open("of another app").then((cache) => cache.put("/theirs", new Response("x")))`)
			tt.damage(b, h.url)
			b.goTo(h.url + "/status/503/")
			b.offlineReady()
			b.tierReady(0)
			b.whole(a)
			h.down()
			b.expect("ERR_CONNECTION_REFUSED")
			b.opens(h.url+"/status/504/", "504")
			b.finds(h.url, "teapot", "418")
		})
	}
}

// A navigation is answered from what is kept: what the network says, in the place
// of the server, does not matter, and does no damage.
func TestTheAppOpensWhateverTheNetworkAnswers(t *testing.T) {
	for name, f := range map[string]fault{
		"500":              answering(500, "text/plain", "Internal Server Error"),
		"404":              answering(404, "text/plain", "no such site"),
		"a captive portal": portal,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := build(t, siteA)
			h, b := hostOf(t, a), open(t)
			b.goTo(h.url + "/")
			b.offlineReady()
			h.fail(f)
			b.expect("404")
			b.expect("500")
			b.expect("Failed to update a ServiceWorker")
			b.expect("unsupported MIME type")
			b.opens(h.url+"/status/404/", "404 Not Found")
			if got := b.lookForUpdate(); got != "refused" {
				t.Errorf("looking for a new build: %s, want refused", got)
			}
			b.opens(h.url+"/vendor/cloudflare/", "Cloudflare")
			b.finds(h.url, "teapot", "418")
			b.runsOn(a)
			b.whole(a)
		})
	}
}

func TestCachesOfOtherAppsStay(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.expect("favicon.ico")
	b.goTo(h.url + "/robots.txt")
	eval[any](b, `Promise.all(["other", "statusdeck", "statusdeck /docs/ 0123"].map((name) =>
		caches.open(name).then((cache) => cache.put("/theirs", new Response(name)))))`)
	b.goTo(h.url + "/")
	b.offlineReady()
	h.deploy(edited(t, a, "next"))
	b.installs("the update")
	b.accept()
	for _, name := range []string{"other", "statusdeck", "statusdeck /docs/ 0123"} {
		if !eval[bool](b, `caches.match("/theirs", {cacheName: "`+name+`"}).then(Boolean)`) {
			t.Errorf("the cache %q of another app is gone", name)
		}
	}
}
