//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
)

// droppingHTML serves a StatusDeck as hosts do that take .html out of addresses: they
// redirect to the address without it, and know the file by that name alone.
func droppingHTML(t *testing.T, s *server, status int) string {
	t.Helper()
	target, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if short, ok := strings.CutSuffix(r.URL.Path, ".html"); ok {
			// Such hosts send none of the site's own fields with a redirect.
			http.Redirect(w, r, short, status)
			return
		}
		if name := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]; name != "" && !strings.Contains(name, ".") {
			r.URL.Path += ".html"
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

func TestTheWidgetWorksOnHostsThatDropHTMLFromAddresses(t *testing.T) {
	s := serve(t)
	for _, status := range []int{http.StatusMovedPermanently, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			host := droppingHTML(t, s, status)
			b := open(t)
			b.watchPage()
			d := serveDocs(t, host, `<p><http-status id="badge" code="404"></http-status></p><http-status id="card" code="429" view="card"></http-status><http-status-table class="5xx"></http-status-table>
				<p id="text">Then HTTP 410 follows.</p>`)
			d.autolink("#text")
			b.goTo(d.url)
			b.until("card and table are there", `["#card", "http-status-table"].every((e) => document.querySelector(e).getAttribute("state") === "ready")`)
			b.until("the text has a badge", `document.querySelector("#text http-status")`)
			eval[any](b, `void `+shadow("#badge")+`.querySelector("a").focus()`)
			b.until("the badge shows its card", shadow("#badge")+`.querySelector(".pop")?.textContent.includes("Not Found")`)
			if got := eval[[]string](b, "violations"); len(got) > 0 {
				t.Errorf("the policy was violated: %v", got)
			}
			// The pages of the fragments are still where they were.
			b.goTo(host + "/embed/v1/404.html")
			b.until("the page of a fragment is there", `document.querySelector("article.card")`)
		})
	}
}

func TestARedirectIsFollowedWithinTheHostOnly(t *testing.T) {
	s := serve(t)
	elsewhere := proxied(t, s, map[string]http.HandlerFunc{"/embed/v1/503.json": func(w http.ResponseWriter, _ *http.Request) {
		writeFragment(w, `<article class="card"><a href="/">of another host</a><ul></ul></article>`)
	}})
	answers := map[string]http.HandlerFunc{
		"/moved/410": func(w http.ResponseWriter, _ *http.Request) {
			writeFragment(w, `<article class="card"><a href="/">of the same host</a><ul></ul></article>`)
		},
		"/embed/v1/503.json": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere+"/embed/v1/503.json", http.StatusFound)
		},
	}
	for code, status := range map[string]int{"301": 301, "302": 302, "307": 307, "308": 308} {
		answers["/embed/v1/"+code+".json"] = func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/moved/410", status)
		}
	}
	b := open(t)
	b.expect("StatusDeck: ")
	var page strings.Builder
	for _, code := range []string{"301", "302", "307", "308"} {
		fmt.Fprintf(&page, `<http-status class="same" code="%s" view="card"></http-status>`, code)
	}
	d := serveDocs(t, proxied(t, s, answers), page.String())
	d.lax = true // a policy would not let the request out
	b.goTo(d.url)
	b.until("redirects within the host are followed", `[...document.querySelectorAll(".same")].every((e) => e.getAttribute("state") === "ready" && e.shadowRoot.textContent.includes("of the same host"))`)
	eval[any](b, `void document.body.insertAdjacentHTML("beforeend", '<http-status id="other" code="503" view="card"><a href="/x/">503 in words</a></http-status>')`)
	b.until("a redirect to another host is refused", `document.querySelector("#other").getAttribute("state") === "offline"`)
	if !eval[bool](b, `document.querySelector("#other a").checkVisibility() && !document.querySelector("#other").shadowRoot.textContent.includes("another host")`) {
		t.Error("the answer of another host was shown")
	}
}
