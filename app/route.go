package app

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// Kind tells the page types apart.
type Kind string

// The page types.
const (
	KindHome       Kind = "home"
	KindCode       Kind = "code"
	KindUnassigned Kind = "unassigned" // a number, or a class of numbers, without an entry
	KindCategory   Kind = "category"
	KindVendor     Kind = "vendor"
	KindAbout      Kind = "about"
	KindPrint      Kind = "print"    // the cheat sheet
	KindDocument   Kind = "document" // a Document: not one of the browser program's own pages
	KindNotFound   Kind = "not-found"
)

// Route is a parsed path: which page, of what.
type Route struct {
	Kind Kind
	// Code is the number of a KindCode page, or the unassigned number asked for;
	// on the page for a whole class of unassigned numbers it is -1.
	Code int
	// Slug is the category, the vendor's ID, the class of an unassigned number as
	// in "4xx", or the path of a document.
	Slug string
}

// Routes lists every page of the site that is prerendered, except /404.html.
func Routes() []Route {
	routes := []Route{{Kind: KindHome}}
	for _, s := range catalog.All() {
		routes = append(routes, Route{Kind: KindCode, Code: s.Code})
	}
	for _, c := range catalog.Classes() {
		routes = append(routes, Route{Kind: KindUnassigned, Code: -1, Slug: c.Digits()})
	}
	for _, in := range catalog.Intros() {
		routes = append(routes, Route{Kind: KindCategory, Slug: in.Slug})
	}
	for _, v := range catalog.Vendors() {
		routes = append(routes, Route{Kind: KindVendor, Slug: v.ID})
	}
	return append(routes, Route{Kind: KindPrint}, Route{Kind: KindAbout})
}

// Path returns the route's path below the base path: "/status/404/".
func (r Route) Path() string {
	switch r.Kind {
	case KindHome:
		return "/"
	case KindCode:
		return CodePath(r.Code)
	case KindUnassigned:
		return "/status/" + r.Slug + "/"
	case KindCategory:
		return "/category/" + r.Slug + "/"
	case KindVendor:
		return "/vendor/" + r.Slug + "/"
	case KindAbout:
		return "/about/"
	case KindPrint:
		return "/print/"
	case KindDocument:
		return r.Slug
	}
	return "/404.html"
}

// CodePath returns the path of a number's page, "/status/404/".
func CodePath(code int) string { return "/status/" + threeDigits(code) + "/" }

// ParsePath returns the route of a path below the base path. Paths without a
// page give KindNotFound, numbers without an entry KindUnassigned.
func ParsePath(path string) Route {
	path = strings.TrimSuffix(path, "index.html")
	if path == "/" || path == "" {
		return Route{Kind: KindHome}
	}
	dir, slug, _ := strings.Cut(strings.Trim(path, "/"), "/")
	switch dir {
	case "status":
		return parseCode(slug)
	default:
		if r, ok := fixedRoute(dir, slug); ok {
			return r
		}
		// A bare number, as in /404, leads to the number's page.
		if slug == "" {
			if r := parseCode(dir); r.Kind == KindCode {
				return r
			}
		}
	}
	return Route{Kind: KindNotFound}
}

func parseCode(s string) Route {
	if len(s) != 3 {
		return Route{Kind: KindNotFound}
	}
	if s[1:] == "xx" && s[0] >= '1' && s[0] <= '5' {
		return Route{Kind: KindUnassigned, Code: -1, Slug: s}
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return Route{Kind: KindNotFound}
		}
	}
	code, err := strconv.Atoi(s)
	if err != nil {
		return Route{Kind: KindNotFound}
	}
	if _, ok := catalog.Lookup(code); ok {
		return Route{Kind: KindCode, Code: code}
	}
	if c := catalog.ClassOf(code); c != catalog.ClassOutside {
		return Route{Kind: KindUnassigned, Code: code, Slug: c.Digits()}
	}
	return Route{Kind: KindNotFound}
}

// threeDigits writes a number as it is sent: 0 becomes "000".
func threeDigits(code int) string {
	s := strconv.Itoa(code)
	for len(s) < 3 {
		s = "0" + s
	}
	return s
}
