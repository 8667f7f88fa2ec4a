package build

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/site"
)

// entries returns the tier of each file that the worker saves, by its cache key.
func entries(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	build, err := addPacks(s)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, tier := range build.Tiers {
		for _, e := range append(tier.Pages, tier.Files...) {
			if before, twice := all[e.key]; twice {
				t.Errorf("%s is in the tiers %s and %s", e.key, before, tier.Name)
			}
			all[e.key] = tier.Name
		}
	}
	return all
}

func TestTheWorkerSavesWhatIsNeededOffline(t *testing.T) {
	all := entries(t, buildForTest(t, Options{}))
	for key, want := range map[string]string{
		"": "core", "not-found/": "core", "about/": "core", "offline/": "core", "print/": "core",
		"status/404/": "core", "status/4xx/": "core", "category/client-error/": "core", "vendor/cloudflare/": "core",
		"program.json": "core", "manifest.webmanifest": "core",
		"choose/": "tools", "choose/diagram.svg": "tools", "compare/401-403/": "tools", "embed/": "embed",
		"embed/v1/statusdeck.js": "embed", "badge/404.svg": "embed", "badge/503.svg": "", "social/404.png": "", "explain/": "explain",
		"sw.js": "", "robots.txt": "", "sitemap.xml": "", "opensearch.xml": "", "api/v1/codes.json": "",
		"screenshots/wide-home.png": "", "icons/icon-512.png": "", "embed/v1/418.html": "",
	} {
		if got := all[key]; got != want {
			t.Errorf("%q is in the tier %q, want %q", key, got, want)
		}
	}
}

// A page of a tier needs nothing that only a later tier saves.
func TestPagesOfATierNeedOnlyThatTierAndTheCore(t *testing.T) {
	s := buildForTest(t, Options{})
	all := entries(t, s)
	refers := regexp.MustCompile(` (?:src|href|data-defer)="([^"]+)"`)
	for _, f := range s.Files() {
		tier := all[cacheKey(f.Path)]
		if tier == "" || !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		for _, m := range refers.FindAllStringSubmatch(string(f.Data), -1) {
			for _, address := range strings.Fields(m[1]) {
				path := strings.TrimPrefix(address, "/")
				if !site.Immutable(path) {
					continue
				}
				if got := all[path]; got != tier && got != "core" {
					t.Errorf("%s is in the tier %s and loads %s, which is in %q", f.Path, tier, path, got)
				}
			}
		}
	}
}

func TestAPackHasThePagesOfItsTierOneAfterTheOther(t *testing.T) {
	s := buildForTest(t, Options{})
	build, err := addPacks(s)
	if err != nil {
		t.Fatal(err)
	}
	packs := 0
	for _, tier := range build.Tiers {
		if tier.Pack == "" {
			continue
		}
		packs++
		pack, ok := s.File(tier.Pack)
		if !ok {
			t.Fatalf("the pack %s is missing", tier.Pack)
		}
		at := 0
		for _, page := range tier.Pages {
			path := page.key
			if !strings.HasSuffix(path, ".html") {
				path += "index.html"
			}
			f, ok := s.File(path)
			if !ok || at+page.size > len(pack.Data) || !bytes.Equal(f.Data, pack.Data[at:at+page.size]) {
				t.Fatalf("%s does not have %s at %d", tier.Pack, path, at)
			}
			at += page.size
		}
		if at != len(pack.Data) {
			t.Errorf("%s has %d bytes more than its pages", tier.Pack, len(pack.Data)-at)
		}
	}
	if packs < 2 {
		t.Errorf("%d tiers have a pack, want at least 2", packs)
	}
}

func TestTheWorkerIsThatOfItsFiles(t *testing.T) {
	s := buildForTest(t, Options{})
	before, _ := s.File("sw.js")
	files := len(s.Files())
	if err := AddWorker(s); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.File("sw.js"); !bytes.Equal(before.Data, again.Data) {
		t.Error("two workers for the same files differ")
	}
	page, _ := s.File("status/404/index.html")
	s.Add(&site.File{Path: page.Path, Data: append(bytes.Clone(page.Data), '\n')})
	if err := AddWorker(s); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.File("sw.js"); bytes.Equal(before.Data, again.Data) {
		t.Error("the worker is the same after a page has changed")
	}
	if got := len(s.Files()); got != files {
		t.Errorf("after a change there are %d files, want %d as before: packs of the old pages are left", got, files)
	}
}

// Otherwise one changed fact would change every page, and all would be downloaded again.
func TestAnotherProgramChangesNoPageButThatOfExplain(t *testing.T) {
	a := buildForTest(t, Options{})
	b, err := Build(Options{Wasm: append(bytes.Clone(fakeWasm), "another"...), WasmExec: fakeWasmExec, ExplainWasm: fakeExplain})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files() {
		other, ok := b.File(f.Path)
		if !strings.HasSuffix(f.Path, ".html") || ok && bytes.Equal(f.Data, other.Data) {
			continue
		}
		t.Errorf("%s differs between two builds with the same pages and another program", f.Path)
	}
}
