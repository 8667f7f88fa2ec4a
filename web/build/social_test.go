package build

import (
	"bytes"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"golang.org/x/image/font"
)

func TestEachCodePageHasAPictureForSocialNetworks(t *testing.T) {
	s := buildForTest(t, Options{Base: "/docs/codes/", Origin: "https://codes.example"})
	worker, _ := s.File("sw.js")
	pictures := map[string]int{}
	for _, status := range catalog.All() {
		path := socialFile(status.Code)
		f, ok := s.File(path)
		if !ok {
			t.Errorf("%s is missing", path)
			continue
		}
		img, err := png.Decode(bytes.NewReader(f.Data))
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if size := img.Bounds().Size(); size.X != 1200 || size.Y != 630 {
			t.Errorf("%s is %v, want 1200x630", path, size)
		}
		if len(f.Data) > 60_000 {
			t.Errorf("%s has %d bytes, too many for a preview", path, len(f.Data))
		}
		// Nothing is cut off: the margin is empty below the stripe.
		for y := 20; y < socialHeight; y++ {
			for _, x := range []int{30, socialWidth - 30} {
				if c := color.RGBAModel.Convert(img.At(x, y)); c != socialPaper {
					t.Fatalf("%s has something in its margin at %d, %d", path, x, y)
				}
			}
		}
		for x := range socialWidth {
			if c := color.RGBAModel.Convert(img.At(x, socialHeight-20)); c != socialPaper {
				t.Fatalf("%s has text below its lower margin, at %d", path, x)
			}
		}
		pictures[string(f.Data)]++
		page, _ := s.File("status/" + pad(status.Code) + "/index.html")
		for _, want := range []string{
			`property="og:image" content="https://codes.example/docs/codes/` + path + `"`,
			`property="og:image:width" content="1200"`,
			`name="twitter:card" content="summary_large_image"`,
		} {
			if !strings.Contains(string(page.Data), want) {
				t.Errorf("the page of %d lacks %s", status.Code, want)
			}
		}
		if strings.Contains(string(worker.Data), path) {
			t.Errorf("%s is in the offline set", path)
		}
	}
	if len(pictures) != len(catalog.All()) {
		t.Errorf("%d codes have %d different pictures", len(catalog.All()), len(pictures))
	}
	home, _ := s.File("index.html")
	if !strings.Contains(string(home.Data), `property="og:image" content="https://codes.example/docs/codes/icons/icon-512.png"`) {
		t.Error("the home page has lost its icon as picture")
	}
}

func TestWithoutAnOriginThereAreNoPictures(t *testing.T) {
	for _, f := range buildForTest(t, Options{}).Files() {
		if strings.HasPrefix(f.Path, "social/") {
			t.Fatalf("%s was drawn, though no page can name it in full", f.Path)
		}
	}
}

func TestTextOfAPictureBreaksAtSpaces(t *testing.T) {
	fonts, err := newSocialFonts()
	if err != nil {
		t.Fatal(err)
	}
	p := painter{}
	face := p.face(fonts.regular, 20)
	text := "a word and another word and onemuchlongerthanthewidth"
	lines := wrap(face, text, 120)
	if got := strings.Join(lines, " "); got != text {
		t.Errorf("the lines are %q", lines)
	}
	for _, line := range lines[:len(lines)-1] {
		if w := font.MeasureString(face, line).Ceil(); w > 120 {
			t.Errorf("%q is %d wide", line, w)
		}
	}
}
