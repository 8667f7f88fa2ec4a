package build

import (
	"fmt"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog/articles"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// renderBody renders the page of a route as app does in the browser: the markup
// of <div id="app">.
func renderBody(r app.Route, links app.Links, repo string) (string, error) {
	shell := &app.Shell{Base: links.Base, Route: r, Repo: repo}
	if r.Kind == app.KindCode {
		shell.Article = app.AnchorHeadings(links.Rebase(articles.HTML(r.Code)))
	}
	return normalize(goapp.HTMLString(shell))
}

// renderDocument renders a document in the same way.
func renderDocument(d app.Document, links app.Links, repo string) (string, error) {
	shell := &app.Shell{Base: links.Base, Route: app.Route{Kind: app.KindDocument, Slug: d.Meta.Path}, Repo: repo, Document: d.Markup}
	return normalize(goapp.HTMLString(shell))
}

// normalize is the one place that fixes go-app's HTML serialisation: white space
// between elements that is not in the tree, "true" missing from aria attributes,
// attributes in random order. The result parses to the DOM that go-app builds in
// the browser.
//
// Text and attribute values of markup made by app.Markup are not changed. go-app
// writes attribute values of its own elements with strconv.Quote, which is not
// HTML. So app gives such elements only values that need no escaping, and a value
// with a quote, a backslash or a control character is an error here.
func normalize(markup string) (string, error) {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(markup), context)
	if err != nil {
		return "", fmt.Errorf("parse rendered page: %w", err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if injectedSpace(n) {
			continue
		}
		if err := repair(n); err != nil {
			return "", err
		}
		if err := html.Render(&b, n); err != nil {
			return "", fmt.Errorf("render page: %w", err)
		}
	}
	return b.String(), nil
}

func repair(n *html.Node) error {
	if n.Type == html.ElementNode {
		for i, a := range n.Attr {
			quoted := strings.Contains(a.Val, `\`) && !strings.HasPrefix(a.Key, "data-")
			if quoted || strings.ContainsAny(a.Key, `"\<=`) {
				return fmt.Errorf("attribute %s=%q of <%s> was written with strconv.Quote; write the element with app.Markup", a.Key, a.Val, n.Data)
			}
			if a.Val == "" && strings.HasPrefix(a.Key, "aria-") {
				n.Attr[i].Val = "true"
			}
		}
		slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
		if n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea {
			return nil
		}
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if injectedSpace(c) {
			n.RemoveChild(c)
		} else if err := repair(c); err != nil {
			return err
		}
		c = next
	}
	return nil
}

// injectedSpace reports whether a node is the line break and indent that go-app
// writes between elements. app.Markup writes no white space at all, and the
// generator's prose has none between blocks.
func injectedSpace(n *html.Node) bool {
	return n.Type == html.TextNode && strings.HasPrefix(n.Data, "\n") && strings.TrimSpace(n.Data) == ""
}
