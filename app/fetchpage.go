package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// openable calls then once the page of an address can be shown. The program has no
// markup for code pages: it reads the prerendered page, which the service worker
// keeps. If that fails, it calls load instead, so that the browser loads the page in
// the usual way and says itself what is wrong. A later step of the reader takes
// precedence.
func (s *Shell) openable(ctx goapp.Context, u Address, then func(goapp.Context), load func()) {
	s.browser.moves++
	move := s.browser.moves
	path, _ := s.links().Cut(u.Path)
	if r := ParsePath(path); r.Kind != KindCode || s.browser.pages[u.Path] != "" {
		then(ctx)
		return
	}
	fail := func() {
		ctx.Dispatch(func(ctx goapp.Context) {
			ctx.PreventUpdate()
			if move == s.browser.moves {
				load()
			}
		})
	}
	await(goapp.Window().Call("fetch", u.Path), func(response goapp.Value) {
		await(response.Call("text"), func(text goapp.Value) {
			page := goapp.Window().Get("DOMParser").New().Call("parseFromString", text, "text/html")
			content := page.Call("querySelector", "#main > .code-page")
			// A page of another build would bring its content into this one.
			if !content.Truthy() || bootScript(page) != bootScript(goapp.Window().Get("document")) {
				fail()
				return
			}
			html := content.Get("outerHTML").String()
			ctx.Dispatch(func(ctx goapp.Context) {
				s.browser.pages[u.Path] = html
				if move != s.browser.moves {
					ctx.PreventUpdate()
					return
				}
				then(ctx)
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
