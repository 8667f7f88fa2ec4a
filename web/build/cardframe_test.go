package build

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"golang.org/x/net/html"
)

func TestEveryCodeHasAPageForFrames(t *testing.T) {
	s := buildForTest(t, Options{Base: "/codes/"})
	for _, c := range catalog.All() {
		f, ok := s.File("embed/v1/card/" + pad(c.Code) + "/index.html")
		if !ok {
			t.Errorf("%d has no page", c.Code)
			continue
		}
		doc, err := html.Parse(strings.NewReader(string(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		links := 0
		for n := range doc.Descendants() {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			switch n.Data {
			case "a":
				links++
				if attr["target"] != "_blank" || attr["rel"] != "noopener" {
					t.Errorf("%d: the link to %s stays in the frame", c.Code, attr["href"])
				}
			case "script", "link":
				// A frame in a sandbox has no origin: it may load what is for other sites,
				// and an icon that is missing does no harm.
				if address := attr["href"] + attr["src"]; attr["rel"] != "icon" && !strings.HasPrefix(address, "/codes/embed/v1/card/") {
					t.Errorf("%d loads %s", c.Code, address)
				}
			}
		}
		if links == 0 || !strings.Contains(string(f.Data), `class="num">`+pad(c.Code)) {
			t.Errorf("%d: the page shows no card", c.Code)
		}
	}
	for name, most := range map[string]int{"card.css": 16_000, "card.js": 900} {
		f, ok := s.File("embed/v1/card/" + name)
		if !ok || len(f.Data) == 0 || len(f.Data) > most {
			t.Errorf("%s is missing, empty or over %d bytes", name, most)
		}
	}
}

func TestOEmbedNeedsTheAddressOfTheSite(t *testing.T) {
	without := buildForTest(t, Options{})
	if _, ok := without.File("embed/v1/card/404/oembed.json"); ok {
		t.Error("there is an oEmbed file although the address of the site is not known")
	}
	if page, _ := without.File("status/404/index.html"); strings.Contains(string(page.Data), "oembed") {
		t.Error("a page names an oEmbed file that is not there")
	}

	s := buildForTest(t, Options{Base: "/docs/codes/", Origin: "https://codes.example"})
	const name = "embed/v1/card/404/oembed.json"
	for _, page := range []string{"status/404/index.html", "embed/v1/card/404/index.html"} {
		f, _ := s.File(page)
		if !strings.Contains(string(f.Data), `<link rel="alternate" type="application/json+oembed" href="https://codes.example/docs/codes/`+name+`" title="404 Not Found">`) {
			t.Errorf("%s does not name its oEmbed file", page)
		}
	}
	if f, _ := s.File("about/index.html"); strings.Contains(string(f.Data), "oembed") {
		t.Error("the about page names an oEmbed file")
	}
	f, ok := s.File(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	var o struct {
		Version, Type, HTML string
		Width, Height       int
		Provider            string `json:"provider_url"`
	}
	if err := json.Unmarshal(f.Data, &o); err != nil {
		t.Fatal(err)
	}
	// The fields that oEmbed 1.0 requires of the type rich.
	if o.Version != "1.0" || o.Type != "rich" || o.Width < 100 || o.Height < 100 || o.Provider != "https://codes.example/docs/codes/" {
		t.Errorf("oEmbed says %+v", o)
	}
	if !strings.HasPrefix(o.HTML, `<iframe src="https://codes.example/docs/codes/embed/v1/card/404/" `) || !strings.HasSuffix(o.HTML, "</iframe>") {
		t.Errorf("the frame is %s", o.HTML)
	}
}

func TestWhatOnlyOtherSitesLoadIsNotKeptOffline(t *testing.T) {
	for path, want := range map[string]bool{
		"badge/404.svg": true, // the example on the page about embedding
		"badge/410.svg": false, "embed/v1/card/404/index.html": false, "embed/v1/card/card.css": false, "embed/v1/card/404/oembed.json": false,
	} {
		if got := tierOf(path) != ""; got != want {
			t.Errorf("%s in the offline copy: %v, want %v", path, got, want)
		}
	}
}
