//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// docs is a documentation site on an origin of its own, with the policy that
// README.md in web/widget asks for.
type docs struct {
	url string
	srv *httptest.Server

	mu    sync.Mutex
	pages map[string]string
	// lax leaves the content security policy out.
	lax bool
	// fields are sent with the pages, in place of the policy.
	fields map[string]string
}

// serveDocs serves one page of a documentation site. HOST stands for the origin
// of the StatusDeck that it embeds.
func serveDocs(t *testing.T, host, content string) *docs {
	t.Helper()
	d := &docs{pages: map[string]string{}}
	policy := strings.ReplaceAll("default-src 'self'; script-src 'self' HOST; connect-src HOST; frame-src HOST", "HOST", host)
	d.srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		text, ok := d.pages[r.URL.Path]
		d.mu.Unlock()
		switch {
		case !ok:
			http.NotFound(w, r)
			return
		case strings.HasSuffix(r.URL.Path, ".css"):
			w.Header().Set("Content-Type", "text/css")
		case strings.HasSuffix(r.URL.Path, ".js"):
			w.Header().Set("Content-Type", "text/javascript")
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if !d.lax && d.fields == nil {
				w.Header().Set("Content-Security-Policy", policy)
			}
			for name, value := range d.fields {
				w.Header().Set(name, strings.ReplaceAll(value, "HOST", host))
			}
		}
		fmt.Fprint(w, strings.ReplaceAll(text, "HOST", host))
	}))
	t.Cleanup(d.srv.Close)
	d.url = d.srv.URL
	d.page("/favicon.ico", "")
	d.page("/docs.css", docsStyle)
	d.page("/", content)
	return d
}

func (d *docs) page(path, content string) {
	if strings.HasSuffix(path, "/") {
		content = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
			`<title>Docs</title><link rel="stylesheet" href="/docs.css">` + loaderModule + `</head><body>` + content + `</body></html>`
	}
	d.mu.Lock()
	d.pages[path] = content
	d.mu.Unlock()
}

// bare replaces the page by one without the loader in its head.
func (d *docs) bare(content string) {
	d.page("/", content)
	d.mu.Lock()
	d.pages["/"] = strings.Replace(d.pages["/"], loaderModule, "", 1)
	d.mu.Unlock()
}

// autolink has the page link the codes below a selector.
func (d *docs) autolink(selector string) {
	d.mu.Lock()
	d.pages["/"] = strings.Replace(d.pages["/"], loaderModule, strings.Replace(loaderModule, ">", ` data-autolink="`+selector+`">`, 1), 1)
	d.mu.Unlock()
}

const (
	loaderModule  = `<script type="module" src="HOST/embed/v1/statusdeck.js"></script>`
	loaderClassic = `<script src="HOST/embed/v1/statusdeck.js"></script>`

	docsStyle = `body { font: 17px/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; background: #fff; color: #222 }
a { color: #0645ad } html.dark body { background: #14161a; color: #e6e6e6 } html.dark a { color: #8ab4ff }`
)

// shadow returns JavaScript for the shadow root of the first element that a
// selector finds.
func shadow(selector string) string {
	return "document.querySelector(" + quoteJS(selector) + ").shadowRoot"
}

func quoteJS(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }

// requestsTo returns the requests of a tab whose address contains part.
func (b *tab) requestsTo(part string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return containing(b.requests, part)
}

// watchPage collects layout shifts, long tasks and policy violations of every
// page that is opened from now on.
func (b *tab) watchPage() {
	b.t.Helper()
	b.onNewPage(`
		window.shifts = []; window.tasks = []; window.violations = [];
		new PerformanceObserver((l) => l.getEntries().forEach((e) => !e.hadRecentInput && shifts.push(e.value))).observe({type: "layout-shift", buffered: true});
		new PerformanceObserver((l) => l.getEntries().forEach((e) => tasks.push([Math.round(e.startTime), Math.round(e.duration)]))).observe({type: "longtask", buffered: true});
		addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI));`)
}

func (b *tab) onNewPage(js string) {
	b.t.Helper()
	b.run("prepare pages", chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(js).Do(ctx)
		return err
	}))
}

func (b *tab) colorScheme(scheme string) {
	b.t.Helper()
	b.run("prefer "+scheme, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
}

// picture writes a screenshot into the folder that STATUSDECK_PICTURES names, for
// people to look at.
func (b *tab) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("STATUSDECK_PICTURES")
	if dir == "" {
		return
	}
	var png []byte
	b.run("take a picture", chromedp.FullScreenshot(&png, 100))
	if err := os.WriteFile(dir+"/"+name+".png", png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func readAll(resp *http.Response) string {
	// What could not be read is missing, and the test says so.
	data, _ := io.ReadAll(resp.Body)
	return string(data)
}

func readBody(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return readAll(resp)
}

func (b *tab) collectGarbage() {
	b.t.Helper()
	b.run("collect garbage", heapprofiler.CollectGarbage())
}

// clickAt clicks beside the upper left corner of an element.
func (b *tab) clickAt(js string, right, down float64) {
	b.t.Helper()
	at := eval[[]float64](b, `(() => { const r = `+js+`.getBoundingClientRect(); return [r.x, r.y] })()`)
	b.run("click", chromedp.MouseClickXY(at[0]+right, at[1]+down))
}
