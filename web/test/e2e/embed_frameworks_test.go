//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// frameworkPages builds the pages of web/test/frameworks.
func frameworkPages(t *testing.T, host string) string {
	t.Helper()
	out := t.TempDir()
	dir := filepath.Join("..", "frameworks")
	for _, cmd := range []*exec.Cmd{exec.Command("sh", "../../../.ci/npm.sh", "."), exec.Command("node", "build.mjs", out, host)} {
		cmd.Dir = dir
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", cmd.Args, err, text)
		}
	}
	return out
}

// serveFramework serves a page that a framework has rendered and takes over late: its
// script comes long after the page is loaded.
func serveFramework(t *testing.T, dir, loader string) string {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			time.Sleep(1500 * time.Millisecond) // the slow network that is tested
			http.ServeFile(w, r, filepath.Join(dir, "app.js"))
			return
		}
		page, err := os.ReadFile(filepath.Join(dir, "index.html"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		text := strings.Replace(string(page), "LOADER", loader, 1)
		// The load event does not wait for what a script imports.
		text = strings.Replace(text, `<script type="module" src="DELAYapp.js"></script>`, `<script>import("./app.js")</script>`, 1)
		_, _ = w.Write([]byte(text))
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

// manyStates has a page go through many states, and returns the first one whose text is wrong.
const manyStates = `(async () => {
	let seed = 7;
	const names = ["next", "count", "toggle", "reverse", "add", "drop", "next"];
	for (let i = 0; i < 120; i++) {
		seed = (seed * 16807) % 2147483647;
		act(names[seed % names.length]);
		await new Promise((go) => setTimeout(go, i % 3 ? 5 : 40));
		// On a busy machine the framework may need longer.
		for (let n = 0; n < 100 && actual() !== expected(); n++) await new Promise((go) => setTimeout(go, 20));
		if (actual() !== expected()) return "after " + i + " changes: " + actual() + " instead of " + expected();
	}
	return "";
})()`

func TestPagesOfFrameworksStayRight(t *testing.T) {
	s := serve(t)
	pages := frameworkPages(t, s.url)
	for _, framework := range []string{"react", "vue", "svelte"} {
		for mode, attribute := range map[string]string{"links": "data-links", "autolink": `data-autolink="main"`, "both": `data-links data-autolink="main"`} {
			t.Run(framework+" "+mode, func(t *testing.T) {
				loader := fmt.Sprintf(`<script async type="module" src="%s/embed/v1/statusdeck.js" %s></script>`, s.url, attribute)
				b := open(t)
				// What is wrong is told on the console, which no test may leave unread.
				b.expect("React DevTools")
				b.onNewPage(`window.errors = []; addEventListener("error", (e) => errors.push(e.message)); addEventListener("unhandledrejection", (e) => errors.push(String(e.reason)));`)
				b.goTo(serveFramework(t, filepath.Join(pages, framework), loader))
				b.until("the framework has taken over", `window.act`)
				if mode != "links" {
					b.until("the codes have badges", `document.querySelectorAll("main http-status").length === 8`)
				}
				if got := eval[string](b, manyStates); got != "" {
					t.Errorf("the text is wrong %s", got)
				}
				if mode != "links" {
					// Each text has its badges again, and none that it should not have.
					b.until("the new texts have badges", `actual() === expected() && document.querySelector("main p http-status")?.getAttribute("code") === expected().match(/HTTP (\d+)/)[1]
						&& [...document.querySelectorAll("main http-status")].every((e) => e.textContent.includes(e.getAttribute("code")))`)
				}
				if mode != "autolink" {
					b.pointAt(`document.querySelector("main p:last-child > a")`)
					b.until("the link has its card", linkCard+`?.textContent.includes(document.querySelector("main p:last-child > a").href.match(/\/(\d{3})\//)[1])`)
					eval[any](b, `act("next")`)
					b.until("the text is right with an open card", `actual() === expected()`)
					b.pointAway()
				}
				if got := eval[[]string](b, "errors"); len(got) > 0 {
					t.Errorf("the page has errors: %q", got)
				}
			})
		}
	}
}
