package build

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
)

// structuredOf returns the JSON-LD of a page of the built test site, by type.
func structuredOf(t *testing.T, page string) map[string]map[string]any {
	t.Helper()
	_, rest, ok := strings.Cut(page, `<script type="application/ld+json">`)
	if !ok {
		t.Fatalf("the page has no structured data")
	}
	text, _, _ := strings.Cut(rest, "</script>")
	var doc struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("structured data is not JSON: %v\n%s", err, text)
	}
	if doc.Context != "https://schema.org" {
		t.Errorf("the context is %q", doc.Context)
	}
	out := map[string]map[string]any{}
	for _, o := range doc.Graph {
		out[o["@type"].(string)] = o
	}
	return out
}

func TestEveryPageThatIsADestinationDescribesItself(t *testing.T) {
	s := buildForTest(t, Options{Base: "/docs/codes/", Origin: "https://codes.example"})
	for _, f := range s.Files() {
		if !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		page := string(f.Data)
		if strings.Contains(page, `name="robots" content="noindex"`) {
			if strings.Contains(page, "ld+json") {
				t.Errorf("%s is no destination but has structured data", f.Path)
			}
			continue
		}
		if !strings.Contains(page, "ld+json") {
			t.Errorf("%s has no structured data", f.Path)
		}
	}
}

func TestACodePageIsAnArticleAboutATerm(t *testing.T) {
	s := buildForTest(t, Options{Base: "/docs/codes/", Origin: "https://codes.example"})
	f, ok := s.File("status/404/index.html")
	if !ok {
		t.Fatal("no page for 404")
	}
	data := structuredOf(t, string(f.Data))
	const address = "https://codes.example/docs/codes/status/404/"
	article, term, crumbs := data["TechArticle"], data["DefinedTerm"], data["BreadcrumbList"]
	if article["headline"] != "404 Not Found" || article["url"] != address {
		t.Errorf("the article is %v", article)
	}
	if about := article["about"].(map[string]any)["@id"]; about != term["@id"] {
		t.Errorf("the article is about %v, the term is %v", about, term["@id"])
	}
	if term["termCode"] != "404" {
		t.Errorf("the term is %v", term)
	}
	var way []string
	for i, item := range crumbs["itemListElement"].([]any) {
		step := item.(map[string]any)
		if step["position"] != float64(i+1) {
			t.Errorf("step %d has position %v", i, step["position"])
		}
		way = append(way, step["name"].(string)+" "+step["item"].(string))
	}
	want := "All codes https://codes.example/docs/codes/\n4xx Client Error https://codes.example/docs/codes/category/client-error/\n404 Not Found " + address
	if got := strings.Join(way, "\n"); got != want {
		t.Errorf("the way is\n%s\nwant\n%s", got, want)
	}
}

func TestStructuredDataCannotEndItsElement(t *testing.T) {
	b := &builder{Options: Options{Base: "/"}, links: app.Links{Base: "/"}}
	text, err := b.structured(app.Meta{Title: "</script><b>", Path: "/x/"}, app.Route{Kind: app.KindDocument, Slug: "/x/"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(text, "<>") {
		t.Errorf("structured data holds markup: %s", text)
	}
}
