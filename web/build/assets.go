package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/statusdeck/statusdeck/web/assets"
	"github.com/statusdeck/statusdeck/web/server"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
)

// bootFiles lists the sources of the one script that every page loads. They are
// joined into one module: each page asks for one file.
var bootFiles = []string{
	"js/boot.js", "js/carry.js", "js/store.js", "js/page.js", "js/clipboard.js", "js/launch.js", "js/offline.js",
	"js/update.js", "js/copy.js", "js/keys.js", "js/language.js", "js/pins.js", "js/cardmenu.js",
	"js/install.js", "js/meanwhile.js", "js/position.js", "js/transition.js", "js/tray.js", "js/early.js",
}

// frameFiles lists the sources of the script of the framed search.
var frameFiles = []string{"js/boot.js", "js/carry.js", "js/store.js", "js/position.js", "js/frame.js"}

// cssFiles lists the style sheets in cascade order.
var cssFiles = []string{
	"base.css", "shell.css", "card.css", "page.css", "compare.css", "choose.css", "explain.css", "embed.css", "transition.css", "print.css",
}

// pageScripts lists the scripts that only one kind of page loads.
var pageScripts = []string{"compare.js", "diagram.js", "embed.js"}

var minifier = func() *minify.M {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	return m
}()

func readAsset(name string) (string, error) {
	data, err := assets.Files.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("read asset %s: %w", name, err)
	}
	return string(data), nil
}

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
	if out, err = minified("text/javascript", string(b.WasmExec)); err != nil {
		return err
	}
	b.addHashed("wasm_exec.js", out)

	config := map[string]any{
		"__CONFIG__": map[string]any{
			"base":     b.Base,
			"origin":   b.Origin,
			"repo":     b.Repo,
			"wasm":     b.asset("app.wasm"),
			"wasmSize": len(b.Wasm),
			"exec":     b.asset("wasm_exec.js"),
			"worker":   b.links.To("/sw.js"),
		},
	}
	for name, files := range map[string][]string{"boot.js": bootFiles, "frame.js": frameFiles} {
		joined, err := script(files, config)
		if err != nil {
			return err
		}
		b.addHashed(name, joined)
	}
	if b.inline, err = inlineScripts(); err != nil {
		return err
	}
	for _, name := range pageScripts {
		text, err := script([]string{"js/" + name}, nil)
		if err != nil {
			return err
		}
		b.addHashed(name, text)
	}
	if err := b.explainer(); err != nil {
		return err
	}
	return b.icons()
}

// inlineScripts returns the scripts that stand in every page, by file. The content
// security policy allows them by their hashes: another one would not run, so it
// fails the build.
func inlineScripts() (map[string]string, error) {
	out := map[string]string{}
	for _, name := range []string{"theme.js", "then.js"} {
		text, err := script([]string{"js/" + name}, nil)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		if !strings.Contains(server.ContentPolicy, hash) {
			return nil, fmt.Errorf("the content security policy does not allow js/%s: write %s into server.InlineHashes", name, hash)
		}
		out[name] = string(text)
	}
	return out, nil
}

// script reads scripts, joins them, puts JSON values in the place of names, and
// minifies the result.
func script(names []string, values map[string]any) ([]byte, error) {
	var text string
	for _, name := range names {
		part, err := readAsset(name)
		if err != nil {
			return nil, err
		}
		text += part
	}
	for placeholder, value := range values {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("encode %s for %s: %w", placeholder, names[0], err)
		}
		if !strings.Contains(text, placeholder) {
			return nil, fmt.Errorf("%s has no place for %s", names[0], placeholder)
		}
		text = strings.ReplaceAll(text, placeholder, string(data))
	}
	return minified("text/javascript", text)
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
