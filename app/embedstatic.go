package app

// withoutScripts says what to use where a page takes no scripts.
func (p *embedPage) withoutScripts() {
	p.section("no-scripts", "Without scripts")
	p.m.Open("p")
	p.m.Text("For the README of a repository, an issue or an e-mail there is a picture of every code, in light and dark: ")
	p.m.Open("img", "src", p.links.To("/badge/404.svg"), "alt", "404 Not Found", "height", "20", "loading", "lazy")
	p.m.Close("p")
	p.snippet("Markdown", `[![404 Not Found](HOST/badge/404.svg)](HOST/status/404/)`)
	p.prose("Notion, Confluence and other tools that embed an address take that of a card. Its links open in a new tab, and it tells the page around it how high it is, in the messages of Embedly and WordPress. `?theme=light` or `?theme=dark` chooses a theme; without it, the card follows the system.")
	p.snippet("Address", `HOST/embed/v1/card/404/`)
	p.snippet("HTML", `<iframe src="HOST/embed/v1/card/404/" width="480" height="230" title="HTTP status code 404 Not Found" loading="lazy"></iframe>`)
	p.prose("Tools that know oEmbed find the card by the address of the page, `HOST/status/404/`, if the site was built with its address (`ORIGIN`).")
	p.m.Close("section")
}
