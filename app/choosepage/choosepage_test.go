package choosepage

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// byPath returns all documents by their paths.
func byPath(t *testing.T, links app.Links) map[string]app.Document {
	t.Helper()
	docs := map[string]app.Document{}
	for _, d := range Documents(links) {
		if _, dup := docs[d.Meta.Path]; dup {
			t.Errorf("two documents have the path %s", d.Meta.Path)
		}
		docs[d.Meta.Path] = d
	}
	return docs
}

func TestEveryStepOfThePathHasAPageWithATitleOfItsOwn(t *testing.T) {
	docs := byPath(t, app.Links{})
	titles := map[string]string{}
	for _, n := range choose.All() {
		d, ok := docs[Path(n.ID)]
		if !ok {
			t.Errorf("%s has no page", n.ID)
			continue
		}
		if other := titles[d.Meta.Title]; other != "" {
			t.Errorf("%s and %s have the title %q", n.ID, other, d.Meta.Title)
		}
		titles[d.Meta.Title] = n.ID
		if d.Meta.Description == "" || strings.ContainsAny(d.Meta.Description, "<>") {
			t.Errorf("%s has the description %q", n.ID, d.Meta.Description)
		}
	}
}

func TestAPageLeadsToAllAnswersWithTheirSources(t *testing.T) {
	docs := byPath(t, app.Links{})
	for _, n := range choose.All() {
		page := docs[Path(n.ID)].Markup
		for _, id := range n.Children {
			child, _ := choose.Lookup(id)
			for _, want := range []string{`href="` + Path(id) + `"`, `href="` + child.Basis.URL + `"`} {
				if !strings.Contains(page, want) {
					t.Errorf("%s lacks %s", n.ID, want)
				}
			}
		}
	}
}

func TestAnAnswerSaysWhatMustBeSentAndWhatComesNear(t *testing.T) {
	docs := byPath(t, app.Links{})
	for _, n := range choose.All() {
		if n.Question != "" {
			continue
		}
		page := docs[Path(n.ID)].Markup
		s, _ := catalog.Lookup(n.Send)
		for _, f := range s.Fields {
			if f.In == "response" && f.Need == "must" && !strings.Contains(page, "<code>"+f.Name+`</code> <span class="tag need-must">required`) {
				t.Errorf("%s does not say that %s is required", n.ID, f.Name)
			}
		}
		for _, near := range n.Near {
			if !strings.Contains(page, `href="`+app.CodePath(near.Code)+`"`) {
				t.Errorf("%s does not lead to the near miss %d", n.ID, near.Code)
			}
		}
		for _, step := range choose.Path(n.ID)[1:] {
			var m app.Markup
			m.Elem("strong", step.Label)
			if !strings.Contains(page, m.String()) {
				t.Errorf("%s does not show the answer %q", n.ID, step.Label)
			}
		}
		if !strings.Contains(page, `href="`+n.Section.URL+`"`) {
			t.Errorf("%s does not cite %s", n.ID, n.Section.ID)
		}
	}
}

func TestEveryAddressStandsBelowTheBasePath(t *testing.T) {
	for _, d := range Documents(app.Links{Base: "/docs/codes/"}) {
		for _, part := range strings.Split(d.Markup, ` href="`)[1:] {
			if strings.HasPrefix(part, "/") && !strings.HasPrefix(part, "/docs/codes/") {
				t.Errorf("%s leads to %.40s", d.Meta.Path, part)
			}
		}
	}
}

func TestTheDiagramIsWellFormedAndLeadsEverywhere(t *testing.T) {
	svg := Diagram(app.Links{})
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range choose.All() {
		if !strings.Contains(svg, `<a href="`+Path(n.ID)+`"`) {
			t.Errorf("the diagram does not lead to %s", n.ID)
		}
	}
}

func TestBoxesOfTheDiagramDoNotOverlapAndHoldTheirText(t *testing.T) {
	root, bottom := layout(choose.Start, 0, margin)
	var all []*box
	var gather func(b *box)
	gather = func(b *box) {
		all = append(all, b)
		for _, c := range b.children {
			gather(c)
		}
	}
	gather(root)
	if len(all) != len(choose.All()) {
		t.Errorf("%d boxes for %d nodes", len(all), len(choose.All()))
	}
	for i, a := range all {
		if a.y+a.h > bottom || a.x < margin || a.y < margin {
			t.Errorf("%s lies outside the drawing", a.node.ID)
		}
		for _, line := range append(a.label, a.text...) {
			if len(line) > answerChars {
				t.Errorf("%s: %q is too long for the box", a.node.ID, line)
			}
		}
		for _, b := range all[i+1:] {
			if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
				t.Errorf("%s and %s overlap", a.node.ID, b.node.ID)
			}
		}
	}
}

func TestStripsCutTheDrawingBetweenBoxes(t *testing.T) {
	d := newDrawing(app.Links{})
	for _, height := range []int{300, int(pageHeight * float64(d.width)), d.height} {
		strips := d.strips(height)
		at := 0
		for _, s := range strips {
			if s.from != at || s.to <= s.from || s.to-s.from > height {
				t.Errorf("strips of %d: %v does not follow %d", height, s, at)
			}
			at = s.to
		}
		if at != d.height {
			t.Errorf("strips of %d end at %d, the drawing at %d", height, at, d.height)
		}
		for _, b := range d.boxes {
			in := 0
			for _, s := range strips {
				// With the frame, which is wider where the box has the focus.
				if s.from <= b.y-2 && b.y+b.h+2 <= s.to {
					in++
				}
			}
			if in != 1 {
				t.Errorf("strips of %d: %s is whole in %d of them", height, b.node.ID, in)
			}
		}
	}
}

func TestTheDiagramPageLeadsEverywhereOnceAndSaysWhatGoesOn(t *testing.T) {
	page := byPath(t, app.Links{})[diagramPath].Markup
	for _, n := range choose.All() {
		if got := strings.Count(page, `<a href="`+Path(n.ID)+`" class="d-`); got != 1 {
			t.Errorf("the page has %d boxes for %s", got, n.ID)
		}
	}
	parts := strings.Count(page, `<svg `)
	if got := strings.Count(page, ">Continued: "); parts < 3 || got != parts-1 {
		t.Errorf("%d of %d parts say where they begin", got, parts)
	}
}

func TestTextBreaksAtSpaces(t *testing.T) {
	for text, want := range map[string]string{"": "", "one": "one", "one two three": "one two|three", "uninterrupted x": "uninterrupted|x"} {
		if got := strings.Join(wrap(text, 8), "|"); got != want {
			t.Errorf("%q breaks as %q, want %q", text, got, want)
		}
	}
}

func TestADescriptionIsTheFirstSentenceWithoutMarkup(t *testing.T) {
	got := app.FirstSentence("<p>Send <code>Retry-After</code> &amp; wait. Then again.</p>")
	if want := "Send Retry-After & wait."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
