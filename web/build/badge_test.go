package build

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// drawing is a badge as an XML parser sees it.
type drawing struct {
	Width   int    `xml:"width,attr"`
	ViewBox string `xml:"viewBox,attr"`
	Role    string `xml:"role,attr"`
	Names   string `xml:"aria-labelledby,attr"`
	Title   struct {
		ID   string `xml:"id,attr"`
		Text string `xml:",chardata"`
	} `xml:"title"`
	Style string `xml:"style"`
	Rect  struct {
		Class string `xml:"class,attr"`
		Fill  string `xml:"fill,attr"`
	} `xml:"rect"`
	Path struct {
		Fill string `xml:"fill,attr"`
	} `xml:"path"`
	Texts []struct {
		X      int    `xml:"x,attr"`
		Length int    `xml:"textLength,attr"`
		Fill   string `xml:"fill,attr"`
		Text   string `xml:",chardata"`
	} `xml:"g>text"`
}

func TestEveryCodeHasABadge(t *testing.T) {
	s := buildForTest(t, Options{})
	size := 0
	for _, c := range catalog.All() {
		f, ok := s.File("badge/" + pad(c.Code) + ".svg")
		if !ok {
			t.Errorf("%d has no badge", c.Code)
			continue
		}
		size += len(f.Data)
		var d drawing
		if err := xml.Unmarshal(f.Data, &d); err != nil {
			t.Fatalf("%d: %v", c.Code, err)
		}
		name := pad(c.Code) + " " + app.DisplayPhrase(c)
		if d.Role != "img" || d.Title.Text != name || d.Names != d.Title.ID || d.Title.ID == "" {
			t.Errorf("%d is named %q (role %q), want %q", c.Code, d.Title.Text, d.Role, name)
		}
		if len(d.Texts) != 2 || d.Texts[0].Text != pad(c.Code) || d.Texts[1].Text != app.DisplayPhrase(c) {
			t.Errorf("%d shows %+v", c.Code, d.Texts)
		}
		phrase := d.Texts[1]
		if end := phrase.X + phrase.Length; end+6 > d.Width || end+9 < d.Width {
			t.Errorf("%d: the phrase ends at %d of %d", c.Code, end, d.Width)
		}
		if each := float64(phrase.Length) / float64(len([]rune(phrase.Text))); each < 4 || each > 8.5 {
			t.Errorf("%d: %.1f pixels for each character", c.Code, each)
		}
	}
	if size > 150_000 {
		t.Errorf("the badges have %d bytes together, want at most 150,000", size)
	}
}

func TestBadgesCanBeReadInBothThemes(t *testing.T) {
	light, dark, err := palettes()
	if err != nil {
		t.Fatal(err)
	}
	style := badgeStyle(dark)
	for _, p := range []palette{light, dark} {
		if c := contrast(p["ink"], p["card"]); c < 4.5 {
			t.Errorf("the phrase has a contrast of %.1f", c)
		}
		for _, k := range badgeTokens[:6] {
			if c := contrast(p[k], p["card"]); c < 4.5 {
				t.Errorf("the number on %s (%s) has a contrast of %.1f", k, p[k], c)
			}
		}
	}
	for _, k := range badgeTokens {
		if !strings.Contains(style, dark[k]) {
			t.Errorf("the dark style %s lacks %s", style, k)
		}
	}
	s, _ := catalog.Lookup(404)
	var d drawing
	if err := xml.Unmarshal([]byte(badge(s, light, style)), &d); err != nil {
		t.Fatal(err)
	}
	if d.Rect.Class != "k4" || d.Rect.Fill != light["k4"] || d.Texts[0].Fill != light["card"] || d.Path.Fill != light["card"] || d.Texts[1].Fill != light["ink"] {
		t.Errorf("404 has the colors %+v", d)
	}
}

// contrast is that of WCAG 2.2.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(color string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
