package app

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// SiteName is the product's name, the tail of every title.
const SiteName = "StatusDeck"

// Meta is what the head of a page says of it.
type Meta struct {
	// Title is the document's title, with the site's name.
	Title string
	// Description is one or two sentences for search engines and previews.
	Description string
	// Path is the canonical path below the base path.
	Path string
	// NoIndex keeps pages that are no destination out of search engines.
	NoIndex bool
}

// MetaOf returns what the head of a route's page says.
func MetaOf(r Route) Meta {
	m := Meta{Path: r.Path()}
	switch r.Kind {
	case KindHome:
		m.Title = SiteName + ": every HTTP status code, explained and sourced"
		m.Description = "Search " + strconv.Itoa(len(catalog.All())) + " HTTP status codes by number, phrase, symptom, header field or constant. Works offline; every fact has a source."
		return m
	case KindCode:
		s, _ := catalog.Lookup(r.Code)
		m.Title = threeDigits(s.Code) + " " + DisplayPhrase(s)
		m.Description = plain(s.Summary + " " + s.UseCase + ".")
	case KindUnassigned:
		c := catalog.Class(r.Slug[0] - '0')
		m.NoIndex = true
		m.Title = "Unassigned " + c.Digits() + " status codes"
		if r.Code >= 0 {
			m.Title = threeDigits(r.Code) + " is not an assigned status code"
		}
		m.Description = "A client treats an unknown " + c.Digits() + " status code as " + strconv.Itoa(c.Generic()) + " (RFC 9110, section 15)."
	case KindCategory:
		in, _ := catalog.LookupIntro(r.Slug)
		m.Title = categoryTitle(in)
		m.Description = in.Summary
	case KindVendor:
		v, _ := catalog.LookupVendor(r.Slug)
		m.Title = v.Name + " status codes"
		m.Description = v.Summary
	case KindAbout:
		m.Title = "About"
		m.Description = "Where StatusDeck's facts come from, how they are checked, and what the editorial marks mean."
	case KindPrint:
		m.Title = "Cheat sheet of all HTTP status codes"
		m.Description = "All registered and unregistered HTTP status codes with their meaning in a line, to be printed on one sheet."
	default:
		m.NoIndex = true
		m.Title = "Page not found"
		m.Description = "There is no page at this address."
	}
	m.Title += " | " + SiteName
	return m
}

func categoryTitle(in catalog.ClassIntro) string {
	for _, c := range catalog.Classes() {
		if c.Slug() == in.Slug {
			return c.Digits() + " " + in.Title + " status codes"
		}
	}
	return in.Title + " status codes"
}

// plain drops the marks of code from a sentence of the catalog.
func plain(s string) string { return strings.ReplaceAll(s, "`", "") }

// DisplayPhrase returns the name to show for a status: its phrase, followed by
// the well-known name where the registry only says "(Unused)".
func DisplayPhrase(s *catalog.Status) string {
	if s.State == catalog.StateUnused && len(s.Aliases) > 0 {
		return s.Phrase + " " + s.Aliases[0]
	}
	return s.Phrase
}
