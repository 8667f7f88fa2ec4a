//go:build e2e

package e2e

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestEveryCodePageIsCompleteInTheHTMLItself(t *testing.T) {
	s := serve(t)
	var m app.Markup
	escape := func(text string) string { m = app.Markup{}; m.Text(text); return m.String() }
	unquoted := strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&quot;", `"`)
	for _, c := range catalog.All() {
		status, page := get(t, fmt.Sprintf("%s/status/%03d/", s.url, c.Code))
		if status != 200 {
			t.Errorf("/status/%03d/ has status %d", c.Code, status)
		}
		page = unquoted.Replace(page)
		spec, _ := c.Source(c.Spec)
		for what, want := range map[string]string{
			"title":      fmt.Sprintf("<title>%03d %s", c.Code, escape(c.Phrase)),
			"summary":    escape(c.Summary),
			"spec link":  escape(spec.URL),
			"article":    `id="article"`,
			"related or": `rel="`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("/status/%03d/ lacks its %s: %s", c.Code, what, want)
			}
		}
		for _, r := range c.Related {
			if !strings.Contains(page, fmt.Sprintf(`href="/status/%03d/"`, r)) {
				t.Errorf("/status/%03d/ does not lead to the related %d", c.Code, r)
			}
		}
	}
}

func TestACodePageOpensByLinkAndByAddress(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.slash()
	b.started()
	b.click(`#main [data-code="404"] .card-link`)
	b.until("404 is shown", `document.title.startsWith("404 Not Found")`)
	b.until("its article is there", `document.querySelector("#article")?.innerText.includes("What it means")`)
	byLink := eval[string](b, domOf("#main"))
	b.goTo(s.url + "/status/404/")
	if byAddress := eval[string](b, domOf("#main")); byAddress != byLink {
		t.Errorf("the page of 404 differs between link and address:\n%s", firstDifference(byLink, byAddress))
	}
}

func TestCategoryPageListsItsClass(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/category/redirection/")
	if got, want := eval[int](b, `document.querySelectorAll(".card").length`), len(catalog.ByClass(catalog.ClassRedirection)); got != want {
		t.Errorf("the category has %d cards, want %d", got, want)
	}
}

func TestBareNumbersLeadToTheirPages(t *testing.T) {
	s := serve(t)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, path := range []string{"/404", "/404/", "/status/404"} {
		resp, err := client.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode/100 != 3 || resp.Header.Get("Location") != "/status/404/" {
			t.Errorf("%s: status %d to %q, want a redirect to /status/404/", path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
}

func TestUnknownAddressesSaySo(t *testing.T) {
	s := serve(t)
	for path, want := range map[string]string{
		"/status/471/":   "400 Bad Request",
		"/status/abc/":   "There is no page at this address",
		"/%00":           "There is no page at this address",
		"/no/such/page":  "There is no page at this address",
		"/.ci/run":       "There is no page at this address",
		"/status/99999/": "There is no page at this address",
	} {
		status, page := get(t, s.url+path)
		if status != 404 {
			t.Errorf("%s has status %d, want 404", path, status)
		}
		if !strings.Contains(page, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// domOf returns JavaScript that describes an element's tree node by node, with
// its attributes sorted.
func domOf(selector string) string {
	return `(() => {
	const walk = (n, depth) => {
		const pad = "\n" + " ".repeat(depth);
		if (n.nodeType === 3) return pad + JSON.stringify(n.data);
		if (n.nodeType !== 1) return pad + "node " + n.nodeType;
		const attrs = [...n.attributes].map((a) => a.name + "=" + JSON.stringify(a.value)).sort().join(" ");
		// What the boot script knows about this browser, it fills in when it knows it.
		const filled = n.matches("[data-about], [data-offline], [data-shelf]");
		return pad + n.tagName + " " + attrs + (filled ? "" : [...n.childNodes].map((c) => walk(c, depth + 1)).join(""));
	};
	return walk(document.querySelector("` + selector + `"), 0);
})()`
}

func TestTheDOMAfterStartUpEqualsThePrerenderedOne(t *testing.T) {
	s := serve(t)
	for _, path := range []string{
		"/", "/status/404/", "/status/103/", "/status/418/", "/status/530/", "/status/499/",
		"/category/client-error/", "/category/unofficial/", "/vendor/cloudflare/", "/about/", "/status/4xx/", "/compare/", "/compare/401-403/", "/choose/", "/choose/often-client/", "/choose/diagram/", "/404.html",
	} {
		t.Run(path, func(t *testing.T) {
			b := open(t)
			if path == "/404.html" {
				b.expect("404")
			}
			release := b.holdProgram()
			b.goTo(s.url + path)
			before := eval[string](b, domOf("#app"))
			b.focus("#q")
			release()
			b.started()
			after := eval[string](b, domOf("#app"))
			if before != after {
				t.Errorf("the DOM differs:\n%s", firstDifference(before, after))
			}
			shift := eval[float64](b, `new Promise((done) => new PerformanceObserver((list) =>
				done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: "layout-shift", buffered: true})
				|| setTimeout(() => done(0), 200))`)
			if shift > 0 {
				t.Errorf("the layout shifted by %v", shift)
			}
		})
	}
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range as {
		if i >= len(bs) || as[i] != bs[i] {
			from := max(0, i-4)
			return fmt.Sprintf("line %d\nprerendered:\n%s\nin the browser:\n%s", i,
				strings.Join(as[from:min(len(as), i+4)], "\n"), strings.Join(bs[min(from, len(bs)):min(len(bs), i+4)], "\n"))
		}
	}
	return "the browser has more nodes"
}

func TestWithoutJavaScriptEverythingIsShownAndLinked(t *testing.T) {
	s, b := serve(t), open(t)
	b.withoutJavaScript()
	b.goTo(s.url + "/")
	b.click(`#main [data-code="410"] .card-link`)
	b.run("see the page", chromedp.WaitVisible(".code-page", chromedp.ByQuery))
	var title, text string
	b.run("read the page", chromedp.Title(&title), chromedp.Text("#main", &text, chromedp.ByQuery))
	if !strings.HasPrefix(title, "410 Gone") || !strings.Contains(text, "If you see it") {
		t.Errorf("the page %q lacks its article", title)
	}
	b.until("the browser has moved on", settled)
	b.run("go on to the category", chromedp.Click(".crumbs li:nth-child(2) a", chromedp.ByQuery), chromedp.WaitVisible(".category-page", chromedp.ByQuery))
}

// Every link inside the site leads to a file that the site has.
func TestNoInternalLinkIsBroken(t *testing.T) {
	s := serve(t)
	status, pages := map[string]int{}, []string{"/"}
	seen := map[string]bool{"/": true}
	anchors := map[string]string{} // address with fragment to the page it is on
	ids := map[string]bool{}
	for len(pages) > 0 {
		page := pages[0]
		pages = pages[1:]
		code, body := get(t, s.url+page)
		status[page] = code
		if code != 200 {
			t.Errorf("%s has status %d", page, code)
		}
		if strings.HasSuffix(page, ".json") || strings.HasPrefix(page, "/assets/") {
			continue
		}
		for _, id := range attributes(body, "id") {
			ids[page+"#"+id] = true
		}
		for _, name := range []string{"href", "src"} {
			for _, link := range attributes(body, name) {
				if strings.HasPrefix(link, "#") {
					anchors[page+link] = page
					continue
				}
				if !strings.HasPrefix(link, "/") {
					continue
				}
				target, _, _ := strings.Cut(link, "?")
				target, fragment, hasFragment := strings.Cut(target, "#")
				if hasFragment {
					anchors[target+"#"+fragment] = page
				}
				if !seen[target] {
					seen[target] = true
					pages = append(pages, target)
				}
			}
		}
	}
	for anchor, page := range anchors {
		if !ids[anchor] {
			t.Errorf("%s links to %s, which is not there", page, anchor)
		}
	}
	for _, r := range app.Routes() {
		if r.Kind != app.KindUnassigned && status[r.Path()] == 0 {
			t.Errorf("no link leads to %s", r.Path())
		}
	}
}

// attributes returns the values of an attribute in a page, as written.
func attributes(page, name string) []string {
	var out []string
	for _, part := range strings.Split(page, " "+name+`="`)[1:] {
		value, _, _ := strings.Cut(part, `"`)
		out = append(out, strings.ReplaceAll(value, "&amp;", "&"))
	}
	return out
}

func TestNothingScrollsSidewaysOnANarrowScreen(t *testing.T) {
	s, b := serve(t), open(t)
	b.expect("404")
	for _, width := range []int64{320, 640, 1280} {
		b.run("resize", chromedp.EmulateViewport(width, 800))
		for _, path := range []string{
			"/", "/?q=error", "/status/404/", "/status/206/", "/status/530/", "/status/207/",
			"/category/unofficial/", "/vendor/nginx/", "/about/", "/print/", "/status/4xx/", "/404.html",
		} {
			b.goTo(s.url + path)
			if over := eval[float64](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s at %d px is %v px too wide", path, width, over)
			}
		}
	}
}
