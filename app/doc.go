// Package app is StatusDeck's user interface: go-app components, the pages they
// make up, and the table of routes. The same code renders natively, where
// package web prerenders every page, and in the browser, where it is the program
// that cmd/wasm starts.
//
// # How a page is made
//
// Shell is the only root component. It reads the location, turns it into a Route
// (route.go) and renders the header with the search box, the page component of
// the route (home.go, codepage.go, ...) and the footer.
//
// Elements with behaviour of their own (search box, filter chips) are go-app
// elements, updated in place, so that they keep focus and selection. Everything
// else is markup, built as one string by Markup (markup.go) and inserted by
// app.Raw: one DOM call instead of hundreds, and the same string natively and in
// the browser. Clicks inside such markup reach Shell by bubbling: no row has a
// handler of its own, so none can act for a row that was there before.
//
// What only this device knows (pins, the chosen library, what is kept offline) the
// boot script puts into the markup, before it is painted: see web/assets/js/fill.js.
// A step to another page goes through the script as well, which shows it as a view
// transition where the browser has them (Shell.move, web/assets/js/transition.js).
//
// # Packages below
//
// markup builds HTML as one string, without go-app. report draws what
// catalog/explain has found, for the explain page's own program; explainpage is
// that page.
//
// # Code pages
//
// The browser program has no markup for code pages. It takes their content from the
// prerendered page: the open document on start-up, the file that the service worker
// keeps when moving on (fetchpage.go).
//
// # Documents
//
// Pages that need no program are Documents: comparisons (compare.go) and the guided
// path (package app/choosepage). The browser loads them like any page; where the program
// starts on one, it keeps the content as it is. So they cost the program nothing.
package app
