package app

import (
	"strings"
	"time"

	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// urlDelay is how long the address waits for the next key: browsers limit how
// often it may change (Safari: 100 times in 30 seconds).
const urlDelay = 300 * time.Millisecond

// The cards that nobody sees yet are drawn once no key has come for restDelay, a
// few at a time with restPause in between: a key never waits for more than those.
const (
	restDelay = 150 * time.Millisecond
	restPause = 30 * time.Millisecond
)

// browserState is what Shell needs only in the browser.
type browserState struct {
	started bool
	// keys counts the changes of the text, to tell the last one.
	keys int
	// urlBehind says that the address does not show the text yet.
	urlBehind bool
	// path is the path on which the program started.
	path string
	// moves counts what changes the page, to tell the last one.
	moves int
	// shown is how many cards are drawn while someone types, 0 for all.
	shown int
}

// Register tells go-app about the page on which the program starts. There is
// one root component for all pages, which does the navigation; so the address of
// the start is the only route that go-app has to know, and it can be any.
func Register() {
	path := addressOf(goapp.Window().Get("location")).Path
	path = strings.TrimPrefix(path, goapp.Getenv("GOAPP_ROOT_PREFIX"))
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	goapp.Route(path, func() goapp.Composer { return &Shell{} })
}

// OnInit runs in the browser before the prerendered page is replaced, so that
// the first rendering already equals it.
func (s *Shell) OnInit() {
	if !goapp.IsClient {
		return
	}
	s.Base = goapp.Getenv("STATUSDECK_BASE")
	s.Repo = goapp.Getenv("STATUSDECK_REPO")
	s.articles = map[int]string{}
	u := addressOf(goapp.Window().Get("location"))
	s.browser.path = u.Path
	s.read(u)
	s.keepDocument()
	if el := element("article"); s.Route.Kind == KindCode && el.Truthy() {
		s.Article = el.Get("innerHTML").String()
		s.articles[s.Route.Code] = s.Article
	}
	// What was typed before the program started counts more than the address.
	if el := element("q"); el.Truthy() {
		if text := el.Get("value").String(); text != s.search.Query && text != "" {
			s.typed(text)
		}
	}
}

// OnMount runs once the page has been replaced.
func (s *Shell) OnMount(ctx goapp.Context) {
	if s.browser.started {
		return
	}
	s.browser.started = true
	w := goapp.Window()
	// go-app's handlers would navigate a second time, each in its own way.
	w.Set("onclick", nil)
	w.Set("onpopstate", nil)
	w.Set("onresize", nil)
	w.Get("history").Set("scrollRestoration", "manual")
	listen(w, "popstate", func(e goapp.Value) {
		ctx.Dispatch(func(ctx goapp.Context) { s.onPopState(ctx, e) })
	})
	listen(w, "pagehide", func(goapp.Value) { s.saveScroll() })
	if s.browser.urlBehind {
		s.showQuery(ctx, true)
	}
	s.showRest(ctx, restDelay)
	w.Call("dispatchEvent", w.Get("Event").New("statusdeck:ready"))
	// The browser compiles functions when they first run: let that happen now and
	// not while someone waits for the first key's answer.
	ctx.Async(func() { search.Run("warm", search.Filter{}) })
}

// keepDocument makes the prerendered content the page to show where the program
// has no page of its own for the address: it then only brings the search.
func (s *Shell) keepDocument() {
	page := goapp.Window().Get("document").Get("body").Get("dataset").Get("page").String()
	content := element("main").Get("firstElementChild")
	if s.Route.Kind == KindNotFound && page != string(KindNotFound) && content.Truthy() {
		path, _ := s.links().Cut(s.browser.path)
		s.Route = Route{Kind: KindDocument, Slug: path}
		// The policy allows no styles in markup; the boot script sets them again.
		content = content.Call("cloneNode", true)
		for styled := content.Call("querySelector", "[style]"); styled.Truthy(); styled = content.Call("querySelector", "[style]") {
			styled.Call("removeAttribute", "style")
		}
		s.Document = content.Get("outerHTML").String()
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

// onClick follows links to pages of this site without loading them anew.
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
	s.open(ctx, link)
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

// open goes to another page of the site, that of a link.
func (s *Shell) open(ctx goapp.Context, link goapp.Value) {
	s.saveScroll()
	u, href := addressOf(link), link.Get("href").String()
	if u.Path == addressOf(goapp.Window().Get("location")).Path {
		// A filter was switched: reading position and focus stay.
		history("pushState", href)
		s.show(ctx, u)
		return
	}
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
}

// move changes the page. The boot script shows the step as a transition where the
// browser can do that: it calls back when the old page has been taken down as a
// picture, and then waits for the new one. What happens in between, another step
// or a key in the search box, counts more.
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
	s.move(ctx, u, func(ctx goapp.Context) { s.show(ctx, u) }, restore)
}

// show changes the state to that of an address; rendering follows.
func (s *Shell) show(ctx goapp.Context, u Address) {
	s.read(u)
	s.browser.keys++
	s.browser.shown = 0
	s.Article = s.articles[s.Route.Code]
	if input := element("q"); input.Truthy() && input.Get("value").String() != s.search.Query {
		input.Set("value", s.search.Query)
	}
	s.message = ""
	if s.Route.Kind == KindHome && !s.search.Empty() {
		s.message = Announce(s.answer())
	}
	setHead(MetaOf(s.Route), s.links())
	if s.Route.Kind == KindCode && s.Article == "" {
		s.fetchArticle(ctx, s.Route.Code)
	}
	// The boot script fills in what is remembered on this device.
	ctx.Defer(func(goapp.Context) {
		w := goapp.Window()
		w.Call("dispatchEvent", w.Get("Event").New("statusdeck:page"))
	})
}

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

// onInput searches while someone types, from any page.
func (s *Shell) onInput(ctx goapp.Context, e goapp.Event) {
	text := ctx.JSSrc().Get("value").String()
	if text == s.search.Query {
		ctx.PreventUpdate()
		return
	}
	first := s.search.Empty() || s.Route.Kind != KindHome
	if first {
		s.saveScroll()
	}
	s.typed(text)
	s.message = Announce(s.answer())
	s.showQuery(ctx, first)
	s.showRest(ctx, restDelay)
	if first {
		ctx.Defer(func(goapp.Context) { scrollTo(0) })
	}
}

// typed makes text the search, on the home page.
func (s *Shell) typed(text string) {
	if s.Route.Kind != KindHome {
		s.Route = Route{Kind: KindHome}
		s.search = SearchState{}
	}
	s.search.Query = text
	s.browser.keys++
	s.browser.moves++
	s.browser.urlBehind = true
	s.browser.shown = firstCards
}

// showRest draws the cards that the last key has left out.
func (s *Shell) showRest(ctx goapp.Context, after time.Duration) {
	if a := s.answer(); s.browser.shown >= max(len(a.Results), len(a.Closest), len(a.Popular)) {
		s.browser.shown = 0
	}
	if s.browser.shown == 0 {
		return
	}
	keys := s.browser.keys
	ctx.After(after, func(ctx goapp.Context) {
		if keys != s.browser.keys {
			ctx.PreventUpdate()
			return
		}
		s.browser.shown += moreCards
		s.showRest(ctx, restPause)
	})
}

// showQuery brings the address in line with the text: at once for the first key,
// which gets an entry of its own in the history, and after a pause in typing for
// the others.
func (s *Shell) showQuery(ctx goapp.Context, first bool) {
	if first {
		history("pushState", s.address())
		setHead(MetaOf(s.Route), s.links())
		s.browser.urlBehind = false
		return
	}
	keys := s.browser.keys
	ctx.After(urlDelay, func(ctx goapp.Context) {
		if keys == s.browser.keys {
			s.flushQuery()
		}
		ctx.PreventUpdate()
	})
}

func (s *Shell) flushQuery() {
	if s.browser.urlBehind {
		history("replaceState", s.address())
		s.browser.urlBehind = false
	}
}

// address is the address of the search.
func (s *Shell) address() string { return s.links().To("/") + s.search.Encode() }

// onSubmit opens the first result: Enter in the search box.
func (s *Shell) onSubmit(ctx goapp.Context, e goapp.Event) {
	e.PreventDefault()
	first := element("cards").Call("querySelector", ".card-link")
	if s.Route.Kind != KindHome || s.search.Query == "" || !first.Truthy() {
		ctx.PreventUpdate()
		return
	}
	s.open(ctx, first)
}

// onKeyDown moves through the results with the arrow keys and clears the search
// with Escape.
func (s *Shell) onKeyDown(ctx goapp.Context, e goapp.Event) {
	key := e.Get("key").String()
	inBox := e.Get("target").Get("id").String() == "q"
	onCard := e.Get("target").Call("matches", ".card-link").Bool()
	switch {
	case e.Get("isComposing").Truthy():
	case key == "Escape" && inBox && s.search.Query != "":
		e.PreventDefault()
		ctx.JSSrc().Call("querySelector", "#q").Set("value", "")
		s.typed("")
		s.message = ""
		s.flushQuery()
		s.showRest(ctx, restDelay)
		return
	case key == "Escape" && onCard:
		focus("q")
	case (key == "ArrowDown" || key == "ArrowUp") && (inBox || onCard):
		if s.Route.Kind == KindHome {
			e.PreventDefault()
			moveFocus(e.Get("target"), key == "ArrowDown")
		}
	}
	ctx.PreventUpdate()
}

// moveFocus goes to the next or previous card, from the search box to the first
// and back.
func moveFocus(from goapp.Value, down bool) {
	cards := goapp.Window().Get("document").Call("querySelectorAll", "#cards .card-link")
	at := -1
	for i := range cards.Length() {
		if cards.Index(i).Equal(from) {
			at = i
		}
	}
	if down {
		at++
	} else {
		at--
	}
	switch {
	case at < 0:
		focus("q")
	case at < cards.Length():
		cards.Index(at).Call("focus")
	}
}

// saveScroll notes the scroll position in the history entry that is left; see
// position.js.
func (s *Shell) saveScroll() {
	s.flushQuery()
	w := goapp.Window()
	w.Get("history").Call("replaceState", w.Get("statusdeck").Call("place"), "")
}

// history changes the address without loading anything.
func history(method, address string) {
	goapp.Window().Get("history").Call(method, nil, "", address)
}

func scrollTo(y int) { goapp.Window().Call("scrollTo", 0, y) }

func element(id string) goapp.Value { return goapp.Window().GetElementByID(id) }

func focus(id string) {
	if el := element(id); el.Truthy() {
		el.Call("focus", map[string]any{"preventScroll": true})
	}
}

// listen adds an event listener for the lifetime of the page.
func listen(target goapp.Value, event string, handle func(goapp.Value)) {
	target.Call("addEventListener", event, goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		handle(args[0])
		return nil
	}))
}

// await calls ok with the value of a promise, or fail when it is rejected.
func await(promise goapp.Value, ok func(goapp.Value), fail func()) {
	var onOK, onFail goapp.Func
	release := func() {
		onOK.Release()
		onFail.Release()
	}
	onOK = goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		release()
		ok(args[0])
		return nil
	})
	onFail = goapp.FuncOf(func(goapp.Value, []goapp.Value) any {
		release()
		fail()
		return nil
	})
	promise.Call("then", onOK, onFail)
}

// setHead brings title, description, canonical link and preview in line with the
// page.
func setHead(meta Meta, links Links) {
	doc := goapp.Window().Get("document")
	doc.Set("title", meta.Title)
	set := func(selector, attribute, value string) {
		if el := doc.Call("querySelector", selector); el.Truthy() {
			el.Call("setAttribute", attribute, value)
		}
	}
	address := goapp.Getenv("STATUSDECK_ORIGIN") + links.To(meta.Path)
	set(`meta[name="description"]`, "content", meta.Description)
	set(`meta[property="og:title"]`, "content", meta.Title)
	set(`meta[property="og:description"]`, "content", meta.Description)
	set(`meta[property="og:url"]`, "content", address)
	set(`link[rel="canonical"]`, "href", address)
}
