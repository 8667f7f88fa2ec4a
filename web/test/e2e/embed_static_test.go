//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

// Hosts frame a card in two ways: as it is (Notion, Confluence), and in a sandbox with
// a secret behind the address (WordPress).
func TestACardInAFrameFitsAndTellsItsHeight(t *testing.T) {
	s := serve(t)
	d := serveDocs(t, s.url, "")
	d.lax = true
	d.bare(`<script>
		window.heard = [];
		addEventListener("message", (e) => heard.push([e.source === frames[0] ? "plain" : "sandbox", e.origin, e.data]));
		window.of = (frame, like) => heard.filter(([from, , data]) => from === frame && like(data)).map(([, , data]) => data).at(-1);
		</script>
		<iframe id="plain" src="HOST/embed/v1/card/404/?theme=dark" width="480" height="230"></iframe>
		<iframe id="sandbox" src="HOST/embed/v1/card/404/#?secret=a1B2" sandbox="allow-scripts" width="480" height="230"></iframe>`)
	b := open(t)
	b.goTo(d.url + "/")
	b.until("both frames have told their height", `of("plain", (d) => d.statusdeck?.height) && of("sandbox", (d) => d.message === "height")`)
	plain := eval[float64](b, `of("plain", (d) => d.statusdeck?.height).statusdeck.height`)
	if plain < 90 || plain > 230 {
		t.Errorf("the card is %v pixels high, want it to fit into the 230 of the snippet", plain)
	}
	// In a sandbox, which has no origin, the card has its styles too.
	if got := eval[float64](b, `of("sandbox", (d) => d.message === "height").value`); got != plain {
		t.Errorf("in a sandbox the card is %v pixels high, want %v", got, plain)
	}
	if got := eval[string](b, `of("sandbox", (d) => d.message === "height").secret`); got != "a1B2" {
		t.Errorf("the secret is %q", got)
	}
	if got := eval[float64](b, `JSON.parse(of("plain", (d) => typeof d === "string" && d.includes("iframe.resize"))).height`); got != plain {
		t.Errorf("Embedly's message says %v, want %v", got, plain)
	}
	if eval[bool](b, `heard.some(([from, , data]) => from === "plain" && data.secret)`) {
		t.Error("a frame without a secret speaks as one of WordPress")
	}

	at := eval[[]float64](b, `(() => { const r = document.querySelector("#sandbox").getBoundingClientRect(); return [r.x + 60, r.y + 60] })()`)
	for _, kind := range []input.MouseType{input.MousePressed, input.MouseReleased} {
		b.run("click on the card", input.DispatchMouseEvent(kind, at[0], at[1]).WithButton(input.Left).WithClickCount(1))
	}
	b.until("the sandbox asks its host to open the page", `of("sandbox", (d) => d.message === "link")?.value === "`+s.url+`/status/404/"`)
	b.picture("embed-card-frames")
}

func TestABadgeIsDrawnInBothThemes(t *testing.T) {
	s := serve(t)
	d := serveDocs(t, s.url, "")
	d.lax = true
	d.bare(`<p><img id="known" src="HOST/badge/404.svg" alt="404"> <img id="long" src="HOST/badge/511.svg" alt="511"> <img id="odd" src="HOST/badge/999.svg" alt="999"></p>`)
	fills := map[string]string{}
	for _, scheme := range []string{"light", "dark"} {
		b := open(t)
		b.colorScheme(scheme)
		b.goTo(d.url + "/")
		b.until("the pictures are there", `[...document.images].every((i) => i.complete && i.naturalWidth > 40 && i.naturalHeight === 20)`)
		b.picture("badges-" + scheme)

		// By itself, under the policy of the site; the console stays empty.
		alone := open(t)
		alone.expect("/favicon.ico") // pictures name no icon
		alone.colorScheme(scheme)
		alone.goTo(s.url + "/badge/404.svg")
		fills[scheme] = eval[string](alone, `getComputedStyle(document.querySelector("rect")).fill`)
		if got := eval[string](alone, `document.documentElement.querySelector("title").textContent`); got != "404 Not Found" {
			t.Errorf("the picture is named %q", got)
		}
	}
	if fills["light"] != "rgb(180, 58, 12)" || fills["dark"] != "rgb(255, 157, 122)" {
		t.Errorf("the colors are %v", fills)
	}
}
