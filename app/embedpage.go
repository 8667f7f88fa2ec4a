package app

import (
	"strings"
)

// Embedding is what the page about embedding has to know of the build.
type Embedding struct {
	// Host is the address of the site without a closing slash, as in
	// "https://codes.example/docs"; "" where the build does not know it: the page's
	// script then puts in the address under which it is read.
	Host string
	// Version is the newest exact version of the scripts, "1.0.0", and Integrity
	// the value of the attribute integrity for it.
	Version, Integrity string
	// Size is the size of the loader with brotli in bytes, as in "3,049"; "" if it is
	// not known.
	Size string
}

// hostUnknown stands in snippets for an address that is not known.
const hostUnknown = "https://HOST"

// EmbedPage is the page about the widget: what to write in each documentation
// generator, with a preview made by the widget itself, and all attributes, events,
// parts and properties.
func EmbedPage(links Links, e Embedding) Document {
	if e.Host == "" {
		e.Host = hostUnknown + strings.TrimSuffix(links.To("/"), "/")
	}
	p := embedPage{links: links, about: e}
	p.m.Open("div", "class", "page embed-page")
	p.m.Open("header", "class", "hero")
	p.m.Elem("h1", "Status cards in your documentation")
	p.m.Elem("p", "One script shows what a status code means, where you mention it. The cards take font and colours from your page, work by keyboard and touch, and send nothing but the request for the card.", "class", "lead")
	p.m.Close("header")
	p.picker()
	p.elements()
	p.styling()
	p.autolink()
	p.presets()
	p.withoutScripts()
	p.hosting()
	p.m.Close("div")
	return Document{
		Name:   "embed",
		Script: "embed.js",
		Meta: Meta{
			Title:       "Embed status cards in documentation | " + SiteName,
			Description: "Hover cards that show what an HTTP status code means, in MkDocs, Docusaurus, VitePress, Starlight, Hugo, Sphinx, mdBook, Jekyll or plain HTML. No cookies, no framework.",
			Path:        "/embed/",
		},
		Markup: p.m.String(),
	}
}

type embedPage struct {
	m     Markup
	links Links
	about Embedding
	// heading is the one that was written last.
	heading string
}

// snippet writes text to copy, with HOST replaced by the site's address. Its
// region scrolls; the heading above makes its name the only one on the page.
func (p *embedPage) snippet(label, text string) {
	text = strings.ReplaceAll(text, "HOST", p.about.Host)
	m := &p.m
	m.Open("figure", "class", "message")
	m.Open("figcaption")
	m.Elem("span", label)
	m.HTML(" ")
	m.Open("span", "class", "message-actions needs-script")
	m.Elem("button", "Copy", "type", "button", "class", "button small", "data-copy", text, "aria-label", "Copy "+label+" for: "+p.heading)
	m.Close("span", "figcaption")
	m.Open("pre", "tabindex", "0", "role", "region", "aria-label", p.heading+": "+label)
	m.Elem("code", text)
	m.Close("pre", "figure")
}

func (p *embedPage) prose(text string) {
	p.m.Open("p")
	p.m.Prose(strings.ReplaceAll(text, "HOST", p.about.Host))
	p.m.Close("p")
}

func (p *embedPage) section(id, title string) {
	p.m.Open("section", "aria-labelledby", id)
	p.m.Elem("h2", title, "id", id)
	p.heading = title
}

func (p *embedPage) subheading(title string) {
	p.m.Elem("h3", title)
	p.heading = title
}

func (p *embedPage) table(head string, rows ...[2]string) {
	m := &p.m
	m.Open("table")
	m.Open("thead")
	m.Open("tr")
	m.Open("th", "scope", "col")
	m.Prose(head)
	m.Close("th")
	m.Elem("th", "Meaning", "scope", "col")
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, row := range rows {
		m.Open("tr")
		m.Open("th", "scope", "row")
		m.Prose(row[0])
		m.Close("th")
		m.Open("td")
		m.Prose(row[1])
		m.Close("td", "tr")
	}
	m.Close("tbody", "table")
}

func (p *embedPage) elements() {
	p.section("elements", "Elements, attributes, events")
	p.table("Attribute of `<http-status>`",
		[2]string{"`code`", "The number, three digits. Anything else leaves the text inside, and no request is made."},
		[2]string{"`view`", "`badge` (the default; the card opens on hover, focus and tap), `line`, `card`, or `full` with all facts."},
		[2]string{"`theme`", "`light` or `dark`; without it, the colours follow the text colour of the page."},
		[2]string{"`lang-constant`", "Shows the name of the code in a library: `go`, `python`, `node` and the others offered above."},
		[2]string{"`state`", "Set by the element once it comes near the window: `loading`, `ready`, `unknown` (no such code) or `offline` (it tries again once the network is back)."},
	)
	p.table("Attribute of the other elements",
		[2]string{"`<http-status-table class=\"4xx\">`", "`1xx` to `5xx`, or `unofficial`."},
		[2]string{"`<http-status-search results=\"event\">`", "Hands the chosen result to your page instead of opening it in a new tab. `theme` works as above."},
	)
	p.table("Event, bubbling",
		[2]string{"`statusdeck:load`", "The content is shown. `detail` has `code` and `state`."},
		[2]string{"`statusdeck:error`", "The content could not be shown; `detail.state` is `unknown` or `offline`."},
		[2]string{"`statusdeck:select`", "A result was chosen in a search with `results=\"event\"`; `detail` has `code` and `url`."},
	)
	p.prose("A badge loads its card on hover, focus or tap; the other views load when they come near the viewport. Each code is requested once, however often it appears.")
	p.m.Close("section")
}

// EmbedRoom is the style sheet that reserves the room of the elements in a page that
// is shown before their script has run.
const EmbedRoom = `http-status:empty:not(:defined)::before { content: attr(code) }
:is(http-status[view]:not([view="badge"]), http-status-table):not(:defined) { display: flex; margin: 1em 0 }
http-status[view="line"]:not(:defined) { height: 1.6em }
http-status[view="card"]:not(:defined)::before { content: ""; padding-top: clamp(10.5em, (26em - 100%) * 999, 14em) }
:is(http-status[view="full"], http-status-table):not(:defined) { height: 30em }`

func (p *embedPage) styling() {
	p.section("styling", "Styling")
	p.prose("Font, size and text colour are inherited; backgrounds, borders and the colours of the classes are derived from the text colour, so that dark themes need no setting.")
	p.table("Custom property",
		[2]string{"`--statusdeck-color`, `--statusdeck-background`", "Text and background."},
		[2]string{"`--statusdeck-accent`, `--statusdeck-border`", "The colour of the class, and of lines."},
		[2]string{"`--statusdeck-font`, `--statusdeck-radius`", "Font family, and the rounding of corners."},
		[2]string{"`--statusdeck-height`", "The minimum height of a card, the height of a full view or table (30em; a class with few codes needs less), the maximum height of the search."},
	)
	p.table("Part, for `::part()`",
		[2]string{"`badge`, `card`, `pop`, `scroll`", "The badge, the card, the layer that the card hovers in, and the frame of long views."},
		[2]string{"`num`, `phrase`, `card-text`, `constant`", "What a card says."},
		[2]string{"`tags`, `tag`, `message`", "The tags, and the error message."},
	)
	p.prose("Space for every view is reserved as soon as the script has run. Pages are often painted before that; with these styles, nothing moves at all:")
	p.snippet("CSS", EmbedRoom)
	p.m.Close("section")
}

func (p *embedPage) autolink() {
	p.section("autolink", "Automatic badges")
	p.prose("With `data-autolink` the script looks for codes in the text of the elements that a selector names, and makes badges of them. It wants a context, such as HTTP 404, status code 503, a 404 error, 429 Too Many Requests, `404` in inline code, or a column or list of codes, and passes over headings, links, code blocks, and whatever stands in an element with `data-no-autolink`. It is off by default.")
	p.prose("It waits until the page has come to rest and its framework has taken it over, keeps the text nodes of the framework, and follows changes of their text. Do not use it where people edit the text, or where another script marks words in it; links with `data-links` do no such work.")
	p.prose("`data-autolink-pattern` takes a regular expression of your own. Its first group, or the one named `code`, is the number; the whole match becomes the badge: `data-autolink-pattern=\"error (\\d{3})\"`.")
	p.m.Close("section")
}

func (p *embedPage) hosting() {
	p.section("hosting", "Versions, policy, hosting")
	p.prose("`v1` gets improvements, and stays compatible: attributes, events, parts and properties are only added. For a script that never changes, take the exact version with its hash; the browser refuses anything else:")
	p.snippet("HTML, exact version", `<script src="HOST/embed/`+p.about.Version+`/statusdeck.js" integrity="`+p.about.Integrity+`" crossorigin="anonymous"></script>`)
	size := ""
	if p.about.Size != "" {
		size = " (" + p.about.Size + " bytes with brotli, styles included)"
	}
	p.prose("The loader" + size + " runs under a strict content security policy. Styles are adopted, so `style-src` needs nothing; only what the fragments may consist of gets into your page:")
	p.snippet("Header field", "Content-Security-Policy: default-src 'self'; script-src 'self' ORIGIN; connect-src ORIGIN; frame-src ORIGIN")
	p.prose("It works with Trusted Types: the name of its policy is `statusdeck`. Where scripts need a nonce, put it on the script; what that loads gets it, too. Part of a bundle, under another name or in a page that is a file, the script does not know where the cards are. Say it on any `<script>` of the page: `data-base=\"HOST/embed/v1/\"`.")
	p.prose("To host the widget yourself, also for a site without internet access, write its files into a folder of your documentation and use that address in place of this one:")
	p.snippet("Command line", "statusdeck build -only embed -out static/codes -base /codes/")
	p.prose("The build brings the header fields for other sites along, for nginx, Caddy, Netlify and Cloudflare Pages.")
	p.m.Close("section")
}
