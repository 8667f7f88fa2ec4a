//go:build e2e

package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const brokenResponse = "HTTP/1.1 405 Method Not Allowed\nDate: Tue, 24 Nov 2026 10:00:00 GMT\nSet-Cookie: session=sesame\nLocation: https://example.org/?access_token=sesame\n\n"

// paste puts text into the box as the clipboard does.
func (b *tab) paste(text string) {
	b.t.Helper()
	if !eval[bool](b, fmt.Sprintf(`(document.querySelector("#explain-input").focus(), document.execCommand("insertText", false, %q))`, text)) {
		b.t.Fatal("the text cannot be pasted")
	}
}

// tap clicks an element that the search program may replace at this moment, which
// a click by the browser's node numbers does not survive.
func (b *tab) tap(selector string) {
	b.t.Helper()
	eval[any](b, fmt.Sprintf(`(document.querySelector(%q).click(), null)`, selector))
}

// choose gives the file input a file.
func (b *tab) choose(path string) {
	b.t.Helper()
	choose := chromedp.SetUploadFiles("#explain-file", []string{path}, chromedp.ByQuery)
	if b.try(choose) != nil { // the search program has just replaced the element
		b.run("choose a file", choose)
	}
}

// explained waits for a report and returns its text.
func (b *tab) explained(part string) string {
	b.t.Helper()
	b.until("a report says "+part, fmt.Sprintf(`document.querySelector("#explain-result").innerText.includes(%q)`, part))
	return eval[string](b, `document.querySelector("#explain-result").innerText`)
}

func TestWhatIsPastedIsExplainedAndStaysInTheBrowser(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/explain/")
	b.paste(brokenResponse)
	text := b.explained("405 without Allow")
	for _, want := range []string{"1 exchange: 1 MUST violation", "RFC 9110, section 15.5.6", "Send Allow", "session=•••", "access_token=•••"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if html := eval[string](b, `document.querySelector("#explain-result").outerHTML`); strings.Contains(html, "sesame") {
		t.Errorf("the report holds a secret:\n%s", html)
	}
	if got := eval[string](b, `document.querySelector("#explain-result .hit mark").textContent`); got != "HTTP/1.1 405 Method Not Allowed" {
		t.Errorf("the marked line is %q", got)
	}
	if got := eval[string](b, `document.querySelector("#explain-result .card").innerText`); !strings.Contains(got, "405") || !strings.Contains(got, "Method Not Allowed") {
		t.Errorf("the card says %q", got)
	}
	if got := eval[string](b, `document.querySelector("#explain-result [data-copy]").dataset.copy`); !strings.Contains(got, "### MUST: 405 without Allow") || strings.Contains(got, "sesame") {
		t.Errorf("the Markdown is\n%s", got)
	}
	b.tap(`#explain-result .ref`)
	b.until("the finding is the target", `document.querySelector(".finding:target")`)

	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.requests {
		if !strings.HasPrefix(r, s.url+"/") && !strings.HasPrefix(r, "blob:"+s.url) {
			t.Errorf("a request left the site: %s", r)
		}
		if strings.Contains(r, "sesame") || strings.Contains(r, "Method") {
			t.Errorf("a request carries what was pasted: %s", r)
		}
	}
	for _, m := range b.methods {
		if m != "GET" {
			t.Errorf("there was a %s request: the page sends nothing", m)
		}
	}
}

func TestTheExplainProgramIsLoadedWhenItIsNeeded(t *testing.T) {
	s, b := serve(t), open(t)
	loaded := func() bool {
		return eval[bool](b, `performance.getEntriesByType("resource").some((r) => r.name.includes("explain-worker."))`)
	}
	b.goTo(s.url + "/explain/")
	b.until("the page is complete", `document.readyState === "complete"`)
	if loaded() {
		t.Error("the worker is loaded before there is anything to explain")
	}
	b.tap(`[data-explain="example"]`)
	b.explained("401 without WWW-Authenticate")
	if !loaded() {
		t.Error("the example is explained without the worker")
	}
	if eval[bool](b, `document.documentElement.dataset.program !== undefined`) {
		t.Error("explaining starts the search program")
	}
	// The search program may start all the same, and nothing that was typed is lost.
	b.focus("#q")
	b.started()
	if got := eval[string](b, `document.querySelector("#explain-input").value`); !strings.HasPrefix(got, "> POST /v1/orders") {
		t.Errorf("the box has %q after the search program has started", got)
	}
	b.explained("401 without WWW-Authenticate")
	b.tap(`[data-explain="clear"]`)
	b.until("all is cleared", `document.querySelector("#explain-result").childElementCount === 0 && !document.querySelector("#explain-example").hidden`)
	b.paste("nonsense")
	b.until("the page says what it wants", `document.querySelector("#explain-problem").innerText.includes("HTTP/1.1 404 Not Found")`)
}

// large writes a file of at least 50 MB, of lines with different paths.
func large(t *testing.T, name, head, unit, tail string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	var b strings.Builder
	b.Grow(51 << 20)
	b.WriteString(head)
	for n := 0; b.Len() < 50<<20; n++ {
		if n > 0 && tail != "" {
			b.WriteByte(',')
		}
		b.WriteString(strings.Replace(unit, "%d", fmt.Sprint(n), 1))
	}
	b.WriteString(tail)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	logLine  = `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /no/such/page/%d?token=sesame HTTP/1.1" 499 512 "-" "Mozilla/5.0 (X11; Linux x86_64)"` + "\n"
	harStart = `{"log":{"version":"1.2","entries":[`
)

func harEntry() string {
	return `{"request":{"method":"GET","url":"https://example.org/%d","headers":[]},"response":{"status":405,"httpVersion":"h2","headers":[{"name":"date","value":"Tue, 24 Nov 2026 10:00:00 GMT"}],"content":{"size":200000,"text":"` + strings.Repeat("lorem ipsum ", 16_000) + `"}}}`
}

// 50 MB are read in a worker: the page stays responsive, shows how far it is, and
// can be told to stop.
func TestALargeFileShowsProgressAndCanBeCancelled(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ name, path, want string }{
		{"log", large(t, "access.log", "", logLine, ""), "log entries"},
		{"HAR", large(t, "page.har", harStart, harEntry(), "]}}"), " exchanges: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := open(t)
			b.goTo(s.url + "/explain/")
			eval[any](b, `(() => {
				window.longest = 0;
				let last = performance.now();
				const tick = (now) => { window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(tick); };
				requestAnimationFrame((now) => { last = now; tick(now); });
				window.seen = new Set();
				// The search program may start meanwhile, and replace the elements.
				new MutationObserver(() => window.seen.add(document.querySelector("#explain-read").textContent))
					.observe(document.body, { childList: true, characterData: true, subtree: true });
			})()`)
			b.choose(tt.path)
			b.until("progress is shown", `!document.querySelector("#explain-progress").hidden && document.querySelector("#explain-read").textContent.includes("MB read")`)
			b.tap(`[data-explain="cancel"]`)
			b.until("it has stopped", `document.querySelector("#explain-progress").hidden && document.querySelector("#explain-problem").textContent === "Cancelled."`)
			b.until("the focus is back where it came from", `document.activeElement.id === "explain-file"`)
			if eval[int](b, `document.querySelector("#explain-result").childElementCount`) != 0 {
				t.Error("there is a report of what was cancelled")
			}
			// The same page goes on to explain, with a worker of its own.
			b.paste(brokenResponse)
			b.explained("405 without Allow")
			start := time.Now()
			b.choose(tt.path)
			b.explained(tt.want)
			took := float64(time.Since(start).Milliseconds())
			steps, longest := eval[int](b, `window.seen.size`), eval[float64](b, `window.longest`)
			t.Logf("%.1f s, %d steps of progress, longest pause between two frames %.0f ms", took/1000, steps, longest)
			if steps < 50 {
				t.Errorf("progress was shown in %d steps", steps)
			}
			// Read by the page itself, the file would take one pause of all the time.
			if longest > took/3 {
				t.Errorf("the page stood still for %.0f of %.0f ms", longest, took)
			}
			if strings.Contains(eval[string](b, `document.body.innerHTML`), "sesame") {
				t.Error("the page shows a secret")
			}
		})
	}
}

// Findings are hidden by severity and by rule, and the others keep their numbers.
func TestFindingsAreFiltered(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/explain/")
	b.paste("HTTP/1.1 405 Method Not Allowed\nDate: Tue, 24 Nov 2026 10:00:00 GMT\nVary: *\nPragma: no-cache\n\n")
	b.explained("405 without Allow")
	shown := func() string {
		return eval[string](b, `[...document.querySelectorAll("#explain-result .finding:not(.filtered)")].map((f) => f.dataset.rule).sort().join(" ")`)
	}
	if got := shown(); got != "405-allow pragma-response vary-star" {
		t.Fatalf("the findings are %s", got)
	}
	b.tap(`#explain-result [data-filter="severity"][value="MUST"]`)
	b.until("the number of hidden findings is said", `document.querySelector("#explain-result [role=status]").textContent === "1 of 3 findings are hidden."`)
	b.tap(`#explain-result [data-filter="rule"][value="vary-star"]`)
	if got := shown(); got != "pragma-response" {
		t.Errorf("the findings are %s", got)
	}
	if !eval[bool](b, `document.querySelector('#explain-result .ref').hidden`) {
		t.Error("a mark leads to a finding that is hidden")
	}
	b.tap(`#explain-result [data-filter="severity"][value="MUST"]`)
	if got := shown(); got != "405-allow pragma-response" {
		t.Errorf("the findings are %s", got)
	}
}

// A compressed file is read as what is in it.
func TestAGzipFileIsExplained(t *testing.T) {
	s, b := serve(t), open(t)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(brokenResponse)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "response.txt.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b.goTo(s.url + "/explain/")
	b.choose(path)
	b.explained("405 without Allow")
}

func TestAFileThatTheSystemOpensIsExplained(t *testing.T) {
	s, b := serve(t), open(t)
	// The launch queue of an installed app, which a test cannot install.
	b.beforePages(`Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => consumer({ files: [
		{ getFile: async () => new File(["HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"], "reply.http") },
	] }) } })`)
	b.goTo(s.url + "/explain/")
	b.until("the file is explained", `document.querySelector("#explain-result")?.innerText.includes("Allow")`)
}

func TestExplainWorksWithTheServerGone(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.offlineReady()
	b.goTo(s.url + "/explain/") // what is opened once is saved
	b.tierReady(2)
	s.kill()
	b.expect("ERR_CONNECTION_REFUSED")
	b.goTo(s.url + "/explain/")
	b.paste(brokenResponse)
	b.explained("405 without Allow")
}

// On a phone the report begins below the box: it is brought onto the screen, but not
// while someone types.
func TestAReportIsShownWhereItCanBeSeen(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("be a phone", chromedp.EmulateViewport(360, 740))
	// Without animations a scroll is over when it is seen.
	b.run("want less motion", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}))
	b.goTo(s.url + "/explain/")
	for _, tt := range []struct{ text, seen string }{
		{brokenResponse, "#report"},
		{"nonsense", "#explain-problem:not(:empty)"},
	} {
		eval[any](b, `scrollTo(0, 0)`)
		eval[any](b, fmt.Sprintf(`(() => {
			const box = document.querySelector("#explain-input");
			box.value = %q;
			box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
		})()`, tt.text))
		b.until(tt.seen+" is in the upper three quarters", fmt.Sprintf(`(({ top, bottom }) => top > 0 && bottom < 0.75 * innerHeight)(document.querySelector(%q).getBoundingClientRect())`, tt.seen))
	}
	b.tap(`[data-explain="clear"]`)
	eval[any](b, `scrollTo(0, 0)`)
	b.paste(brokenResponse)              // one change after another, as by typing
	typed := eval[float64](b, `scrollY`) // the browser keeps the caret on the screen
	b.explained("405 without Allow")
	if top := eval[float64](b, `scrollY`); top != typed {
		t.Errorf("the report scrolls the page from %.0f to %.0f under the hands of someone who types", typed, top)
	}
}

// A worker has the policy of its own response: without one that allows
// WebAssembly, a browser would take the page's or none.
func TestTheWorkerHasThePolicyOfThePages(t *testing.T) {
	s := serve(t)
	_, page := get(t, s.url+"/explain/")
	_, rest, ok := strings.Cut(page, `/assets/explain.`)
	if !ok {
		t.Fatal("the page does not load its script")
	}
	hash, _, _ := strings.Cut(rest, ".js")
	_, script := get(t, s.url+"/assets/explain."+hash+".js")
	_, rest, ok = strings.Cut(script, "/assets/explain-worker.")
	if !ok {
		t.Fatal("the script does not name the worker")
	}
	hash, _, _ = strings.Cut(rest, ".js")
	resp, err := http.Get(s.url + "/assets/explain-worker." + hash + ".js")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	policy := resp.Header.Get("Content-Security-Policy")
	for _, want := range []string{"script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'"} {
		if resp.StatusCode != 200 || !strings.Contains(policy, want) {
			t.Errorf("the worker's response (%d) has the policy %q, which lacks %s", resp.StatusCode, policy, want)
		}
	}
}

func TestExplainIsCompleteWithoutJavaScript(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.goTo(s.url + "/explain/")
	var text string
	b.run("read the page", chromedp.Text("#main", &text, chromedp.ByQuery))
	for _, want := range []string{"statusdeck explain", "401 without WWW-Authenticate", "RFC 9110, section 15.5.2", "rules"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(text, "Choose a file") {
		t.Error("the page shows a form that cannot work")
	}
}

func TestExplainWorksInAFolder(t *testing.T) {
	dir := t.TempDir()
	run(t, "build", "-out", dir, "-base", "/docs/codes/", "-quick", "-cache", "../../../build/cache")
	s := serve(t, "-dir", dir, "-base", "/docs/codes/")
	b := open(t)
	b.goTo(s.url + "/docs/codes/explain/")
	b.paste(brokenResponse)
	b.explained("405 without Allow")
	if got := eval[string](b, `document.querySelector("#explain-result .card-link").getAttribute("href")`); got != "/docs/codes/status/405/" {
		t.Errorf("the card leads to %s", got)
	}
}

func TestTheReportIsBesideTheInputWhereThereIsRoom(t *testing.T) {
	s := serve(t)
	for width, beside := range map[int64]bool{1440: true, 1200: true, 1100: false, 390: false} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(width, 900))
		b.goTo(s.url + "/explain/")
		if beside && !eval[bool](b, `document.querySelector('[data-explain="example"]').getBoundingClientRect().bottom <= innerHeight`) {
			t.Errorf("at %d px the buttons are below the first screen", width)
		}
		b.click(`[data-explain="example"]`)
		b.until("the report is there", `document.querySelector("#explain-result .report-head")`)
		got := eval[bool](b, `(([form, report]) => report.top < form.bottom && report.left >= form.right)(["#explain-form", "#explain-result"].map((s) => document.querySelector(s).getBoundingClientRect()))`)
		b.until("the heading of the report is on the screen, below the bar", `(({ top, bottom }) => top >= document.querySelector(".bar").getBoundingClientRect().bottom && bottom < innerHeight)(document.querySelector("#report").getBoundingClientRect())`)
		if got != beside {
			t.Errorf("at %d px the report is beside the input: %t", width, got)
		}
		if over := eval[float64](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("at %d px the page is %v px too wide", width, over)
		}
	}
}
