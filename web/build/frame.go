package build

import (
	"github.com/statusdeck/statusdeck/app"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// framePath is the page that other sites frame: the search on its own.
const framePath = embedDir + "search/"

// frame adds the search for frames: the site's own page with its own program.
// Styles hide what surrounds the search, and frame.js replaces what a frame lacks:
// worker, storage, history.
func (b *builder) frame() error {
	var hint app.Markup
	hint.Open("div", "class", "page frame-page")
	hint.Elem("h1", "Search HTTP status codes", "class", "visually-hidden")
	hint.Elem("p", "Search for a number, a phrase, a symptom or a header field.")
	hint.Close("div")
	shell := &app.Shell{Base: b.links.Base, Route: app.Route{Kind: app.KindDocument}, Document: hint.String()}
	body, err := normalize(goapp.HTMLString(shell))
	if err != nil {
		return err
	}
	var m app.Markup
	b.plainHead(&m, "Search HTTP status codes", "The search of "+app.SiteName+", for frames.", b.asset("site.css"))
	m.Open("script", "src", b.asset("frame.js"), "type", "module")
	m.Close("script")
	m.Close("head")
	m.Open("body", "data-base", b.links.To("/"), "data-page", "frame", "data-only", b.Only)
	m.HTML(body)
	m.Close("body", "html")
	b.add(framePath+"index.html", []byte(m.String()+"\n"))
	return nil
}
