//go:build e2e && docssites

package e2e

import (
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// apiReference is a page in web/test/apireferences, which shows an OpenAPI document.
type apiReference struct {
	name, hash string
	// badges are the badges of the page, in its order: the element around, the text, and
	// "unlinked" for those in controls.
	badges string
	// first is an element that gets the card of 404: a link, or a control with a badge.
	first string
	// steps are things that users do, after each of which the badges are right.
	steps []apiStep
	// own are parts of what the reference itself writes to the console.
	own []string
}

// apiStep is an element to click, what is so afterwards, and the badges then, if others.
type apiStep struct{ click, then, badges string }

// The first badges are those in descriptions. Examples and schemas with 404 and 503, and an
// "exit status 103", have none.
const prose = "p HTTP 404, p 410 Gone, p 404 Not Found, "

// apiReferences are those that data-preset knows.
var apiReferences = []apiReference{
	{
		name:   "swagger-ui",
		badges: prose + "td 200, td 404, td 429, td 204, td 409",
		first:  `deep("td http-status[code='404'] a")[0]`,
		steps: []apiStep{
			{`deep(".opblock-get .opblock-summary-control")[0]`, `!deep(".opblock-get td").length`, "p HTTP 404, td 204, td 409"},
			{`deep(".opblock-get .opblock-summary-control")[0]`, `deep(".opblock-get td").length`, ""},
		},
	},
	{
		name: "scalar",
		badges: prose + "div 200 unlinked, div 404 unlinked, span 429, span 200 unlinked, span 404 unlinked, span 429 unlinked, " +
			"span 204, span 409, span 204 unlinked, span 409 unlinked",
		first: `deep("button[id$='responses.404']")[0]`,
		steps: []apiStep{{`deep("button[id$='responses.404'] http-status")[0]`, `deep("button[id$='responses.404'][aria-expanded=true]").length`, ""}},
		own:   []string{"info", "cdn"},
	},
	{
		name: "redoc", hash: "#/products/getproduct",
		badges: "p 410 Gone, p 404 Not Found, button 200 unlinked, button 404 unlinked, button 429 unlinked, button 200 unlinked, button 404 unlinked, button 429 unlinked, " +
			"button 204 unlinked, button 409 unlinked",
		first: `deep("[role=tab]").find((e) => e.textContent === "404")`,
		steps: []apiStep{{`deep("[role=tab] http-status[code='404']")[0]`, `deep("[role=tab][aria-selected=true]").some((e) => e.textContent === "404")`, ""}},
		own:   []string{"Redoc", "cdn.redoc.ly"},
	},
	{
		name: "redoc-2",
		badges: prose + "strong 200 unlinked, strong 404 unlinked, strong 429 unlinked, li 200 unlinked, li 404 unlinked, " +
			"strong 204 unlinked, strong 409 unlinked",
		first: `deep("button").find((e) => e.textContent.startsWith("404"))`,
		steps: []apiStep{
			{`deep("button http-status[code='404']")[0]`, `document.querySelector(".redoc-wrap").textContent.includes("Response Schema")`, ""},
			{`deep("[role=tab] http-status[code='404']")[0]`, `deep("[role=tab][aria-selected=true]").some((e) => e.textContent === "404")`, ""},
		},
		own: []string{"cdn.redoc.ly"},
	},
	{
		name:   "rapidoc",
		badges: prose + "button 200 unlinked, button 404 unlinked, button 429 unlinked, button 204 unlinked, button 409 unlinked",
		first:  `deep("button[part~=btn-response-status]").find((e) => e.textContent.trim() === "404")`,
		steps: []apiStep{{
			`deep("button[part~=btn-response-status] http-status[code='404']")[0]`,
			`deep("button[part~=btn-selected-response-status]").some((e) => e.textContent.trim() === "404")`, "",
		}},
	},
	{
		name: "elements", hash: "#/operations/getProduct",
		badges: "p 410 Gone, p 404 Not Found, div 200 unlinked, div 404 unlinked, div 429 unlinked",
		first:  `deep("[role=tab]").find((e) => e.textContent === "404")`,
		steps: []apiStep{
			{`deep("[role=tab] http-status[code='404']")[0]`, `deep("[role=tab][aria-selected=true]").some((e) => e.textContent === "404")`, ""},
			{`deep("a[href='#/operations/deleteProduct']")[0]`, `document.body.innerText.includes("It is in an order") || deep("[role=tab]").some((e) => e.textContent === "409")`, "div 204 unlinked, div 409 unlinked"},
		},
		own: []string{"React Router Future Flag"},
	},
}

// deep is JavaScript that finds elements in open shadow trees too.
const deep = `window.deep = (selector, root = document) => [...root.querySelectorAll("*")].flatMap((e) => [...(e.matches(selector) ? [e] : []), ...(e.shadowRoot ? deep(selector, e.shadowRoot) : [])]);`

// presetBadges is JavaScript for the badges of a page, as in apiReference.
const presetBadges = `deep("http-status").map((e) => e.parentElement.localName + " " + e.textContent + (e.querySelector("a[href]") ? "" : " unlinked")).join(", ")`

func TestPresetsKnowAPIReferences(t *testing.T) {
	s := serve(t)
	dir := filepath.Join("..", "apireferences")
	cmd := exec.Command("sh", "../../../.ci/npm.sh", ".")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("install the API references: %v\n%s", err, out)
	}
	pages := t.TempDir()
	copySite(t, filepath.Join(dir, "pages"), pages, s.url)
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(pages)))
	mux.Handle("/packages/", http.StripPrefix("/packages/", http.FileServer(http.Dir(filepath.Join(dir, "node_modules")))))
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	for _, reference := range apiReferences {
		t.Run(reference.name, func(t *testing.T) { tryAPIReference(t, reference, srv.URL, s.url) })
	}
}

func tryAPIReference(t *testing.T, r apiReference, url, host string) {
	b := open(t)
	for _, part := range r.own {
		b.expect(part)
	}
	b.onNewPage(deep + `window.errors = []; addEventListener("error", (e) => errors.push(e.message)); addEventListener("unhandledrejection", (e) => errors.push(String(e.reason)));`)
	b.goTo(url + "/" + r.name + ".html" + r.hash)
	b.until("the codes have badges: "+r.badges, presetBadges+` === "`+r.badges+`"`)
	if wrong := eval[[]string](b, `deep("http-status a[href]").filter((a) => a.href !== "`+host+`/status/" + a.parentElement.getAttribute("code") + "/").map((a) => a.outerHTML)`); len(wrong) > 0 {
		t.Errorf("these links lead elsewhere: %q", wrong)
	}

	const card = `deep(".pop:popover-open")[0]`
	eval[any](b, `void (`+r.first+`.scrollIntoView({block: "center", behavior: "instant"}), `+r.first+`.focus({focusVisible: true}))`)
	b.until("the keyboard opens the card", card+`?.textContent.includes("Not Found")`)
	if got := eval[string](b, r.first+`.ariaDescription ?? ""`); !strings.Contains(got, "Not Found") {
		t.Errorf("screen readers are told %q", got)
	}
	b.picture("preset-" + r.name)
	eval[any](b, `void document.activeElement.blur()`)
	eval[any](b, `void deep("*").forEach((e) => e.shadowRoot?.activeElement?.blur())`)
	b.until("the card closes", "!"+card)

	for _, step := range r.steps {
		eval[any](b, `void `+step.click+`.scrollIntoView({block: "center", behavior: "instant"})`)
		eval[any](b, `new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go())))`)
		b.pointAt(step.click)
		if strings.Contains(step.click, "http-status") {
			b.until("the pointer opens the card", card+`?.textContent.includes("Not Found")`)
		}
		x, y := b.middle(step.click)
		b.run("click", input.DispatchMouseEvent(input.MousePressed, x, y).WithButton(input.Left).WithClickCount(1),
			input.DispatchMouseEvent(input.MouseReleased, x, y).WithButton(input.Left).WithClickCount(1))
		b.until("a click does what it did without badges: "+step.then, step.then)
		want := step.badges
		if want == "" {
			want = r.badges
		}
		b.until("the badges are right: "+want, presetBadges+` === "`+want+`"`)
		b.pointAway()
		b.until("the card closes", "!"+card)
	}
	// A link in a control could not be used by the keyboard.
	if nested := eval[[]string](b, `deep("http-status").filter((e) => e.closest("button, a, [role=tab]") && (e.querySelector("a[href]") || e.shadowRoot?.querySelector("a[href]"))).map((e) => e.outerHTML)`); len(nested) > 0 {
		t.Errorf("there are links inside controls: %q", nested)
	}
	if got := eval[[]string](b, "errors"); len(got) > 0 {
		t.Errorf("the page has errors: %q", got)
	}
}
