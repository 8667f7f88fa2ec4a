//go:build e2e

package e2e

import (
	"net/http"
	"strings"
	"testing"
)

// everything uses each part of the widget: what the loader does alone, and what more.js does.
const everything = `<main><p>A missing product is <http-status id="badge" code="404"></http-status>.</p>
<p id="text">We answer HTTP 503.</p><p><a id="link" href="HOST/status/410/">gone</a></p><http-status-search></http-status-search>
<http-status id="card" code="422" view="card"></http-status><http-status id="full" code="405" view="full"></http-status>
<http-status-table class="5xx"></http-status-table></main>`

func TestTheWidgetWorksUnderStrictPolicies(t *testing.T) {
	s := serve(t)
	for what, policy := range map[string]string{
		"trusted types":       "default-src 'self'; script-src 'self' HOST; connect-src HOST; frame-src HOST; require-trusted-types-for 'script'; trusted-types statusdeck",
		"a nonce and no host": "default-src 'self'; script-src 'nonce-abc'; connect-src HOST; frame-src HOST",
		"strict-dynamic":      "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; connect-src HOST; frame-src HOST; require-trusted-types-for 'script'",
	} {
		t.Run(what, func(t *testing.T) {
			b := open(t)
			b.watchPage()
			d := serveDocs(t, s.url, "")
			d.fields = map[string]string{"Content-Security-Policy": policy}
			d.bare(strings.Replace(loaderModule, ">", ` nonce="abc" data-links data-autolink="#text">`, 1) + everything)
			b.goTo(d.url)
			b.until("card, full view and table are there", `["#card", "#full", "http-status-table"].every((e) => document.querySelector(e).getAttribute("state") === "ready")`)
			b.until("the text has a badge", `document.querySelector("#text http-status")`)
			eval[any](b, "void "+shadow("#badge")+`.querySelector("a").focus()`)
			b.until("the badge shows its card", shadow("#badge")+`.querySelector(".pop")?.textContent.includes("Not Found")`)
			b.pointAt(`document.querySelector("#link")`)
			b.until("the link shows its card", linkCard+`?.textContent.includes("Gone")`)
			if got := eval[[]string](b, "violations"); len(got) > 0 {
				t.Errorf("the policy was violated: %v", got)
			}
		})
	}
}

func TestElementsSayThatTheirScriptWasRefused(t *testing.T) {
	s, b := serve(t), open(t)
	b.expect("Content Security Policy")
	d := serveDocs(t, s.url, "")
	d.page("/y/", "")
	// The policy allows the loader, and not what it loads.
	d.fields = map[string]string{"Content-Security-Policy": "default-src 'self'; script-src 'self' HOST/embed/v1/statusdeck.js; connect-src HOST"}
	d.bare(loaderModule + `<http-status id="card" code="422" view="card"></http-status><http-status-table class="5xx"><a href="/x/">5xx in words</a></http-status-table><p><http-status id="badge" code="404"><a href="/y/">404</a></http-status></p>`)
	b.goTo(d.url)
	b.until("the table knows", `document.querySelector("http-status-table").getAttribute("state") === "offline"`)
	b.until("the card needs nothing more", `document.querySelector("#card").getAttribute("state") === "ready"`)
	if !eval[bool](b, `[...document.querySelectorAll("a")].every((a) => a.checkVisibility())`) {
		t.Error("a link is not shown")
	}
	x, y := b.middle(`document.querySelector("#badge a")`)
	b.touch(x, y)
	b.until("a tap follows the link", `location.pathname === "/y/"`)
}

func TestTheSearchIsThereOnIsolatedPages(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, "")
	d.fields = map[string]string{"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}
	d.bare(strings.Replace(loaderModule, ">", ` crossorigin>`, 1) + everything)
	b.goTo(d.url)
	b.until("the page is isolated", `crossOriginIsolated`)
	b.until("the search has told its height", `document.querySelector("http-status-search").shadowRoot?.querySelector("iframe")?.style.height`)
	b.until("the card is there", `document.querySelector("#card").getAttribute("state") === "ready"`)
}

func TestTheAddressCanBeGiven(t *testing.T) {
	s := serve(t)
	loader := readBody(t, s.url+"/embed/v1/statusdeck.js")
	for what, script := range map[string]string{
		"a renamed module":        `<script type="module" src="/renamed.js" data-base="HOST/embed/v1/" data-links></script>`,
		"a renamed script":        `<script src="/renamed.js" data-base="HOST/embed/v1/" data-links></script>`,
		"a part of another":       `<script type="module" src="/bundle.js" data-base="HOST/embed/v1/" data-links></script>`,
		"a script of another one": `<script>/* options of */</script><script type="module" src="/bundle.js"></script><script type="application/json" data-base="HOST/embed/v1/" data-links></script>`,
	} {
		t.Run(what, func(t *testing.T) {
			b := open(t)
			d := serveDocs(t, s.url, "")
			d.lax = true
			d.page("/renamed.js", loader)
			d.page("/bundle.js", "(() => {"+loader+"})();")
			d.bare(script + everything)
			b.goTo(d.url)
			b.until("card and table are there", `["#card", "http-status-table"].every((e) => document.querySelector(e).getAttribute("state") === "ready")`)
			b.pointAt(`document.querySelector("#link")`)
			b.until("the link shows its card", linkCard+`?.textContent.includes("Gone")`)
		})
	}
	t.Run("none", func(t *testing.T) {
		b := open(t)
		b.expect("no data-base")
		d := serveDocs(t, s.url, "")
		d.lax = true
		d.page("/renamed.js", loader)
		d.bare(`<script type="module" src="/renamed.js"></script>` + everything)
		b.goTo(d.url)
		b.until("there is one warning", `document.readyState === "complete"`)
		if got := b.consoleWith("StatusDeck: no data-base"); len(got) != 1 {
			t.Errorf("there are %d warnings, want one", len(got))
		}
	})
}

func TestFrameworksCanUsePropertiesAndNamesWithoutColons(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, "")
	d.bare(`<script src="/early.js"></script>` + loaderModule + `<main></main>`)
	d.page("/early.js", `window.heard = []; addEventListener("statusdeck-load", (e) => heard.push(e.detail.code)); addEventListener("statusdeck-error", (e) => heard.push(e.detail.state));
		window.early = document.createElement("http-status"); early.code = "410"; early.view = "card";
		addEventListener("DOMContentLoaded", () => document.querySelector("main").append(early));`)
	b.goTo(d.url)
	b.until("what was set before the definition counts", `early.getAttribute("state") === "ready" && early.getAttribute("code") === "410" && heard.includes("410")`)
	eval[any](b, `(() => { early.code = 429 })()`)
	b.until("a number counts", `early.getAttribute("code") === "429" && early.shadowRoot.textContent.includes("Too Many Requests")`)
	eval[any](b, `(() => { early.view = null; })()`)
	b.until("nothing takes the attribute away", `!early.hasAttribute("view") && early.view === null && early.code === "429"`)
	b.expect("404 (Not Found)")
	eval[any](b, `(() => { early.view = "card"; early.code = "471" })()`)
	b.until("errors are told, too", `heard.includes("unknown")`)
}

func TestTheHoverCardIsReadableWhateverThePageMakesOfItsRoot(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, "")
	d.page("/docs.css", "html { font-size: 62.5% } body { font: 1.6rem sans-serif }")
	d.bare(loaderLinks + everything)
	b.goTo(d.url)
	b.until("the badge is dressed", `document.querySelector("#badge").shadowRoot?.querySelector("a")`)
	eval[any](b, "void "+shadow("#badge")+`.querySelector("a").focus()`)
	b.until("the badge shows its card", shadow("#badge")+`.querySelector(".pop")`)
	if got := eval[string](b, "getComputedStyle("+shadow("#badge")+`.querySelector(".pop .card-text")).fontSize`); got != "16px" {
		t.Errorf("the text of the card is %s high, want 16px", got)
	}
}

func TestAHostThatNeverAnswersIsGivenUp(t *testing.T) {
	s := serve(t)
	stop := make(chan struct{})
	host := proxied(t, s, map[string]http.HandlerFunc{"/embed/v1/404.json": func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	}})
	t.Cleanup(func() { close(stop) })
	b := open(t)
	b.expect("StatusDeck: ")
	d := serveDocs(t, host, `<http-status code="404" view="card"><a href="/x/">404 in words</a></http-status>`)
	b.goTo(d.url)
	b.until("the element knows", `document.querySelector("http-status").getAttribute("state") === "offline"`)
}

func TestPagesThatAreLeftKeepNothingOfADeadHost(t *testing.T) {
	s := serve(t)
	host := proxied(t, s, map[string]http.HandlerFunc{"/embed/v1/404.json": func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadGateway)
	}})
	b := open(t)
	b.expect("StatusDeck: ")
	b.expect("502")
	d := serveDocs(t, host, `<main></main>`)
	b.goTo(d.url)
	b.until("the elements are defined", `customElements.get("http-status")`)
	// What is left of elements is seen by what the browser has collected.
	eval[any](b, `(async () => {
		window.gone = 0;
		window.registry = new FinalizationRegistry(() => gone++);
		const main = document.querySelector("main");
		for (let i = 0; i < 20; i++) {
			main.innerHTML = '<http-status code="404" view="card"></http-status>'.repeat(5);
			for (const el of main.children) registry.register(el);
			for (let n = 0; n < 100 && main.querySelector(":not([state=offline])"); n++) await new Promise((go) => setTimeout(go, 20));
		}
		main.replaceChildren();
	})()`)
	for range 5 {
		b.collectGarbage()
	}
	b.until("the elements are gone", `gone >= 90`)
}

func TestTheLinksOfAFramedFragmentLeaveTheFrame(t *testing.T) {
	s, b := serve(t), open(t)
	d := serveDocs(t, s.url, `<iframe src="HOST/embed/v1/404.html" style="width:600px;height:300px"></iframe>`)
	d.lax = true
	b.goTo(d.url)
	b.until("the frame is loaded", `performance.getEntriesByName("`+s.url+`/embed/v1/404.html").length`)
	b.picture("framed")
	b.clickAt(`document.querySelector("iframe")`, 100, 80)
	b.until("the whole page goes to the code", `location.href === "`+s.url+`/status/404/"`)
}
