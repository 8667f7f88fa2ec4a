package server_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/server/conformance"
	"github.com/statusdeck/statusdeck/web/site"
)

// FuzzHandler sends what the request parser lets through: any path, any fields.
// Whatever comes, there is no panic and no 5xx, the content is that of a public
// file of the site, and a redirect leads to a page of the site.
func FuzzHandler(f *testing.F) {
	for _, c := range conformance.Table() {
		path, query, _ := strings.Cut(c.Path, "?")
		field, value := "", ""
		if len(c.Header) > 0 {
			field, value, _ = strings.Cut(c.Header[0], ": ")
		}
		f.Add(c.Method, path, query, field, value, "br")
	}
	f.Add("GET", "//evil.example/%2e%2e", "a=\xff", "Range", "bytes=0-,-1", "identity;q=0")
	s := conformance.Site()
	handlers := map[string]*server.Handler{
		"/":            server.New(s, "/"),
		"/docs/codes/": server.New(s, "/docs/codes/"),
	}
	public := contents(s)
	f.Fuzz(func(t *testing.T, method, path, query, field, value, accept string) {
		for base, h := range handlers {
			for _, p := range []string{path, base + strings.TrimPrefix(path, "/")} {
				req := &http.Request{
					Method: method, Host: "localhost", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Body: http.NoBody,
					URL:    &url.URL{Path: p, RawQuery: query},
					Header: http.Header{"Accept-Encoding": {accept}, http.CanonicalHeaderKey(field): {value}},
				}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, req)
				judge(t, base, h, req, w.Result(), public)
			}
		}
	})
}

func judge(t *testing.T, base string, h http.Handler, req *http.Request, resp *http.Response, public map[string]bool) {
	t.Helper()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case resp.StatusCode >= 500 || resp.StatusCode < 200:
		t.Errorf("%s %q: status %d", req.Method, req.URL.Path, resp.StatusCode)
	case bytes.Contains(body, []byte(conformance.Secret)):
		t.Errorf("%s %q: a file that is not public", req.Method, req.URL.Path)
	case resp.StatusCode == 200 && req.Method == "GET" && !public[string(body)]:
		t.Errorf("GET %q: content that is no file of the site: %.60q", req.URL.Path, body)
	case resp.StatusCode == 301:
		to := resp.Header.Get("Location")
		parsed, err := url.Parse(to)
		if err != nil || parsed.Host != "" || parsed.Scheme != "" || !strings.HasPrefix(to, base) || strings.HasPrefix(to, "//") || hasControl(to) {
			t.Errorf("%q leads to %q", req.URL.Path, to)
			return
		}
		if next := ask(h, "GET", base+"x"); next.StatusCode != 404 {
			t.Errorf("a path that is not there: status %d", next.StatusCode)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, &http.Request{Method: "GET", URL: &url.URL{Path: parsed.Path}, Header: http.Header{}})
		if w.Code != 200 {
			t.Errorf("%q leads to %q, which has status %d", req.URL.Path, to, w.Code)
		}
	}
}

// hasControl reports bytes that end or garble a field's value.
func hasControl(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f })
}

// contents are all contents that may come with 200.
func contents(s *site.Site) map[string]bool {
	all := map[string]bool{}
	for _, f := range s.Files() {
		if site.Public(f.Path) {
			all[string(f.Data)], all[string(f.Brotli)], all[string(f.Gzip)] = true, true, true
		}
	}
	return all
}
