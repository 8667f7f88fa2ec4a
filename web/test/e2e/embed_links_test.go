//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// loaderLinks is the loader in link mode.
var loaderLinks = strings.Replace(loaderModule, ">", " data-links>", 1)

// linkCard is JavaScript for the open card of a link, or null.
const linkCard = `([...document.querySelectorAll("html > div, dialog > div")].map((e) => e.shadowRoot?.querySelector(".pop:popover-open")).find(Boolean) ?? null)`

const linkedPage = `<main><p>A missing product is <a id="link" href="HOST/status/404/">404 Not Found</a>, and
<a id="other" href="HOST/status/429/#retry">too many requests</a> are limited. <a id="bare" href="HOST/status/503">down</a>
<a id="home" href="HOST/">StatusDeck</a> <a id="class" href="HOST/status/">codes</a> <a id="foreign" href="/status/404/">ours</a>
<a id="unknown" href="HOST/status/471/">471</a></p>
<div id="host"></div><dialog><a id="inside" href="HOST/status/410/">410</a></dialog></main>`

// middle returns where an element that an expression finds stands in the window.
func (b *tab) middle(js string) (x, y float64) {
	b.t.Helper()
	at := eval[[]float64](b, `(() => { const r = `+js+`.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	return at[0], at[1]
}

func (b *tab) pointAt(js string) {
	b.t.Helper()
	x, y := b.middle(js)
	b.run("move the pointer", input.DispatchMouseEvent(input.MouseMoved, x, y))
}

func (b *tab) pointAway() {
	b.t.Helper()
	b.run("move the pointer away", input.DispatchMouseEvent(input.MouseMoved, 2, 2))
}

func (b *tab) touch(x, y float64) {
	b.t.Helper()
	b.run("tap", input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}),
		input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
}

// openLinks opens a page in link mode.
func openLinks(t *testing.T, host string) (*tab, *docs) {
	t.Helper()
	b := open(t)
	d := serveDocs(t, host, "")
	d.bare(loaderLinks + linkedPage)
	b.watchPage()
	b.goTo(d.url)
	b.until("the script is there", `customElements.get("http-status")`)
	b.until("the cards are ready", `performance.getEntriesByType("resource").some((e) => e.name.endsWith("/more.js") && e.responseEnd)`)
	return b, d
}

func TestLinksToCodesHaveCardsWithoutAnyChangeOfThePage(t *testing.T) {
	s := serve(t)
	b, _ := openLinks(t, s.url)
	before := eval[string](b, `document.querySelector("main").outerHTML`)
	for id, phrase := range map[string]string{"link": "Not Found", "other": "Too Many Requests", "bare": "Service Unavailable"} {
		b.pointAt(`document.querySelector("#` + id + `")`)
		b.until("hovering opens the card of "+id, linkCard+`?.textContent.includes("`+phrase+`")`)
		if id == "link" {
			b.picture("link-mode")
		}
		b.pointAway()
		b.until("it closes", "!"+linkCard)
	}
	for _, id := range []string{"home", "class", "foreign"} {
		b.pointAt(`document.querySelector("#` + id + `")`)
		time.Sleep(400 * time.Millisecond) // nothing is to happen
		if eval[bool](b, "!!"+linkCard) {
			t.Errorf("the link %s has a card", id)
		}
	}
	b.expect("404 (Not Found)")
	b.pointAt(`document.querySelector("#unknown")`)
	b.until("an unknown code is asked for", `performance.getEntriesByType("resource").some((e) => e.name.endsWith("/471.json") && e.responseEnd)`)
	b.pointAway()
	if eval[bool](b, "!!"+linkCard) {
		t.Error("a code that nobody knows has a card")
	}
	if after := eval[string](b, `document.querySelector("main").outerHTML`); after != before {
		t.Errorf("the page has changed:\n%s\nto\n%s", before, after)
	}
	if got := eval[[]string](b, "violations"); len(got) > 0 {
		t.Errorf("the policy was violated: %v", got)
	}
}

func TestTheCardOfALinkFollowsPointerFocusEscapeAndTaps(t *testing.T) {
	s := serve(t)
	b, _ := openLinks(t, s.url)
	b.pointAt(`document.querySelector("#link")`)
	b.until("hovering opens the card", linkCard)
	b.pointAt(linkCard)
	time.Sleep(500 * time.Millisecond)
	if !eval[bool](b, "!!"+linkCard) {
		t.Error("the card is gone while the pointer is on it (WCAG 1.4.13, hoverable)")
	}
	b.press(kb.Escape)
	b.until("Escape closes the card without moving the pointer", "!"+linkCard)
	b.pointAway()

	eval[any](b, `document.querySelector("#link").focus()`)
	b.until("focus opens the card", linkCard)
	time.Sleep(500 * time.Millisecond)
	if !eval[bool](b, "!!"+linkCard) {
		t.Error("the card is gone while the link has the focus (WCAG 1.4.13, persistent)")
	}
	b.press(kb.Tab)
	b.until("the next link has its card", linkCard+`?.textContent.includes("Too Many Requests")`)
	b.press(kb.Escape)
	b.until("Escape closes it", "!"+linkCard)
	if !eval[bool](b, `document.activeElement.id === "other"`) {
		t.Error("Escape moved the focus")
	}
	eval[any](b, `document.activeElement.blur()`)

	x, y := b.middle(`document.querySelector("#link")`)
	b.touch(x, y)
	b.until("a tap opens the card", linkCard)
	if here := eval[string](b, "location.pathname"); here != "/" {
		t.Errorf("the first tap followed the link to %s", here)
	}
	b.touch(5, 5)
	b.until("a tap beside it closes the card", "!"+linkCard)
	b.touch(x, y)
	b.until("a tap opens it again", linkCard)
	time.Sleep(400 * time.Millisecond) // not a double tap
	b.touch(x, y)
	b.until("the second tap follows the link", `location.pathname === "/status/404/"`)
}

func TestLinksInShadowTreesAndDialogsHaveCards(t *testing.T) {
	s := serve(t)
	b, _ := openLinks(t, s.url)
	eval[any](b, fmt.Sprintf(`(() => {
		const outer = document.querySelector("#host").attachShadow({ mode: "open" });
		outer.innerHTML = '<p id="pad">text of the component</p><section></section>';
		const inner = outer.querySelector("section").attachShadow({ mode: "open" });
		inner.innerHTML = '<p>words before <a href="%[1]s/status/404/">404</a> and <a href="%[1]s/status/503/">503</a></p>';
		window.inner = inner;
	})()`, s.url))
	// From element to element of one tree, pointerover and focusin do not leave it.
	b.pointAt(`inner.querySelector("p")`)
	b.pointAt(`inner.querySelectorAll("a")[0]`)
	b.until("the link has its card", linkCard+`?.textContent.includes("Not Found")`)
	b.pointAt(`inner.querySelectorAll("a")[1]`)
	b.until("and so has the one beside it", linkCard+`?.textContent.includes("Service Unavailable")`)
	b.pointAway()
	b.until("it closes", "!"+linkCard)
	eval[any](b, `inner.querySelectorAll("a")[0].focus()`)
	b.until("focus opens it too", linkCard+`?.textContent.includes("Not Found")`)
	b.press(kb.Tab)
	b.until("and moves with Tab", linkCard+`?.textContent.includes("Service Unavailable")`)
	eval[any](b, `inner.activeElement.blur()`)
	b.until("it closes without focus", "!"+linkCard)

	eval[any](b, `document.querySelector("dialog").showModal()`)
	b.pointAt(`document.querySelector("#inside")`)
	b.until("a link in a modal dialog has its card", linkCard+`?.textContent.includes("Gone")`)
	b.pointAt(linkCard)
	time.Sleep(500 * time.Millisecond)
	if !eval[bool](b, "!!"+linkCard) {
		t.Error("the card of a link in a dialog cannot be pointed at")
	}
	// A page takes the link away, as frameworks do.
	eval[any](b, `document.querySelector("#inside").remove()`)
	b.pointAway()
	b.until("a card does not outlive its link", "!"+linkCard)
}

func TestScreenReadersHearTheCardAsNameAndDescription(t *testing.T) {
	s := serve(t)
	b, _ := openLinks(t, s.url)
	eval[any](b, `void document.querySelector("main").insertAdjacentHTML("beforeend", '<p><http-status id="badge" code="404"></http-status> <http-status id="around" code="429"><a href="/">too many</a></http-status></p>')`)
	b.until("the badges are dressed", `document.querySelector("#badge").shadowRoot?.querySelector("a") && document.querySelector("#around").state === "loading"`)
	badgeCard := func(id string) string {
		return `document.querySelector("#` + id + `").shadowRoot?.querySelector(".pop:popover-open")`
	}
	for _, tt := range []struct{ what, link, card, name, description string }{
		{"a link", `document.querySelector("#link")`, linkCard, "404 Not Found", "404 Not Found. The origin"},
		{"a badge", shadow("#badge") + `.querySelector("a")`, badgeCard("badge"), "404 Not Found", "404 Not Found. The origin"},
		{"a badge around a link", `document.querySelector("#around a")`, badgeCard("around"), "429 Too Many Requests", "429 Too Many Requests. "},
	} {
		eval[any](b, "void "+tt.link+".focus()")
		b.until("the card of "+tt.what+" is open", tt.card)
		if got := b.heard(tt.link); !strings.HasPrefix(got.description, tt.description) || len(got.description) < len(tt.description)+10 {
			t.Errorf("%s is described as %q, want %q and the summary", tt.what, got.description, tt.description)
		}
		if got := b.heard(tt.card); got.role != "tooltip" || got.name != tt.name {
			t.Errorf("the card of %s is a %s named %q, want a tooltip named %q", tt.what, got.role, got.name, tt.name)
		}
		b.press(kb.Escape)
		b.until("Escape closes it", "!"+tt.card)
		if got := b.heard(tt.link); got.description != "" {
			t.Errorf("%s is still described as %q", tt.what, got.description)
		}
	}
}

// heard is what a screen reader is told of an element.
type heard struct{ role, name, description string }

func (b *tab) heard(js string) heard {
	b.t.Helper()
	var out heard
	b.run("read the accessibility tree", chromedp.ActionFunc(func(ctx context.Context) error {
		object, _, err := runtime.Evaluate(js).Do(ctx)
		if err != nil {
			return err
		}
		nodes, err := accessibility.GetPartialAXTree().WithObjectID(object.ObjectID).WithFetchRelatives(false).Do(ctx)
		if err != nil {
			return err
		}
		text := func(v *accessibility.Value) (s string) {
			if v != nil {
				// What is no text stays empty, and the test says so.
				_ = json.Unmarshal(v.Value, &s)
			}
			return s
		}
		out = heard{text(nodes[0].Role), text(nodes[0].Name), text(nodes[0].Description)}
		return nil
	}))
	return out
}
