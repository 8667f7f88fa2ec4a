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
	"strings"

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
	style, err := minified("style.css", css.Minify, nil)
	if err != nil {
		return s, err
	}
	more, err := minified("more.css", css.Minify, nil)
	if err != nil {
		return s, err
	}
	if s.More, err = minified("more.js", js.Minify, map[string]string{"__STYLE__": string(more)}); err != nil {
		return s, err
	}
	s.Loader, err = minified("statusdeck.js", js.Minify, map[string]string{
		"__STYLE__": string(style),
		"__MORE__":  shortIntegrity(s.More),
	})
	return s, err
}

// minified reads a source, puts values in the place of names, and minifies it.
func minified(name string, minifier minify.MinifierFunc, values map[string]string) ([]byte, error) {
	data, err := sources.ReadFile("src/" + name)
	if err != nil {
		return nil, fmt.Errorf("read source of the widget: %w", err)
	}
	text := string(data)
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
	m := minify.New()
	m.AddFunc("x", minifier)
	out, err := m.String("x", text)
	if err != nil {
		return nil, fmt.Errorf("minify %s: %w", name, err)
	}
	return []byte(out), nil
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
