package app

import "github.com/statusdeck/statusdeck/catalog"

// embedWays are the ways in which StatusDeck gets into a page, the recommended one first.
var embedWays = []struct{ id, label, text string }{
	{"links", "Cards for links (recommended)", "Every link in your page that leads to the page of a code here gets its card: on hover, on focus, and with a tap. Your page is not changed, so it suits every generator and framework, and without the script a link is still a link."},
	{"status", "A badge, line or card", "The element `<http-status>` shows a code in the view that you choose. The link inside is what readers without the script see, and keeps the line from moving when the badge appears."},
	{"automatic", "Automatic badges", "The script finds codes in your text and makes badges of them. The section “Automatic badges” says what it finds, and where not to use it."},
	{"table", "The table of a class", "The element `<http-status-table>` lists the codes of a class with their common use."},
	{"search", "The search", "The element `<http-status-search>` is the search of this site in a frame."},
}

// picker shows what to write in a host, and what comes of it. Without scripts, it shows
// the recommended way for all of them.
func (p *embedPage) picker() {
	p.section("setup", "Set it up")
	p.controls()
	for i, way := range embedWays {
		p.m.Open("p", "class", "embed-way"+chosen(i), "data-way", way.id)
		p.m.Prose(way.text)
		p.m.Close("p")
	}
	p.preview()
	for i, host := range hosts() {
		p.host(host, chosen(i))
	}
	p.m.Close("section")
}

// chosen is the class of the one in a list that is shown at first.
func chosen(at int) string {
	if at == 0 {
		return " embed-chosen"
	}
	return ""
}

// preview shows what comes of the recommended way.
func (p *embedPage) preview() {
	m := &p.m
	m.Open("div", "class", "embed-preview needs-script", "id", "embed-preview", "role", "group", "aria-label", "Preview")
	m.Open("p")
	m.Elem("span", "The server answers ", "class", "around")
	m.Link(p.links.Code(404), "404 Not Found")
	m.Elem("span", ".", "class", "around")
	m.Close("p", "div")
}

func (p *embedPage) controls() {
	m := &p.m
	m.Open("div", "class", "embed-options needs-script", "role", "group", "aria-labelledby", "setup")
	m.Open("label")
	m.Text("Your site")
	m.Open("select", "id", "embed-host", "autocomplete", "off")
	group := ""
	for _, host := range hosts() {
		if host.group != group {
			if group != "" {
				m.Close("optgroup")
			}
			group = host.group
			m.Open("optgroup", "label", group)
		}
		m.Elem("option", host.name, "value", host.id)
	}
	m.Close("optgroup", "select", "label")
	var ways [][2]string
	for _, way := range embedWays {
		ways = append(ways, [2]string{way.id, way.label})
	}
	p.choice("way", "What it shows", "", ways)
	m.Open("label", "data-ways", "links status automatic")
	m.Text("Code")
	m.Open("input", "id", "embed-code", "inputmode", "numeric", "maxlength", "3", "autocomplete", "off", "list", "embed-codes", "value", "404", "aria-describedby", "embed-note")
	m.Close("label")
	m.Open("datalist", "id", "embed-codes")
	for _, s := range catalog.All() {
		m.Elem("option", DisplayPhrase(s), "value", threeDigits(s.Code))
	}
	m.Close("datalist")
	p.choice("view", "View", "status", [][2]string{{"", "badge"}, {"line", "line"}, {"card", "card"}, {"full", "full"}})
	classes := [][2]string{}
	for _, c := range catalog.Classes() {
		classes = append(classes, [2]string{c.Digits(), c.Digits() + " " + c.String()})
	}
	p.choice("class", "Class", "table", append(classes, [2]string{"unofficial", "unofficial"}))
	p.choice("theme", "Theme", "status table search", [][2]string{{"", "as the page"}, {"light", "light"}, {"dark", "dark"}})
	languages := [][2]string{{"", "none"}}
	for _, lib := range catalog.Libraries() {
		languages = append(languages, [2]string{lib.ID, lib.Label})
	}
	p.choice("language", "Name in code", "status", languages)
	m.Open("p", "id", "embed-note", "class", "embed-note", "role", "status")
	m.Close("p", "div")
}

// choice is a select for the ways that have the option; "" are all.
func (p *embedPage) choice(id, label, ways string, options [][2]string) {
	m := &p.m
	if ways == "" {
		m.Open("label")
	} else {
		m.Open("label", "data-ways", ways, "hidden", "")
	}
	m.Text(label)
	m.Open("select", "id", "embed-"+id, "autocomplete", "off")
	for _, o := range options {
		m.Elem("option", o[1], "value", o[0])
	}
	m.Close("select", "label")
}

// host shows what to write in a host. The page's script fits it to the options.
func (p *embedPage) host(h embedHost, class string) {
	m := &p.m
	m.Open("div", "class", "embed-host"+class, "data-host", h.id, "data-markup", h.pages.id, "data-automatic", h.automatic[0]+"="+h.automatic[1])
	p.subheading(h.name)
	if h.note != "" {
		p.prose(h.note)
	}
	for _, f := range h.script {
		p.snippet(f.name, f.text)
	}
	if h.elements.text != "" {
		m.Open("div", "class", "embed-elements")
		p.snippet(h.elements.name, h.elements.text)
		m.Close("div")
	}
	m.Open("div", "class", "embed-use")
	p.snippet(h.pages.name, h.pages.link)
	m.Close("div", "div")
}
