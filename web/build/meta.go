package build

import (
	"encoding/xml"
	"fmt"

	"github.com/statusdeck/statusdeck/app"
)

// meta adds the files that tell browsers and crawlers about the site. The sitemap and
// the description for OpenSearch consist of absolute addresses: without the origin
// there are none.
func (b *builder) meta() error {
	if err := b.manifest(); err != nil {
		return err
	}
	const robots = "User-agent: *\nAllow: /\n"
	if b.Origin == "" {
		b.add("robots.txt", []byte(robots))
		return nil
	}
	b.add("robots.txt", []byte(robots+"Sitemap: "+b.Origin+b.links.To("/sitemap.xml")+"\n"))
	if err := b.sitemap(); err != nil {
		return err
	}
	return b.openSearch()
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
	for _, d := range b.documents() {
		if !d.Meta.NoIndex {
			set.URLs = append(set.URLs, url{b.Origin + b.links.To(d.Meta.Path)})
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
