package app

import (
	"strings"
	"time"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/statusdeck/statusdeck/catalog/search"
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
	s.loadLanguage(ctx, search.LanguageOf(text))
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
		setHead(s.meta(), s.links())
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
		setHead(s.meta(), s.links())
		s.browser.urlBehind = false
	}
}

// address is the address of the search.
func (s *Shell) address() string { return s.links().To("/") + s.search.Encode() }

// onSubmit opens what Enter in the search box leads to.
func (s *Shell) onSubmit(ctx goapp.Context, e goapp.Event) {
	e.PreventDefault()
	path := s.enterPath()
	if path == "" {
		ctx.PreventUpdate()
		return
	}
	path = s.links().To(path)
	s.open(ctx, Address{Path: path}, path)
}

// enterPath returns the page that Enter opens: that of a number, assigned or not,
// else that of the first result. Without results Enter does nothing: close matches
// are not what was searched for.
func (s *Shell) enterPath() string {
	if number := strings.TrimSpace(s.search.Query); ParsePath("/status/"+number+"/").Kind != KindNotFound {
		return "/status/" + number + "/"
	}
	if results := s.answer().Results; s.Route.Kind == KindHome && s.search.Query != "" && len(results) > 0 {
		return CodePath(ordered(results, s.search.Sort)[0].Status.Code)
	}
	return ""
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
