package web

import (
	"encoding/xml"
	"fmt"

	"github.com/statusdeck/statusdeck/app"
)

// meta adds the files that tell browsers and crawlers about the site.
func (b *builder) meta() error {
	if err := b.addJSON("manifest.webmanifest", b.manifest()); err != nil {
		return err
	}
	if err := b.sitemap(); err != nil {
		return err
	}
	if err := b.openSearch(); err != nil {
		return err
	}
	robots := "User-agent: *\nAllow: /\n"
	if b.Origin != "" {
		robots += "Sitemap: " + b.Origin + b.links.To("/sitemap.xml") + "\n"
	}
	b.add("robots.txt", []byte(robots))
	return nil
}

type manifest struct {
	ID              string             `json:"id"`
	Name            string             `json:"name"`
	ShortName       string             `json:"short_name"`
	Description     string             `json:"description"`
	StartURL        string             `json:"start_url"`
	Scope           string             `json:"scope"`
	Display         string             `json:"display"`
	DisplayOverride []string           `json:"display_override"`
	Orientation     string             `json:"orientation"`
	ThemeColor      string             `json:"theme_color"`
	BackgroundColor string             `json:"background_color"`
	Lang            string             `json:"lang"`
	Dir             string             `json:"dir"`
	Categories      []string           `json:"categories"`
	Icons           []manifestIcon     `json:"icons"`
	Shortcuts       []manifestShortcut `json:"shortcuts"`
	ShareTarget     shareTarget        `json:"share_target"`
	Protocols       []protocol         `json:"protocol_handlers"`
	LaunchHandler   launchHandler      `json:"launch_handler"`
	PreferRelated   bool               `json:"prefer_related_applications"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

type manifestShortcut struct {
	Name  string         `json:"name"`
	URL   string         `json:"url"`
	Icons []manifestIcon `json:"icons"`
}

type shareTarget struct {
	Action string            `json:"action"`
	Method string            `json:"method"`
	Params map[string]string `json:"params"`
}

type protocol struct {
	Protocol string `json:"protocol"`
	URL      string `json:"url"`
}

type launchHandler struct {
	ClientMode string `json:"client_mode"`
}

func (b *builder) manifest() manifest {
	icon := func(name, sizes, purpose string) manifestIcon {
		typ := "image/png"
		if sizes == "any" {
			typ = "image/svg+xml"
		}
		return manifestIcon{Src: b.links.To("/icons/" + name), Sizes: sizes, Type: typ, Purpose: purpose}
	}
	shortcut := func(name, path string) manifestShortcut {
		return manifestShortcut{Name: name, URL: b.links.To(path), Icons: []manifestIcon{icon("icon-192.png", "192x192", "")}}
	}
	return manifest{
		ID: b.links.To("/"), Name: "StatusDeck: HTTP status codes", ShortName: app.SiteName,
		Description: "Every HTTP status code, registered or not, explained and sourced. Works offline.",
		StartURL:    b.links.To("/"), Scope: b.links.To("/"),
		Display: "standalone", DisplayOverride: []string{"standalone", "minimal-ui"}, Orientation: "any",
		ThemeColor: themeLight, BackgroundColor: themeLight, Lang: "en", Dir: "ltr",
		Categories: []string{"developer", "education", "productivity", "utilities"},
		Icons: []manifestIcon{
			icon("icon.svg", "any", "any"),
			icon("icon-192.png", "192x192", "any"),
			icon("icon-512.png", "512x512", "any"),
			icon("maskable-192.png", "192x192", "maskable"),
			icon("maskable-512.png", "512x512", "maskable"),
		},
		Shortcuts: []manifestShortcut{
			shortcut("Search", "/"),
			shortcut("4xx Client Error", "/category/client-error/"),
			shortcut("5xx Server Error", "/category/server-error/"),
		},
		ShareTarget:   shareTarget{Action: b.links.To("/"), Method: "GET", Params: map[string]string{"text": "q"}},
		Protocols:     []protocol{{Protocol: "web+httpstatus", URL: b.links.To("/?q=%s")}},
		LaunchHandler: launchHandler{ClientMode: "navigate-existing"},
	}
}

func (b *builder) sitemap() error {
	type url struct {
		Loc string `xml:"loc"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []url    `xml:"url"`
	}{}
	for _, r := range app.Routes() {
		if meta := app.MetaOf(r); !meta.NoIndex {
			set.URLs = append(set.URLs, url{b.Origin + b.links.To(meta.Path)})
		}
	}
	return b.addXML("sitemap.xml", set)
}

func (b *builder) openSearch() error {
	type address struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	type image struct {
		Width  int    `xml:"width,attr"`
		Height int    `xml:"height,attr"`
		Type   string `xml:"type,attr"`
		Href   string `xml:",chardata"`
	}
	return b.addXML("opensearch.xml", struct {
		XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName     string
		Description   string
		InputEncoding string
		Image         image
		URL           address `xml:"Url"`
	}{
		ShortName:     app.SiteName,
		Description:   "Search HTTP status codes",
		InputEncoding: "UTF-8",
		Image:         image{192, 192, "image/png", b.Origin + b.links.To("/icons/icon-192.png")},
		URL:           address{"text/html", b.Origin + b.links.To("/") + "?q={searchTerms}"},
	})
}

func (b *builder) addXML(path string, v any) error {
	data, err := xml.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s: %w", path, err)
	}
	b.add(path, []byte(xml.Header+string(data)+"\n"))
	return nil
}
