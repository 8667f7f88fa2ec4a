package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// AboutPage says where the facts come from and how they are checked.
type AboutPage struct {
	goapp.Compo

	// Links makes the addresses.
	Links Links
	// Repo is the address of the source repository; see CodePage.
	Repo string
}

// Render implements go-app's Composer.
func (p *AboutPage) Render() goapp.UI {
	var m Markup
	registered, unregistered := 0, 0
	for _, s := range catalog.All() {
		if s.Registered() {
			registered++
		} else {
			unregistered++
		}
	}
	m.Open("div", "class", "page about-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", "About StatusDeck")
	m.Elem("p", "A reference for HTTP status codes that works offline, says where each fact comes from, and sends nothing anywhere.", "class", "lead")
	m.Close("header")
	m.Open("div", "class", "prose")

	m.Elem("h2", "What is in it", "id", "content")
	m.Elem("p", strconv.Itoa(registered)+" numbers of the IANA registry and "+strconv.Itoa(unregistered)+" that servers, services and libraries use without having registered them. A number with several meanings has one page: the registered meaning comes first, where there is none the most widespread one.")

	m.Elem("h2", "Where the facts come from", "id", "facts")
	m.Open("p")
	m.Text("The registry is the ")
	m.ExternalLink("https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml", "IANA HTTP Status Code Registry")
	m.Text(" as of 2025-09-15. Meanings come from ")
	m.ExternalLink("https://www.rfc-editor.org/rfc/rfc9110.html", "RFC 9110")
	m.Text(" and the other RFCs that define codes, and from the owners' own documents and sources. Every code page ends with its sources and what each was compared with. A source is marked as secondary where the owner's own word could not be found, and a meaning without any known owner as doubtful.")
	m.Close("p")

	writeCompared(&m)

	m.Elem("h2", "What is our own judgement", "id", "editorial")
	m.Elem("p", "Popularity (common, occasional, rare) has no measurement behind it: it is editorial. So are the marks \"recommended\" (a new server may well send it) and the choice of related codes. \"Deprecated\" is not: an RFC or the owner says so. What pages say under \"In production\", thresholds for alerts included, is advice of ours.")

	m.Elem("h2", "Names in programming languages", "id", "libraries")
	m.Open("table")
	m.Open("thead")
	m.Open("tr")
	m.Elem("th", "Library", "scope", "col")
	m.Elem("th", "Version checked", "scope", "col")
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, lib := range catalog.Libraries() {
		m.Open("tr")
		m.Elem("th", lib.Label, "scope", "row")
		m.Elem("td", lib.Version)
		m.Close("tr")
	}
	m.Close("tbody", "table")

	m.Elem("h2", "Owners of unregistered codes", "id", "owners")
	m.Open("ul", "class", "columns-list")
	for _, v := range catalog.Vendors() {
		m.Open("li")
		m.Link(p.Links.To("/vendor/"+v.ID+"/"), v.Name)
		m.Close("li")
	}
	m.Close("ul")

	m.Elem("h2", "Privacy", "id", "privacy")
	m.Elem("p", "No cookies, no analytics, no requests to other sites. Search runs in your browser; what you type stays there.")
	m.Open("p")
	m.Text("So does what you paste to have it explained. The report masks cookies, credentials, values under names such as token, key, password and session, user information in URLs, tokens of known forms and secret paths: ")
	m.Elem("a", "what exactly is masked", "href", p.Links.To("/explain/")+"#masked")
	m.HTML(".")
	m.Close("p")

	p.copy(&m)

	writeAPI(&m, p.Links)

	m.Elem("h2", "Licence", "id", "licence")
	m.Open("p")
	m.Text("This is StatusDeck " + Version + ". The program and the texts are free software under the Apache License 2.0")
	if p.Repo == "" {
		m.Text(".")
	} else {
		m.Text("; ")
		m.ExternalLink(p.Repo, "the source and the list of changes")
		m.Text(" are public.")
	}
	m.Close("p", "div", "div")
	return m.UI()
}

// writeCompared says how many sources were compared with what, counted in the data.
func writeCompared(m *Markup) {
	var texts, copies, cited int
	for _, s := range catalog.All() {
		for _, src := range s.Sources {
			switch src.AsOf {
			case "":
				cited++
			case "text":
				texts++
			default:
				copies++
			}
		}
	}
	m.Elem("p", "The code pages name sources "+strconv.Itoa(texts+copies+cited)+" times:")
	m.Open("ul")
	m.Elem("li", strconv.Itoa(texts)+" times a section of an RFC, compared with the RFC's text. RFCs do not change, so no date is given.")
	m.Elem("li", strconv.Itoa(copies)+" times a document or source code in a known state, compared with the commit, version or dated copy that the page names.")
	m.Elem("li", strconv.Itoa(cited)+" times a document that is not yet checked, or only against a copy of unknown age.")
	m.Close("ul")
}

// copy describes the copy of the site that this browser keeps. The boot script
// fills in what is known only there, and adds the buttons; it works on the
// prerendered page as well as on the one that the program makes.
func (p *AboutPage) copy(m *Markup) {
	m.Elem("h2", "This copy", "id", "copy")
	m.Elem("p", "After the first visit your browser keeps the whole site. A new version is downloaded in the background, checked file by file, and used when you say so or when all windows have been closed.")
	m.Open("dl", "class", "facts", "id", "copy-facts")
	for _, row := range [][2]string{{"Version", "build"}, {"Available offline", "offline"}, {"Space used", "space"}, {"Storage", "kept"}} {
		m.Open("div")
		m.Elem("dt", row[0])
		m.Elem("dd", "Not known without JavaScript", "data-about", row[1])
		m.Close("div")
	}
	m.Close("dl")
	m.Elem("p", "", "class", "actions", "data-about", "actions")
	m.Elem("p", "", "data-about", "result", "role", "status")
}
