//go:build e2e && docssites

package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
)

// docsSite is a site in web/widget/examples.
type docsSite struct {
	name  string
	build [][]string // commands in the site's folder
	out   string     // the folder with the built pages
	// adds is what the generator's own theme needs beyond the policy that the widget
	// asks for, by directive; inlineScripts stands for the hashes of what the theme
	// writes into its pages. Without it, the theme itself is in violation.
	adds map[string]string
}

const inlineScripts = "hashes of inline scripts"

var npmBuild = [][]string{{"npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"}, {"npm", "run", "build"}}

var docsSites = []docsSite{
	{name: "plain", out: "."},
	{
		name: "mkdocs", build: [][]string{{"mkdocs", "build", "-q"}}, out: "site",
		adds: map[string]string{"script-src": inlineScripts, "style-src": "'self' 'unsafe-inline'"},
	},
	{
		name: "material", build: [][]string{{"mkdocs", "build", "-q"}}, out: "site",
		adds: map[string]string{"script-src": inlineScripts, "connect-src": "'self'"},
	},
	{
		name: "sphinx", build: [][]string{{"sphinx-build", "-q", "-b", "html", ".", "out"}}, out: "out",
		adds: map[string]string{"script-src": inlineScripts, "style-src": "'self' 'unsafe-inline'"},
	},
	{name: "hugo", build: [][]string{{"hugo", "--quiet"}}, out: "public"},
	{name: "jekyll", build: [][]string{{"jekyll", "build", "-q"}}, out: "_site"},
	{
		name: "vitepress", build: npmBuild, out: ".vitepress/dist",
		adds: map[string]string{"script-src": inlineScripts, "style-src": "'self' 'unsafe-inline'", "img-src": "'self' data:"},
	},
	{
		name: "docusaurus", build: npmBuild, out: "build",
		adds: map[string]string{"script-src": inlineScripts, "style-src": "'self' 'unsafe-inline'", "img-src": "'self' data:"},
	},
	{
		name: "starlight", build: npmBuild, out: "dist",
		adds: map[string]string{"script-src": inlineScripts, "style-src": "'self' 'unsafe-inline'"},
	},
}

func TestDocsSites(t *testing.T) {
	s := serve(t)
	for _, site := range docsSites {
		t.Run(site.name, func(t *testing.T) {
			dir := t.TempDir()
			copySite(t, filepath.Join("..", "..", "widget", "examples", site.name), dir, s.url)
			for _, command := range site.build {
				cmd := exec.Command(command[0], command[1:]...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), noTelemetry...)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
				}
			}
			tryUnderPolicies(t, site, filepath.Join(dir, site.out), s.url)
			t.Logf("its theme needs beyond the policy of the widget: %s", site.additions())
		})
	}
}

// tryUnderPolicies opens a site with exactly the policy that the widget asks for.
// The widget works, and what violates the policy is the theme's own. With what the
// theme needs added, and nothing else, there is no violation at all.
func tryUnderPolicies(t *testing.T, site docsSite, dir, host string) {
	exact := widgetPolicy(host)
	violated := map[string]bool{}
	for _, scheme := range []string{"light", "dark"} {
		t.Run("exact policy, "+scheme, func(t *testing.T) {
			for _, v := range tryDocsSite(t, site, serveBuilt(t, dir, exact), scheme, len(site.adds) > 0) {
				directive := regexp.MustCompile("-(elem|attr)$").ReplaceAllString(v.Directive, "")
				violated[directive] = true
				if strings.HasPrefix(v.Blocked, host) || strings.HasPrefix(v.Source, host) {
					t.Errorf("the widget violates the policy: %+v", v)
				}
				if site.adds[directive] == "" {
					t.Errorf("the theme violates the policy where the list says that it does not: %+v", v)
				}
			}
		})
	}
	if len(site.adds) == 0 {
		return
	}
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatalf("the generator wrote no page: %v", err)
	}
	for directive, sources := range site.adds {
		if !violated[directive] {
			t.Errorf("the theme needs no %s; the list says it does", directive)
		}
		if sources == inlineScripts {
			sources = hashes(index)
		}
		exact[directive] = strings.TrimSpace(exact[directive] + " " + sources)
	}
	for _, scheme := range []string{"light", "dark"} {
		t.Run("with what the theme needs, "+scheme, func(t *testing.T) {
			if v := tryDocsSite(t, site, serveBuilt(t, dir, exact), scheme, false); len(v) > 0 {
				t.Errorf("the policy was violated: %+v", v)
			}
		})
	}
}

// policy is a content security policy by directive.
type policy map[string]string

// widgetPolicy is what the page about embedding tells sites to send.
func widgetPolicy(host string) policy {
	return policy{"default-src": "'self'", "script-src": "'self' " + host, "connect-src": host, "frame-src": host}
}

func (p policy) String() string {
	var all []string
	for _, directive := range slices.Sorted(maps.Keys(p)) {
		all = append(all, directive+" "+p[directive])
	}
	return strings.Join(all, "; ")
}

// additions says what the theme of a site needs.
func (s docsSite) additions() string {
	if len(s.adds) == 0 {
		return "nothing"
	}
	return policy(s.adds).String()
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
			if slices.Contains([]string{"node_modules", "cache", "build", "dist", "_site"}, d.Name()) {
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

var inlineScript = regexp.MustCompile(`(?s)<script((?:\s[^>]*)?)>(.*?)</script>`)

// hashes returns the sources that allow the inline scripts of a page.
func hashes(page []byte) string {
	out := ""
	for _, m := range inlineScript.FindAllSubmatch(page, -1) {
		if !bytes.Contains(m[1], []byte("src=")) && len(m[2]) > 0 {
			sum := sha256.Sum256(m[2])
			out += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
	}
	return strings.TrimSpace(out)
}

// serveBuilt serves a built site on an origin of its own.
func serveBuilt(t *testing.T, dir string, p policy) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	text := p.String()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", text)
		if r.URL.Path == "/favicon.ico" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

// violation is what a page hears of a violation of its policy.
type violation struct{ Directive, Blocked, Source string }

// tryDocsSite tries all of the widget on a page, and returns the violations of its
// policy. A theme that the policy hinders (limited) may complain, and has perhaps
// no dark colours.
func tryDocsSite(t *testing.T, site docsSite, url, scheme string, limited bool) []violation {
	b := open(t)
	if limited {
		b.expect("") // whatever the theme says
	}
	b.onNewPage(`
		window.violations = [];
		addEventListener("securitypolicyviolation", (e) => violations.push({Directive: e.effectiveDirective, Blocked: e.blockedURI, Source: e.sourceFile}));`)
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
	if !limited {
		b.picture("site-" + site.name + "-" + scheme)
	}
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
	dark := eval[bool](b, `(() => { const [r] = getComputedStyle(document.querySelector("http-status-search").parentElement).color.match(/[\d.]+/g).map(Number); return r > 128 })()`)
	if !limited && dark != (scheme == "dark") {
		t.Errorf("the page is not %s", scheme)
	}
	want := map[bool]string{true: "dark", false: "light"}[dark]
	b.untilInFrame("the frame has the theme of the page", `document.documentElement.dataset.theme === "`+want+`"`)
	return eval[[]violation](b, "violations")
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
