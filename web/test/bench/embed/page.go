package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

// The pages, in the order in which they are read.
const (
	textOnly      = "text only"
	withoutScript = "elements, no script"
	withWidget    = "with the widget"
)

var variants = []struct{ name, path string }{
	{textOnly, "/text/"}, {withoutScript, "/without/"}, {withWidget, "/with/"},
}

// codes are the twenty that the elements name.
var codes = []string{
	"200", "201", "202", "204", "301", "302", "304", "307", "308", "400",
	"401", "403", "404", "409", "410", "422", "429", "500", "502", "503",
}

// views are the attributes of the elements: twenty of each, mixed.
var views = []string{"", ` view="line"`, ` view="card"`, ` view="card" lang-constant="spring"`, ` view="badge"`}

// serve serves StatusDeck as it is.
func serve(s *site.Site) *httptest.Server {
	return httptest.NewServer(server.New(s, "/"))
}

// serveDocs serves the pages from another origin than StatusDeck's, with the policy
// that the page about embedding asks for.
func serveDocs(host string) *httptest.Server {
	policy := strings.ReplaceAll("default-src 'self'; script-src 'self' HOST; connect-src HOST; frame-src HOST", "HOST", host)
	mux := http.NewServeMux()
	mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/docs.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		// The room is reserved as the page about embedding says.
		fmt.Fprint(w, "body { font: 17px/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }\n"+app.EmbedRoom)
	})
	for _, v := range variants {
		page := docsPage(v.name, host)
		mux.HandleFunc(v.path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", policy)
			fmt.Fprint(w, page)
		})
	}
	return httptest.NewServer(mux)
}

func docsPage(variant, host string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
		`<title>Errors of the API</title><link rel="stylesheet" href="/docs.css">`)
	if variant == withWidget {
		fmt.Fprintf(&b, `<script async type="module" src="%s/embed/v1/statusdeck.js"></script>`, host)
	}
	b.WriteString("</head><body><main><h1>Errors of the API</h1>")
	for i := range 100 {
		code := codes[i%len(codes)]
		text := fmt.Sprintf(`<a href="%s/status/%s/">%s</a>`, host, code, code)
		if variant != textOnly {
			text = fmt.Sprintf(`<http-status code="%s"%s>%s</http-status>`, code, views[(i+i/len(codes))%len(views)], text)
		}
		fmt.Fprintf(&b, "<p>The server answers this request with %s when there is nothing more to say about it.</p>", text)
	}
	b.WriteString("</main></body></html>")
	return b.String()
}
