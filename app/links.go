package app

import "strings"

// Links makes every address in the pages. It is the one place that knows the
// base path, so that the site works in a folder (BASE=/docs/codes/) as well as
// at the root, natively and in the browser alike.
type Links struct {
	// Base is the path under which the site stands: "/" or "/docs/codes/".
	Base string
}

// To returns the address of a path below the base path.
func (l Links) To(path string) string {
	return strings.TrimSuffix(l.base(), "/") + path
}

// Code returns the address of a number's page.
func (l Links) Code(code int) string { return l.To(CodePath(code)) }

// Cut returns the path below the base path, and false when the address is not
// part of the site.
func (l Links) Cut(address string) (path string, ok bool) {
	if address+"/" == l.base() {
		return "/", true
	}
	rest, ok := strings.CutPrefix(address, l.base())
	return "/" + rest, ok
}

// Rebase points the root-relative links of generated prose at the base path.
func (l Links) Rebase(html string) string {
	if l.base() == "/" {
		return html
	}
	return strings.ReplaceAll(html, ` href="/`, ` href="`+l.base())
}

func (l Links) base() string {
	if l.Base == "" {
		return "/"
	}
	return l.Base
}
