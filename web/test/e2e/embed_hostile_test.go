//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// proxied serves a StatusDeck with some answers replaced.
func proxied(t *testing.T, s *server, answers map[string]http.HandlerFunc) string {
	t.Helper()
	target, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer, ok := answers[r.URL.Path]; ok {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			answer(w, r)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

// writeFragment answers as a host does that was asked for a fragment.
func writeFragment(w http.ResponseWriter, markup string) {
	w.Header().Set("Content-Type", "application/json")
	// The browser hangs up when it is closed; the test says what is missing.
	_ = json.NewEncoder(w).Encode(map[string]string{"html": markup})
}

func TestHostileInputRunsNothingAndLeavesAClearFallback(t *testing.T) {
	s := serve(t)
	t.Run("under the policy", func(t *testing.T) { hostileInput(t, s, false) })
	t.Run("without a policy", func(t *testing.T) { hostileInput(t, s, true) })
}

func hostileInput(t *testing.T, s *server, lax bool) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		writeFragment(w, `<article class="card"><p>stolen</p></article>`)
	}))
	t.Cleanup(elsewhere.Close)
	host := proxied(t, s, map[string]http.HandlerFunc{
		"/embed/v1/410.json": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/410.json", http.StatusFound)
		},
		"/embed/v1/418.json": func(w http.ResponseWriter, r *http.Request) {
			writeFragment(w, `<article class="card" onclick="pwned=1" style="color:red"><p class="card-head"><a class="card-link" href="javascript:pwned=2">418</a></p>`+
				`<img src=x onerror="pwned=3"><script>pwned=4</script><svg onload="pwned=5"><script>pwned=6</script></svg><iframe srcdoc="<script>parent.pwned=7</script>"></iframe>`+
				`<p class="card-text">teapot</p><form><input name="attributes"><button formaction="javascript:pwned=8">x</button></form><ul class="tags"></ul></article><style>*{display:none}</style>`)
		},
	})
	b := open(t)
	b.watchPage()
	b.expect("ERR_FAILED")
	b.expect("no answer")
	b.expect("StatusDeck: ")
	b.expect("404 (Not Found)")
	// The browser tells of handlers and styles that it finds in a fragment while it
	// parses it, before they are taken out.
	b.expect("Content Security Policy")
	d := serveDocs(t, host, "")
	d.lax = lax
	var elements strings.Builder
	for i, code := range []string{`&lt;img src=x onerror=pwned=1&gt;`, `404/../x`, `../../404`, `4040`, ` 404`, `٤٠٤`, ``, `471`, `410`, `418`} {
		fmt.Fprintf(&elements, `<p><http-status class="h" id="h%d" view="line" code="%s"><a href="HOST/">fallback %d</a></http-status></p>`, i, code, i)
	}
	d.bare(`<script src="/pollute.js"></script>` + loaderModule + elements.String() + `<http-status-table class="4xx&lt;img&gt;"><a href="HOST/">table</a></http-status-table>`)
	d.page("/pollute.js", `
		Object.assign(Object.prototype, { method: "POST", body: "x", mode: "no-cors", cache: "only-if-cached", signal: 1, headers: { a: "b" }, redirect: "follow",
			root: 1, threshold: 7, rootMargin: "x", bubbles: false, detail: "x", extends: "p", passive: false, once: true, capture: 1, innerHTML: "<img src=x onerror=pwned=9>",
			code: "<img src=x onerror=pwned=10>", view: "full", height: 9999, 404: "<img src=x onerror=pwned=11>", className: "x", state: "ready", name: "x" });`)
	b.goTo(d.url)
	b.until("all elements have settled", `[...document.querySelectorAll(".h")].every((e) => /unknown|offline|ready/.test(e.getAttribute("state")))`)
	time.Sleep(300 * time.Millisecond)
	if got := eval[string](b, `String(globalThis.pwned)`); got != "undefined" {
		t.Errorf("a script of the hostile input ran: %s", got)
	}
	states := eval[[]string](b, `[...document.querySelectorAll(".h")].map((e) => e.getAttribute("state"))`)
	want := []string{"unknown", "unknown", "unknown", "unknown", "unknown", "unknown", "unknown", "unknown", "offline", ""}
	for i, w := range want {
		if w != "" && states[i] != w {
			t.Errorf("element %d has the state %s, want %s", i, states[i], w)
		}
		if w == "" {
			continue
		}
		if !eval[bool](b, fmt.Sprintf(`document.querySelector("#h%d a").checkVisibility()`, i)) {
			t.Errorf("element %d does not show its fallback", i)
		}
	}
	if bad := eval[int](b, `[...document.querySelectorAll(".h")].flatMap((e) => [...e.shadowRoot.querySelectorAll("*")]).filter((e) => /^(img|script|svg|iframe|form|style|input)$/i.test(e.localName) || [...e.attributes].some((a) => /^on|^style$|^srcdoc$/.test(a.name)) || /^javascript/i.test(e.href ?? "")).length`); bad > 0 {
		t.Errorf("%d hostile elements or attributes got into the page", bad)
	}
	if got := b.requestsTo(elsewhere.URL); len(got) > 1 || eval[bool](b, `document.body.innerText.includes("stolen")`) {
		t.Errorf("the answer of another host was shown: %v", got)
	}
	for _, r := range b.requestsTo(host + "/embed/") {
		if strings.Contains(r, "..") || strings.Contains(r, "img") || strings.Contains(r, "4040") {
			t.Errorf("a code that is none was asked for: %s", r)
		}
	}
}

func TestAHostWithOnePageForEveryAddressLeavesTheLinks(t *testing.T) {
	shop := func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>Shop</title><main><p>Welcome to our shop</p></main>`)
	}
	host := proxied(t, serve(t), map[string]http.HandlerFunc{"/embed/v1/404.json": shop, "/embed/v1/5xx.json": shop})
	b := open(t)
	b.expect("StatusDeck: ")
	d := serveDocs(t, host, `<http-status code="404" view="card"><a href="/x/">404 in words</a></http-status><http-status-table class="5xx"><a href="/x/">5xx in words</a></http-status-table>`)
	b.goTo(d.url)
	b.until("the elements know that there is no card", `[...document.querySelectorAll("http-status, http-status-table")].every((e) => e.getAttribute("state") === "offline")`)
	if !eval[bool](b, `[...document.querySelectorAll("[state] a")].every((a) => a.checkVisibility()) && !document.body.innerText.includes("Welcome")`) {
		t.Error("the links are not all there, or the page of the shop is")
	}
	if got := b.consoleWith("StatusDeck: "); len(got) != 1 {
		t.Errorf("there are %d warnings, want one: %q", len(got), got)
	}
}

func TestAHostThatIsDownLeavesTheLinksAndOneWarning(t *testing.T) {
	s := serve(t)
	host := proxied(t, s, nil)
	down := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			resp, err := http.Get(host + r.URL.Path)
			if err != nil {
				return
			}
			defer resp.Body.Close()
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = fmt.Fprint(w, readAll(resp))
			return
		}
		// As a lost connection.
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			c.Close()
		}
	}))
	t.Cleanup(down.Close)
	b := open(t)
	b.expect("ERR_")
	b.expect("StatusDeck: ")
	var page strings.Builder
	for i, code := range []string{"404", "410", "429", "500", "503", "404"} {
		fmt.Fprintf(&page, `<http-status id="d%d" code="%s" view="line"><a href="/x/">%s in words</a></http-status>`, i, code, code)
	}
	d := serveDocs(t, down.URL, page.String()+`<script src="/own.js"></script>`)
	d.page("/own.js", "window.own = true")
	b.goTo(d.url)
	b.until("all are offline", `[...document.querySelectorAll("http-status")].every((e) => e.getAttribute("state") === "offline")`)
	if !eval[bool](b, `[...document.querySelectorAll("http-status a")].every((a) => a.checkVisibility() && a.href.endsWith("/x/")) && window.own`) {
		t.Error("the fallback links are not all there, or something else broke")
	}
	// A badge asks when it is used.
	eval[any](b, `void document.body.insertAdjacentHTML("beforeend", '<http-status id="badge" code="429" view="badge"><a href="/x/">429</a></http-status>')`)
	b.until("the badge is dressed", `document.querySelector("#badge").getAttribute("state")`)
	b.focus("#badge a")
	b.until("the badge knows that the host is down", `document.querySelector("#badge").getAttribute("state") === "offline"`)
	if got := b.consoleWith("StatusDeck: "); len(got) != 1 {
		t.Errorf("there are %d warnings, want one: %q", len(got), got)
	}
	if got := b.requestsTo("/embed/v1/4"); len(got) != 1 {
		t.Errorf("a host that is down was asked %d times, want once: %v", len(got), got)
	}
	// A host that never answered: the plain page, as if there were no widget.
	d2 := serveDocs(t, "http://127.0.0.1:1", page.String())
	b.goTo(d2.url)
	if got := eval[int](b, `[...document.querySelectorAll("http-status a")].filter((a) => a.checkVisibility()).length`); got != 6 {
		t.Errorf("%d of 6 links are there without the loader", got)
	}
}

func TestEmptyCardsAndTablesOfADeadHostHaveALink(t *testing.T) {
	s := serve(t)
	dead := func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }
	host := proxied(t, s, map[string]http.HandlerFunc{"/embed/v1/404.json": dead, "/embed/v1/4xx.json": dead})
	b := open(t)
	b.expect("500 (Internal Server Error)")
	b.expect("StatusDeck: ")
	d := serveDocs(t, host, `<main><http-status code="404" view="card"></http-status><http-status-table class="4xx"></http-status-table></main>`)
	b.goTo(d.url)
	b.until("both have given up", `document.querySelectorAll("main > [state=offline]").length === 2`)
	for selector, want := range map[string]string{"http-status": host + "/status/404/", "http-status-table": host + "/embed/v1/4xx.html"} {
		got := eval[string](b, `(() => { const a = `+shadow(selector)+`.querySelector("a[href]"); return a?.checkVisibility() && a.getBoundingClientRect().width > 5 ? a.href : "no link" })()`)
		if got != want {
			t.Errorf("an empty %s has the link %s, want %s", selector, got, want)
		}
	}
}

func TestAHundredElementsNeedOneRequestForEachCodeAndMoveNothing(t *testing.T) {
	s, b := serve(t), open(t)
	codes := []string{"200", "201", "202", "204", "301", "302", "304", "307", "308", "400", "401", "403", "404", "409", "410", "422", "429", "500", "502", "503"}
	views := []string{"", ` view="line"`, ` view="card"`, ` view="card" lang-constant="spring"`, ` view="badge"`}
	var page strings.Builder
	page.WriteString("<main><h1>Hundred</h1>")
	for i := range 100 {
		view := views[i/20]
		fmt.Fprintf(&page, `<p>Before <http-status code="%s"%s></http-status> after.</p>`, codes[i%20], view)
	}
	page.WriteString("</main>")
	d := serveDocs(t, s.url, page.String())
	d.bare(strings.Replace(page.String(), "<main>", loaderClassic+"<main>", 1))
	b.watchPage()
	b.run("slow the processor down", emulation.SetCPUThrottlingRate(4))
	b.goTo(d.url)
	b.until("what is near the window is dressed", `document.querySelectorAll("http-status[state]").length >= 10`)
	for y := 0; ; y += 700 {
		eval[any](b, fmt.Sprintf(`void scrollTo(0, %d)`, y))
		// The window shows each part: who passes by faster than the browser draws sees none.
		b.until("all in the window is dressed", `[...document.querySelectorAll("http-status:not([state])")].every((e) => { const r = e.getBoundingClientRect(); return r.bottom < 0 || r.top > innerHeight })`)
		if eval[bool](b, `scrollY + innerHeight >= document.documentElement.scrollHeight - 2`) {
			break
		}
	}
	if left := eval[int](b, `document.querySelectorAll("http-status:not([state])").length`); left > 0 {
		t.Errorf("%d elements were never dressed", left)
	}
	b.until("all lines and cards are there", `[...document.querySelectorAll("http-status[view=line], http-status[view=card]")].every((e) => e.getAttribute("state") === "ready")`)
	asked := map[string]int{}
	for _, r := range b.requestsTo("/embed/v1/") {
		if strings.HasSuffix(r, ".json") {
			asked[r]++
		}
	}
	for r, n := range asked {
		if n > 1 {
			t.Errorf("%s was asked for %d times", r, n)
		}
	}
	if len(asked) > 20 {
		t.Errorf("%d fragments were asked for, want at most 20", len(asked))
	}
	if shifts := eval[[]float64](b, "shifts"); len(shifts) > 0 {
		t.Errorf("the layout shifted: %v", shifts)
	}
	t.Logf("%d requests; long tasks with the processor slowed 4 times [start, duration in ms]: %v", len(asked), eval[[][]int](b, "tasks"))
}

func TestTheWidgetStandsLoadingTwiceLateElementsAndSwappedPages(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, "")
	d.bare(`<main id="main"><p><http-status id="early" code="404" view="card"></http-status></p></main>` + loaderClassic + loaderModule + loaderClassic)
	b.watchPage()
	b.goTo(d.url)
	b.until("an element before the script works", `document.querySelector("#early").getAttribute("state") === "ready"`)
	// A navigation of a single-page application.
	eval[any](b, `void (document.body.innerHTML = '<main id="main"><http-status id="late" code="410" view="card"></http-status></main>')`)
	b.until("an element of a swapped page works", `document.querySelector("#late").getAttribute("state") === "ready"`)
	eval[any](b, `document.querySelector("#late").setAttribute("code", "429")`)
	b.until("attributes are observed", shadow("#late")+`.querySelector(".phrase")?.textContent === "Too Many Requests"`)
	eval[any](b, `document.querySelector("#late").setAttribute("view", "line")`)
	b.until("the view too", `document.querySelector("#late").getAttribute("state") === "ready" && document.querySelector("#late").offsetHeight < 60`)
	eval[any](b, `(() => { const e = document.createElement("http-status"); e.setAttribute("code", "404"); e.setAttribute("view", "line"); e.id = "made";
		window.heard = []; addEventListener("statusdeck:load", (ev) => heard.push(ev.detail.code)); document.body.append(e); e.remove(); document.body.append(e) })()`)
	b.until("a made and moved element works and tells", `document.querySelector("#made").getAttribute("state") === "ready" && heard.includes("404")`)
	if got := b.requestsTo("/embed/v1/404.json"); len(got) != 1 {
		t.Errorf("404 was asked for %d times", len(got))
	}
	eval[any](b, `addEventListener("statusdeck:error", (ev) => window.failed = ev.detail.state)`)
	b.expect("404 (Not Found)")
	eval[any](b, `document.querySelector("#made").setAttribute("code", "471")`)
	b.until("an unknown code says so", `window.failed === "unknown" && `+shadow("#made")+`.textContent.includes("unknown")`)
}

func TestAutomaticBadgesWantAContext(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, "")
	content := `<main><h2>HTTP 404 in a heading</h2><p id="p">We answer HTTP 404, HTTP/1.1 503, status code 429, or 413 Payload Too Large;
		not 404 of 500 people, nor 200 Main Street, nor v1.404, nor HTTP 777.</p><p id="c"><code>HTTP 404</code> in code, <a href="/">HTTP 404</a> in a link</p><pre>HTTP 404</pre><p data-no-autolink>HTTP 404</p></main><footer>HTTP 404</footer>`
	d.bare(strings.Replace(loaderModule, "></script>", ` data-autolink="main"></script>`, 1) + content)
	b.watchPage()
	b.goTo(d.url)
	b.until("the text has badges", `document.querySelectorAll("#p http-status").length > 0`)
	time.Sleep(200 * time.Millisecond)
	got := eval[[]string](b, `[...document.querySelectorAll("http-status")].map((e) => e.getAttribute("code") + ": " + e.textContent)`)
	want := []string{"404: HTTP 404", "503: HTTP/1.1 503", "429: status code 429", "413: 413 Payload Too Large", "404: HTTP 404"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("badges %q, want %q", got, want)
	}
	if href := eval[string](b, `document.querySelector("#p http-status a").href`); href != s.url+"/status/404/" {
		t.Errorf("a badge leads to %s", href)
	}
	eval[any](b, `document.querySelector("main").insertAdjacentHTML("beforeend", "<p id=new>Later: HTTP 410.</p>")`)
	b.until("new content too", `document.querySelector("#new http-status")?.getAttribute("code") === "410"`)
	d.bare(strings.Replace(loaderModule, "></script>", ` data-autolink="main" data-autolink-pattern="error (\d{3})"></script>`, 1) + `<main><p>error 404, HTTP 503</p></main>`)
	b.goTo(d.url)
	b.until("a pattern of one's own counts alone", `[...document.querySelectorAll("http-status")].map((e) => e.textContent).join() === "error 404"`)
	if v := eval[[]string](b, "violations"); len(v) > 0 {
		t.Errorf("the policy was violated: %v", v)
	}
}
