//go:build e2e && docssites

package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// npmSite is a site in web/widget/npm/examples, which installs the npm package from its
// tarball and hosts its files.
type npmSite struct {
	name, out string
	// codes are those that have a badge, in the order of the page.
	codes []string
}

var npmSites = []npmSite{
	{name: "react", out: "dist", codes: []string{"429", "422"}},
	{name: "vitepress", out: ".vitepress/dist", codes: []string{"429", "404", "401", "503"}},
	{name: "starlight", out: "dist", codes: []string{"429", "404", "401", "503"}},
	{name: "docusaurus", out: "build", codes: []string{"429", "404", "401", "503"}},
	{name: "next", out: "out", codes: []string{"429", "404", "401", "503", "422"}},
}

func TestNpmSites(t *testing.T) {
	tarball := packed(t)
	for _, site := range npmSites {
		t.Run(site.name, func(t *testing.T) {
			dir := t.TempDir()
			copySite(t, filepath.Join("..", "..", "widget", "npm", "examples", site.name), dir, "")
			npmIn(t, dir, "ci", "--no-audit", "--no-fund", "--loglevel=error")
			npmIn(t, dir, "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", tarball)
			npmIn(t, dir, "run", "build")
			srv := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, site.out))))
			t.Cleanup(srv.Close)
			tryNpmSite(t, site, srv.URL)
		})
	}
}

// packed makes the tarball of the package that `make npm` wrote.
func packed(t *testing.T) string {
	t.Helper()
	from, err := filepath.Abs("../../../dist-npm")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(from, "site")); err != nil {
		t.Fatalf("no package to install; run `make npm` first: %v", err)
	}
	dir := t.TempDir()
	npmIn(t, from, "pack", "--silent", "--pack-destination", dir)
	found, err := filepath.Glob(filepath.Join(dir, "statusdeck-*.tgz"))
	if err != nil || len(found) != 1 {
		t.Fatalf("npm pack made %v, %v", found, err)
	}
	return found[0]
}

// noTelemetry keeps generators from reporting to their makers.
var noTelemetry = []string{"DO_NOT_TRACK=1", "ASTRO_TELEMETRY_DISABLED=1", "NEXT_TELEMETRY_DISABLED=1"}

func npmIn(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("npm", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), noTelemetry...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("npm %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// tryNpmSite opens a site: the console stays empty, so no framework finds that the page is
// not what it rendered; the badges are those of the text; and a card opens.
func tryNpmSite(t *testing.T, site npmSite, url string) {
	b := open(t)
	b.expect("/favicon.") // not every example has one
	b.goTo(url + "/")
	const badges = `[...document.querySelectorAll("http-status")]`
	b.until("the badges are dressed", badges+`.length > 0 && `+badges+`.every((e) => e.shadowRoot && e.hasAttribute("state"))`)
	if got := eval[[]string](b, badges+`.map((e) => e.getAttribute("code"))`); !slices.Equal(got, site.codes) {
		t.Errorf("there are badges of %v, want %v", got, site.codes)
	}
	eval[any](b, `void document.querySelector("http-status").scrollIntoView({block: "center", behavior: "instant"})`)
	at := eval[[]float64](b, `(() => { const r = document.querySelector("http-status").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	b.run("hover over the badge", input.DispatchMouseEvent(input.MouseMoved, at[0], at[1]))
	b.until("the hover card opens", shadow("http-status")+`.querySelector(".pop")?.matches(":popover-open")`)
	if href := eval[string](b, shadow("http-status")+`.querySelector(".card-link")?.getAttribute("href") ?? ""`); !strings.HasSuffix(href, "/codes/status/429/") {
		t.Errorf("the card leads to %q, want the files that the site hosts", href)
	}
	b.picture("npm-" + site.name)
	if outside := b.outside(url); len(outside) > 0 {
		t.Errorf("the page asked other hosts for %v", outside)
	}
	switch site.name {
	case "react":
		tryReact(b)
	case "next":
		tryNext(b)
	}
}

// tryReact changes the state of the page: React still owns its text, and hears the events
// of the elements.
func tryReact(b *tab) {
	b.run("leave the badge", input.DispatchMouseEvent(input.MouseMoved, 2, 2))
	b.click("button")
	b.until("the text is the new one", `document.querySelector("main p").textContent.startsWith("Request 1 was answered with 429 Too Many Requests")`)
	b.until("the card has told that it is shown", `document.querySelector("#loaded").textContent.split(" ").includes("422")`)
	hoverCardOver(b, `document.querySelector("#link")`)
}

// tryNext changes the state of a component and leaves the page without loading another
// one: what React renders is right each time, also after the way back.
func tryNext(b *tab) {
	says := func(what string) {
		b.t.Helper()
		b.until("the page says "+what, `document.querySelector("#requests")?.textContent === "Request `+what+`, others with 404 Not Found."`)
	}
	b.run("leave the badge", input.DispatchMouseEvent(input.MouseMoved, 2, 2))
	says("0 was answered with 422")
	b.click("button")
	says("1 was answered with 409")
	const badge = `document.querySelector("#requests http-status")`
	hoverCardOver(b, badge)
	b.until("the badge has the card of the new code", badge+`.shadowRoot.querySelector(".card-link")?.getAttribute("href").endsWith("/status/409/")`)
	hoverCardOver(b, `document.querySelector("#link")`)
	eval[any](b, `void (window.samePage = true)`)
	for range 2 {
		b.click(`a[href="/errors/"]`)
		b.until("the card of the other page is there", `document.querySelector("h1")?.textContent === "All errors" && document.querySelector("http-status[view=card]")?.getAttribute("state") === "ready"`)
		b.click(`a[href="/"]`)
		says("0 was answered with 422")
		b.click("button")
		says("1 was answered with 409")
	}
	if !eval[bool](b, `window.samePage === true`) {
		b.t.Error("another page was loaded")
	}
}
