package app

import goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

func fixedKind(string) (Kind, bool) { return "", false }

func (s *Shell) fixedPage() goapp.UI { return nil }
