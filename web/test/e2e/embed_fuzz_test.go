//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// attributeSeeds are values that break parsers of numbers, addresses, markup, class
// lists, selectors and regular expressions.
var attributeSeeds = []string{
	"404", "200", "599", "000", "999", "1000", "-404", "+404", "4e2", "0x194", "404.0", " 404", "404\n", "404\x00", "٤٠٤", "４０４", "4 04", "",
	"404/../../x", "../404", "..%2f404", "%34%30%34", "404?x=1", "404#x", "//evil.example/404", "https://evil.example/", "\\\\evil.example\\404", "javascript:pwned=1", "data:text/html,<script>pwned=2</script>",
	"<img src=x onerror=pwned=3>", "\"><script>pwned=4</script>", "'onmouseover=pwned=5 x='", "</http-status><svg onload=pwned=6>", "<!--", "]]>", "&lt;b&gt;",
	"badge", "line", "card", "full", "CARD", "card full", "badge line card full", "light", "dark", "go", "spring", "[data-language]", "*", "a:not(", "main", ":is(", "{}", "4xx", "1xx 5xx", "unofficial", "4xx<img>", "constructor", "__proto__", "toString",
	"(", "[", "(a+)+$", "(?<code>\\d{3})", "\\", "\u202e404", "\ufffe", "👩‍👩‍👧", strings.Repeat("4", 5000), strings.Repeat("<b>", 500), strings.Repeat("xx ", 2000),
}

// mutate makes a value out of the seeds: one of them, parts of two, or one with
// characters changed.
func mutate(r *rand.Rand) string {
	pick := func() []rune { return []rune(attributeSeeds[r.IntN(len(attributeSeeds))]) }
	value := pick()
	switch r.IntN(4) {
	case 0:
		other := pick()
		value = append(value[:r.IntN(len(value)+1)], other[r.IntN(len(other)+1):]...)
	case 1:
		for range 1 + r.IntN(3) {
			at := r.IntN(len(value) + 1)
			value = append(value[:at], append([]rune{rune(r.IntN(0x2100))}, value[at:]...)...)
		}
	case 2:
		for i := range value {
			if r.IntN(4) == 0 {
				value[i] = rune('0' + r.IntN(10))
			}
		}
	}
	return string(value)
}

// fuzzedAttributes are the ones that the elements read.
var fuzzedAttributes = map[string][]string{
	"http-status":        {"code", "view", "theme", "lang-constant"},
	"http-status-table":  {"class", "theme"},
	"http-status-search": {"theme", "results"},
}

const (
	fuzzRounds = 10
	fuzzEach   = 40 // elements in a round
)

// TestNoAttributeRunsAScriptOrLeavesTheFragments sets attributes of the elements to
// some two thousand values, at first and later on, on a page without a policy. Each
// run makes others; the environment variable that it names makes the same again.
func TestNoAttributeRunsAScriptOrLeavesTheFragments(t *testing.T) {
	s, b := serve(t), open(t)
	seed := uint64(time.Now().UnixNano())
	if fixed, err := strconv.ParseUint(os.Getenv("STATUSDECK_SEED"), 10, 64); err == nil {
		seed = fixed
	}
	t.Logf("STATUSDECK_SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, 7))
	b.watchPage()
	b.expect("404 (Not Found)") // three digits that are no code are asked for
	b.expect("StatusDeck: ")
	d := serveDocs(t, s.url, "")
	d.lax = true // nothing but the widget itself stands against scripts
	d.bare(loaderModule + `<main></main>`)
	b.goTo(d.url)
	b.until("the elements are defined", `customElements.get("http-status")`)

	allowed := regexp.MustCompile(`^` + regexp.QuoteMeta(s.url) + `/(embed/v1/((\d{3}|[1-5]xx|unofficial)\.json|statusdeck\.js|more\.js|search/.*)|program\.json|assets/.*)$`)
	type element struct {
		Tag           string
		First, Second map[string]string
	}
	for round := range fuzzRounds {
		var elements []element
		for range fuzzEach {
			e := element{Tag: "http-status", First: map[string]string{}, Second: map[string]string{}}
			switch n := r.IntN(20); {
			case n == 0 && round == 0:
				e.Tag = "http-status-search"
			case n < 3:
				e.Tag = "http-status-table"
			}
			for _, name := range fuzzedAttributes[e.Tag] {
				e.First[name] = mutate(r)
				if r.IntN(2) == 0 {
					e.Second[name] = mutate(r)
				}
			}
			elements = append(elements, e)
		}
		data, err := json.Marshal(elements)
		if err != nil {
			t.Fatal(err)
		}
		// Each is set by a script, as frameworks do, and read back from markup.
		took := eval[float64](b, fmt.Sprintf(`(async () => {
			const main = document.querySelector("main");
			main.replaceChildren();
			scrollTo(0, 0);
			const frames = async (n) => { while (n--) await new Promise((go) => setTimeout(go, 30)) };
			const began = performance.now();
			const elements = %s;
			for (const { Tag, First } of elements) {
				const el = document.createElement(Tag);
				for (const [name, value] of Object.entries(First)) el.setAttribute(name, value);
				el.innerHTML = '<a class="fallback" href="/fallback/">fallback</a>';
				el.style.fontSize = "4px"; // most of them stand in the window
				main.append(el);
			}
			await frames(8);
			[...main.children].forEach((el, i) => Object.entries(elements[i].Second).forEach(([name, value]) => el.setAttribute(name, value)));
			await frames(8);
			const copy = document.createElement("div");
			copy.innerHTML = main.innerHTML;
			main.append(copy);
			await frames(8);
			return performance.now() - began;
		})()`, data))
		if took > 15_000 {
			t.Errorf("round %d took %.0f ms", round, took)
		}
		// Elements far from the window stay as they are until they come near.
		near := `[...document.querySelectorAll("main http-status, main http-status-table")].filter((e) => e.getBoundingClientRect().top < innerHeight)`
		b.until("all have settled", near+`.every((e) => e.drawn && (e.getAttribute("state") !== "loading" || !e.shadowRoot.querySelector(".card, .scroll")))`)
		broken := eval[[]string](b, near+`.flatMap((e) => {
			const wrong = [];
			const say = (what) => wrong.push(what + ": " + e.cloneNode(false).outerHTML.slice(0, 300));
			const known = e.localName === "http-status" ? /^\d{3}$/.test(e.getAttribute("code")) : /(^|\s)([1-5]xx|unofficial)(\s|$)/.test(e.className);
			if (!known && e.getAttribute("state") && e.getAttribute("state") !== "unknown") say("taken for known");
			if (e.getAttribute("state") !== "ready" && !e.querySelector(".fallback")?.checkVisibility()) say("no fallback");
			for (const inner of e.shadowRoot?.querySelectorAll("*") ?? []) {
				if (/^(img|script|svg|iframe|form|style|input|b)$/i.test(inner.localName)) say("holds " + inner.localName);
				for (const a of inner.attributes) if (/^(on|srcdoc|style|src$)/.test(a.name)) say("holds " + a.name);
				if (inner.href && !inner.href.startsWith(`+quoteJS(s.url+"/")+`) && !/^https:/.test(inner.href)) say("leads to " + inner.href);
			}
			return wrong;
		})`)
		if len(broken) > 0 {
			t.Fatalf("round %d: %q", round, broken)
		}
	}
	if got := eval[string](b, `String(globalThis.pwned)`); got != "undefined" {
		t.Errorf("a script of an attribute ran: %s", got)
	}
	for _, request := range b.outside(d.url) {
		if path, err := url.PathUnescape(request); err != nil || !allowed.MatchString(path) {
			t.Errorf("a request left the fragments: %s", request)
		}
	}
	if here := eval[string](b, "location.href"); here != d.url+"/" {
		t.Errorf("the page was led to %s", here)
	}
	if len(b.requestsTo("/embed/v1/404.json")) != 1 {
		t.Errorf("404 was asked for %d times: the values do not reach the widget, or nothing is kept", len(b.requestsTo("/embed/v1/404.json")))
	}
}
