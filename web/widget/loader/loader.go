// Package loader makes the scripts that other sites load: statusdeck.js, which
// defines the custom elements, and more.js, which it loads where a page needs
// it. They depend on nothing but their own sources: not on the catalog, nor
// on where the site stands. README.md in the folder above describes them.
package loader

import (
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"fmt"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

//go:embed src
var sources embed.FS

// Scripts are the scripts as they are served.
type Scripts struct {
	// Loader is statusdeck.js.
	Loader []byte
	// More is more.js, for what few pages use. Loader holds its hash.
	More []byte
}

// Build makes the scripts.
func Build() (Scripts, error) {
	var s Scripts
	style, err := minifiedStyle("style.css")
	if err != nil {
		return s, err
	}
	more, err := minifiedStyle("more.css")
	if err != nil {
		return s, err
	}
	if s.More, err = script("more.js", map[string]string{"__STYLE__": more}); err != nil {
		return s, err
	}
	s.Loader, err = script("statusdeck.js", map[string]string{
		"__STYLE__": style,
		"__MORE__":  shortIntegrity(s.More),
	})
	return s, err
}

// minifiedStyle reads a style sheet and minifies it.
func minifiedStyle(name string) (string, error) {
	data, err := sources.ReadFile("src/" + name)
	if err != nil {
		return "", fmt.Errorf("read source of the widget: %w", err)
	}
	out, err := minified(css.Minify, string(data))
	if err != nil {
		return "", fmt.Errorf("minify %s: %w", name, err)
	}
	return out, nil
}

// script joins a script with the modules that it imports, puts values in the place of
// names, and minifies the result.
func script(name string, values map[string]string) ([]byte, error) {
	text, err := bundle(name)
	if err != nil {
		return nil, err
	}
	for placeholder, value := range values {
		// The values stand in template literals and strings.
		if strings.ContainsAny(value, "`\\$") {
			return nil, fmt.Errorf("minify %s: %s holds a character that ends a literal", name, placeholder)
		}
		if strings.Count(text, placeholder) != 1 {
			return nil, fmt.Errorf("minify %s: want one place for %s", name, placeholder)
		}
		text = strings.Replace(text, placeholder, value, 1)
	}
	out, err := minified(js.Minify, text)
	if err != nil {
		return nil, fmt.Errorf("minify %s: %w", name, err)
	}
	return []byte(out), nil
}

// minified minifies a text. For scripts the result is a little smaller than esbuild's.
func minified(minifier minify.MinifierFunc, text string) (string, error) {
	m := minify.New()
	m.AddFunc("x", minifier)
	return m.String("x", text)
}

// bundle joins a module with those that it imports into a classic script.
func bundle(name string) (string, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints:   []string{name},
		Bundle:        true,
		Plugins:       []api.Plugin{embedded},
		Format:        api.FormatIIFE,
		Target:        api.ES2022,
		Charset:       api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone,
		LogLevel:      api.LogLevelSilent,
		Outfile:       name,
	})
	for _, e := range result.Errors {
		return "", fmt.Errorf("bundle %s: %s", name, e.Text)
	}
	return string(result.OutputFiles[0].Contents), nil
}

// embedded has esbuild read the sources from the binary: a site can be built without
// the source tree.
var embedded = api.Plugin{
	Name: "embedded",
	Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: path.Base(a.Path), Namespace: "src"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "src"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := sources.ReadFile("src/" + a.Path)
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	},
}

// Integrity returns the value of the attribute integrity for a script
// (Subresource Integrity, W3C).
func Integrity(script []byte) string {
	sum := sha512.Sum384(script)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// shortIntegrity is as strong for its purpose and a third shorter, which counts
// in the loader: a hash does not compress.
func shortIntegrity(script []byte) string {
	sum := sha256.Sum256(script)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
