// Command screenshots takes pictures of the page types of the embedded site, at
// three widths, in light and dark, for review by eye.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/site/embedded"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

var pages = []struct{ name, path string }{
	{"home", "/"},
	{"search", "/?q=rate+limit"},
	{"grid", "/?view=grid"},
	{"list", "/?view=list"},
	{"cheat-sheet", "/print/"},
	{"code", "/status/404/"},
	{"code-vendor", "/status/530/"},
	{"category", "/category/client-error/"},
	{"vendor", "/vendor/cloudflare/"},
	{"about", "/about/"},
	{"unassigned", "/status/471/"},
	{"not-found", "/nothing/here"},
}

var widths = []int64{360, 768, 1440}

func main() {
	out := flag.String("out", "build/screenshots", "folder to write to")
	dir := flag.String("dir", "", "site folder to show instead of the embedded site")
	only := flag.String("only", "", "names of pages to take, separated by commas")
	full := flag.Bool("full", false, "take the whole page, not only what fits the window")
	forManifest := flag.String("manifest", "", "take the pictures of the install dialog instead, into this folder")
	flag.Parse()
	if *forManifest != "" {
		if err := takeForManifest(context.Background(), *forManifest, *dir); err != nil {
			fmt.Fprintln(os.Stderr, "screenshots:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(context.Background(), *out, *dir, *only, *full); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out, dir, only string, full bool) error {
	s, err := embedded.Site()
	if dir != "" {
		s, err = site.Read(os.DirFS(dir))
	}
	if err != nil {
		return err
	}
	srv := httptest.NewServer(server.New(s, "/"))
	defer srv.Close()
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("make folder for screenshots: %w", err)
	}
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return err
	}
	defer stop()
	for _, page := range pages {
		if only != "" && !strings.Contains(","+only+",", ","+page.name+",") {
			continue
		}
		for _, theme := range []string{"light", "dark"} {
			for _, width := range widths {
				name := filepath.Join(out, fmt.Sprintf("%s-%s-%d.png", page.name, theme, width))
				if err := take(tab, srv.URL+page.path, theme, width, full, name); err != nil {
					return fmt.Errorf("take %s: %w", name, err)
				}
			}
		}
	}
	return nil
}

func take(tab context.Context, url, theme string, width int64, full bool, name string) error {
	var png []byte
	shot := chromedp.CaptureScreenshot(&png)
	if full {
		shot = chromedp.FullScreenshot(&png, 100)
	}
	err := chromedp.Run(tab,
		chromedp.EmulateViewport(width, 900),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}),
		chromedp.Navigate(url),
		chromedp.ActionFunc(func(ctx context.Context) error {
			if !strings.Contains(url, "?") {
				return nil
			}
			return chromedp.WaitVisible("html[data-program=running] #cards").Do(ctx)
		}),
		chromedp.Sleep(150*time.Millisecond),
		shot)
	if err != nil {
		return err
	}
	return os.WriteFile(name, png, 0o644)
}
