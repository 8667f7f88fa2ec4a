package build

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/statusdeck/statusdeck/web/assets"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/svg"
)

// cssFiles lists the style sheets in cascade order.
var cssFiles = []string{
	"base.css", "shell.css", "card.css", "page.css", "compare.css", "choose.css", "explain.css", "embed.css", "transition.css", "print.css",
}

var minifier = func() *minify.M {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	return m
}()

func minified(mediaType, text string) ([]byte, error) {
	out, err := minifier.String(mediaType, text)
	if err != nil {
		return nil, fmt.Errorf("minify %s: %w", mediaType, err)
	}
	return []byte(out), nil
}

// assets adds styles, scripts, icons and the browser program.
func (b *builder) assets() error {
	b.hashed = map[string]string{}

	var sheet strings.Builder
	for _, name := range cssFiles {
		text, err := readAsset("css/" + name)
		if err != nil {
			return err
		}
		sheet.WriteString(text)
	}
	out, err := minified("text/css", sheet.String())
	if err != nil {
		return err
	}
	b.addHashed("site.css", out)

	b.addHashed("app.wasm", b.Wasm)
	if err := b.scripts(); err != nil {
		return err
	}
	if err := b.explainer(); err != nil {
		return err
	}
	if err := b.favicon(); err != nil {
		return err
	}
	return b.icons()
}

func (b *builder) icons() error {
	return fs.WalkDir(assets.Files, "icons", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := assets.Files.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read icon: %w", err)
		}
		if path.Ext(name) == ".svg" {
			if data, err = minified("image/svg+xml", string(data)); err != nil {
				return err
			}
		}
		b.add(name, data)
		return nil
	})
}
