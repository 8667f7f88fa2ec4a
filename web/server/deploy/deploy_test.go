package deploy

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/server/conformance"
	"github.com/statusdeck/statusdeck/web/site"
)

func TestRulesForCodingsMatchWhatTheyShould(t *testing.T) {
	choose := func(accept string) string {
		for _, r := range codingRules() {
			if regexp.MustCompile("(?i)" + r.Pattern).MatchString(accept) {
				return r.Coding
			}
		}
		return "identity"
	}
	for accept, want := range map[string]string{
		"": "identity", "gzip, deflate, br, zstd": "br", "gzip": "gzip", "BR": "br", "br;q=0": "identity",
		"br;q=0, gzip": "gzip", "br;q=0.5, gzip": "gzip", "br ; q=1.000": "br", "gzip;q=0.001": "gzip",
		"identity, br;q=0.9": "identity", "*": "br", "identity;q=0, *": "br", "brotli": "identity", "x-br": "identity",
		"br;q=1.001": "identity", "br;q=0.000": "identity", "gzip,br": "br", "*;q=0": "identity",
	} {
		if got := choose(accept); got != want {
			t.Errorf("%q gives %s, want %s", accept, got, want)
		}
	}
}

// TestHeadersFileSaysWhatOurServerSays reads _headers as Netlify and Cloudflare
// Pages do: all rules that match apply, and equal fields are joined.
func TestHeadersFileSaysWhatOurServerSays(t *testing.T) {
	s := conformance.Site()
	for _, base := range []string{"/", "/docs/codes/"} {
		rules := parseHeaders(t, text(t, s, base, "_headers"))
		for _, f := range s.Files() {
			if !site.Public(f.Path) {
				continue
			}
			path := base + strings.TrimSuffix(f.Path, "index.html")
			want := http.Header{"Cache-Control": {server.CacheControl(f.Path)}}
			for _, x := range append(server.CommonFields(), server.AudienceOf(f.Path).Fields()...) {
				want.Set(x.Name, x.Value)
			}
			got := rules.match(path)
			for name := range want {
				have, should := got.Get(name), want.Get(name)
				if name == "Content-Security-Policy" {
					// The rule for all paths leaves the frames open, so nothing is added.
					have, should = directives(have), directives(strings.TrimSuffix(should, "; "+server.EmbedFramePolicy))
				}
				if have != should {
					t.Errorf("%s: %s is %q, want %q", path, name, have, should)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%s has %d fields, want %d", path, len(got), len(want))
			}
		}
	}
}

type headerRule struct {
	pattern string
	fields  [][2]string
}

type headerRules []headerRule

func parseHeaders(t *testing.T, text string) headerRules {
	t.Helper()
	var rules headerRules
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "  "):
			name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || len(rules) == 0 {
				t.Fatalf("line %q of _headers is no field", line)
			}
			last := &rules[len(rules)-1]
			last.fields = append(last.fields, [2]string{name, value})
		default:
			rules = append(rules, headerRule{pattern: line})
		}
	}
	return rules
}

func (rules headerRules) match(path string) http.Header {
	got := http.Header{}
	for _, r := range rules {
		start, wild := strings.CutSuffix(r.pattern, "*")
		if path != r.pattern && !(wild && strings.HasPrefix(path, start)) {
			continue
		}
		for _, f := range r.fields {
			value := f[1]
			if old := got.Get(f[0]); old != "" {
				value = old + ", " + value
			}
			got.Set(f[0], value)
		}
	}
	return got
}

// directives sorts the directives of all policies in a field: policies without a
// directive in common are in force as if they were one.
func directives(policy string) string {
	list := strings.FieldsFunc(policy, func(r rune) bool { return r == ';' || r == ',' })
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	slices.Sort(list)
	return strings.Join(list, ";")
}

func TestRedirectsFileLeadsNumbersToTheirPages(t *testing.T) {
	for _, base := range []string{"/", "/docs/codes/"} {
		got := text(t, conformance.Site(), base, "_redirects")
		for _, line := range []string{base + "404 " + base + "status/404/ 301\n", base + "404/ " + base + "status/404/ 301\n"} {
			if !strings.Contains(got, line) {
				t.Errorf("_redirects lacks %q", line)
			}
		}
		if strings.Contains(got, "4xx") {
			t.Error("_redirects has a class of numbers")
		}
	}
}

func TestHostFilesAreNotForVisitors(t *testing.T) {
	files, err := Files(conformance.Site(), "/")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if site.Public(f.Path) {
			t.Errorf("%s is public", f.Path)
		}
	}
}

func text(t *testing.T, s *site.Site, base, name string) string {
	t.Helper()
	files, err := Files(s, base)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Path == name {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s", name)
	return ""
}
