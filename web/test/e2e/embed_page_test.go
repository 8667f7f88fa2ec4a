//go:build e2e

package e2e

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shownSnippets is JavaScript for the snippets of the chosen host that are to be seen. A
// button that copies another text than the one shown is told.
const shownSnippets = `[...document.querySelectorAll(".embed-host .message")].filter((m) => m.checkVisibility()).map((m) => {
	const text = m.querySelector("code").textContent;
	return m.querySelector("[data-copy]").dataset.copy === text ? text : "another text is copied than " + text;
})`

// pick chooses an option of the page about embedding.
func (b *tab) pick(id, value string) {
	b.t.Helper()
	eval[any](b, fmt.Sprintf(`(() => {
		const control = document.querySelector("#embed-%s");
		control.value = %q;
		control.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, id, value))
}

func TestThePageAboutEmbeddingShowsTheWidgetAndWhatToCopy(t *testing.T) {
	for _, base := range []string{"/", "/docs/codes/"} {
		t.Run(base, func(t *testing.T) {
			s := serve(t)
			if base != "/" {
				dir := filepath.Join(t.TempDir(), "site")
				run(t, "build", "-out", dir, "-base", base, "-cache", "../../../build/cache", "-quick")
				s = serve(t, "-dir", dir, "-base", base)
			}
			b := open(t)
			b.watchPage()
			b.goTo(s.url + base + "embed/")
			host := s.url + strings.TrimSuffix(base, "/")
			b.until("the snippet has the address of this site", shownSnippets+`[0].includes('src="`+host+`/embed/v1/statusdeck.js" data-links>')`)
			if left := eval[[]string](b, `[...document.querySelectorAll(".embed-page .message code")].map((c) => c.textContent).filter((t) => /HOST|ORIGIN/.test(t))`); len(left) > 0 {
				t.Errorf("these snippets have no address: %q", left)
			}
			b.pick("code", "429")
			b.pointAt(`document.querySelector("#embed-preview p > a")`)
			b.until("the link in the preview has its card", linkCard+`?.textContent.includes("Too Many Requests")`)
			b.pointAway()

			b.pick("way", "status")
			b.until("the preview is a badge", `document.querySelector("#embed-preview http-status")?.getAttribute("state") === "loading"`)
			b.pick("code", "503")
			b.pick("view", "card")
			b.pick("language", "python")
			b.until("the preview follows", shadow("#embed-preview http-status")+`.querySelector(".constant")?.textContent === "HTTPStatus.SERVICE_UNAVAILABLE"`)
			if eval[bool](b, `[...document.querySelectorAll("#embed-preview .around")].some((el) => el.checkVisibility())`) {
				t.Error("a card stands in the middle of a sentence")
			}
			want := []string{
				`<script async type="module" src="` + host + `/embed/v1/statusdeck.js"></script>`,
				`<http-status code="503" view="card" lang-constant="python"><a href="` + host + `/status/503/">503 Service Unavailable</a></http-status>`,
			}
			if got := eval[[]string](b, shownSnippets); !slices.Equal(got, want) {
				t.Errorf("the snippets are\n%q\nwant\n%q", got, want)
			}
			b.pick("code", `<b>`)
			if got := eval[[]string](b, shownSnippets); !slices.Equal(got, want) {
				t.Errorf("what is no code changes the snippets: %q", got)
			}
			if got := eval[string](b, `document.querySelector("#embed-code").ariaInvalid + document.querySelector("#embed-note").textContent`); got != "trueThere is no card for “<b>”." {
				t.Errorf("about what is no code it says %q", got)
			}
			b.pick("code", "503")

			b.pick("way", "search")
			b.until("the search is there", shadow("#embed-preview http-status-search")+`?.querySelector("iframe")`)
			b.pick("way", "table")
			b.pick("class", "5xx")
			b.until("the table is there", `document.querySelector("#embed-preview http-status-table").getAttribute("state") === "ready" && `+shadow("#embed-preview http-status-table")+`.textContent.includes("Bad Gateway")`)
			if got := eval[string](b, `fetch(document.querySelector("#embed-preview a").href).then((r) => r.status + " " + new URL(r.url).pathname)`); got != "200 "+base+"category/server-error/" {
				t.Errorf("the link inside the table leads to %s", got)
			}
			b.pick("way", "status")
			// Typing starts the program, which takes the page over as it is.
			b.focus("#q")
			b.started()
			b.until("the preview is still the chosen one", shadow("#embed-preview http-status")+`?.querySelector(".phrase")?.textContent === "Service Unavailable" && document.querySelector("#embed-code").value === "503"`)
			if got := eval[[]string](b, shownSnippets); !slices.Equal(got, want) {
				t.Errorf("once the program runs, the snippets are %q", got)
			}
			if v := eval[[]string](b, "violations"); len(v) > 0 {
				t.Errorf("the policy was violated: %v", v)
			}
		})
	}
}

func TestTheSnippetsOfEveryHostFollowTheOptions(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/embed/")
	hosts := eval[[]string](b, `[...document.querySelectorAll("#embed-host option")].map((o) => o.value)`)
	if len(hosts) < 15 {
		t.Fatalf("the hosts are %q", hosts)
	}
	b.pick("code", "503")
	b.pick("theme", "dark")
	b.pick("class", "5xx")
	for _, host := range hosts {
		b.pick("host", host)
		automatic := eval[string](b, `document.querySelector("[data-host=`+host+`]").dataset.automatic`)
		name, value, _ := strings.Cut(automatic, "=")
		for _, way := range []struct{ name, page string }{
			{"links", s.url + "/status/503/"},
			{"status", `<http-status code="503" theme="dark"><a href="` + s.url + `/status/503/">503 Service Unavailable</a></http-status>`},
			{"automatic", "The server answers 503 Service Unavailable."},
			{"table", `<http-status-table class="5xx" theme="dark"><a href="` + s.url + `/category/server-error/">5xx Server Error</a></http-status-table>`},
			{"search", `<http-status-search theme="dark"><a href="` + s.url + `/">Search status codes</a></http-status-search>`},
		} {
			b.pick("way", way.name)
			got := eval[[]string](b, shownSnippets)
			all := strings.Join(got, "\n")
			if !strings.Contains(got[len(got)-1], way.page) || strings.Contains(all, "404") || strings.Contains(all, "another text") {
				t.Errorf("%s, %s: the snippets are %q, want %q in the last", host, way.name, got, way.page)
			}
			if !strings.Contains(all, s.url+"/embed/v1/statusdeck.js") {
				t.Errorf("%s, %s: the script is not loaded by %q", host, way.name, got)
			}
			if strings.Contains(all, "data-links") != (way.name == "links") || strings.Contains(all, name+`="`+value+`"`) && way.name != "automatic" {
				t.Errorf("%s, %s: the script does something else: %q", host, way.name, got)
			}
			if way.name == "automatic" && !strings.Contains(all, name+`="`+value+`"`) && !strings.Contains(all, fmt.Sprintf("%q: %q", name, value)) {
				t.Errorf("%s: no automatic badges by %q", host, got)
			}
		}
	}
}

func TestThePickerWorksByKeyboard(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/embed/")
	b.focus("#embed-host")
	b.press(kb.ArrowDown)
	b.until("the next host is shown", `[...document.querySelectorAll(".embed-host")].filter((h) => h.checkVisibility()).map((h) => h.dataset.host).join() === "mkdocs"`)
	b.press(kb.Tab)
	b.press(kb.ArrowDown)
	b.until("the preview is a badge", `document.activeElement.id === "embed-way" && document.querySelector("#embed-preview http-status")?.getAttribute("state")`)
	b.press(kb.Tab)
	b.run("mark the code", chromedp.Evaluate(`document.activeElement.select()`, nil))
	b.typeText("410")
	b.until("the snippet has the code", shownSnippets+`.at(-1).includes("410 Gone")`)
	for _, id := range []string{"view", "theme", "language"} {
		b.press(kb.Tab)
		if got := eval[string](b, `document.activeElement.id`); got != "embed-"+id {
			t.Errorf("Tab leads to %q, want the option %s", got, id)
		}
	}
	b.press(kb.Tab)
	b.until("the badge has its card", shadow("#embed-preview http-status")+`.querySelector(".pop:popover-open")?.textContent.includes("Gone")`)
}

func TestOptionsChosenBeforeTheScriptsAreThereCount(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.goToWithout("*/assets/embed.*.js", s.url+"/embed/")
	b.run("choose", chromedp.SetValue("#embed-way", "status", chromedp.ByQuery), chromedp.SetValue("#embed-host", "hugo", chromedp.ByQuery))
	release()
	b.until("the preview has it", `document.querySelector("#embed-preview http-status")?.getAttribute("code") === "404"`)
	want := `<script async type="module" src="` + s.url + `/embed/v1/statusdeck.js"></script>`
	if got := eval[[]string](b, shownSnippets); len(got) != 3 || got[0] != want {
		t.Errorf("the snippets are %q, want those of Hugo, the first %s", got, want)
	}
}

func TestThePageAboutEmbeddingFitsNarrowWindowsAndWorksWithoutScripts(t *testing.T) {
	s, b := serve(t), open(t)
	b.watchPage()
	for _, scheme := range []string{"light", "dark"} {
		b.colorScheme(scheme)
		for _, width := range []int64{320, 390, 1440} {
			b.run("resize", chromedp.EmulateViewport(width, 900))
			b.goTo(s.url + "/embed/")
			b.scripted()
			if shifts := eval[[]float64](b, "shifts"); len(shifts) > 0 {
				t.Errorf("at %d px the layout shifted while the page was opened: %v", width, shifts)
			}
			for _, way := range []string{"links", "status", "automatic", "search", "table"} {
				b.pick("way", way)
				if over := eval[float64](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("the page is %v px too wide at %d with %s", over, width, way)
				}
				b.picture(fmt.Sprintf("embed-%s-%d-%s", scheme, width, way))
			}
		}
	}
	b.pick("way", "links")
	hosts := eval[int](b, `document.querySelectorAll(".embed-host").length`)
	withScript := eval[[]string](b, `[...document.querySelectorAll(".embed-host code")].map((c) => c.textContent.replaceAll(location.origin, "https://HOST"))`)
	b.withoutJavaScript()
	b.goTo(s.url + "/embed/")
	if got := eval[[]string](b, `[...document.querySelectorAll(".embed-host code")].map((c) => c.textContent)`); !slices.Equal(got, withScript) {
		t.Errorf("without JavaScript the snippets are\n%q\nwith it\n%q", got, withScript)
	}
	if got := eval[int](b, `[...document.querySelectorAll(".embed-host")].filter((h) => h.checkVisibility() && h.textContent.includes("data-links") && h.querySelector(".embed-use").textContent.includes("/status/404/")).length`); got != hosts {
		t.Errorf("without JavaScript %d of %d hosts are shown", got, hosts)
	}
	if got := eval[[]string](b, `[...document.querySelectorAll("main :is(button, select, input), #embed-preview")].filter((e) => e.checkVisibility()).map((e) => e.outerHTML)`); len(got) > 0 {
		t.Errorf("without JavaScript these can be seen, and do nothing: %q", got)
	}
}
