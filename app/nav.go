package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// tools lists the pages that do something with codes, with what they are for.
var tools = []struct{ path, label, purpose string }{
	{"/choose/", "Choose", "which code to send"},
	{"/compare/", "Compare", "codes side by side"},
	{"/explain/", "Explain", "what a response says"},
	{"/embed/", "Embed", "codes in your own pages"},
}

// menuButton opens the menu on narrow screens. It is a popover, which browsers
// open without any script; where popovers are not known, the menu is in plain
// sight.
func (s *Shell) menuButton() goapp.UI {
	var m Markup
	m.Open("button", "type", "button", "class", "icon-button menu-button", "popovertarget", "site-menu", "aria-label", "Menu")
	m.HTML(`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false"><path d="M4 7h16M4 12h16M4 17h16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"></path></svg>`)
	m.Close("button")
	return m.UI()
}

// menu is the navigation of the site: beside or below the search box on wide
// screens, behind the menu button on narrow ones.
func (s *Shell) menu() goapp.UI {
	var m Markup
	m.Open("div", "id", "site-menu", "class", "menu", "popover", "auto")
	m.Open("nav", "class", "site-nav", "aria-label", "Site")
	item := func(path, text, more string) {
		m.Open("li")
		attrs := []string{"href", s.links().To(path)}
		switch here := s.Route.Path(); {
		case here == path:
			attrs = append(attrs, "aria-current", "page")
		case strings.HasPrefix(here, path): // a page below it
			attrs = append(attrs, "aria-current", "true")
		}
		m.Open("a", attrs...)
		m.Text(text)
		if more != "" {
			m.Elem("span", " "+more, "class", "nav-more")
		}
		m.Close("a", "li")
	}
	m.Open("ul", "class", "nav-classes", "aria-label", "Classes")
	for _, c := range catalog.Classes() {
		item("/category/"+c.Slug()+"/", c.Digits(), c.String())
	}
	item("/category/unofficial/", "Unofficial", "")
	m.Close("ul")
	m.Open("ul", "class", "nav-tools", "aria-label", "Tools")
	for _, t := range tools {
		item(t.path, t.label, t.purpose)
	}
	item("/about/", "About", "")
	m.Close("ul", "nav")
	s.themeButton(&m)
	m.Close("div")
	return m.UI()
}

// themeButton goes through the themes; the boot script does the work, so that it
// needs no program.
func (s *Shell) themeButton(m *Markup) {
	m.Open("button", "type", "button", "class", "icon-button theme-button needs-script", "data-theme-toggle", "", "aria-label", "Theme: system", "title", "Theme: system")
	m.HTML(`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"></circle><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"></path></svg>`)
	m.Elem("span", "Theme: system", "class", "theme-label")
	m.Close("button")
}
