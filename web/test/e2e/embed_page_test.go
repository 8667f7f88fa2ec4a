//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

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
			b.until("the preview is a badge", `document.querySelector("#embed-preview http-status").getAttribute("state") === "loading"`)
			host := s.url + strings.TrimSuffix(base, "/")
			snippet := `document.querySelector("#embed-snippet code").textContent`
			b.until("the snippet has the address of this site", snippet+`.includes('src="`+host+`/embed/v1/statusdeck.js"')`)
			if left := eval[[]string](b, `[...document.querySelectorAll(".embed-page .message code")].map((c) => c.textContent).filter((t) => /HOST|ORIGIN/.test(t))`); len(left) > 0 {
				t.Errorf("these snippets have no address: %q", left)
			}
			choose := func(id, value string) {
				b.run("choose "+value, chromedp.SetValue("#embed-"+id, value, chromedp.ByQuery))
				eval[any](b, `document.querySelector("#embed-`+id+`").dispatchEvent(new Event("input", {bubbles: true}))`)
			}
			choose("code", "503")
			choose("view", "card")
			choose("language", "python")
			b.until("the preview follows", shadow("#embed-preview http-status")+`.querySelector(".constant")?.textContent === "HTTPStatus.SERVICE_UNAVAILABLE"`)
			want := `<http-status code="503" view="card" lang-constant="python"><a href="` + host + `/status/503/">503 Service Unavailable</a></http-status>`
			if got := eval[string](b, snippet); !strings.HasSuffix(got, want) {
				t.Errorf("the snippet is\n%s\nwant it to end with\n%s", got, want)
			}
			for _, text := range eval[[]string](b, `[...document.querySelectorAll("[aria-labelledby=generators] .message")].map((m) => m.querySelector("code").textContent === m.querySelector("[data-copy]").dataset.copy ? m.querySelector("code").textContent : "another text is copied")`) {
				if strings.Contains(text, "404") || strings.Contains(text, "another text") || strings.Contains(text, "The server answers") && !strings.Contains(text, `<http-status code="503" view="card" lang-constant="python">`) && !strings.Contains(text, "status 503") {
					t.Errorf("the snippet of a generator ignores the options:\n%s", text)
				}
			}
			if eval[bool](b, `[...document.querySelectorAll("#embed-preview .around")].some((el) => el.checkVisibility())`) {
				t.Error("a card stands in the middle of a sentence")
			}
			choose("code", `<b>`)
			if got := eval[string](b, snippet); strings.Contains(got, "<b>") {
				t.Errorf("the snippet holds what was typed unescaped: %s", got)
			}
			choose("code", "503")
			eval[any](b, `void document.querySelector("http-status-table").scrollIntoView()`)
			b.until("search and table are there", shadow("http-status-search")+`.querySelector("iframe") && document.querySelector("http-status-table").getAttribute("state") === "ready"`)
			// Typing starts the program, which takes the page over as it is.
			b.focus("#q")
			b.started()
			eval[any](b, `void scrollTo(0, 0)`)
			b.until("the preview is still the chosen one", shadow("#embed-preview http-status")+`.querySelector(".phrase")?.textContent === "Service Unavailable" && document.querySelector("#embed-code").value === "503"`)
			if v := eval[[]string](b, "violations"); len(v) > 0 {
				t.Errorf("the policy was violated: %v", v)
			}
		})
	}
}

func TestOptionsChosenBeforeTheScriptsAreThereCount(t *testing.T) {
	s, b := serve(t), open(t)
	release := b.goToWithout("*/assets/embed.*.js", s.url+"/embed/")
	b.run("choose a view", chromedp.SetValue("#embed-view", "card", chromedp.ByQuery))
	release()
	b.until("the preview has it", `document.querySelector("#embed-preview http-status").getAttribute("view") === "card"`)
	tag := eval[string](b, `document.querySelector("#embed-snippet code").textContent.split("\n")[0]`)
	if want := `<script async type="module" src="` + s.url + `/embed/v1/statusdeck.js"></script>`; tag != want {
		t.Errorf("the snippet loads %s, want %s", tag, want)
	}
}

func TestThePageAboutEmbeddingFitsNarrowWindowsAndWorksWithoutScripts(t *testing.T) {
	s, b := serve(t), open(t)
	for _, scheme := range []string{"light", "dark"} {
		b.colorScheme(scheme)
		for _, width := range []int64{360, 1440} {
			b.run("resize", chromedp.EmulateViewport(width, 900))
			b.goTo(s.url + "/embed/")
			eval[any](b, `void document.querySelector("http-status-table").scrollIntoView()`)
			b.until("the table is there", `document.querySelector("http-status-table").getAttribute("state") === "ready"`)
			if over := eval[float64](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("the page is %v px too wide at %d", over, width)
			}
			b.picture("embed-" + scheme + map[int64]string{360: "-360", 1440: "-1440"}[width])
		}
	}
	b.withoutJavaScript()
	b.goTo(s.url + "/embed/")
	if got := eval[int](b, `document.querySelectorAll("http-status a[href], http-status-table a[href], http-status-search a[href]").length`); got < 3 {
		t.Errorf("without JavaScript %d elements have links inside, want all 3", got)
	}
}
