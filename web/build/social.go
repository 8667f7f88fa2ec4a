package build

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// The size that social networks and messengers show at full width.
const (
	socialWidth  = 1200
	socialHeight = 630
	socialMargin = 80
)

// social adds the picture that social networks and messengers show with a link to a
// code page. They want a complete address, so there are none without an origin.
func (b *builder) social() error {
	if b.Origin == "" {
		return nil
	}
	fonts, err := newSocialFonts()
	if err != nil {
		return fmt.Errorf("load the fonts of social pictures: %w", err)
	}
	for _, s := range catalog.All() {
		data, err := fonts.picture(s)
		if err != nil {
			return fmt.Errorf("draw the social picture of %d: %w", s.Code, err)
		}
		b.add(socialFile(s.Code), data)
	}
	return nil
}

func socialFile(code int) string { return "social/" + pad(code) + ".png" }

// socialFonts has the two typefaces of the pictures.
type socialFonts struct{ regular, bold *opentype.Font }

func newSocialFonts() (socialFonts, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return socialFonts{}, fmt.Errorf("parse Go Regular: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return socialFonts{}, fmt.Errorf("parse Go Bold: %w", err)
	}
	return socialFonts{regular, bold}, nil
}

// The colours of the light theme: see web/assets/css/base.css.
var (
	socialPaper   = color.RGBA{0xf6, 0xf4, 0xef, 0xff}
	socialInk     = color.RGBA{0x1b, 0x1d, 0x22, 0xff}
	socialSoft    = color.RGBA{0x57, 0x5b, 0x66, 0xff}
	socialClasses = [...]color.RGBA{
		{0x5b, 0x58, 0x66, 0xff},
		{0x2b, 0x57, 0xc4, 0xff},
		{0x12, 0x70, 0x3f, 0xff},
		{0x87, 0x52, 0x00, 0xff},
		{0xb4, 0x3a, 0x0c, 0xff},
		{0x96, 0x20, 0x5f, 0xff},
	}
)

// picture draws a card with the number, as on the code page, and below it phrase,
// summary and the name of the site.
func (f socialFonts) picture(s *catalog.Status) ([]byte, error) {
	k := socialClasses[catalog.ClassOf(s.Code)]
	img := image.NewRGBA(image.Rect(0, 0, socialWidth, socialHeight))
	draw.Draw(img, img.Bounds(), image.NewUniform(socialPaper), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, socialWidth, 14), image.NewUniform(k), image.Point{}, draw.Src)
	p := painter{img: img}

	number := p.face(f.bold, 190)
	width := float32(font.MeasureString(number, pad(s.Code)).Ceil())
	roundedCard(img, k, socialMargin, 76, width+120, 222, 22)
	suit(img, s.Class(), socialMargin+width+50, 102, 44)
	p.text(number, socialPaper, socialMargin+36, 252, pad(s.Code))

	const room = socialWidth - 2*socialMargin
	size := 62.0
	phrase := p.face(f.bold, size)
	for font.MeasureString(phrase, app.DisplayPhrase(s)).Ceil() > room && size > 20 {
		size -= 2
		phrase = p.face(f.bold, size)
	}
	p.text(phrase, socialInk, socialMargin, 388, app.DisplayPhrase(s))
	summary := p.face(f.regular, 32)
	for i, line := range wrap(summary, strings.ReplaceAll(s.Summary, "`", ""), room) {
		p.text(summary, socialSoft, socialMargin, 446+44*i, line)
	}
	name := p.face(f.bold, 30)
	p.text(name, socialInk, socialWidth-socialMargin-font.MeasureString(name, app.SiteName).Ceil(), 120, app.SiteName)
	if p.err != nil {
		return nil, p.err
	}

	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, withPalette(img, socialPalette(k))); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return out.Bytes(), nil
}

// socialPalette has the shades between the paper and each of the other colours, for
// smooth edges: a quarter of the size of a picture in true colour.
func socialPalette(k color.RGBA) color.Palette {
	const shades = 48
	var p color.Palette
	mix := func(a, b uint8, i int) uint8 { return uint8((int(a)*(shades-1-i) + int(b)*i) / (shades - 1)) }
	for _, c := range []color.RGBA{socialInk, socialSoft, k} {
		for i := range shades {
			p = append(p, color.RGBA{mix(socialPaper.R, c.R, i), mix(socialPaper.G, c.G, i), mix(socialPaper.B, c.B, i), 0xff})
		}
	}
	return p
}

// withPalette gives a picture few colours. Looking for the nearest one takes long, so
// each shade is looked up once, and not at all where the colour stays the same.
func withPalette(img *image.RGBA, palette color.Palette) *image.Paletted {
	out := image.NewPaletted(img.Bounds(), palette)
	shades := map[color.RGBA]uint8{}
	var last color.RGBA
	shade := uint8(palette.Index(last))
	for i := range out.Pix {
		rgba := img.Pix[4*i : 4*i+4]
		if c := (color.RGBA{rgba[0], rgba[1], rgba[2], rgba[3]}); c != last {
			last = c
			known := false
			if shade, known = shades[c]; !known {
				shade = uint8(palette.Index(c))
				shades[c] = shade
			}
		}
		out.Pix[i] = shade
	}
	return out
}

// painter writes text into a picture and keeps the first error.
type painter struct {
	img *image.RGBA
	err error
}

func (p *painter) face(f *opentype.Font, size float64) font.Face {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	p.err = errors.Join(p.err, err)
	return face
}

func (p *painter) text(face font.Face, c color.Color, x, y int, text string) {
	d := font.Drawer{Dst: p.img, Src: image.NewUniform(c), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(text)
}

// wrap breaks a text at spaces into lines of at most the given width.
func wrap(face font.Face, text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.MeasureString(face, longer).Ceil() > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// roundedCard fills a rectangle with rounded corners; r is their radius.
func roundedCard(dst *image.RGBA, c color.Color, x, y, w, h, r float32) {
	const arc = 0.5523 // how far the control points of a quarter circle lie from its ends
	k := r * (1 - arc)
	z := vector.NewRasterizer(socialWidth, socialHeight)
	z.MoveTo(x+r, y)
	z.LineTo(x+w-r, y)
	z.CubeTo(x+w-k, y, x+w, y+k, x+w, y+r)
	z.LineTo(x+w, y+h-r)
	z.CubeTo(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	z.LineTo(x+r, y+h)
	z.CubeTo(x+k, y+h, x, y+h-k, x, y+h-r)
	z.LineTo(x, y+r)
	z.CubeTo(x, y+k, x+k, y, x+r, y)
	z.ClosePath()
	z.Draw(dst, dst.Bounds(), image.NewUniform(c), image.Point{})
}

// suits has the shapes of the classes that are polygons, in hundredths of their box:
// see --suit in web/assets/css/base.css. The others are circles.
var suits = map[catalog.Class][]float32{
	catalog.ClassSuccess:     {25, 4, 75, 4, 100, 50, 75, 96, 25, 96, 0, 50},
	catalog.ClassRedirection: {0, 28, 52, 28, 52, 4, 100, 50, 52, 96, 52, 72, 0, 72},
	catalog.ClassClientError: {50, 0, 100, 50, 50, 100, 0, 50},
	catalog.ClassServerError: {30, 0, 70, 0, 100, 30, 100, 70, 70, 100, 30, 100, 0, 70, 0, 30},
}

// suit fills the shape of a class.
func suit(dst *image.RGBA, class catalog.Class, x, y, size float32) {
	points, ok := suits[class]
	if !ok {
		roundedCard(dst, socialPaper, x, y, size, size, size/2)
		return
	}
	z := vector.NewRasterizer(socialWidth, socialHeight)
	for i := 0; i < len(points); i += 2 {
		at := [2]float32{x + points[i]*size/100, y + points[i+1]*size/100}
		if i == 0 {
			z.MoveTo(at[0], at[1])
		} else {
			z.LineTo(at[0], at[1])
		}
	}
	z.ClosePath()
	z.Draw(dst, dst.Bounds(), image.NewUniform(socialPaper), image.Point{})
}
