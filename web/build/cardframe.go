package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// cardDir has a page for each code that shows its card, for hosts that take an address
// and no script: Notion, Confluence, WordPress. All that the pages load is beside
// them, for a frame in a sandbox has no origin, and may load nothing else of the site.
const cardDir = embedDir + "card/"

// The size that oEmbed gives for a card: all cards fit, and the page tells hosts that
// ask for it its real height.
const cardWidth, cardHeight = 480, 230

// cards adds the pages, with their style and script, and the oEmbed files.
func (b *builder) cards() error {
	var sheet strings.Builder
	for _, name := range []string{"base.css", "card.css", "cardframe.css"} {
		text, err := readAsset("css/" + name)
		if err != nil {
			return err
		}
		sheet.WriteString(text)
	}
	style, err := minified("text/css", sheet.String())
	if err != nil {
		return err
	}
	b.add(cardDir+"card.css", style)
	script, err := bundle("cardframe.js", nil)
	if err != nil {
		return err
	}
	b.add(cardDir+"card.js", script)
	for _, s := range catalog.All() {
		b.add(cardPath(s)+"index.html", b.cardPage(s))
		if b.Origin == "" {
			continue
		}
		if err := b.oembed(s); err != nil {
			return err
		}
	}
	return nil
}

func cardPath(s *catalog.Status) string { return cardDir + pad(s.Code) + "/" }

func (b *builder) cardPage(s *catalog.Status) []byte {
	var m app.Markup
	b.plainHead(&m, cardTitle(s), plainText(s.Summary), b.links.To("/"+cardDir+"card.css"))
	if b.Origin != "" {
		b.oembedLink(&m, s)
	}
	m.Open("script", "src", b.links.To("/"+cardDir+"card.js"), "type", "module")
	m.Close("script", "head")
	m.Open("body", "class", "card-frame")
	m.Open("main")
	var card app.Markup
	app.Card{Status: s, Links: b.links, Heading: "h1"}.Write(&card)
	m.HTML(strings.ReplaceAll(card.String(), "<a ", `<a target="_blank" rel="noopener" `))
	m.Close("main", "body", "html")
	return []byte(m.String() + "\n")
}

func cardTitle(s *catalog.Status) string { return pad(s.Code) + " " + app.DisplayPhrase(s) }

// oembedLink lets hosts find the oEmbed file of a page (oEmbed 1.0, section 4).
func (b *builder) oembedLink(m *app.Markup, s *catalog.Status) {
	m.Open("link", "rel", "alternate", "type", "application/json+oembed", "href", b.Origin+b.links.To("/"+cardPath(s)+"oembed.json"), "title", cardTitle(s))
}

// oembed adds what oEmbed says about a code (oembed.com, version 1.0). A static site
// cannot answer a request for any address, so each page names a file of its own.
func (b *builder) oembed(s *catalog.Status) error {
	address := b.Origin + b.links.To("/"+cardPath(s))
	frame := fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" title="%s" loading="lazy" frameborder="0"></iframe>`,
		html.EscapeString(address), cardWidth, cardHeight, html.EscapeString("HTTP status code "+cardTitle(s)))
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	err := enc.Encode(struct {
		Version  string `json:"version"`
		Type     string `json:"type"`
		Title    string `json:"title"`
		Provider string `json:"provider_name"`
		Address  string `json:"provider_url"`
		CacheAge int    `json:"cache_age"`
		HTML     string `json:"html"`
		Width    int    `json:"width"`
		Height   int    `json:"height"`
	}{"1.0", "rich", cardTitle(s), app.SiteName, b.Origin + b.links.To("/"), 86400, frame, cardWidth, cardHeight})
	if err != nil {
		return fmt.Errorf("encode oEmbed of %d: %w", s.Code, err)
	}
	b.add(cardPath(s)+"oembed.json", data.Bytes())
	return nil
}
