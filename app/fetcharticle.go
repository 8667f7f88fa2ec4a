package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fetchArticle reads an article from the prerendered page, which the service
// worker holds. If that fails, the browser loads the page in the usual way and
// says itself what is wrong.
func (s *Shell) fetchArticle(ctx goapp.Context, code int) {
	address := s.links().Code(code)
	fail := func() {
		ctx.Dispatch(func(goapp.Context) {
			if s.Route.Kind == KindCode && s.Route.Code == code {
				goapp.Window().Get("location").Call("reload")
			}
		})
	}
	await(goapp.Window().Call("fetch", address), func(response goapp.Value) {
		await(response.Call("text"), func(text goapp.Value) {
			page := goapp.Window().Get("DOMParser").New().Call("parseFromString", text, "text/html")
			el := page.Call("getElementById", "article")
			// A page of another build would bring its article into this one.
			if !el.Truthy() || bootScript(page) != bootScript(goapp.Window().Get("document")) {
				fail()
				return
			}
			html := el.Get("innerHTML").String()
			ctx.Dispatch(func(ctx goapp.Context) {
				s.articles[code] = html
				if s.Route.Kind == KindCode && s.Route.Code == code {
					s.Article = html
				}
			})
		}, fail)
	}, fail)
}

// bootScript returns the address of the script that every page loads, the last one
// that a page names. It carries the hash of the build's program, so that pages of one
// build have the same.
func bootScript(page goapp.Value) string {
	el := page.Call("querySelector", "script[data-defer]")
	if !el.Truthy() {
		return ""
	}
	names := el.Call("getAttribute", "data-defer").String()
	return names[strings.LastIndexByte(names, ' ')+1:]
}
