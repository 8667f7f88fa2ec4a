//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/statusdeck/statusdeck/web/site"
)

func TestDamagedStorageReadsAsEmpty(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.goTo(h.url + "/status/404/")
	for _, tt := range []struct{ name, key, stored, want string }{
		{"valid pins", "pins", `[404,418]`, `[404,418]`},
		{"broken JSON", "pins", `[404,`, `[]`},
		{"another type", "pins", `{"404":true}`, `[]`},
		{"null", "pins", `null`, `[]`},
		{"some entries damaged", "pins", `[404,"x",-1,1e9,null,404,4.5,[418],418]`, `[404,418]`},
		{"a valid theme", "theme", `dark`, `"dark"`},
		{"an unknown theme", "theme", `"><script>`, `""`},
		{"a language", "language", `rust`, `"rust"`},
		{"a damaged language", "language", `../../x`, `""`},
		{"recent codes", "recent", `[503]`, `[503]`},
	} {
		eval[any](b, fmt.Sprintf(`void localStorage.setItem("statusdeck:%s", %q)`, tt.key, tt.stored))
		if got := eval[string](b, fmt.Sprintf(`JSON.stringify(statusdeck.store.get(%q))`, tt.key)); got != tt.want {
			t.Errorf("%s: %s reads as %s, want %s", tt.name, tt.stored, got, tt.want)
		}
	}
	// The page starts with all of that in it.
	b.goTo(h.url + "/?q=teapot")
	b.started()
	if got := eval[string](b, `localStorage.getItem("statusdeck:version")`); got != "1" {
		t.Errorf("the version of the store is %q, want 1", got)
	}
	eval[any](b, `void localStorage.setItem("statusdeck:version", "99")`)
	b.goTo(h.url + "/about/")
	if got := eval[string](b, `localStorage.getItem("statusdeck:version")`); got != "99" {
		t.Errorf("an older build changed the version of a newer one to %q", got)
	}
}

func TestStorageThatIsFullOrForbiddenLosesOnlyWhatItCannotKeep(t *testing.T) {
	for _, tt := range []struct{ name, breaks string }{
		{"full", `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`},
		{"forbidden", `Object.defineProperty(window, "localStorage", { configurable: true, get() { throw new DOMException("no", "SecurityError") } });
			Object.defineProperty(window, "sessionStorage", { configurable: true, get() { throw new DOMException("no", "SecurityError") } })`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h, b := hostOf(t, build(t, siteA)), open(t)
			b.beforePages(tt.breaks)
			b.goTo(h.url + "/?q=teapot")
			b.started()
			b.until("the search has run", `document.querySelector("#found")`)
			got := eval[string](b, `JSON.stringify([statusdeck.store.set("pins", [404]), statusdeck.store.get("pins"), statusdeck.store.get("theme")])`)
			if want := `[false,[404],""]`; got != want {
				t.Errorf("set and get give %s, want %s", got, want)
			}
		})
	}
}

func TestAChangeIsToldToOtherTabs(t *testing.T) {
	t.Parallel()
	h, one := hostOf(t, build(t, siteA)), open(t)
	one.goTo(h.url + "/about/")
	two := one.another()
	two.goTo(h.url + "/about/")
	eval[any](two, `void statusdeck.store.on("pins", () => (window.told = statusdeck.store.get("pins").join()))`)
	if !eval[bool](one, `statusdeck.store.set("pins", [404, 404, 999, -5])`) {
		t.Error("the pins were not kept")
	}
	two.until("the other tab knows", `window.told === "404,999"`)
	eval[any](one, `void localStorage.clear()`)
	two.until("the other tab knows that all is gone", `window.told === ""`)
}

func TestPersistenceIsAskedForWhenSomethingIsPinned(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.beforePages(`window.asked = 0; StorageManager.prototype.persist = async () => { window.asked++; return false }`)
	b.goTo(h.url + "/")
	b.offlineReady()
	if got := eval[int](b, `window.asked`); got != 0 {
		t.Errorf("a first visit asks for persistence %d times", got)
	}
	eval[any](b, `statusdeck.store.set("pins", [404])`)
	b.until("the first pin asks", `window.asked === 1`)
	b.goTo(h.url + "/status/404/")
	b.until("a visit with pins asks", `window.asked === 1`)
}

func TestTheAboutPageDescribesAndRepairsThisCopy(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	about := func(name, want string) {
		t.Helper()
		b.until(name+" says "+want, fmt.Sprintf(`document.querySelector("[data-about=%s]").textContent.includes(%q)`, name, want))
	}
	describes := func(s *site.Site) {
		t.Helper()
		about("build", versionOf(s))
		about("offline", "Yes, all ")
		about("space", "MB for pages and search")
		about("kept", "The browser may delete it")
	}
	b.goTo(h.url + "/about/")
	b.offlineReady()
	describes(a)
	b.slash() // starts the program, which makes the page anew
	b.started()
	describes(a)
	b.click(".brand")
	b.until("home is shown", `document.querySelector(".home-page")`)
	b.click(`a[href="/about/"]`)
	b.until("the about page is shown", `document.querySelector(".about-page")`)
	describes(a)

	button := func(action string) { t.Helper(); b.click(`[data-copy-action="` + action + `"]`) }
	button("check")
	about("result", "You have the latest version")

	// Damage, and what must stay.
	eval[any](b, `statusdeck.store.set("pins", [404])`)
	eval[any](b, `caches.keys().then((names) => caches.open(names[0])).then(async (cache) => {
		await cache.put("/status/504/", new Response("damaged"));
		await cache.delete("/status/503/");
	})`)
	b.goTo(h.url + "/about/")
	button("repair")
	about("result", "All files were downloaded again")
	b.whole(a)
	if got := eval[string](b, `localStorage.getItem("statusdeck:pins")`); got != "[404]" {
		t.Errorf("after the repair the pins are %s", got)
	}

	// Without a network nothing gets worse.
	h.down()
	b.expect("ERR_CONNECTION_REFUSED")
	button("repair")
	about("result", "could not be reached")
	b.whole(a)
	button("check")
	about("result", "could not be reached")

	h.up()
	next := edited(t, a, "word")
	h.deploy(next)
	button("check")
	about("result", "A new version is ready")
	b.accept()
	describes(next)
}
