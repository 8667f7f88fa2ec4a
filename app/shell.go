package app

import (
	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Shell is the root component: header with the search box, the page of the
// current route, footer. It owns all state that outlives a page.
//
// Natively the exported fields say what to render. In the browser they are left
// empty and the location decides; Shell then also does the navigation, since
// go-app's own neither resets the scroll position nor moves the focus, and
// treats Shift-clicks, files and telephone numbers as pages.
type Shell struct {
	goapp.Compo

	// Base is the path that the site is served under.
	Base string
	// Route is the page to render.
	Route Route
	// Article is the HTML of the article of a code page, with its links pointing
	// below Base; not used in the browser, where code pages are documents.
	Article string
	// Repo is the address of the source repository; see CodePage.
	Repo string
	// Document is the markup of a KindDocument page, in the browser also of a code
	// page.
	Document string

	search  SearchState
	found   *found // the last answer
	message string // for screen readers, in the live region
	browser browserState
}

// Render implements go-app's Composer.
func (s *Shell) Render() goapp.UI {
	return goapp.Div().ID("app").OnClick(s.onClick).OnKeyDown(s.onKeyDown).Body(
		s.skipLink(),
		goapp.Header().Class("bar").Body(
			s.brand(),
			s.searchBox(),
			s.menuButton(),
			s.menu(),
		),
		goapp.Main().ID("main").TabIndex(-1).Body(s.page()),
		s.footer(),
		s.announcement(),
	)
}

// announcement is the live region. Without a message it has no child: an empty
// text node would be one that the prerendered page cannot have.
func (s *Shell) announcement() goapp.UI {
	region := goapp.P().ID("announce").Class("visually-hidden").Attr("role", "status")
	if s.message == "" {
		return region
	}
	return region.Text(s.message)
}

// page returns the component of the current route.
func (s *Shell) page() goapp.UI {
	links := s.links()
	switch r := s.Route; r.Kind {
	case KindHome:
		return &Home{Search: s.search, Answer: s.answer(), Shown: s.browser.shown, Reader: s.reader(), Links: links}
	case KindCode:
		return s.codePage()
	case KindUnassigned:
		return &UnassignedPage{Code: r.Code, Class: r.Slug, Links: links}
	case KindDocument:
		return goapp.Raw(s.Document)
	}
	if page := s.fixedPage(); page != nil {
		return page
	}
	return &NotFoundPage{Links: links}
}

// meta returns what the head of the page says: a search is named by its text.
func (s *Shell) meta() Meta {
	m := MetaOf(s.Route)
	if text := s.answer().Query; s.Route.Kind == KindHome && text != "" {
		m.Title = text + " - " + SiteName
	}
	return m
}

// found is an answer with what was asked.
type found struct {
	query  string
	filter search.Filter
	answer search.Answer
}

// answer returns what the search finds. A key asks for it more than once: for the
// page, for the announcement, and for the cards that follow.
func (s *Shell) answer() search.Answer {
	if f := s.found; f == nil || f.query != s.search.Query || f.filter != s.search.Filter {
		s.found = &found{s.search.Query, s.search.Filter, search.Run(s.search.Query, s.search.Filter)}
	}
	return s.found.answer
}

func (s *Shell) links() Links { return Links{Base: s.Base} }

func (s *Shell) skipLink() goapp.UI {
	var m Markup
	m.Link("#main", "Skip to content", "class", "skip")
	return m.UI()
}

func (s *Shell) brand() goapp.UI {
	var m Markup
	m.Open("a", "href", s.links().To("/"), "class", "brand")
	m.HTML(`<svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><rect class="logo-back" x="10" y="3" width="17" height="23" rx="3" transform="rotate(12 18 14)"></rect><rect class="logo-front" x="5" y="6" width="17" height="23" rx="3"></rect><path class="logo-mark" d="M9.5 13h8M9.5 17.5h8M9.5 22h5"></path></svg>`)
	m.Elem("span", SiteName, "class", "brand-name")
	m.Close("a")
	return m.UI()
}

// searchBox is a plain form, so that pressing Enter works before the program has
// started: the address then carries the text. The input's value is never
// rendered: once a person has typed, only the property counts.
func (s *Shell) searchBox() goapp.UI {
	return goapp.Form().Class("search").Attr("role", "search").Action(s.links().To("/")).Method("get").
		OnSubmit(s.onSubmit).
		Body(
			goapp.Label().For("q").Class("visually-hidden").Text("Search status codes"),
			goapp.Input().Type("search").ID("q").Name("q").
				Placeholder("404, rate limit, Retry-After…").
				Attr("autocomplete", "off").Attr("autocapitalize", "off").Attr("autocorrect", "off").
				Attr("spellcheck", "false").Attr("enterkeyhint", "search").
				Attr("aria-describedby", "announce").
				OnInput(s.onInput),
			goapp.Progress().Class("search-progress").ID("progress").Attr("max", "100").
				Attr("aria-label", "Loading the search").Hidden(true),
		)
}

func (s *Shell) footer() goapp.UI {
	var m Markup
	m.Open("footer", "class", "foot")
	m.Elem("p", "StatusDeck. Every page lists its sources and what each was compared with.")
	m.Open("ul", "class", "foot-links")
	link := func(path, text string) {
		m.Open("li")
		m.Link(s.links().To(path), text)
		m.Close("li")
	}
	link("/about/", "Sources and editorial rules")
	link("/explain/", "Explain a response")
	link("/print/", "Cheat sheet to print")
	if s.Repo != "" {
		m.Open("li")
		m.ExternalLink(s.Repo, "Source code")
		m.Close("li")
	}
	m.Open("li", "class", "needs-script")
	m.Elem("button", "Keyboard shortcuts", "type", "button", "class", "link-button", "data-keys", "")
	m.Close("li")
	// The boot script shows it where the browser can install.
	m.Open("li", "data-install", "", "hidden", "")
	m.Elem("button", "Install as an app", "type", "button", "class", "link-button")
	m.Close("li", "ul")
	m.Elem("p", "", "class", "offline-note", "data-offline", "")
	m.Close("footer")
	return m.UI()
}
