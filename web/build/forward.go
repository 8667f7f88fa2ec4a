package build

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/statusdeck/statusdeck/app"
)

// forwards are addresses without a page of their own that people get by shortening
// another one, and the page that each leads to.
var forwards = []struct{ from, to, title string }{
	{"/status/", "/", "All status codes"},
	{"/category/", "/", "All status codes"},
	{"/vendor/", "/?origin=unofficial", "Codes that are not in the registry"},
	{"/api/", "/about/#json", "Status codes as JSON"},
	{"/api/v1/", "/about/#json", "Status codes as JSON"},
}

// forwards adds a page for each, which works on every host: not all have redirects.
func (b *builder) forwards() error {
	for _, f := range forwards {
		to := b.links.To(f.to)
		var m app.Markup
		b.plainHead(&m, f.title, f.title+": "+to, b.asset("site.css"))
		m.Open("meta", "http-equiv", "refresh", "content", "0; url="+to)
		m.Close("head")
		m.Open("body")
		m.Open("main")
		m.Open("h1")
		m.Link(to, f.title)
		m.Close("h1", "main", "body", "html")
		b.add(pageFile(f.from), []byte(m.String()+"\n"))
	}
	return nil
}

// favicon adds the icon that browsers and feed readers request without being told of
// another one: a PNG picture in an ICO file, as all browsers read it.
func (b *builder) favicon() error {
	data, size, err := readPicture("icons/icon-192.png")
	if err != nil {
		return err
	}
	const headerLength = 22 // ICONDIR and one ICONDIRENTRY
	var ico bytes.Buffer
	header := struct {
		Reserved, Type, Count        uint16
		Width, Height, Colours, Zero uint8
		Planes, BitsPerPixel         uint16
		Length, Offset               uint32
	}{Type: 1, Count: 1, Width: uint8(size.Width), Height: uint8(size.Height), Planes: 1, BitsPerPixel: 32, Length: uint32(len(data)), Offset: headerLength}
	if err := binary.Write(&ico, binary.LittleEndian, header); err != nil {
		return fmt.Errorf("encode favicon.ico: %w", err)
	}
	ico.Write(data)
	b.add("favicon.ico", ico.Bytes())
	return nil
}
