// Command icons draws the PNG icons from the SVG sources in web/assets/icons, with
// Chromium. The results are committed.
package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/test/browser"
)

const dir = "web/assets/icons"

var icons = []struct {
	source, target string
	size           int64
}{
	{"icon.svg", "icon-192.png", 192},
	{"icon.svg", "icon-512.png", 512},
	{"maskable.svg", "maskable-192.png", 192},
	{"maskable.svg", "maskable-512.png", 512},
	{"maskable.svg", "apple-touch-icon.png", 180},
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "icons:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return err
	}
	defer stop()
	for _, icon := range icons {
		svg, err := os.ReadFile(filepath.Join(dir, icon.source))
		if err != nil {
			return fmt.Errorf("read icon source: %w", err)
		}
		page := fmt.Sprintf(`<style>body{margin:0}img{display:block}</style><img width=%d src="data:image/svg+xml;base64,%s">`,
			icon.size, base64.StdEncoding.EncodeToString(svg))
		address := "data:text/html;base64," + base64.StdEncoding.EncodeToString([]byte(page))
		var png []byte
		err = chromedp.Run(tab,
			chromedp.EmulateViewport(icon.size, icon.size),
			chromedp.Navigate(address),
			transparent(),
			chromedp.CaptureScreenshot(&png))
		if err != nil {
			return fmt.Errorf("draw %s: %w", icon.target, err)
		}
		if err := os.WriteFile(filepath.Join(dir, icon.target), png, 0o644); err != nil {
			return fmt.Errorf("write icon: %w", err)
		}
	}
	return nil
}
