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
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
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

// noFault is what Chromium reports, on a busy machine, when it gives up a transition
// between two documents before the second one can take the report.
const noFault = "ViewTransition opt-in disabled"

func newTab(t *testing.T, ctx context.Context) *tab {
	t.Helper()
	b := &tab{t: t, ctx: ctx, expected: []string{noFault}}
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
