package build

import (
	"regexp"
	"strings"
	"testing"
)

func TestWithoutAnOriginNothingInvalidIsPublished(t *testing.T) {
	s := buildForTest(t, Options{})
	for _, name := range []string{"sitemap.xml", "opensearch.xml"} {
		if _, ok := s.File(name); ok {
			t.Errorf("%s is published without an origin: its addresses cannot be absolute", name)
		}
	}
	robots, _ := s.File("robots.txt")
	if strings.Contains(string(robots.Data), "Sitemap") {
		t.Errorf("robots.txt names a sitemap that is not there:\n%s", robots.Data)
	}
	for _, f := range s.Files() {
		if !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		for _, rel := range []string{`rel="canonical"`, `property="og:url"`, `property="og:image"`, `rel="search"`} {
			if strings.Contains(string(f.Data), rel) {
				t.Errorf("%s has %s without an origin", f.Path, rel)
			}
		}
	}
}

func TestWithAnOriginPagesNameTheirAddress(t *testing.T) {
	const origin = "https://codes.example"
	s := buildForTest(t, Options{Origin: origin})
	canonical := regexp.MustCompile(`<link[^>]*rel="canonical"[^>]*>`)
	href := regexp.MustCompile(`href="([^"]*)"`)
	for path, want := range map[string]string{
		"index.html": origin + "/", "status/404/index.html": origin + "/status/404/",
		"404.html": "", "offline/index.html": "", "status/4xx/index.html": "",
	} {
		f, ok := s.File(path)
		if !ok {
			t.Fatalf("%s is missing", path)
		}
		got := ""
		if m := href.FindStringSubmatch(string(canonical.Find(f.Data))); m != nil {
			got = m[1]
		}
		if got != want {
			t.Errorf("%s has the canonical link %q, want %q", path, got, want)
		}
		if want != "" && !strings.Contains(string(f.Data), `property="og:image" content="`+origin+`/`) {
			t.Errorf("%s has no picture with an absolute address", path)
		}
	}
	for _, name := range []string{"sitemap.xml", "opensearch.xml"} {
		f, ok := s.File(name)
		if !ok || !strings.Contains(string(f.Data), origin) {
			t.Errorf("%s does not name the origin", name)
		}
	}
}
