package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/app/choosepage"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/site"
)

// Options say what to build.
type Options struct {
	// Base is the path that the site is served under, with slashes at both ends;
	// "" means "/".
	Base string
	// Origin is the scheme and host that the site is served from, as in
	// "https://codes.example". Canonical links, previews and the sitemap need it.
	Origin string
	// Repo is the address of the source repository, as in
	// "https://github.com/statusdeck/statusdeck", for the links to edit a page and
	// to report a mistake; "" leaves them out.
	Repo string
	// Wasm is the compiled browser program. WasmExec is wasm_exec.js of the same
	// Go release.
	Wasm, WasmExec []byte
	// Only limits the build to a part of the site: OnlyEmbed, or "" for all of it.
	Only string
	// ExplainWasm is the compiled program of the explain page, of the same Go
	// release.
	ExplainWasm []byte
	// Compress makes the compressed variants; nil leaves them out.
	Compress *Compressor
}

// Check reports what is wrong with the addresses among the options.
func (o Options) Check() error {
	switch {
	case o.Base != "" && (!strings.HasPrefix(o.Base, "/") || !strings.HasSuffix(o.Base, "/")):
		return fmt.Errorf("base path %q must start and end with a slash", o.Base)
	case strings.ContainsAny(o.Base, "\"'<>\\ ?#%") || strings.Contains(o.Base, "//"):
		return fmt.Errorf("base path %q may contain only plain path characters", o.Base)
	case strings.Contains(o.Base, "/./") || strings.Contains(o.Base, "/../"):
		return fmt.Errorf("base path %q must not contain . or .. as a segment", o.Base)
	case o.Origin != "" && !validOrigin(o.Origin):
		return fmt.Errorf("origin %q must look like https://codes.example", o.Origin)
	case o.Repo != "" && (!strings.HasPrefix(o.Repo, "https://") || strings.ContainsAny(o.Repo, "\"'<>\\ ?#")):
		return fmt.Errorf("repository %q must look like https://git.example/project", o.Repo)
	case o.Only != "" && o.Only != OnlyEmbed:
		return fmt.Errorf("cannot build only %q: want %q", o.Only, OnlyEmbed)
	}
	return nil
}

func (o Options) check() error {
	if err := o.Check(); err != nil {
		return err
	}
	switch {
	case !bytes.HasPrefix(o.Wasm, []byte("\x00asm")):
		return errors.New("the browser program is missing or not a WebAssembly module")
	case !bytes.HasPrefix(o.ExplainWasm, []byte("\x00asm")):
		return errors.New("the program of the explain page is missing or not a WebAssembly module")
	case !bytes.Contains(o.WasmExec, []byte("globalThis.Go")):
		return errors.New("wasm_exec.js is missing or not Go's")
	}
	return nil
}

func validOrigin(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(rest, "/\"'<>\\ ?#")
}

// Build builds the site. Two builds with the same options are identical, byte for
// byte: nothing depends on the time, the machine or the order of maps.
func Build(o Options) (*site.Site, error) {
	if err := o.check(); err != nil {
		return nil, fmt.Errorf("build site: %w", err)
	}
	if o.Base == "" {
		o.Base = "/"
	}
	b := &builder{Options: o, links: app.Links{Base: o.Base}, site: site.New()}
	for _, step := range []func() error{b.assets, b.embed, b.social, b.pages, b.forwards, b.data, b.meta, b.worker, b.verify, b.subset, b.compress, b.deploy} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("build site: %w", err)
		}
	}
	return b.site, nil
}

// builder is the state of one build, shared by its steps.
type builder struct {
	Options
	links app.Links
	site  *site.Site
	// hashed maps the plain names of assets to their paths with a hash:
	// "site.css" to "assets/site.3f2a….css".
	hashed map[string]string
	// inline has the scripts inside every page, by file name.
	inline map[string]string
	// embedding has the facts about the widget that its page shows.
	embedding app.Embedding
	// explainPage is the page that runs the explain program.
	explainPage app.Document
}

func (b *builder) add(path string, data []byte) {
	b.site.Add(&site.File{Path: path, Data: data})
}

// addHashed adds an asset under a name that contains the hash of its content.
func (b *builder) addHashed(name string, data []byte) {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	p := "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:8]) + ext
	b.add(p, data)
	b.hashed[name] = p
}

// asset returns the address of a hashed asset.
func (b *builder) asset(name string) string { return b.links.To("/" + b.hashed[name]) }

// pages prerenders every route, the not-found page, and every document.
func (b *builder) pages() error {
	routes := append(app.Routes(), app.Route{Kind: app.KindNotFound})
	for _, r := range routes {
		body, err := renderBody(r, b.links, b.Repo)
		if err != nil {
			return fmt.Errorf("prerender %s: %w", r.Path(), err)
		}
		data, err := b.structured(app.MetaOf(r), r)
		if err != nil {
			return err
		}
		head := structuredScript(data)
		if s, ok := catalog.Lookup(r.Code); ok && r.Kind == app.KindCode && b.Origin != "" {
			var m app.Markup
			b.oembedLink(&m, s)
			head += m.String()
		}
		page := b.document(app.MetaOf(r), string(r.Kind), "", head, body)
		b.add(pageFile(r.Path()), page)
		if r.Kind == app.KindNotFound {
			b.add(notFoundPath+"index.html", page)
		}
	}
	for _, d := range b.documents() {
		body, err := renderDocument(d, b.links, b.Repo)
		if err != nil {
			return fmt.Errorf("prerender %s: %w", d.Meta.Path, err)
		}
		data, err := b.structured(d.Meta, app.Route{Kind: app.KindDocument, Slug: d.Meta.Path})
		if err != nil {
			return err
		}
		b.add(pageFile(d.Meta.Path), b.document(d.Meta, d.Name, d.Script, structuredScript(data), body))
	}
	b.add(choosepage.DiagramFile, []byte(choosepage.Diagram(b.links)+"\n"))
	return nil
}

// notFoundPath is the address at which the service worker fetches the page for what is
// not there. That of 404.html is no good: Cloudflare Pages redirects it to /404, which
// leads to the page of the code.
const notFoundPath = "not-found/"

// pageFile returns the file of the page at a path: the index of its folder.
func pageFile(path string) string {
	p := strings.TrimPrefix(path, "/")
	if !strings.HasSuffix(p, ".html") {
		p += "index.html"
	}
	return p
}

// document wraps a rendered body in the page's shell. page names the kind of page
// for styles and scripts. extra is an asset to load besides the boot script, and
// head what ends the page's head; either may be "".
func (b *builder) document(meta app.Meta, page, extra, head, body string) []byte {
	var m app.Markup
	m.HTML("<!DOCTYPE html>")
	m.Open("html", "lang", "en")
	m.Open("head")
	m.Open("meta", "charset", "utf-8")
	m.Open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.Elem("title", meta.Title)
	named := func(name, content string) { m.Open("meta", "name", name, "content", content) }
	property := func(name, content string) { m.Open("meta", "property", name, "content", content) }
	link := func(rel, href string, more ...string) {
		m.Open("link", append([]string{"rel", rel, "href", href}, more...)...)
	}
	named("description", meta.Description)
	if meta.NoIndex {
		named("robots", "noindex")
	}
	property("og:type", "website")
	property("og:site_name", app.SiteName)
	property("og:title", meta.Title)
	property("og:description", meta.Description)
	// These must be absolute addresses (RFC 6596, section 3, and the Open Graph protocol);
	// pages that are no destination have none.
	if b.Origin != "" && !meta.NoIndex {
		address := b.Origin + b.links.To(meta.Path)
		link("canonical", address)
		property("og:url", address)
	}
	picture := socialFile(app.ParsePath(meta.Path).Code)
	_, drawn := b.site.File(picture)
	switch {
	case b.Origin == "":
		named("twitter:card", "summary")
	case drawn && page == string(app.KindCode):
		property("og:image", b.Origin+b.links.To("/"+picture))
		property("og:image:width", strconv.Itoa(socialWidth))
		property("og:image:height", strconv.Itoa(socialHeight))
		property("og:image:alt", meta.Title)
		named("twitter:card", "summary_large_image")
	default:
		property("og:image", b.Origin+b.links.To("/icons/icon-512.png"))
		named("twitter:card", "summary")
	}
	named("color-scheme", "light dark")
	m.Open("meta", "name", "theme-color", "content", themeLight, "media", "(prefers-color-scheme: light)")
	m.Open("meta", "name", "theme-color", "content", themeDark, "media", "(prefers-color-scheme: dark)")
	m.Open("script")
	m.HTML(b.inline["theme.js"])
	m.Close("script")
	link("stylesheet", b.asset("site.css"))
	b.icon(&m)
	link("icon", b.links.To("/icons/icon-192.png"), "type", "image/png", "sizes", "192x192")
	link("apple-touch-icon", b.links.To("/icons/apple-touch-icon.png"))
	link("manifest", b.links.To("/manifest.webmanifest"))
	if b.Origin != "" {
		link("search", b.links.To("/opensearch.xml"), "type", "application/opensearchdescription+xml", "title", app.SiteName)
	}
	m.HTML(head)
	m.Close("head")
	m.Open("body", "data-base", b.links.To("/"), "data-page", page)
	m.HTML(body)
	// They run in this order: the boot script comes last, and replays the clicks that
	// came before it for all of them.
	scripts := b.asset("boot.js")
	if extra != "" {
		scripts = b.asset(extra) + " " + scripts
	}
	// This script waits for the style sheet, and the end of the page for this script.
	// Otherwise Chromium lays out the whole page twice: without styles when its parser
	// is done (autofill asks which fields are visible), and again with them.
	m.Open("script", "data-defer", scripts)
	m.HTML(b.inline["defer.js"])
	m.Close("script")
	m.Close("body", "html")
	return []byte(m.String() + "\n")
}

const (
	themeLight = "#f6f4ef"
	themeDark  = "#16181d"
)

// verify checks that every page is there and complete, so that a route which
// renders as something else fails the build instead of being published.
func (b *builder) verify() error {
	for _, d := range b.documents() {
		if err := b.verifyPage(pageFile(d.Meta.Path)); err != nil {
			return err
		}
	}
	for _, r := range app.Routes() {
		p := pageFile(r.Path())
		if err := b.verifyPage(p); err != nil {
			return err
		}
		f, _ := b.site.File(p)
		if r.Kind == app.KindCode && !strings.Contains(string(f.Data), `class="num">`+pad(r.Code)+"<") {
			return fmt.Errorf("page %s does not show its number", p)
		}
	}
	return nil
}

func (b *builder) verifyPage(p string) error {
	f, ok := b.site.File(p)
	if !ok {
		return fmt.Errorf("the page %s is missing", p)
	}
	for _, want := range []string{`<div id="app">`, "<h1", `<main id="main"`, "</html>"} {
		if !strings.Contains(string(f.Data), want) {
			return fmt.Errorf("page %s lacks %s", p, want)
		}
	}
	return nil
}

func pad(code int) string { return fmt.Sprintf("%03s", strconv.Itoa(code)) }

func (b *builder) compress() error {
	if b.Compress == nil {
		return nil
	}
	return b.Compress.site(b.site)
}
