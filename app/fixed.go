//go:build !js

package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/statusdeck/statusdeck/catalog"
)

// fixedRoute returns the route of a page that is the same for everyone and has no
// search results on it. The browser program has no code for these pages: it keeps the
// prerendered one, and leaves the way to it to the browser.
func fixedRoute(folder, slug string) (Route, bool) {
	switch folder {
	case "category":
		_, ok := catalog.LookupIntro(slug)
		return Route{Kind: KindCategory, Slug: slug}, ok
	case "vendor":
		_, ok := catalog.LookupVendor(slug)
		return Route{Kind: KindVendor, Slug: slug}, ok
	case "about":
		return Route{Kind: KindAbout}, slug == ""
	case "print":
		return Route{Kind: KindPrint}, slug == ""
	}
	return Route{}, false
}

// fixedPage returns the component of such a page, nil for other kinds.
func (s *Shell) fixedPage() goapp.UI {
	links := s.links()
	switch r := s.Route; r.Kind {
	case KindCategory:
		return &CategoryPage{Slug: r.Slug, Links: links}
	case KindVendor:
		return &VendorPage{ID: r.Slug, Links: links}
	case KindAbout:
		return &AboutPage{Links: links, Repo: s.Repo}
	case KindPrint:
		return &PrintPage{Links: links}
	}
	return nil
}

// codePage returns the page of the number in the route.
func (s *Shell) codePage() goapp.UI {
	return &CodePage{Code: s.Route.Code, Article: s.Article, Links: s.links(), Repo: s.Repo}
}
