// Package articles holds the prose of the catalog: as HTML, one article per
// number, and as plain facts what articles say about search engines and about
// production. It is a package of its own so that the browser program, which finds
// the articles in the prerendered pages, does not carry them.
package articles

// HTML returns the article about a number, "" when there is none. It is well
// formed, holds no scripts or styles, and links to other pages of the site with
// paths that start with "/".
func HTML(code int) string { return html[code] }

// Practice is what an article says about running a service that sends the code.
// Code is in backticks, links are in Markdown.
type Practice struct {
	// SearchEngines says what Google and Bing document for the code, or that they
	// document nothing.
	SearchEngines string
	// Source is the ID of the status's source for SearchEngines; "" when nothing is
	// documented.
	Source string
	// Production lists sentences on what a rise of the code means, what to log with
	// it and when to alert.
	Production []string
}

// PracticeOf returns the practice for a number; false for numbers without one,
// which are those outside the registry.
func PracticeOf(code int) (Practice, bool) {
	p, ok := practice[code]
	return p, ok
}
