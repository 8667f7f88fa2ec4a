package build

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestTheReducedSiteIsCompleteInItself(t *testing.T) {
	for _, base := range []string{"/", "/static/codes/"} {
		s := buildForTest(t, Options{Base: base, Only: OnlyEmbed})
		for _, want := range []string{"embed/v1/statusdeck.js", "embed/v1/more.js", "embed/v1/names.json", "embed/v1/search/index.html", "embed/v1/404.html", "embed/v1/404.json", "embed/v1/4xx.html", "status/404/index.html", "status/4xx/index.html", "index.html", "icons/icon.svg", "_headers"} {
			if _, ok := s.File(want); !ok {
				t.Errorf("%s: %s is missing", base, want)
			}
		}
		pages := 0
		for _, f := range s.Files() {
			for _, not := range []string{"api/", "category/", "vendor/", "compare/", "screenshots/", "icons/icon-", "sw.js", "embed/index.html"} {
				if strings.HasPrefix(f.Path, not) {
					t.Errorf("%s: %s is not needed", base, f.Path)
				}
			}
			markup := string(f.Data)
			switch {
			case isFragment(f.Path):
				var got fragment
				if err := json.Unmarshal(f.Data, &got); err != nil {
					t.Errorf("%s: %s: %v", base, f.Path, err)
				}
				markup = got.HTML
			case !strings.HasSuffix(f.Path, ".html"):
				continue
			case !strings.Contains(markup, `<link rel="icon"`):
				t.Errorf("%s: %s has no icon, so browsers ask the host for /favicon.ico", base, f.Path)
			}
			pages++
			for _, m := range regexp.MustCompile(`(?:href|src)="(/[^"#]*)`).FindAllStringSubmatch(markup, -1) {
				path, ok := strings.CutPrefix(m[1], base)
				if !ok {
					t.Errorf("%s: %s leads out of the site, to %s", base, f.Path, m[1])
				}
				if path == "" || strings.HasSuffix(path, "/") {
					path += "index.html"
				}
				if _, ok := s.File(path); !ok {
					t.Errorf("%s: %s leads to %s, which is not there", base, f.Path, m[1])
				}
			}
		}
		if pages < 3*len(catalog.All()) {
			t.Errorf("%s: only %d pages and fragments", base, pages)
		}
	}
}

func TestAPartThatThereIsNotIsRefusedByName(t *testing.T) {
	_, err := Build(Options{Wasm: fakeWasm, WasmExec: fakeWasmExec, Only: "widget"})
	if err == nil || !strings.Contains(err.Error(), `"widget"`) {
		t.Errorf("error %v, want one that names the part", err)
	}
}
