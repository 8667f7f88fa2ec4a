//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// openPreset opens a page with a preset. API references themselves are tested by
// make test-docs-sites.
func openPreset(t *testing.T, host, preset, content string) *tab {
	t.Helper()
	b := open(t)
	d := serveDocs(t, host, "")
	d.lax = true
	d.bare(strings.Replace(loaderModule, ">", ` data-preset="`+preset+`">`, 1) + content)
	b.goTo(d.url)
	return b
}

func TestPresetsReadOnlyWhereCodesStand(t *testing.T) {
	s := serve(t)
	b := openPreset(t, s.url, "swagger-ui", `<p>HTTP 404 outside</p><div class="swagger-ui"><h2>HTTP 404</h2>
<div class="renderedMarkdown"><p>HTTP 404, exit status 103</p></div><div class="schema">503</div>
<table><tr><td class="response-col_status">404</td><td>429</td></tr><tr><td class="response-col_status">471</td></tr>
<tr><td class="response-col_status" data-no-autolink>410</td></tr><tr><td class="response-col_status"> 422 <small>undocumented 500</small></td></tr></table></div>`)
	const badges = `[...document.querySelectorAll("http-status")].map((e) => e.textContent).join()`
	b.until("the codes have badges", badges+` === "HTTP 404,404,422"`)
	eval[any](b, `void (document.querySelector(".response-col_status").textContent = "409")`)
	b.until("a new code has its badge", badges+` === "HTTP 404,409,422"`)
	eval[any](b, `void document.querySelector(".schema").insertAdjacentHTML("afterend", '<div class="response-col_status">418</div>')`)
	b.until("what comes later has its badge", badges+` === "HTTP 404,418,409,422"`)
}

// The element is defined, and its shadow tree made, long after the page has come to rest.
func TestPresetsReadOpenShadowTrees(t *testing.T) {
	s := serve(t)
	b := openPreset(t, s.url, "rapidoc", `<rapi-doc></rapi-doc>`)
	b.until("the preset has begun", `performance.getEntriesByType("resource").some((e) => e.name.endsWith("/names.json") && e.responseEnd)`)
	time.Sleep(1500 * time.Millisecond) // the page comes to rest
	eval[any](b, `customElements.define("rapi-doc", class extends HTMLElement {
		connectedCallback() {
			this.attachShadow({ mode: "open" }).innerHTML = '<p class="m-markdown">a 404 error</p><div></div>';
			setTimeout(() => this.draw("404"), 300);
		}
		draw(code) {
			this.shadowRoot.lastChild.innerHTML = '<button part="btn btn-response-status">' + code + "</button>";
		}
	})`)
	const badges = `[...document.querySelector("rapi-doc").shadowRoot.querySelectorAll("http-status")].map((e) => e.textContent).join()`
	b.until("the codes have badges", badges+` === "404,404"`)
	eval[any](b, `document.querySelector("rapi-doc").draw("429")`)
	b.until("a new code has its badge", badges+` === "404,429"`)
	eval[any](b, `document.querySelector("rapi-doc").shadowRoot.querySelector("button").focus()`)
	b.until("the card of a badge in a shadow tree opens", linkCard+`?.textContent.includes("Too Many Requests")`)
}

func TestPresetsSayWhatIsWrong(t *testing.T) {
	s := serve(t)
	for preset, want := range map[string]string{
		"swagger":    `data-preset="swagger" is none of swagger-ui, scalar, redoc, rapidoc, elements`,
		"":           `data-preset="" is none of swagger-ui, scalar, redoc, rapidoc, elements`,
		"__proto__":  `data-preset="__proto__" is none of`,
		"swagger-ui": `data-preset finds no element .swagger-ui`,
	} {
		t.Run(fmt.Sprintf("%q", preset), func(t *testing.T) {
			b := openPreset(t, s.url, preset, "<p>HTTP 404</p>")
			b.expect("StatusDeck: ")
			want := strings.ReplaceAll(want, `"`, `\"`) // messages are JSON
			for deadline := time.Now().Add(patience); len(b.consoleWith(want)) == 0; time.Sleep(50 * time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatalf("the console says %q, want %q", b.consoleWith(""), want)
				}
			}
			if n := len(b.consoleWith("StatusDeck")); n != 1 {
				t.Errorf("there are %d warnings: %q", n, b.consoleWith("StatusDeck"))
			}
		})
	}
}

func TestABadgeInAButtonLeavesItAButton(t *testing.T) {
	s := serve(t)
	b := open(t)
	d := serveDocs(t, s.url, "")
	d.lax = true
	d.bare(loaderLinks + `<p>Filter: <button onclick="window.pressed = (window.pressed ?? 0) + 1"><http-status code="404">404</http-status></button>
<span role="tab" tabindex="0"><http-status code="410">410</http-status></span> <a href="#there"><http-status code="429">429</http-status></a></p>`)
	b.goTo(d.url)
	const badges = `[...document.querySelectorAll("http-status")]`
	b.until("the badges are drawn", badges+`.every((e) => e.hasAttribute("state"))`)
	if n := eval[int](b, badges+`.filter((e) => e.shadowRoot.querySelector("a[href]")).length`); n > 0 {
		t.Errorf("%d badges have a link inside a control or a link", n)
	}
	b.until("the cards are ready", `performance.getEntriesByType("resource").some((e) => e.name.endsWith("/more.js") && e.responseEnd)`)

	b.press(kb.Tab)
	b.until("the keyboard opens the card of the button", linkCard+`?.textContent.includes("Not Found")`)
	if got := eval[string](b, `document.querySelector("button").ariaDescription ?? ""`); !strings.HasPrefix(got, "404 Not Found. ") {
		t.Errorf("the button is described as %q", got)
	}
	b.press(kb.Escape)
	b.until("Escape closes it", "!"+linkCard)
	b.press(kb.Tab)
	b.until("the keyboard opens the card of the tab", linkCard+`?.textContent.includes("Gone")`)
	b.press(kb.Tab)
	b.until("the keyboard opens the card of the link", linkCard+`?.textContent.includes("Too Many Requests")`)
	eval[any](b, `document.activeElement.blur()`)
	b.until("it closes", "!"+linkCard)

	x, y := b.middle(`document.querySelector("button http-status")`)
	b.touch(x, y)
	b.until("a tap presses the button", `window.pressed === 1`)
	b.pointAt(`document.querySelector("button http-status")`)
	b.until("the pointer opens the card", linkCard+`?.textContent.includes("Not Found")`)
	b.clickAt(`document.querySelector("button http-status")`, 2, 5)
	b.until("a click presses the button", `window.pressed === 2`)
}
