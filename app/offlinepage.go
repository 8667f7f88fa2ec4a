package app

// OfflinePath is the page that the service worker shows, while there is no network,
// in place of one that has not been saved.
const OfflinePath = "/offline/"

// OfflinePage returns that page.
func OfflinePage(links Links) Document {
	var m Markup
	m.Open("div", "class", "page offline-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", "This page has not been saved yet")
	m.Open("p", "class", "lead")
	m.Text("There is no connection to the server, and this page has not been saved on this device. The ")
	m.Link(links.To("/"), "search and all codes")
	m.Text(" work offline.")
	m.Close("p", "header")
	m.Open("p")
	m.Text("Tools are saved when you open them while online, or all at once: the ")
	m.Link(links.To("/about/"), "about page")
	m.Text(" shows what is saved and has a button for it.")
	m.Close("p")
	m.Close("div")
	return Document{
		Meta: Meta{
			Title: "Not saved for offline use | " + SiteName, Description: "Shown without a network in place of a page that has not been saved.",
			Path: OfflinePath, NoIndex: true,
		},
		Name: "offline", Markup: m.String(),
	}
}
