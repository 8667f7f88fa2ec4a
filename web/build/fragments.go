package build

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/widget/loader"
)

// embedDir is the folder of version 1 of what other sites load. It stays
// compatible: attributes, events, parts and custom properties are only added.
const embedDir = "embed/v1/"

// namesFile is the file with the names of all codes.
const namesFile = "names.json"

// iconPath is the icon in the form that fits all sizes.
const iconPath = "icons/icon.svg"

// embed adds what other sites load: the scripts, and the fragments that they show.
func (b *builder) embed() error {
	scripts, err := loader.Build()
	if err != nil {
		return err
	}
	b.add(embedDir+"statusdeck.js", scripts.Loader)
	b.add(embedDir+"more.js", scripts.More)
	released, err := loader.Releases()
	if err != nil {
		return err
	}
	newest := released[len(released)-1]
	size, err := brotliSize(scripts.Loader)
	if err != nil {
		return fmt.Errorf("measure the loader: %w", err)
	}
	b.embedding = app.Embedding{Version: newest.Version, Integrity: loader.Integrity(newest.Loader), Size: size}
	if b.Origin != "" {
		b.embedding.Host = strings.TrimSuffix(b.Origin+b.links.To("/"), "/")
	}
	for _, r := range released {
		b.add("embed/"+r.Version+"/statusdeck.js", r.Loader)
		b.add("embed/"+r.Version+"/more.js", r.More)
	}
	if err := b.fragments(); err != nil {
		return err
	}
	for _, step := range []func() error{b.frame, b.cards, b.badges} {
		if err := step(); err != nil {
			return err
		}
	}
	return b.names()
}

// fragments adds a fragment for each code and each class.
func (b *builder) fragments() error {
	for _, s := range catalog.All() {
		if err := b.fragment(pad(s.Code), pad(s.Code)+" "+app.DisplayPhrase(s), plainText(s.Summary), app.FragmentHTML(s, b.links)); err != nil {
			return err
		}
	}
	for _, c := range catalog.Classes() {
		title := c.Digits() + " " + c.String()
		if err := b.fragment(c.Digits(), title, "The "+title+" status codes: number, phrase and common use case.", app.TableHTML(title, catalog.ByClass(c), b.links)); err != nil {
			return err
		}
	}
	return b.fragment("unofficial", "Unofficial", "Status codes that are used without being registered with IANA, or in another sense than the registered one, and who uses them.", app.TableHTML("Unofficial", catalog.Unofficial(), b.links))
}

// brotliSize writes the size of a file as a browser gets it: "3,049".
func brotliSize(data []byte) (string, error) {
	small, err := (&Compressor{}).brotli(data)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d,%03d", len(small)/1000, len(small)%1000), nil
}

// fragment is a file that the widget loads: markup in JSON, because hosts serve JSON at
// its own address. Many hosts redirect from addresses that end in .html.
type fragment struct {
	// HTML is the card with its facts, or the table. The widget takes only the elements
	// that it knows from it.
	HTML string `json:"html"`
}

// fragment adds a fragment, and the same as a page that can be opened or framed.
func (b *builder) fragment(name, title, description, content string) error {
	b.add(embedDir+name+".html", b.plainPage(title, description, content))
	data, err := json.Marshal(fragment{HTML: content})
	if err != nil {
		return fmt.Errorf("encode fragment %s: %w", name, err)
	}
	b.add(embedDir+name+".json", data)
	return nil
}

// plainPage is a page without the site's header and scripts.
func (b *builder) plainPage(title, description, content string) []byte {
	var m app.Markup
	b.plainHead(&m, title, description, b.asset("site.css"))
	m.Open("base", "target", "_top") // links leave a frame
	m.Close("head")
	m.Open("body", "class", "fragment-page")
	m.Open("main")
	m.Elem("h1", title, "class", "visually-hidden")
	m.HTML(content)
	m.Close("main", "body", "html")
	return []byte(m.String() + "\n")
}

// plainHead begins a page without the site's header and scripts, hidden from search
// engines, and leaves its head open. style is the address of its style sheet.
func (b *builder) plainHead(m *app.Markup, title, description, style string) {
	m.HTML("<!DOCTYPE html>")
	m.Open("html", "lang", "en")
	m.Open("head")
	m.Open("meta", "charset", "utf-8")
	m.Open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.Elem("title", title+" | "+app.SiteName)
	m.Open("meta", "name", "description", "content", description)
	m.Open("meta", "name", "robots", "content", "noindex")
	m.Open("meta", "name", "color-scheme", "content", "light dark")
	b.icon(m)
	m.Open("link", "rel", "stylesheet", "href", style)
}

// icon links the icon of a page. Without the link, browsers request /favicon.ico,
// which a site that hosts the widget may not have.
func (b *builder) icon(m *app.Markup) {
	m.Open("link", "rel", "icon", "href", b.links.To("/"+iconPath), "type", "image/svg+xml")
}

// names adds the names of all codes, which autolink looks for.
func (b *builder) names() error {
	names := map[string][]string{}
	for _, s := range catalog.All() {
		names[pad(s.Code)] = app.NamesOf(s)
	}
	data, err := json.Marshal(names)
	if err != nil {
		return fmt.Errorf("encode names of codes: %w", err)
	}
	b.add(embedDir+namesFile, data)
	return nil
}
