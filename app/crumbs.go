package app

// writeCrumbs writes the way to a page: all codes, the page above, this one.
func writeCrumbs(m *Markup, links Links, abovePath, above, here string) {
	m.Open("nav", "class", "crumbs", "aria-label", "Breadcrumb")
	m.Open("ol")
	m.Open("li")
	m.Link(links.To("/"), "All codes")
	m.Close("li")
	m.Open("li")
	m.Link(links.To(abovePath), above)
	m.Close("li")
	m.Elem("li", here, "aria-current", "page")
	m.Close("ol", "nav")
}
