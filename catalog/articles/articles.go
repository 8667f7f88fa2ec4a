// Package articles holds the prose of the catalog as HTML, one article per
// number. It is a package of its own so that the browser program, which finds
// the articles in the prerendered pages, does not carry them.
package articles

// HTML returns the article about a number, "" when there is none. It is well
// formed, holds no scripts or styles, and links to other pages of the site with
// paths that start with "/".
func HTML(code int) string { return html[code] }
