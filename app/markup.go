package app

import (
	"github.com/statusdeck/statusdeck/app/markup"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Markup builds HTML, also for go-app.
type Markup struct {
	markup.Builder
}

// UI returns what was written, which must be one element, for go-app.
func (m *Markup) UI() goapp.UI { return goapp.Raw(m.String()) }
