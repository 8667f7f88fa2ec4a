//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"
	sitebuild "github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/site"
)

// only is a fault of one file.
func only(path string, f fault) fault {
	return func(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
		return r.URL.Path == path && f(w, r, files)
	}
}

// silent is what a server says that has lost its database: nothing.
func silent(_ http.ResponseWriter, r *http.Request, _ http.Handler) bool {
	<-r.Context().Done()
	return true
}

// saveData makes pages believe that someone has asked to spare data.
func (b *tab) saveData(effectiveType string, saveData bool) {
	b.t.Helper()
	b.beforePages(fmt.Sprintf(`Object.defineProperty(Navigator.prototype, "connection", { configurable: true, get: () => ({ saveData: %v, effectiveType: %q }) })`, saveData, effectiveType))
}

// What a first visit may cost when nobody touches anything, and what an update of one
// fact, in bytes as they are sent.
const (
	firstVisitBytes    = 1_500_000
	firstVisitRequests = 30
	oneFactBytes       = 1_200_000
	saveDataBytes      = 100_000
)

func TestAFirstVisitSavesAllCodesAndToolsForLittle(t *testing.T) {
	a := fullyCompressed(t, build(t, siteA))
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.toolsReady()
	sent, paths := h.since()
	t.Logf("a first visit: %d bytes, %d requests", sent, len(paths))
	if sent > firstVisitBytes || len(paths) > firstVisitRequests {
		t.Errorf("a first visit costs %d bytes in %d requests, want at most %d in %d:\n%s", sent, len(paths), firstVisitBytes, firstVisitRequests, strings.Join(paths, "\n"))
	}
	b.whole(a)
	h.down()
	b.expect("ERR_CONNECTION_REFUSED")
	b.opens(h.url+"/status/431/", "431")
	b.finds(h.url, "teapot", "418")
	b.opens(h.url+"/compare/401-403/", "401")
	b.expect("503")
	b.opens(h.url+"/explain/", "Not saved for offline use")
}

// A changed fact changes its page and the browser program, which carries all facts.
func TestAnUpdateOfOneFactDownloadsTheProgramAndLittleMore(t *testing.T) {
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.toolsReady()
	// A custom section (number 0) named "fact", with no content.
	wasm := append(bytes.Clone(asset(a, "app", ".wasm")), 0, 5, 4, 'f', 'a', 'c', 't')
	changed, err := sitebuild.Build(sitebuild.Options{
		Wasm: wasm, WasmExec: asset(a, "wasm_exec", ".js"), ExplainWasm: asset(a, "explain", ".wasm"), Repo: "https://github.com/statusdeck/statusdeck",
	})
	if err != nil {
		t.Fatal(err)
	}
	update := fullyCompressed(t, edited(t, changed, "a changed fact"))
	h.deploy(update)
	h.since()
	b.installs("the update")
	sent, paths := h.since()
	t.Logf("an update of one fact: %d bytes, %d requests", sent, len(paths))
	if sent > oneFactBytes {
		t.Errorf("an update of one fact costs %d bytes, want at most %d:\n%s", sent, oneFactBytes, strings.Join(paths, "\n"))
	}
	b.offered()
	b.accept()
	b.whole(update)
}

func TestNothingIsSavedToSpareDataBeforeSomeoneUsesTheSite(t *testing.T) {
	for name, tt := range map[string]struct {
		effectiveType string
		saveData      bool
	}{"Save-Data": {"4g", true}, "2g": {"2g", false}, "3g": {"3g", false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, b := hostOf(t, build(t, siteA)), open(t)
			b.saveData(tt.effectiveType, tt.saveData)
			b.goTo(h.url + "/status/404/")
			b.footSays("Not saved for offline use, to save data.")
			sent, paths := h.since()
			if sent > saveDataBytes {
				t.Errorf("%d bytes are sent, want at most %d: %v", sent, saveDataBytes, paths)
			}
			b.clickAtTheFoot()
			b.footSays("Available offline")
			h.down()
			b.expect("ERR_CONNECTION_REFUSED")
			b.opens(h.url+"/status/503/", "503")
		})
	}
}

func TestAFileThatCannotBeSavedIsNotAskedForAtEveryPageView(t *testing.T) {
	for _, path := range []string{"/manifest.webmanifest", "/program.json"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			h, b := hostOf(t, build(t, siteA)), open(t)
			h.fail(only(path, answering(403, "text/plain", "forbidden")))
			b.expect("403")
			b.expect("Manifest")
			b.goTo(h.url + "/status/404/")
			b.footSays("Could not be saved for offline use. Next try in 2 minutes.")
			h.since()
			for _, code := range []string{"404", "405", "406"} {
				b.goTo(h.url + "/status/" + code + "/")
				b.footSays("Could not be saved")
			}
			sent, paths := h.since()
			for _, p := range paths {
				if p == "/sw.js" || strings.HasSuffix(p, ".wasm") || strings.Contains(p, "pages-") {
					t.Errorf("%s is asked for, a moment after saving has failed", p)
				}
			}
			t.Logf("three views after the failure: %d bytes, %d requests", sent, len(paths))
			h.fail(nil)
			h.since()
			b.clickAtTheFoot()
			b.footSays("Available offline")
			if _, paths := h.since(); containsSuffix(paths, ".wasm") {
				t.Errorf("what was saved before the failure is downloaded again: %v", paths)
			}
		})
	}
}

func containsSuffix(list []string, suffix string) bool {
	for _, s := range list {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func TestAFileThatNeverArrivesIsAskedForAgain(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	hangs := make(chan struct{})
	h.fail(func(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
		if !strings.Contains(r.URL.Path, "pages-core") {
			return false
		}
		h.fail(nil)
		close(hangs)
		return silent(w, r, files)
	})
	b.goTo(h.url + "/status/404/")
	<-hangs
	begin := time.Now()
	b.footSays("Available offline")
	if took := time.Since(begin); took < 5*time.Second {
		t.Errorf("after %s all was saved: no request has been waited for", took)
	}
}

func TestAFailedRollbackLeavesTheBuildInCharge(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.offlineReady()
	h.deploy(edited(t, a, "next"))
	b.installs("the update")
	eval[any](b, `caches.keys().then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).delete("/program.json"))))`)
	h.deploy(a)
	h.fail(only("/program.json", answering(500, "text/plain", "no")))
	b.expect("500")
	if got := b.lookForUpdate(); got != "redundant" {
		t.Fatalf("the rollback is %s, want redundant", got)
	}
	h.down()
	b.expect("ERR_CONNECTION_REFUSED")
	b.expect("program")
	b.opens(h.url+"/status/451/", "451")
	b.footSays("1 of ")
	b.footSays("files are missing for offline use")
	h.fail(nil)
	h.up()
	b.footSays("Try again")
	b.clickAtTheFoot()
	b.footSays("vailable offline:")
	b.whole(a)
}

func TestARollbackToTheBuildInUseIsNotOffered(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/about/")
	b.offlineReady()
	h.deploy(edited(t, a, "next"))
	b.installs("the update")
	b.offered()
	h.deploy(a)
	b.installs("the rollback")
	b.goTo(h.url + "/about/")
	b.until("the about page knows the build", fmt.Sprintf(`document.querySelector("[data-about=build]").textContent === %q`, versionOf(a)))
	if eval[bool](b, `Boolean(document.getElementById("update"))`) {
		t.Error("a rollback to the build in use is offered as a new version")
	}
	b.whole(a)
}

func TestThreeSkippedBuildsAreOneUpdate(t *testing.T) {
	t.Parallel()
	a := build(t, siteA)
	h, b := hostOf(t, a), open(t)
	b.goTo(h.url + "/")
	b.offlineReady()
	var last *site.Site
	for n := range 3 {
		last = edited(t, a, fmt.Sprint("build ", n))
	}
	h.deploy(last)
	b.installs("the update")
	b.offered()
	b.accept()
	b.whole(last)
}

func TestWithoutRoomTheFootOfThePageSaysSo(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.goTo(h.url + "/robots.txt")
	b.expect("favicon.ico")
	b.run("leave little room", storage.OverrideQuotaForOrigin(h.url).WithQuotaSize(3e6))
	b.goTo(h.url + "/status/404/")
	b.footSays("Not enough storage to save this site for offline use.")
	b.goTo(h.url + "/about/")
	b.until("the about page says it too", `document.querySelector("[data-about=offline]").textContent.includes("not enough storage")`)
	b.run("make room", storage.OverrideQuotaForOrigin(h.url))
	b.clickAtTheFoot()
	b.footSays("Available offline")
}

// The server changes, or a portal takes its place, when half of the core is saved.
func TestWhatHappensInTheMiddleOfAFirstInstall(t *testing.T) {
	for _, tt := range []struct {
		name string
		then func(h *host, next *site.Site)
	}{
		{"a deploy", func(h *host, next *site.Site) { h.deploy(next) }},
		{"a portal with 200", func(h *host, _ *site.Site) { h.fail(portal) }},
		{"a portal with 302", func(h *host, _ *site.Site) { h.fail(redirecting) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a, next := build(t, siteA), edited(t, build(t, siteA), "deployed meanwhile")
			h, b := hostOf(t, a), open(t)
			b.expect("Manifest")
			h.fail(func(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
				if !strings.Contains(r.URL.Path, "pages-core") {
					return false
				}
				h.fail(nil)
				tt.then(h, next)
				http.NotFound(w, r)
				return true
			})
			b.goTo(h.url + "/status/404/")
			b.footSays("Could not be saved for offline use")
			h.fail(nil)
			b.goTo(h.url + "/status/404/")
			b.footSays("Could not be saved for offline use")
			b.clickAtTheFoot()
			b.footSays("Available offline")
			if tt.name == "a deploy" {
				b.whole(next)
			} else {
				b.whole(a)
			}
		})
	}
}

func redirecting(w http.ResponseWriter, r *http.Request, files http.Handler) bool {
	if r.URL.Path != "/portal" {
		http.Redirect(w, r, "/portal", http.StatusFound)
		return true
	}
	return portal(w, r, files)
}

func TestCookiesAndStorageBlockedLeaveTheSiteReadable(t *testing.T) {
	t.Parallel()
	h, b := hostOf(t, build(t, siteA)), open(t)
	b.beforePages(`for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
		Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("no", "SecurityError") } });
	}
	ServiceWorkerContainer.prototype.register = ServiceWorkerContainer.prototype.getRegistration = () => Promise.reject(new DOMException("no", "SecurityError"));`)
	b.goTo(h.url + "/?q=teapot")
	b.started()
	b.until("the search has run", `document.querySelector("#found")`)
	if got := b.firstCard(); got != "418" {
		t.Errorf("teapot finds %s first, want 418", got)
	}
}
