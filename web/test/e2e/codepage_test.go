//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

func TestTheChosenLibraryIsRememberedOnEveryPage(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/404/")
	b.run("choose Go", chromedp.SetValue("#language", "go", chromedp.ByQuery))
	eval[any](b, `document.querySelector("#language").dispatchEvent(new Event("change", {bubbles: true}))`)
	b.until("the name is offered", `document.querySelector("[data-constant]").textContent === "Copy http.StatusNotFound"`)
	b.goTo(s.url + "/status/410/")
	b.until("the next page offers its name", `document.querySelector("[data-constant]").textContent === "Copy http.StatusGone"`)
	b.slash()
	b.started()
	b.until("the program's page does so too", `document.querySelector("[data-constant]").textContent === "Copy http.StatusGone"`)
	b.click(".neighbours a[rel=next]")
	b.until("and the next one", `location.pathname === "/status/411/" && document.querySelector("[data-constant]").textContent === "Copy http.StatusLengthRequired"`)
	eval[any](b, `localStorage.setItem("statusdeck:language", "<b>\u0000")`)
	b.goTo(s.url + "/status/404/")
	if eval[bool](b, `document.querySelector("[data-constant]").dataset.copy !== "http.StatusNotFound" || document.querySelector("#language").value !== ""`) {
		t.Error("a broken choice in the storage is shown as one")
	}
}

func TestCopyButtonsCopyWhatTheySay(t *testing.T) {
	s, b := serve(t), open(t)
	b.mayCopy(s.url)
	b.goTo(s.url + "/status/404/")
	for selector, want := range map[string]string{
		`.actions > [data-copy]`:                      "404 Not Found",
		`.actions [data-share]`:                       s.url + "/status/404/",
		`.message:nth-of-type(1) [data-copy^="curl"]`: "curl -i 'https://api.shop.example/products/8812' \\\n  -H 'Accept: application/json, application/problem+json'",
	} {
		eval[any](b, `navigator.share = undefined`)
		b.click(selector)
		b.until("the button says so", "document.querySelector("+"`"+selector+"`"+").textContent === 'Copied'")
		if got := eval[string](b, `navigator.clipboard.readText()`); got != want {
			t.Errorf("%s copies %q, want %q", selector, got, want)
		}
	}
}

// mayCopy lets the pages of an origin use the clipboard.
func (b *tab) mayCopy(origin string) {
	b.t.Helper()
	ctx := cdp.WithExecutor(chrome, chromedp.FromContext(chrome).Browser)
	err := browser.GrantPermissions([]browser.PermissionType{"clipboardReadWrite", "clipboardSanitizedWrite"}).
		WithOrigin(origin).WithBrowserContextID(b.profile).Do(ctx)
	if err != nil {
		b.t.Fatalf("allow the clipboard: %v", err)
	}
}
