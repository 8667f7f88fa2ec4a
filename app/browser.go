package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
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
	// pages has the content of code pages by their paths.
	pages map[string]string
	// languages are those whose words are loaded, or on their way.
	languages []string
	// moves counts what changes the page, to tell the last one.
	moves int
	// shown is how many cards are drawn while someone types, 0 for all.
	shown int
	// when has a sentence on when to send each code, in the order of the catalog.
	when []string
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
	s.browser.pages = map[string]string{}
	u := addressOf(goapp.Window().Get("location"))
	s.browser.path = u.Path
	s.read(u)
	s.keepDocument()
	// What was typed before the program started takes precedence over the address.
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
	s.fetchWhen(ctx)
	if s.search.Query != "" {
		setHead(s.meta(), s.links())
	}
	w.Call("dispatchEvent", w.Get("Event").New("statusdeck:ready"))
	s.loadWords(ctx)
	s.loadLanguage(ctx, search.LanguageOf(s.search.Query))
	// The browser compiles functions when they first run: let that happen now and
	// not while someone waits for the first key's answer.
	ctx.Async(func() { search.Run("warm", search.Filter{}) })
}
