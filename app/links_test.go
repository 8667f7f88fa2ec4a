package app

import "testing"

func TestLinksStayBelowTheBasePath(t *testing.T) {
	for _, tt := range []struct{ base, path, want string }{
		{"", "/", "/"},
		{"/", "/status/404/", "/status/404/"},
		{"/docs/codes/", "/", "/docs/codes/"},
		{"/docs/codes/", "/status/404/", "/docs/codes/status/404/"},
	} {
		links := Links{Base: tt.base}
		got := links.To(tt.path)
		if got != tt.want {
			t.Errorf("base %q: To(%q) = %q, want %q", tt.base, tt.path, got, tt.want)
		}
		if back, ok := links.Cut(got); !ok || back != tt.path {
			t.Errorf("base %q: Cut(%q) = %q, %v, want %q", tt.base, got, back, ok, tt.path)
		}
	}
}

func TestCutRefusesAddressesOutside(t *testing.T) {
	links := Links{Base: "/docs/"}
	for _, address := range []string{"/", "/status/404/", "/docsx/", "docs/"} {
		if path, ok := links.Cut(address); ok {
			t.Errorf("Cut(%q) = %q, want it refused", address, path)
		}
	}
}

func TestRebaseMovesOnlyOwnLinks(t *testing.T) {
	html := `<a href="/status/404/">404</a> <a href="https://x.example/">x</a> <code> href="y"</code>`
	want := `<a href="/d/status/404/">404</a> <a href="https://x.example/">x</a> <code> href="y"</code>`
	if got := (Links{Base: "/d/"}).Rebase(html); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
