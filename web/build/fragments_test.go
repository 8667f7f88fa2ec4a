package build

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"golang.org/x/net/html"
)

// allowed are the elements and attributes that the loader takes out of a
// fragment, and those that it may drop (rel, datetime, id).
var (
	allowedElements   = regexp.MustCompile(`^(a|article|[cdt]\w+|h2|li|main|p|span|ul)$`)
	allowedAttributes = regexp.MustCompile(`^(class|scope|title|data-\w+|href|rel|datetime|id)$`)
)

func TestEveryCodeAndClassHasAFragmentThatTheWidgetCanShow(t *testing.T) {
	s := buildForTest(t, Options{})
	names := []string{"1xx", "2xx", "3xx", "4xx", "5xx", "unofficial"}
	for _, c := range catalog.All() {
		names = append(names, pad(c.Code))
	}
	for _, name := range names {
		page, ok := s.File("embed/v1/" + name + ".html")
		if !ok {
			t.Errorf("there is no page of the fragment %s", name)
			continue
		}
		f, ok := s.File("embed/v1/" + name + ".json")
		if !ok {
			t.Errorf("there is no fragment %s", name)
			continue
		}
		var got fragment
		if err := json.Unmarshal(f.Data, &got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.Contains(string(page.Data), got.HTML) || !regexp.MustCompile(`<article|<table`).MatchString(got.HTML) {
			t.Errorf("the fragment %s and its page differ, or there is no card", name)
		}
		doc, err := html.Parse(strings.NewReader(string(page.Data)))
		if err != nil {
			t.Fatal(err)
		}
		var walk func(n *html.Node)
		inBody := false
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode && inBody && n.Data != "h1" {
				if !allowedElements.MatchString(n.Data) {
					t.Errorf("%s: the loader drops <%s>", name, n.Data)
				}
				for _, a := range n.Attr {
					if !allowedAttributes.MatchString(a.Key) {
						t.Errorf("%s: the loader drops %s of <%s>", name, a.Key, n.Data)
					}
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s: <%s> has %s", name, n.Data, a.Key)
				}
			}
			inBody = inBody || n.Data == "body"
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(doc)
		for _, bad := range []string{"<script", "<style", "javascript:"} {
			if strings.Contains(strings.ToLower(tagsOf(string(page.Data))), bad) {
				t.Errorf("%s contains %s", name, bad)
			}
		}
	}
}

// tagsOf leaves only the tags of a document.
func tagsOf(page string) string {
	return strings.Join(regexp.MustCompile(`<[^>]*>`).FindAllString(page, -1), "")
}

func TestTheNamesForAutomaticLinksHoldFormerOnes(t *testing.T) {
	f, ok := buildForTest(t, Options{}).File("embed/v1/names.json")
	if !ok {
		t.Fatal("there are no names")
	}
	var names map[string][]string
	if err := json.Unmarshal(f.Data, &names); err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"404": "Not Found", "413": "Payload Too Large", "422": "Unprocessable Entity", "499": "Client Closed Request"} {
		if !slices.Contains(names[code], want) {
			t.Errorf("the names of %s are %v, want %s among them", code, names[code], want)
		}
	}
	if len(names) != len(catalog.All()) {
		t.Errorf("%d codes have names, want %d", len(names), len(catalog.All()))
	}
}
