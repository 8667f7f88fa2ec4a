//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/statusdeck/statusdeck/web/site"
)

func TestARetiredSiteLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.goTo(h.url + "/")
	b.offlineReady()
	eval[any](b, `caches.open("another app")`)
	two := b.another()
	two.goTo(h.url + "/status/404/")
	two.offlineReady()

	dir := filepath.Join(t.TempDir(), "retired")
	run(t, "build", "-retire", "-out", dir)
	worker, err := os.ReadFile(filepath.Join(dir, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	gone := site.New()
	gone.Add(&site.File{Path: "sw.js", Data: worker})
	gone.Add(&site.File{Path: "404.html", Data: []byte(`<!DOCTYPE html><title>Moved</title><link rel="icon" href="data:,"><h1>Moved</h1>`)})
	gone.Add(&site.File{Path: "index.html", Data: []byte(`<!DOCTYPE html><title>Moved</title><link rel="icon" href="data:,"><h1>Moved</h1>`)})
	for _, tab := range []*tab{b, two} {
		tab.expect("404") // what an open page asks for is not there any more
	}
	h.deploy(gone)

	// The browser looks for a new worker when a page is opened.
	b.goTo(h.url + "/status/503/")
	b.until("the worker is gone", `navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)`)
	b.until("the copies are gone, and only they", `caches.keys().then((names) => names.join() === "another app")`)
	for _, tab := range []*tab{b, two} {
		tab.goTo(h.url + "/status/404/")
		tab.until("the host answers", `document.title === "Moved" && !navigator.serviceWorker.controller`)
	}
}
