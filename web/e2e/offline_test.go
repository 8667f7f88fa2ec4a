package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
)

func TestAfterOneVisitEveryPageWorksWithTheServerGone(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.offlineReady()
	s.kill()
	b.expect("ERR_CONNECTION_REFUSED") // the browser looks for a newer worker

	b.goTo(s.url + "/?q=gateway")
	b.until("the search has run", `document.querySelector("#found")`)
	if got := b.firstCard(); got != "502" && got != "504" {
		t.Errorf("gateway finds %s first, want 502 or 504", got)
	}
	for _, r := range app.Routes() {
		b.goTo(s.url + r.Path())
		want := app.MetaOf(r).Title
		if got := eval[string](b, `document.title`); got != want {
			t.Errorf("%s: title %q, want %q", r.Path(), got, want)
		}
		if r.Kind == app.KindCode && !eval[bool](b, `document.querySelector("#article").innerText.includes("If you see it")`) {
			t.Errorf("%s has no article", r.Path())
		}
	}
	for path, want := range map[string]string{
		"/404":          "/status/404/",
		"/status/500":   "/status/500/",
		"/no/such/page": "/no/such/page",
	} {
		b.expect("404")
		b.goTo(s.url + path)
		if got := eval[string](b, `location.pathname`); got != want {
			t.Errorf("%s leads to %s, want %s", path, got, want)
		}
	}
}

func TestTheSiteWorksInAFolder(t *testing.T) {
	dir := t.TempDir()
	run(t, "build", "-out", dir, "-base", "/docs/codes/", "-cache", "../../build/cache")
	s := serve(t, "-dir", dir, "-base", "/docs/codes/")
	b := open(t)
	b.goTo(s.url + "/docs/codes/")
	b.offlineReady()
	b.slash()
	b.started()
	b.typeText("teapot")
	b.until("the search has run", `document.querySelector("#found")`)
	b.click(`#cards .card .card-link`)
	b.until("the page is shown", `location.pathname === "/docs/codes/status/418/" && document.querySelector("#article h2")`)
	for _, link := range eval[[]string](b, `[...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))`) {
		if strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "/docs/codes/") {
			t.Errorf("the link %s leaves the folder", link)
		}
	}
	s.kill()
	b.expect("ERR_CONNECTION_REFUSED")
	b.goTo(fmt.Sprintf("%s/docs/codes/status/503/", s.url))
	if got := eval[string](b, `document.title`); !strings.HasPrefix(got, "503") {
		t.Errorf("offline in a folder: title %q, want 503's", got)
	}
}
