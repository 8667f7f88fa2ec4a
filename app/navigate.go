package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// keepDocument makes the prerendered content the page to show where the program
// has no page of its own for the address: it then only brings the search.
func (s *Shell) keepDocument() {
	page := goapp.Window().Get("document").Get("body").Get("dataset").Get("page").String()
	content := element("main").Get("firstElementChild")
	unknown := s.Route.Kind == KindNotFound && page != string(KindNotFound)
	if !content.Truthy() || !unknown && s.Route.Kind != KindCode {
		return
	}
	// The policy allows no styles in markup; the boot script sets them again.
	content = content.Call("cloneNode", true)
	for styled := content.Call("querySelector", "[style]"); styled.Truthy(); styled = content.Call("querySelector", "[style]") {
		styled.Call("removeAttribute", "style")
	}
	s.Document = content.Get("outerHTML").String()
	if unknown {
		path, _ := s.links().Cut(s.browser.path)
		s.Route = Route{Kind: KindDocument, Slug: path}
	} else {
		s.browser.pages[s.browser.path] = s.Document
	}
}

// read takes route and search from an address.
func (s *Shell) read(u Address) {
	path, ok := s.links().Cut(u.Path)
	if !ok {
		path = "/404.html"
	}
	s.Route = ParsePath(path)
	s.search = SearchState{}
	if s.Route.Kind == KindHome {
		s.search = ParseSearch(u.RawQuery)
	}
}

// onClick follows links to pages of this site without reloading.
func (s *Shell) onClick(ctx goapp.Context, e goapp.Event) {
	link := e.Get("target").Call("closest", "a[href]")
	if !link.Truthy() || !plainClick(e) || link.Call("hasAttribute", "download").Bool() ||
		link.Call("hasAttribute", "data-file").Bool() || link.Get("target").String() != "" {
		ctx.PreventUpdate()
		return
	}
	location := goapp.Window().Get("location")
	if link.Get("origin").String() != location.Get("origin").String() {
		ctx.PreventUpdate()
		return
	}
	u := addressOf(link)
	path, ok := s.links().Cut(u.Path)
	samePage := u.Path == addressOf(location).Path && u.Fragment != ""
	if !ok || samePage || ParsePath(path).Kind == KindNotFound || !strings.HasSuffix(u.Path, "/") {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	s.open(ctx, u, link.Get("href").String())
}

// plainClick reports whether a click asks for the usual thing: this tab.
func plainClick(e goapp.Event) bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey", "defaultPrevented"} {
		if e.Get(key).Truthy() {
			return false
		}
	}
	return e.Get("button").Int() == 0
}

// addressOf reads an address from the window's location or a link.
func addressOf(v goapp.Value) Address {
	path, query := v.Get("pathname").String(), v.Get("search").String()
	if decoded, ok := unescape(path, false); ok {
		path = decoded
	}
	fragment := strings.TrimPrefix(v.Get("hash").String(), "#")
	if decoded, ok := unescape(fragment, false); ok {
		fragment = decoded
	}
	return Address{Path: path, RawQuery: strings.TrimPrefix(query, "?"), Fragment: fragment}
}

// open goes to another page of the site; href is its address in full.
func (s *Shell) open(ctx goapp.Context, u Address, href string) {
	if u.Path == addressOf(goapp.Window().Get("location")).Path {
		// A filter was switched: reading position and focus stay, unless the link that
		// had the focus is gone.
		s.saveScroll()
		history("pushState", href)
		s.show(ctx, u)
		ctx.Defer(func(goapp.Context) {
			doc := goapp.Window().Get("document")
			if doc.Get("activeElement").Equal(doc.Get("body")) {
				focus("chip-class-1xx")
			}
		})
		return
	}
	s.openable(ctx, u, func(ctx goapp.Context) {
		s.saveScroll()
		s.move(ctx, u, func(ctx goapp.Context) {
			history("pushState", href)
			s.show(ctx, u)
		}, func() {
			scrollTo(0)
			if u.Fragment != "" {
				goapp.Window().ScrollToID(u.Fragment)
			}
			focus("main")
		})
	}, func() { goapp.Window().Get("location").Call("assign", href) })
}

// move changes the page. The boot script shows the step as a transition where the
// browser can do that: it calls back when the old page has been taken down as a
// picture, and then waits for the new one. What happens in between, another step
// or a key in the search box, takes precedence.
func (s *Shell) move(ctx goapp.Context, u Address, change func(goapp.Context), after func()) {
	s.browser.moves++
	move := s.browser.moves
	var step goapp.Func
	step = goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		step.Release()
		done := args[0]
		ctx.Dispatch(func(ctx goapp.Context) {
			if move != s.browser.moves {
				ctx.PreventUpdate()
				done.Invoke()
				return
			}
			change(ctx)
			ctx.Defer(func(goapp.Context) {
				after()
				done.Invoke()
			})
		})
		return nil
	})
	goapp.Window().Get("statusdeck").Call("move", u.Path, step)
}

// onPopState follows Back and Forward.
func (s *Shell) onPopState(ctx goapp.Context, e goapp.Value) {
	place := e.Get("state")
	u := addressOf(goapp.Window().Get("location"))
	path, ok := s.links().Cut(u.Path)
	if known := ok && ParsePath(path).Kind != KindNotFound; !known {
		// A step within a document is the browser's, and the page's own script's;
		// a step back to one needs its HTML.
		if s.Route.Kind != KindDocument || u.Path != s.browser.path {
			goapp.Window().Get("location").Call("reload")
		}
		ctx.PreventUpdate()
		return
	}
	s.browser.urlBehind = false
	restore := func() {
		if u.Fragment != "" && !(place.Truthy() && place.Get("scroll").Truthy()) {
			goapp.Window().ScrollToID(u.Fragment)
			return
		}
		goapp.Window().Get("statusdeck").Call("scrollBack", place)
	}
	if u.Path == s.links().To(s.Route.Path()) {
		// The same page with another search.
		s.browser.moves++
		s.show(ctx, u)
		ctx.Defer(func(goapp.Context) { restore() })
		return
	}
	s.openable(ctx, u, func(ctx goapp.Context) {
		s.move(ctx, u, func(ctx goapp.Context) { s.show(ctx, u) }, restore)
	}, func() { goapp.Window().Get("location").Call("reload") })
}

// show changes the state to that of an address; rendering follows.
func (s *Shell) show(ctx goapp.Context, u Address) {
	s.read(u)
	s.browser.keys++
	s.browser.shown = 0
	s.Document = s.browser.pages[u.Path]
	if input := element("q"); input.Truthy() && input.Get("value").String() != s.search.Query {
		input.Set("value", s.search.Query)
	}
	s.message = ""
	if s.Route.Kind == KindHome && !s.search.Empty() {
		s.message = Announce(s.answer())
	}
	setHead(s.meta(), s.links())
	// The boot script fills in what is remembered on this device.
	ctx.Defer(func(goapp.Context) {
		w := goapp.Window()
		w.Call("dispatchEvent", w.Get("Event").New("statusdeck:page"))
	})
}

// saveScroll notes the scroll position in the history entry that is left; see
// position.js.
func (s *Shell) saveScroll() {
	s.flushQuery()
	w := goapp.Window()
	w.Get("history").Call("replaceState", w.Get("statusdeck").Call("place"), "")
}
