//go:build e2e

package e2e

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// patience is how long a test waits for something before it fails. Nothing is
// measured by it.
const patience = 30 * time.Second

// chrome is the browser that all tests share; each has a profile of its own.
var chrome context.Context

func TestMain(m *testing.M) {
	os.Exit(func() int {
		ctx, stop, err := browser.Start(context.Background())
		if err != nil {
			fmt.Fprintln(os.Stderr, "e2e:", err)
			return 1
		}
		defer stop()
		chrome = ctx
		return m.Run()
	}())
}

// server is a running statusdeck process.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	addr string // "127.0.0.1:43210"
	url  string // "http://127.0.0.1:43210"
}

// serve starts the built binary on a free port.
func serve(t *testing.T, args ...string) *server {
	t.Helper()
	return serveAt(t, "127.0.0.1:0", args...)
}

// serveAt starts the built binary on a given address.
func serveAt(t *testing.T, addr string, args ...string) *server {
	t.Helper()
	bin, err := filepath.Abs("../../../bin/statusdeck")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(bin); err != nil {
		t.Fatalf("no binary to test; run `make build` first: %v", err)
	}
	cmd := exec.Command(bin, append([]string{"serve", "-addr", addr}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &server{t: t, cmd: cmd}
	t.Cleanup(s.kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not say where it is: %v", err)
	}
	_, rest, ok := strings.Cut(line, "http://")
	if !ok {
		t.Fatalf("the server said %q, want its address", line)
	}
	s.addr, _, _ = strings.Cut(rest, "/")
	s.url = "http://" + s.addr
	return s
}

// kill ends the server at once, as a lost network does.
func (s *server) kill() {
	if s.cmd.ProcessState == nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
	}
}

// tab is a browser tab with a profile of its own. At the end of the test it must
// have had an empty console and no request to another origin.
type tab struct {
	t       *testing.T
	ctx     context.Context
	profile cdp.BrowserContextID

	mu       sync.Mutex
	console  []string
	requests []string
	methods  []string // of the requests
	// noScripts is true when they are switched off.
	noScripts bool
	// expected are parts of console messages that the test provokes.
	expected []string
}

// open starts a tab in a fresh profile.
func open(t *testing.T) *tab {
	t.Helper()
	ctx := cdp.WithExecutor(chrome, chromedp.FromContext(chrome).Browser)
	profile, err := target.CreateBrowserContext().Do(ctx)
	if err != nil {
		t.Fatalf("make a browser profile: %v", err)
	}
	t.Cleanup(func() {
		// After a crash the browser may not answer.
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		_ = target.DisposeBrowserContext(profile).Do(ctx)
	})
	return openIn(t, profile)
}

// another opens a second tab in the same profile.
func (b *tab) another() *tab {
	b.t.Helper()
	return openIn(b.t, b.profile)
}

// openIn opens a tab in a window of its own: the first one of a profile needs it.
func openIn(t *testing.T, profile cdp.BrowserContextID) *tab {
	t.Helper()
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).
		Do(cdp.WithExecutor(chrome, chromedp.FromContext(chrome).Browser))
	if err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	ctx, cancel := chromedp.NewContext(chrome, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	b := newTab(t, ctx)
	b.profile = profile
	return b
}

func newTab(t *testing.T, ctx context.Context) *tab {
	t.Helper()
	b := &tab{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, b.watch)
	b.run("start a tab", log.Enable(), runtime.Enable(), network.Enable(), chromedp.EmulateViewport(1200, 900))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
	messages:
		for _, m := range b.console {
			for _, part := range b.expected {
				if strings.Contains(m, part) {
					continue messages
				}
			}
			t.Errorf("console: %s", m)
		}
	})
	return b
}

func (b *tab) watch(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		text := string(ev.Type)
		for _, a := range ev.Args {
			text += " " + string(a.Value) + a.Description
		}
		b.console = append(b.console, text)
	case *runtime.EventExceptionThrown:
		b.console = append(b.console, "exception: "+ev.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		b.console = append(b.console, fmt.Sprintf("%s %s %s", ev.Entry.Level, ev.Entry.Text, ev.Entry.URL))
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, ev.Request.URL)
		b.methods = append(b.methods, ev.Request.Method)
	}
}

// consoleWith returns the lines of the console that contain a text.
func (b *tab) consoleWith(text string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return containing(b.console, text)
}

// containing returns the lines that contain a text.
func containing(lines []string, text string) []string {
	var found []string
	for _, line := range lines {
		if strings.Contains(line, text) {
			found = append(found, line)
		}
	}
	return found
}

// expect allows console messages that contain part: the test provokes them.
func (b *tab) expect(part string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.expected = append(b.expected, part)
}

// outside returns the requests that left the origin.
func (b *tab) outside(origin string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []string
	for _, r := range b.requests {
		if !strings.HasPrefix(r, origin+"/") && !strings.HasPrefix(r, "data:") {
			out = append(out, r)
		}
	}
	return out
}

// run carries out browser actions; what says what they are for.
func (b *tab) run(what string, actions ...chromedp.Action) {
	b.t.Helper()
	if err := b.try(actions...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

func (b *tab) try(actions ...chromedp.Action) error {
	// The first run of a chromedp context ties the tab's life to the context it
	// gets, so the time limit is kept outside.
	done := make(chan error, 1)
	go func() { done <- chromedp.Run(b.ctx, actions...) }()
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return fmt.Errorf("no answer within %s", patience)
	}
}

// goTo opens an address. The browser gives a navigation up when the worker that
// was to answer it is removed at that moment, or the page reloads itself; a
// person then asks again, and so does this, once.
func (b *tab) goTo(url string) {
	b.t.Helper()
	err := b.try(chromedp.Navigate(url))
	if err != nil && strings.Contains(err.Error(), "net::ERR_ABORTED") {
		err = b.try(chromedp.Navigate(url))
	}
	if err != nil {
		b.t.Fatalf("open %s: %v", url, err)
	}
	b.scripted()
}

// scripted waits, if the page has scripts and they arrive, until they have run: they
// come after the first paint, and people do nothing before they have seen a page.
func (b *tab) scripted() {
	b.t.Helper()
	if b.noScripts {
		return
	}
	const ran = `!document.querySelector("script[data-defer]") || !!document.getElementById("spoken")`
	for deadline := time.Now().Add(patience / 2); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var ok bool
		if err := b.try(chromedp.Evaluate(ran, &ok)); err == nil && ok {
			return
		}
	}
}

// eval evaluates JavaScript, promises included, and returns the result.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	var out T
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	b.run("evaluate "+js, chromedp.Evaluate(js, &out, await))
	return out
}

// back goes back in the history. The page answers before it is left: an expression
// whose page is gone has no value.
func (b *tab) back() {
	b.t.Helper()
	eval[any](b, `void setTimeout(() => history.back())`)
}

// until waits until a JavaScript expression is true.
func (b *tab) until(what, js string) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		var ok bool
		err := b.try(chromedp.Evaluate("!!("+js+")", &ok))
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("timed out waiting until %s; at %s; last error: %v; page:\n%s",
				what, eval[string](b, "location.href.slice(0, 200)"), err, eval[string](b, "document.body.innerText.slice(0, 800)"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// started waits until the browser program has taken over.
func (b *tab) started() {
	b.t.Helper()
	b.until("the program runs", `document.documentElement.dataset.program === "running"`)
}

// offlineReady waits until the service worker has everything and is in charge.
func (b *tab) offlineReady() {
	b.t.Helper()
	b.until("the service worker is in charge", `navigator.serviceWorker.controller?.state === "activated"`)
}

// typeText types into whatever has the focus, key by key.
func (b *tab) typeText(text string) {
	b.t.Helper()
	b.run("type "+text, chromedp.KeyEvent(text))
}

func (b *tab) press(key string) {
	b.t.Helper()
	b.run("press a key", chromedp.KeyEvent(key))
}

// slash presses the key that leads to the search box. As with a real keyboard,
// the character follows only if nobody has taken the key.
func (b *tab) slash() {
	b.t.Helper()
	b.run("press /", input.DispatchKeyEvent(input.KeyDown).WithKey("/").WithCode("Slash").WithText("/"),
		input.DispatchKeyEvent(input.KeyUp).WithKey("/").WithCode("Slash"))
	b.until("the search box has the focus", `document.activeElement.id === "q"`)
}

// settled says that the browser has finished moving from one page to the next: while
// it moves, a click finds no link.
const settled = `!document.documentElement.matches(":active-view-transition")`

func (b *tab) click(selector string) {
	b.t.Helper()
	b.until("the browser has moved on", settled)
	// As a person does: what is far off the screen is not laid out before, and gets
	// its real height a moment later; the program may start when a page has scrolled.
	if eval[bool](b, fmt.Sprintf(`(() => {
		const el = document.querySelector(%q);
		if (!el) return false;
		const { top, bottom } = el.getBoundingClientRect();
		const far = top < 0 || bottom > innerHeight || !el.checkVisibility({contentVisibilityAuto: true});
		if (far) el.scrollIntoView({block: "center", behavior: "instant"});
		return far;
	})()`, selector)) {
		time.Sleep(300 * time.Millisecond)
	}
	for tries := 3; ; tries-- {
		b.until("the program does not start just now", `document.documentElement.dataset.program !== "starting"`)
		err := b.try(chromedp.Click(selector, chromedp.ByQuery))
		if err == nil {
			return
		}
		// The program has replaced the page by its own before the press.
		if tries == 0 || !strings.Contains(err.Error(), "Could not find node") {
			b.t.Fatalf("click %s: %v", selector, err)
		}
	}
}

// focus moves the focus to an element, by its place in the document and not by the
// browser's node number: the program may be about to replace the element.
func (b *tab) focus(selector string) {
	b.t.Helper()
	b.until("the program does not start just now", `document.documentElement.dataset.program !== "starting"`)
	b.until(selector+" has the focus", fmt.Sprintf(`(() => {
		const el = document.querySelector(%q);
		el?.focus();
		return el && document.activeElement === el;
	})()`, selector))
}

// still waits until nothing scrolls any more.
func (b *tab) still() {
	b.t.Helper()
	for !eval[bool](b, `new Promise((done) => { const y = scrollY; setTimeout(() => done(y === scrollY), 250) })`) {
	}
}

// clearSearch empties the search box as a person does.
func (b *tab) clearSearch() {
	b.t.Helper()
	b.focus("#q")
	b.press(kb.Escape)
	b.until("the search box is empty", `document.querySelector("#q").value === ""`)
}

// firstCard returns the number on the first card.
func (b *tab) firstCard() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector("#cards .card")?.dataset.code ?? ""`)
}

// withoutJavaScript switches scripts off.
func (b *tab) withoutJavaScript() {
	b.t.Helper()
	b.noScripts = true
	b.run("switch JavaScript off", emulation.SetScriptExecutionDisabled(true))
}
