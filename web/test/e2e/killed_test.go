//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// ownBrowser starts a browser with a profile on disk, and returns a tab and what kills
// the browser with all its processes.
func ownBrowser(t *testing.T, profile string) (*tab, func()) {
	t.Helper()
	ctx, stop, err := browser.Start(context.Background(), chromedp.UserDataDir(profile), chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) {
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	b := newTab(t, ctx)
	b.expect("Banner not shown") // the site can be installed in such a profile
	return b, func() {
		t.Helper()
		if err := syscall.Kill(-chromedp.FromContext(ctx).Browser.Process().Pid, syscall.SIGKILL); err != nil {
			t.Fatalf("kill the browser: %v", err)
		}
		stop()
	}
}

// The power goes, or the system ends the app, at some moment of an update: afterwards the
// site opens without the network, as one whole build, and the update arrives.
func TestABrowserKilledDuringAnUpdateOpensOneWholeBuild(t *testing.T) {
	a, next := build(t, siteA), build(t, siteB)
	for _, during := range []string{"installation", "activation"} {
		for _, moment := range []time.Duration{0, 30 * time.Millisecond, 300 * time.Millisecond} {
			t.Run(fmt.Sprintf("%v after the start of its %s", moment, during), func(t *testing.T) {
				t.Parallel()
				h, profile := hostOf(t, a), t.TempDir()
				b, kill := ownBrowser(t, profile)
				b.goTo(h.url + "/status/404/")
				b.offlineReady()
				h.deploy(next)
				if during == "installation" {
					eval[any](b, `navigator.serviceWorker.getRegistration().then((registration) => void registration.update())`)
				} else {
					b.installs("the update")
					b.offered()
					eval[any](b, `void document.querySelector("#update .primary").click()`)
				}
				time.Sleep(moment) // the fault comes at this moment; nothing is awaited
				kill()

				h.down()
				b, kill = ownBrowser(t, profile)
				b.expect("ERR_CONNECTION_REFUSED")
				b.goTo(h.url + "/status/404/")
				b.scripted()
				shown := a
				if _, ok := next.File(eval[string](b, `new URL(document.querySelector("script[type=module]").src).pathname.slice(1)`)); ok {
					shown = next
				}
				b.runsOn(shown)
				b.whole(shown)
				b.opens(h.url+"/status/431/", "431")
				b.finds(h.url, "teapot", "418")

				h.up()
				if shown == a {
					b.goTo(h.url + "/status/404/")
					b.installs("the update")
					b.offered()
					b.accept()
				}
				b.goTo(h.url + "/status/405/")
				b.runsOn(next)
				b.whole(next)
				kill()
			})
		}
	}
}
