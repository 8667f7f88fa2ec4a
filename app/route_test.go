package app

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestParsePathKnowsEveryPage(t *testing.T) {
	for _, r := range Routes() {
		if got := ParsePath(r.Path()); got != r {
			t.Errorf("ParsePath(%q) = %+v, want %+v", r.Path(), got, r)
		}
	}
}

func TestParsePathOfOtherAddresses(t *testing.T) {
	for _, tt := range []struct {
		path string
		want Route
	}{
		{"", Route{Kind: KindHome}},
		{"/index.html", Route{Kind: KindHome}},
		{"/404", Route{Kind: KindCode, Code: 404}},
		{"/418/", Route{Kind: KindCode, Code: 418}},
		{"/status/404", Route{Kind: KindCode, Code: 404}},
		{"/status/471/", Route{Kind: KindUnassigned, Code: 471, Slug: "4xx"}},
		{"/471", Route{Kind: KindNotFound}},
		{"/status/6xx/", Route{Kind: KindNotFound}},
		{"/status/abc/", Route{Kind: KindNotFound}},
		{"/status/+44/", Route{Kind: KindNotFound}},
		{"/status/4040/", Route{Kind: KindNotFound}},
		{"/status/404/x/", Route{Kind: KindNotFound}},
		{"/status/", Route{Kind: KindNotFound}},
		{"/category/none/", Route{Kind: KindNotFound}},
		{"/vendor/../", Route{Kind: KindNotFound}},
		{"/about/x", Route{Kind: KindNotFound}},
	} {
		if got := ParsePath(tt.path); got != tt.want {
			t.Errorf("ParsePath(%q) = %+v, want %+v", tt.path, got, tt.want)
		}
	}
}

func TestEveryPageHasItsOwnTitleAndDescription(t *testing.T) {
	titles := map[string]string{}
	for _, r := range Routes() {
		m := MetaOf(r)
		if m.Description == "" || m.Title == "" {
			t.Errorf("%s lacks title or description: %+v", r.Path(), m)
		}
		if other, dup := titles[m.Title]; dup {
			t.Errorf("%s and %s share the title %q", r.Path(), other, m.Title)
		}
		titles[m.Title] = r.Path()
	}
}

func TestNeighboursFollowTheNumbers(t *testing.T) {
	all := catalog.All()
	if prev, next := Neighbours(all[0].Code); prev != nil || next != all[1] {
		t.Errorf("the first code has neighbours %v, %v", prev, next)
	}
	if prev, next := Neighbours(all[len(all)-1].Code); prev != all[len(all)-2] || next != nil {
		t.Errorf("the last code has neighbours %v, %v", prev, next)
	}
}

func FuzzParsePath(f *testing.F) {
	for _, s := range []string{"/", "/404", "/status/404/", "/status/471/", "//", "/\x00", "/status/\xff\xff\xff/", "/٤٠٤"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		r := ParsePath(path)
		MetaOf(r)
		if r.Kind != KindUnassigned && r.Kind != KindNotFound && ParsePath(r.Path()) != r {
			t.Errorf("%q gives %+v, whose own path %q leads elsewhere", path, r, r.Path())
		}
	})
}
