package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/site/embedded"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

// The pictures that the manifest shows in the install dialog; web/build/manifest.go
// names them. A dialog shows all pictures of one form factor in one frame, so
// they have the same size.
var (
	shots = []struct{ name, path string }{
		{"home", "/"},
		{"search", "/?q=rate+limit"},
		{"code", "/status/429/"},
	}
	forms = []struct {
		name          string
		width, height int64
		scale         float64
	}{
		{"narrow", 400, 800, 2},
		{"wide", 1280, 800, 1},
	}
)

func takeForManifest(ctx context.Context, out, dir string) error {
	var s *site.Site
	var err error
	if dir == "" {
		s, err = embedded.Site()
	} else {
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
	for _, form := range forms {
		for _, shot := range shots {
			wait := chromedp.WaitVisible("#main h1", chromedp.ByQuery)
			if shot.name == "search" {
				wait = chromedp.WaitVisible("html[data-program=running] #found", chromedp.ByQuery)
			}
			var png []byte
			err := chromedp.Run(tab,
				chromedp.EmulateViewport(form.width, form.height, chromedp.EmulateScale(form.scale)),
				emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}),
				chromedp.Navigate(srv.URL+shot.path), wait,
				chromedp.Sleep(200*time.Millisecond),
				chromedp.CaptureScreenshot(&png))
			if err != nil {
				return fmt.Errorf("take %s of %s: %w", form.name, shot.path, err)
			}
			name := filepath.Join(out, form.name+"-"+shot.name+".png")
			if err := os.WriteFile(name, png, 0o644); err != nil {
				return fmt.Errorf("write screenshot: %w", err)
			}
		}
	}
	return nil
}
