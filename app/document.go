package app

// Document is a page that is prerendered and not part of the browser program,
// which therefore does not grow by it. Where the program starts on such a page,
// it leaves the content as it is and brings the search; links to one are loaded
// by the browser in the usual way.
type Document struct {
	Meta Meta
	// Name is the kind of page: "compare". Styles and scripts see it as
	// data-page on the body.
	Name string
	// Script is the asset that only this kind of page loads, as in "compare.js"; ""
	// for none.
	Script string
	// Markup is the content of main: one element.
	Markup string
}
