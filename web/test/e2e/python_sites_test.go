//go:build e2e && docssites

package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/widget/python"
)

// pythonPackage is the folder of the package for Sphinx and MkDocs.
var pythonPackage = filepath.Join("..", "..", "widget", "python")

// installedPackage lays the wheel out as pip does: MkDocs finds plug-ins by their entry
// points.
func installedPackage(t *testing.T) string {
	t.Helper()
	files, err := python.Files(filepath.Join("..", "..", ".."), app.Version)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, f.Path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pythonBuild runs a generator with the package, and returns what it said.
func pythonBuild(t *testing.T, dir string, command ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PYTHONPATH="+installedPackage(t))
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func TestPythonSites(t *testing.T) {
	s := serve(t)
	for _, site := range []struct {
		name, out string
		build     []string
		links     []string
	}{
		{"sphinx", "out", []string{"sphinx-build", "-q", "-W", "-b", "html", ".", "out"}, []string{"404 404 Not Found", "422 422 Unprocessable Entity", "499 499 Client Closed Request", "503 not open"}},
		{"mkdocs", "site", []string{"mkdocs", "build", "-q", "--strict"}, []string{"404 404 Not Found", "503 503"}},
	} {
		t.Run(site.name, func(t *testing.T) {
			dir := t.TempDir()
			copySite(t, filepath.Join(pythonPackage, "examples", site.name), dir, s.url)
			if out, err := pythonBuild(t, dir, site.build...); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			srv := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, site.out))))
			t.Cleanup(srv.Close)
			b := open(t)
			b.expect("/favicon.ico")
			b.goTo(srv.URL + "/")
			links := `[...document.querySelectorAll('a[href^="` + s.url + `/status/"]')]`
			if got := eval[[]string](b, links+`.map((a) => /status.(\d+)/.exec(a.href)[1] + " " + a.textContent)`); !slices.Equal(got, site.links) {
				t.Errorf("the links are %q, want %q", got, site.links)
			}
			hoverCardOver(b, links+`[0]`)
			b.picture("python-" + site.name)
		})
	}
}

// hoverCardOver moves the pointer onto an element until its hover card is open: the script
// may be loading still.
func hoverCardOver(b *tab, element string) {
	b.t.Helper()
	b.until("the widget has started", `!!customElements.get("http-status")`)
	eval[any](b, `void `+element+`.scrollIntoView({block: "center", behavior: "instant"})`)
	at := eval[[]float64](b, `(() => { const r = `+element+`.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	eval[any](b, `void addEventListener("pointerover", (e) => (window.overLink = e.target))`)
	open := `[...document.querySelectorAll("*")].some((e) => (e.matches(".pop") ? e : e.shadowRoot?.querySelector(".pop"))?.matches(":popover-open"))`
	for range 40 {
		b.run("leave", input.DispatchMouseEvent(input.MouseMoved, 2, 2))
		b.run("hover", input.DispatchMouseEvent(input.MouseMoved, at[0], at[1]))
		if eval[bool](b, `new Promise((go) => { const end = Date.now() + 1000; const look = () => (`+open+` ? go(true) : Date.now() > end ? go(false) : setTimeout(look, 50)); look() })`) {
			return
		}
	}
	b.t.Error("no hover card opens")
}

// With sphinxcontrib-httpdomain, in any order, the role is ours; its directives stay its own.
func TestTheSphinxRoleTakesThePlaceOfThatOfHttpdomain(t *testing.T) {
	for _, extensions := range []string{`"sphinxcontrib.httpdomain", "statusdeck.sphinx"`, `"statusdeck.sphinx", "sphinxcontrib.httpdomain"`} {
		dir := t.TempDir()
		write := func(name, text string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("conf.py", "extensions = ["+extensions+"]\nstatusdeck_base = 'https://codes.example'\n")
		write("index.rst", "API\n===\n\n.. http:get:: /pets\n\n   :statuscode 404: no pet\n\nSee :http:statuscode:`404`.\n")
		if out, err := pythonBuild(t, dir, "sphinx-build", "-q", "-b", "html", ".", "out"); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		page, err := os.ReadFile(filepath.Join(dir, "out", "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), `href="https://codes.example/status/404/">404 Not Found</a>`) || !strings.Contains(string(page), "/pets") {
			t.Errorf("extensions %s: the role writes no link to the page of the code", extensions)
		}
	}
}

func TestPythonPluginsSayWhatIsWrong(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		build []string
		want  string
	}{
		{"Sphinx without an address", map[string]string{"conf.py": "extensions = ['statusdeck.sphinx']\n", "index.rst": "A\n=\n"}, []string{"sphinx-build", "-q", ".", "out"}, "statusdeck_base: want the address of a StatusDeck site"},
		{"a role without a code", map[string]string{"conf.py": "extensions = ['statusdeck.sphinx']\nstatusdeck_base = '/codes/'\n", "index.rst": "A\n=\n\n:http:statuscode:`Not Found`\n"}, []string{"sphinx-build", "-q", "-W", ".", "out"}, "http:statuscode: 'Not Found' does not begin with a status code of three digits"},
		{"MkDocs with an empty address", map[string]string{"mkdocs.yml": "site_name: A\nplugins:\n  - statusdeck:\n      base: ''\n", "docs/index.md": "A"}, []string{"mkdocs", "build"}, "statusdeck: base: want the address of a StatusDeck site"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tt.files {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			out, err := pythonBuild(t, dir, tt.build...)
			if err == nil || !strings.Contains(out, tt.want) {
				t.Errorf("%v, output %q; want an error with %q", err, out, tt.want)
			}
		})
	}
}
