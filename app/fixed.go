//go:build !js

package app

import goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

// fixedKind returns the kind of a page that is the same for everyone, by its folder.
// The browser program has no code for these pages: it keeps the prerendered one, and
// leaves the way to it to the browser. That saves 8 KB of brotli.
func fixedKind(folder string) (Kind, bool) {
	switch folder {
	case "about":
		return KindAbout, true
	case "print":
		return KindPrint, true
	}
	return "", false
}

// fixedPage returns the component of such a page, nil for other kinds.
func (s *Shell) fixedPage() goapp.UI {
	switch s.Route.Kind {
	case KindAbout:
		return &AboutPage{Links: s.links(), Repo: s.Repo}
	case KindPrint:
		return &PrintPage{Links: s.links()}
	}
	return nil
}
