package conformance

import (
	"bytes"
	"strings"

	"github.com/statusdeck/statusdeck/web/site"
)

// Site returns a small site with every file that the table asks for. Its
// variants are only as large as real ones: no server looks into them.
func Site() *site.Site {
	s := site.New()
	for _, name := range []string{
		"index.html", "404.html", "about/index.html", "status/index.html",
		"status/404/index.html", "status/418/index.html", "status/4xx/index.html", "status/5xx/index.html",
		"category/client-error/index.html", "vendor/cloudflare/index.html",
		"embed/index.html", "embed/v1/404.html", "embed/v1/search/index.html", "embed/v1/card/404/index.html", "badge/404.svg", "embed/1.0.0/statusdeck.js",
		"api/v1/codes.json", "api/v1/codes/404.json",
		"manifest.webmanifest", "sitemap.xml", "opensearch.xml", "sw.js", "icons/icon.svg",
		"assets/site.0123456789abcdef.css", "assets/boot.0123456789abcdef.js", "assets/app.0123456789abcdef.wasm",
	} {
		s.Add(compressed(name, strings.Repeat("<p>"+name+"</p>\n", 200)))
	}
	s.Add(&site.File{Path: "robots.txt", Data: []byte("User-agent: *\nAllow: /\n")})
	s.Add(&site.File{Path: "icons/icon-192.png", Data: bytes.Repeat([]byte("\x89PNG"), 500)})
	for _, name := range []string{"_headers", "_deploy/nginx.conf", ".statusdeck", ".env", "status/.git/config"} {
		s.Add(&site.File{Path: name, Data: []byte(Secret)})
	}
	return s
}

func compressed(name, text string) *site.File {
	return &site.File{
		Path: name, Data: []byte(text),
		Brotli: []byte("br of " + text[:len(text)/4]), Gzip: []byte("gzip of " + text[:len(text)/3]),
	}
}
