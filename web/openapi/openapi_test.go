package openapi

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens")

// The goldens are named after their document and the options; .changes lists what was
// said about it.
func TestDocumentsAreCompletedAndNothingElseChanges(t *testing.T) {
	documents, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range documents {
		if ext := filepath.Ext(name); ext != ".yaml" && ext != ".json" {
			continue
		}
		n++
		for suffix, o := range map[string]Options{
			"":       {Site: "https://codes.example"},
			".links": {Site: "https://docs.example/codes/", Link: true},
			".specs": {},
		} {
			t.Run(filepath.Base(name)+suffix, func(t *testing.T) { compare(t, name, suffix, o) })
		}
	}
	if n < 5 {
		t.Errorf("found %d documents, want at least 5", n)
	}
}

func compare(t *testing.T, name, suffix string, o Options) {
	document, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Complete(filepath.Base(name), document, o)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, c := range r.Changes {
		fmt.Fprintf(&said, "%d: %s: %s (only a link: %v)\n", c.Line, c.Place, c.Text, c.Link)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&said, "%d: note: %s\n", n.Line, n.Text)
	}
	golden(t, name+suffix+".golden", r.Document)
	golden(t, name+suffix+".changes", []byte(said.String()))
	onlyAdds(t, document, r.Document)

	again, err := Complete(filepath.Base(name), r.Document, o)
	if err != nil {
		t.Fatalf("the result cannot be read: %v", err)
	}
	if len(again.Changes) > 0 || !bytes.Equal(again.Document, r.Document) {
		t.Errorf("a second run changes the result again: %+v", again.Changes)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
	}
}

// onlyAdds checks that the result is the original with bytes put in: empty values are
// all that may be missing.
func onlyAdds(t *testing.T, before, after []byte) {
	t.Helper()
	for _, empty := range []string{"''", `""`, "~", "null"} {
		before = bytes.ReplaceAll(before, []byte(empty), nil)
	}
	rest := after
	for i, c := range before {
		at := bytes.IndexByte(rest, c)
		if at < 0 {
			t.Fatalf("the result lacks what the original has from byte %d on: %.40q", i, before[i:])
		}
		rest = rest[at+1:]
	}
}

func TestWhatCannotBeReadIsAnErrorWithItsLine(t *testing.T) {
	for _, tt := range []struct{ name, document, want string }{
		{"an empty file", " \n", "api.yaml: the document is empty"},
		{"only a comment", "# nothing\n", "the document is empty"},
		{"broken YAML", "openapi: 3.0.0\npaths:\n  /a: [\n", "api.yaml:"},
		{"a tab as indentation", "openapi: 3.0.0\npaths:\n\t/a: {}\n", "api.yaml:3: not valid YAML"},
		{"broken JSON", "{\n \"openapi\": \"3.0.0\",\n \"paths\": {,}\n}", "api.yaml:3: not valid JSON"},
		{"not UTF-8", "openapi: 3.0.0\nx: \xff\n", "api.yaml:2: not UTF-8"},
		{"two documents", "openapi: 3.0.0\n---\nopenapi: 3.0.0\n", "a second document"},
		{"a list", "- a\n- b\n", "api.yaml:1: not an OpenAPI document: want an object"},
		{"something else", "\n\nname: ci\non: push\n", "api.yaml:3: not an OpenAPI document: it has neither"},
		{"a future version", "info: {}\nopenapi: 4.0.0\n", `api.yaml:2: cannot read version "4.0.0"`},
		{"an old version", "swagger: '1.2'\n", `api.yaml:1: cannot read version "1.2"`},
		{"a text for a response", "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '404': Not Found\n", `api.yaml:6: the response "GET /a: 404" must be an object`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Complete("api.yaml", []byte(tt.document), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// Each is the smallest document of its kind, with what it must become.
func TestPlacesForADescription(t *testing.T) {
	const head = "openapi: 3.1.0\npaths: {/a: {get: {responses: {}}}}\ncomponents:\n  responses:\n"
	for _, tt := range []struct{ name, before, after string }{
		{"a response without anything", "    '410':\n", "    '410':\n      description: SINGLE\n"},
		{"without a line end", "    410:", "    410:\n      description: DOUBLE"},
		{"a comment that belongs to the first pair", "    410:\n      # why\n      content: {}\n", "    410:\n      description: DOUBLE\n      # why\n      content: {}\n"},
		{"an anchor on its own line", "    410:\n      &a\n      content: {}\n", "    410:\n      &a\n      description: DOUBLE\n      content: {}\n"},
		{"an anchor beside the key", "    410: &a\n      content: {}\n", "    410: &a\n      description: DOUBLE\n      content: {}\n"},
		{"keys between quotation marks", "    \"410\":\n      \"content\": {}\n", "    \"410\":\n      \"description\": DOUBLE\n      \"content\": {}\n"},
		{"a tag before an empty text", "    410:\n      description: !!str ''\n", "    410:\n      description: !!str SINGLE\n"},
		{"an empty block", "    410:\n      description: |-\n\n      content: {}\n", "    410:\n      description: DOUBLE\n\n      content: {}\n"},
		{"a blank text", "    410:\n      description: \"  \" # to do\n", "    410:\n      description: DOUBLE # to do\n"},
		{"a merged description", "    410:\n      <<: {description: Away}\n", "    410:\n      <<: {description: Away}\n"},
		{"a reference", "    410:\n      $ref: 'other.yaml'\n", "    410:\n      $ref: 'other.yaml'\n"},
		{"an explicit key", "    ? 410\n    : content: {}\n", "    ? 410\n    : description: DOUBLE\n      content: {}\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Complete("api.yaml", []byte(head+tt.before), Options{Site: "https://codes.example"})
			if err != nil {
				t.Fatal(err)
			}
			s, _ := standardOf("410", "https://codes.example")
			after := strings.NewReplacer("DOUBLE", quoted(s.description(), '"'), "SINGLE", quoted(s.description(), '\'')).Replace(tt.after)
			if got := strings.TrimPrefix(string(r.Document), head); got != after {
				t.Errorf("got:\n%s\nwant:\n%s", got, after)
			}
		})
	}
}

func TestAByteOrderMarkStays(t *testing.T) {
	r, err := Complete("a.yaml", []byte("\ufeffopenapi: 3.0.0\npaths: {/a: {get: {responses: {200: {}}}}}\n"), Options{})
	if err != nil || !bytes.HasPrefix(r.Document, []byte("\ufeffopenapi")) || len(r.Changes) != 1 {
		t.Errorf("got %v, %v", r, err)
	}
}

func TestCircularDocumentsEnd(t *testing.T) {
	for _, document := range []string{
		"openapi: 3.0.0\npaths: &p\n  /a: &a\n    get: &g\n      responses: {200: {}}\n      callbacks: {x: *p}\n",
		"openapi: 3.0.0\ncomponents: {responses: {A: {$ref: '#/components/responses/B'}, B: {$ref: '#/components/responses/A'}}}\n",
		"openapi: 3.0.0\npaths: &p\n  <<: *p\n  /a: {get: {responses: &r {<<: *r, 200: {}}}}\n",
	} {
		if _, err := Complete("a.yaml", []byte(document), Options{}); err != nil {
			t.Logf("refused: %v", err) // an answer is all that is wanted
		}
	}
}

func FuzzComplete(f *testing.F) {
	documents, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range documents {
		if ext := filepath.Ext(name); ext == ".yaml" || ext == ".json" {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data, false)
			f.Add(data, true)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, link bool) {
		o := Options{Site: "https://codes.example", Link: link}
		r, err := Complete("fuzz", data, o)
		if err != nil {
			return
		}
		if len(r.Changes) == 0 && !bytes.Equal(r.Document, data) {
			t.Error("the document changed, and no change is listed")
		}
		again, err := Complete("fuzz", r.Document, o)
		if err != nil {
			t.Fatalf("the result cannot be read: %v", err)
		}
		if len(again.Changes) > 0 {
			t.Errorf("a second run changes the result again: %+v\n%s", again.Changes, r.Document)
		}
	})
}
