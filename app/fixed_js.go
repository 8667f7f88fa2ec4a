package app

import goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

func fixedRoute(string, string) (Route, bool) { return Route{}, false }

func (s *Shell) fixedPage() goapp.UI { return nil }

// codePage shows the prerendered page: see openable.
func (s *Shell) codePage() goapp.UI { return goapp.Raw(s.Document) }
