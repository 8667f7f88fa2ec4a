//go:build docssites

package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
)

// docsSites lists the sites in web/embed/examples and how each is built.
var docsSites = []struct {
	name  string
	needs string     // a program that has to be there; "" for none
	build [][]string // commands in the site's folder
	out   string     // the folder with the built pages
}{
	{name: "plain", out: "."},
	{name: "mkdocs", needs: "mkdocs", build: [][]string{{"mkdocs", "build", "-q"}}, out: "site"},
	{name: "material", needs: "mkdocs", build: [][]string{{"mkdocs", "build", "-q"}}, out: "site"},
	{name: "sphinx", needs: "sphinx-build", build: [][]string{{"sphinx-build", "-q", "-b", "html", ".", "out"}}, out: "out"},
	{name: "hugo", needs: "hugo", build: [][]string{{"hugo", "--quiet"}}, out: "public"},
	{name: "vitepress", needs: "npm", build: [][]string{{"npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"}, {"npm", "run", "build"}}, out: ".vitepress/dist"},
}

func TestDocsSites(t *testing.T) {
	s := serve(t)
	passed, skipped := 0, 0
	for _, site := range docsSites {
		t.Run(site.name, func(t *testing.T) {
			defer func() {
				switch {
				case t.Skipped():
					skipped++
				case !t.Failed():
					passed++
				}
			}()
			if _, err := exec.LookPath(site.needs); site.needs != "" && err != nil {
				t.Skipf("%s is not there and could not be installed", site.needs)
			}
			dir := t.TempDir()
			copySite(t, filepath.Join("..", "embed", "examples", site.name), dir, s.url)
			for _, command := range site.build {
				cmd := exec.Command(command[0], command[1:]...)
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					if bytes.Contains(out, []byte("Unrecognised theme name")) || command[0] == "npm" && command[1] == "ci" {
						t.Skipf("%s: %v\n%s", strings.Join(command, " "), err, out)
					}
					t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
				}
			}
			url, policy := serveBuilt(t, filepath.Join(dir, site.out), s.url)
			t.Logf("policy: %s", policy)
			for _, scheme := range []string{"light", "dark"} {
				t.Run(scheme, func(t *testing.T) { tryDocsSite(t, url, scheme, site.name) })
			}
		})
	}
	fmt.Printf("documentation sites: %d passed, %d skipped, %d in all\n", passed, skipped, len(docsSites))
}

// copySite copies an example with the address of StatusDeck in the place of HOST.
func copySite(t *testing.T, from, to, host string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "node_modules" || d.Name() == "cache" {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), bytes.ReplaceAll(data, []byte("HOST"), []byte(host)), 0o644)
	})
	if err != nil {
		t.Fatalf("copy the example: %v", err)
	}
}

var (
	inlineScript = regexp.MustCompile(`(?s)<script((?:\s[^>]*)?)>(.*?)</script>`)
	inlineStyle  = regexp.MustCompile(`<style|\sstyle="`)
)

// serveBuilt serves a built site on an origin of its own. Its policy is the one
// that the widget asks for, with the hashes of the generator's inline scripts, and
// its inline styles if it has any.
func serveBuilt(t *testing.T, dir, host string) (url, policy string) {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatalf("the generator wrote no page: %v", err)
	}
	scripts, styles := "", ""
	for _, m := range inlineScript.FindAllSubmatch(index, -1) {
		if !bytes.Contains(m[1], []byte("src=")) && len(m[2]) > 0 {
			sum := sha256.Sum256(m[2])
			scripts += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
	}
	if inlineStyle.Match(index) {
		styles = "; style-src 'self' 'unsafe-inline'"
	}
	// Generators draw icons with data: addresses and fetch their search index.
	policy = fmt.Sprintf("default-src 'self'; script-src 'self' %s%s; connect-src 'self' %s; frame-src %s; img-src 'self' data:%s", host, scripts, host, host, styles)
	files := http.FileServer(http.Dir(dir))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		if r.URL.Path == "/favicon.ico" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return srv.URL, policy
}

func tryDocsSite(t *testing.T, url, scheme, name string) {
	b := open(t)
	b.watchPage()
	b.colorScheme(scheme)
	b.goTo(url + "/")
	b.until("the card is there", `document.querySelector("#card")?.getAttribute("state") === "ready"`)
	b.until("the badge is dressed", `document.querySelector("#badge").shadowRoot`)
	b.until("the text has an automatic badge", `[...document.querySelectorAll("http-status")].some((e) => e.textContent === "HTTP 404")`)
	time.Sleep(300 * time.Millisecond)
	eval[any](b, `void document.querySelector("#badge").scrollIntoView({block: "center", behavior: "instant"})`)
	at := eval[[]float64](b, `(() => { const r = document.querySelector("#badge").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	b.run("hover over the badge", input.DispatchMouseEvent(input.MouseMoved, at[0], at[1]))
	b.until("the hover card opens", shadow("#badge")+`.querySelector(".pop")?.matches(":popover-open")`)
	b.picture("site-" + name + "-" + scheme)
	for _, id := range []string{"#card", "#badge"} {
		ratio := eval[float64](b, contrastOf(shadow(id)+`.querySelector(".card-text")`, shadow(id)+`.querySelector(".card")`))
		if ratio < 4.5 {
			t.Errorf("the text of %s has a contrast of %.1f", id, ratio)
		}
	}
	b.run("leave the badge", input.DispatchMouseEvent(input.MouseMoved, 2, 2))
	eval[any](b, `void document.querySelector("http-status-search").scrollIntoView({block: "center", behavior: "instant"})`)
	b.until("the frame has told its height", shadow("http-status-search")+`.querySelector("iframe")?.style.height`)
	b.clickInFrame("#q")
	b.typeText("teapot")
	b.untilInFrame("the framed search finds", `document.querySelector("#cards .card")?.dataset.code === "418"`)
	// A site that has no dark theme stays light, and so do card and frame.
	dark := eval[bool](b, `(() => { const [r] = getComputedStyle(document.querySelector("http-status-search").parentElement).color.match(/[\d.]+/g).map(Number); return r > 128 })()`)
	want := map[bool]string{true: "dark", false: "light"}[dark]
	b.untilInFrame("the frame has the theme of the page", `document.documentElement.dataset.theme === "`+want+`"`)
	if v := eval[[]string](b, "violations"); len(v) > 0 {
		t.Errorf("the policy was violated: %v", v)
	}
}

// contrastOf returns JavaScript for the contrast between the text colour of one
// element and the background of another (WCAG 2.2).
func contrastOf(text, background string) string {
	return `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	const light = (color) => {
		canvas.fillStyle = color;
		canvas.fillRect(0, 0, 1, 1);
		const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const [a, b] = [light(getComputedStyle(` + text + `).color), light(getComputedStyle(` + background + `).backgroundColor)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
})()`
}
