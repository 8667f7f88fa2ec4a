//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	sitebuild "github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/site"
)

// folderBase is the sub-path that hosts are tried with.
const folderBase = "/docs/codes/"

// siteInFolder is siteA under a sub-path.
var siteInFolder = sync.OnceValues(func() (*site.Site, error) {
	a, err := siteA()
	if err != nil {
		return nil, err
	}
	return sitebuild.Build(sitebuild.Options{Base: folderBase, Wasm: asset(a, "app", ".wasm"), WasmExec: asset(a, "wasm_exec", ".js"), ExplainWasm: asset(a, "explain", ".wasm")})
})

// staticHost serves files as a kind of host does that knows nothing of the site. `make
// test-hosts` runs the same test with real ones: see real_hosts_test.go.
type staticHost struct {
	files map[string]*site.File // by path, with a slash in front
	// cleanURLs redirects /a.html to /a and /a/index.html to /a/, and answers /a with
	// a.html: Cloudflare Pages, `serve`, Vercel.
	cleanURLs bool
	// extensions answers /a with a.html and redirects nothing: GitHub Pages.
	extensions bool
	// notFound is sent for what is not there, 404.html or nothing.
	notFound string
	// cache is Cache-Control of everything, sw.js included.
	cache string
}

func newStaticHost(s *site.Site, base string, h staticHost) *staticHost {
	h.files = map[string]*site.File{}
	for _, f := range s.Files() {
		h.files[base+f.Path] = f
	}
	if h.notFound != "" {
		h.notFound = base + h.notFound
	}
	return &h
}

func (h *staticHost) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if h.cache != "" {
		w.Header().Set("Cache-Control", h.cache)
	}
	query := ""
	if r.URL.RawQuery != "" {
		query = "?" + r.URL.RawQuery
	}
	if h.cleanURLs {
		clean, isPage := strings.CutSuffix(strings.TrimSuffix(path, "index.html"), ".html")
		if _, ok := h.files[path]; ok && (isPage || strings.HasSuffix(path, "/index.html")) {
			http.Redirect(w, r, clean+query, http.StatusPermanentRedirect)
			return
		}
	}
	name := path
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, ok := h.files[name]
	if !ok && (h.cleanURLs || h.extensions) {
		f, ok = h.files[name+".html"]
	}
	if _, folder := h.files[path+"/index.html"]; !ok && folder {
		http.Redirect(w, r, path+"/"+query, http.StatusMovedPermanently)
		return
	}
	status := http.StatusOK
	if !ok {
		status = http.StatusNotFound
		if f, ok = h.files[h.notFound]; !ok {
			http.NotFound(w, r)
			return
		}
	}
	if strings.HasPrefix(path, "/embed/") || strings.HasPrefix(path, folderBase+"embed/") {
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}
	w.Header().Set("Content-Type", site.MediaType(f.Path))
	w.WriteHeader(status)
	_, _ = bytes.NewReader(f.Data).WriteTo(w)
}

func TestEveryKindOfHostServesTheSiteTheWorkerAndTheWidget(t *testing.T) {
	const year = "public, max-age=31536000"
	for _, kind := range []struct {
		name string
		host staticHost
	}{
		{"no rules at all", staticHost{}},
		{"drops .html, as Cloudflare Pages", staticHost{cleanURLs: true, notFound: "404.html"}},
		{"drops .html and knows no 404.html, as serve", staticHost{cleanURLs: true}},
		{"answers without .html, as GitHub Pages", staticHost{extensions: true, notFound: "404.html", cache: "max-age=600"}},
		{"says that everything is good for a year", staticHost{notFound: "404.html", cache: year}},
	} {
		for base, make := range map[string]func() (*site.Site, error){"/": siteA, folderBase: siteInFolder} {
			t.Run(kind.name+" under "+base, func(t *testing.T) {
				t.Parallel()
				h := hostOf(t, build(t, siteA))
				h.serve(newStaticHost(build(t, make), base, kind.host))
				hasTheWidget(t, h.url+base)
				worksOffline(t, h.url+base, func() { h.down() })
			})
		}
	}
}

// hasTheWidget fails the test unless a page of another site shows a card from an address.
func hasTheWidget(t *testing.T, address string) {
	t.Helper()
	card := embedding(t, address)
	card.until("the card is shown", `document.querySelector("http-status").getAttribute("state") === "ready" && document.querySelector("http-status").shadowRoot.textContent.includes("Not Found")`)
}

// embedding opens a page of another site that loads the widget from an address.
func embedding(t *testing.T, address string) *tab {
	t.Helper()
	b := open(t)
	other := hostOf(t, site.New())
	other.serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><title>docs</title><link rel="icon" href="data:,"><script type="module" src="%sembed/v1/statusdeck.js"></script>
			<http-status code="404" view="card"><a href="%sstatus/404/">404</a></http-status>`, address, address)
	}))
	b.goTo(other.url + "/")
	return b
}

// worksOffline fails the test unless the site at an address saves itself, repairs what is
// deleted, and with the server gone opens deep links and searches.
func worksOffline(t *testing.T, address string, down func()) {
	t.Helper()
	b := open(t)
	b.goTo(address)
	b.offlineReady()
	b.footSays("vailable offline")
	lost := []string{"not-found/", "status/503/", "icons/icon.svg"}
	for _, name := range lost {
		eval[any](b, fmt.Sprintf(`caches.keys().then(async (names) => { for (const name of names) await (await caches.open(name)).delete(%q) })`, address+name))
	}
	b.goTo(address)
	for _, name := range lost {
		b.until(name+" is saved again", fmt.Sprintf(`caches.match(%q)`, address+name))
	}
	down()
	b.expect("ERR_CONNECTION_REFUSED")
	b.expect("404")
	b.opens(address+"status/418/", "418")
	b.opens(address+"status/503", "503")
	b.opens(address+"category/server-error/", "5xx")
	b.goTo(address + "?q=gateway")
	b.until("the search has run offline", `document.querySelector("#found")`)
	if got := b.firstCard(); got != "502" && got != "504" {
		t.Errorf("gateway finds %s first, want 502 or 504", got)
	}
	b.opens(address+"no/such/page", "Page not found")
}
