package build

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/site"
)

// apiFiles returns the files below api/v1/ of a site, by path below it.
func apiFiles(t *testing.T, base string) map[string][]byte {
	t.Helper()
	b := &builder{Options: Options{Base: base}, links: app.Links{Base: base}, site: site.New()}
	if err := b.data(); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range b.site.Files() {
		if name, ok := strings.CutPrefix(f.Path, "api/v1/"); ok {
			files[name] = f.Data
		}
	}
	return files
}

// apiSchema compiles the schema, or the definition in it that ref names.
func apiSchema(t *testing.T, text []byte, ref string) *jsonschema.Schema {
	t.Helper()
	const url = "https://statusdeck.example/api/v1/schema.json"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(url, decodeJSON(t, text)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(url + ref)
	if err != nil {
		t.Fatalf("the schema is not a valid JSON Schema: %v", err)
	}
	return s
}

func decodeJSON(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEveryAPIFileFollowsTheSchema(t *testing.T) {
	for _, base := range []string{"/", "/docs/codes/"} {
		files := apiFiles(t, base)
		anything := apiSchema(t, files["schema.json"], "")
		one := apiSchema(t, files["schema.json"], "#/$defs/one")
		all := apiSchema(t, files["schema.json"], "#/$defs/all")
		for name, data := range files {
			if name == "schema.json" {
				continue
			}
			want := one
			if name == "codes.json" {
				want = all
			}
			for _, s := range []*jsonschema.Schema{anything, want} {
				if err := s.Validate(decodeJSON(t, data)); err != nil {
					t.Errorf("%s under %s: %v", name, base, err)
				}
			}
		}
		if got, want := len(files), len(catalog.All())+2; got != want {
			t.Errorf("%d files below api/v1/, want %d", got, want)
		}
	}
}

// What the schema refuses: without this, a schema of {} would pass as well.
func TestTheSchemaRefusesWhatIsWrong(t *testing.T) {
	files := apiFiles(t, "/")
	schema := apiSchema(t, files["schema.json"], "")
	for name, breakIt := range map[string]func(status map[string]any){
		"nothing":                    nil,
		"an unknown field":           func(s map[string]any) { s["colour"] = "red" },
		"a missing field":            func(s map[string]any) { delete(s, "summary") },
		"a missing article":          func(s map[string]any) { delete(s, "article") },
		"a wrong type":               func(s map[string]any) { s["code"] = "404" },
		"null for a list":            func(s map[string]any) { s["related"] = nil },
		"an unknown class":           func(s map[string]any) { s["class"] = "6xx" },
		"an unknown state":           func(s map[string]any) { s["state"] = "final" },
		"an unknown cache rule":      func(s map[string]any) { s["cacheable"].(map[string]any)["rule"] = "maybe" },
		"a number of four digits":    func(s map[string]any) { s["code"] = json.Number("4040") },
		"an expiry date out of turn": func(s map[string]any) { s["expires"] = "2026-11-13" },
		"an http source":             func(s map[string]any) { s["spec"].(map[string]any)["url"] = "http://rfc.example/" },
		"a date of another form":     func(s map[string]any) { s["spec"].(map[string]any)["checked"] = "23 Nov 2026" },
		"an unknown field inside":    func(s map[string]any) { s["retry"].(map[string]any)["when"] = "now" },
		"no sources":                 func(s map[string]any) { s["sources"] = []any{} },
	} {
		status := decodeJSON(t, files["codes/404.json"]).(map[string]any)
		if breakIt != nil {
			breakIt(status)
		}
		if err := schema.Validate(status); (err == nil) != (breakIt == nil) {
			t.Errorf("404 with %s wrong: got the error %v", name, err)
		}
	}
	list := decodeJSON(t, files["codes.json"]).([]any)
	list[3].(map[string]any)["article"] = "<p>Too long for the list.</p>"
	if schema.Validate(list) == nil {
		t.Error("the list may hold articles")
	}
}

// Every field is described, so that the schema is the documentation.
func TestTheSchemaDescribesEveryField(t *testing.T) {
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			props, _ := v["properties"].(map[string]any)
			for name, p := range props {
				p, ok := p.(map[string]any)
				if !ok || strings.Contains(at, "/allOf/") {
					continue
				}
				if p["$ref"] == nil && (p["description"] == nil || p["title"] == nil) && p["const"] == nil {
					t.Errorf("%s/%s has no title or description", at, name)
				}
			}
			for name, c := range v {
				walk(at+"/"+name, c)
			}
		case []any:
			for _, c := range v {
				walk(at+"/0", c)
			}
		}
	}
	walk("", decodeJSON(t, apiFiles(t, "/")["schema.json"]))
}

func TestTheListHoldsAllCodes(t *testing.T) {
	var list []struct {
		Code     int    `json:"code"`
		Registry string `json:"registry"`
	}
	if err := json.Unmarshal(apiFiles(t, "/")["codes.json"], &list); err != nil {
		t.Fatal(err)
	}
	registered, others := 0, 0
	for _, s := range list {
		if s.Registry == string(catalog.RegistryUnassigned) {
			others++
		} else {
			registered++
		}
	}
	if registered < 64 || others < 47 {
		t.Errorf("codes.json has %d registered and %d other codes, want at least 64 and 47", registered, others)
	}
	t.Logf("codes.json has %d registered and %d other codes", registered, others)
}

func TestAPIFilesPointAtPagesUnderTheBasePath(t *testing.T) {
	var status struct{ Page, Article string }
	if err := json.Unmarshal(apiFiles(t, "/docs/codes/")["codes/404.json"], &status); err != nil {
		t.Fatal(err)
	}
	if want := "/docs/codes/status/404/"; status.Page != want {
		t.Errorf("page is %q, want %q", status.Page, want)
	}
	if !strings.Contains(status.Article, `href="/docs/codes/status/410/"`) || strings.Contains(status.Article, `href="/status/`) {
		t.Error("the links of the article do not lead to pages under the base path")
	}
}
