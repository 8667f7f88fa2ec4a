//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// The browser program is built with a fork of a few files of go-app; see
// web/wasm/slim. Both make the same page of everything that people do.
func TestTheForkAndThePublishedGoAppMakeTheSameDOM(t *testing.T) {
	fork := walk(t, serve(t))
	published := walk(t, serve(t, "-dir", publishedSite(t)))
	if len(fork) != len(published) {
		t.Fatalf("%d steps with the fork, %d with go-app as published", len(fork), len(published))
	}
	for i, step := range fork {
		if step.dom != published[i].dom {
			t.Errorf("%s: the DOM differs: of \"prerendered\" and \"in the browser\" the first is the fork's, the second that of go-app as published:\n%s",
				step.name, firstDifference(step.dom, published[i].dom))
		}
	}
}

// step is the page after someone has done something.
type step struct{ name, dom string }

// walk does what people do and notes the page after each step.
func walk(t *testing.T, s *server) []step {
	t.Helper()
	b := open(t)
	var steps []step
	note := func(name, come string) {
		t.Helper()
		b.until(name, come)
		steps = append(steps, step{name, eval[string](b, domOf("#app"))})
	}
	for _, path := range []string{"/", "/status/404/", "/status/530/", "/category/unofficial/", "/vendor/nginx/", "/about/", "/compare/401-403/"} {
		b.goTo(s.url + path)
		b.focus("#q")
		note("started at "+path, `document.documentElement.dataset.program === "running"`)
	}
	found := func(text string) string {
		return fmt.Sprintf(`document.querySelector("#found")?.textContent.includes("“%s”")`, text)
	}
	b.goTo(s.url + "/")
	b.focus("#q")
	b.started()
	b.typeText("too many")
	// The sentence on when to send the best match comes from a file of its own.
	const top = ` && document.querySelector(".top-hit")?.dataset.code === "429" && document.querySelector(".top-when").textContent.startsWith("When this caller")`
	note("results for a text", found("too many")+top)
	b.typeText(" xyzzyq")
	note("results for a longer text", found("too many xyzzyq")+top)
	b.clearSearch()
	note("all codes again", fmt.Sprintf(`!document.querySelector("#found") && document.querySelectorAll("#cards .cell").length === %d`, len(catalog.All())))
	b.still()
	b.click(`#main [data-code="410"] .card-link`)
	note("a code page reached by a link", `location.pathname === "/status/410/" && document.querySelector("#article")?.textContent.length > 200`)
	b.click(`.crumbs li:nth-child(2) a`)
	note("a category reached by a link", `location.pathname === "/category/client-error/" && document.querySelector("h1").textContent.includes("Client")`)
	b.back()
	note("the code page again, by Back", `location.pathname === "/status/410/" && document.querySelector("#article")?.textContent.length > 200`)
	return steps
}

// publishedSite builds the site with the program that `make build/published.wasm`
// has linked with go-app as it is published.
func publishedSite(t *testing.T) string {
	t.Helper()
	bin, program := built(t, "bin/statusdeck"), built(t, "build/published.wasm")
	out := t.TempDir()
	cmd := exec.Command(bin, "build", "-quick", "-out", out, "-wasm", program, "-explain-wasm", built(t, "build/explain.wasm"),
		"-wasm-exec", filepath.Join(goroot(t), "lib", "wasm", "wasm_exec.js"))
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build the site with go-app as published: %v\n%s", err, text)
	}
	return out
}

// built returns the path of something that make has built.
func built(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "..", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%s has not been built; run `make test-slim`: %v", name, err)
	}
	return path
}
