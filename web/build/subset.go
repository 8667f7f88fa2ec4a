package build

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/site"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// OnlyEmbed is the value of Options.Only for what a documentation site needs to
// host the widget itself.
const OnlyEmbed = "embed"

// subset limits the site to the part that was asked for. It works without the rest
// of the site and without a network: cards link to the fragments, which take the
// addresses of the pages.
func (b *builder) subset() error {
	if b.Only == "" {
		return nil
	}
	whole := b.site
	b.site = site.New()
	for _, f := range whole.Files() {
		if strings.HasPrefix(f.Path, "embed/") && f.Path != "embed/index.html" {
			b.site.Add(f)
		}
		name, ok := strings.CutPrefix(f.Path, embedDir)
		if name, isPage := strings.CutSuffix(name, ".html"); ok && isPage && len(name) == 3 {
			b.add("status/"+name+"/index.html", f.Data)
		}
	}
	for _, name := range []string{"site.css", "frame.js", "app.wasm", "wasm_exec.js", prefilterPath, programPath, iconPath} {
		f, ok := whole.File(cmp.Or(b.hashed[name], name))
		if !ok {
			return fmt.Errorf("limit the site to a part: %s is missing", name)
		}
		b.site.Add(f)
	}
	b.add("index.html", b.plainPage("HTTP status codes", "All codes that the widget knows.", app.TableHTML("All codes", catalog.All(), b.links)))
	for _, f := range b.site.Files() {
		change := b.unlinkPage
		switch {
		case isFragment(f.Path):
			change = b.unlinkFragment
		case !strings.HasSuffix(f.Path, ".html"):
			continue
		}
		data, err := change(f.Data)
		if err != nil {
			return fmt.Errorf("limit %s to a part: %w", f.Path, err)
		}
		b.add(f.Path, data)
	}
	return nil
}

// isFragment reports whether a file is a fragment in JSON.
func isFragment(path string) bool {
	name, ok := strings.CutPrefix(path, embedDir)
	return ok && strings.HasSuffix(name, ".json") && name != namesFile
}

// unlinkPage turns a page's links to pages that are left out into plain text.
func (b *builder) unlinkPage(page []byte) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	return b.unlink(doc)
}

// unlinkFragment does the same for a fragment.
func (b *builder) unlinkFragment(data []byte) ([]byte, error) {
	var f fragment
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	nodes, err := html.ParseFragment(strings.NewReader(f.HTML), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	text, err := b.unlink(root)
	if err != nil {
		return nil, err
	}
	out, err := json.Marshal(fragment{HTML: string(text)})
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return out, nil
}

// unlink replaces the dead links under a node by their content, and writes the result.
func (b *builder) unlink(root *html.Node) ([]byte, error) {
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			walk(c)
			if c.DataAtom == atom.A && b.dead(c) {
				for inner := c.FirstChild; inner != nil; inner = c.FirstChild {
					c.RemoveChild(inner)
					n.InsertBefore(inner, c)
				}
				n.RemoveChild(c)
			}
			c = next
		}
	}
	walk(root)
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return out.Bytes(), nil
}

// dead reports whether a link leads to a page of this site that is not there.
func (b *builder) dead(a *html.Node) bool {
	for _, attr := range a.Attr {
		if attr.Key != "href" {
			continue
		}
		path, ours := b.links.Cut(attr.Val)
		if !ours || strings.HasPrefix(attr.Val, "#") {
			return false
		}
		path, _, _ = strings.Cut(path, "#")
		_, there := b.site.File(strings.TrimPrefix(path, "/") + "index.html")
		return !there
	}
	return false
}
