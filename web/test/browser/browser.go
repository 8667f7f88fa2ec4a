// Package browser starts a real Chromium for tests, icons and screenshots.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// ErrMissing says what to do when there is no Chromium.
var ErrMissing = errors.New("no Chromium found: install it (sudo apt-get install chromium) or set CHROMIUM to its path")

// Find returns the path of the browser: the environment variable CHROMIUM, or
// the first of the usual names.
func Find() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrMissing
}

// Start starts a browser with an empty profile. The returned function ends the
// browser and the context.
func Start(ctx context.Context, more ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc, error) {
	path, err := Find()
	if err != nil {
		return nil, nil, err
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.Headless,
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-extensions", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-dev-shm-usage", true),
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(ctx, append(opts, more...)...)
	// chromedp reports events that it does not know yet; nothing can be done about them.
	quiet := chromedp.WithErrorf(func(string, ...any) {})
	tab, stopTab := chromedp.NewContext(alloc, quiet)
	stop := func() {
		stopTab()
		stopAlloc()
	}
	if err := chromedp.Run(tab); err != nil {
		stop()
		return nil, nil, fmt.Errorf("start %s: %w", path, err)
	}
	return tab, stop, nil
}
