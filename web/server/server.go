// Package server serves a built site over HTTP: files, their compressed
// variants, redirects to canonical addresses, and nothing else.
package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/site"
)

// Handler answers requests from a site. It is safe for concurrent use.
type Handler struct {
	files map[string]*resource
	base  string
}

// resource is a file with its variants, ready to be sent.
type resource struct {
	mediaType string
	immutable bool
	variants  []variant // best first; identity is always the last
}

// variant is one representation of a file.
type variant struct {
	coding string // content coding, "" for identity
	data   []byte
	etag   string
}

// New returns a handler for a site that stands under the path base, "/" or
// "/docs/codes/".
func New(s *site.Site, base string) *Handler {
	h := &Handler{files: map[string]*resource{}, base: base}
	for _, f := range s.Files() {
		r := &resource{mediaType: site.MediaType(f.Path), immutable: site.Immutable(f.Path)}
		add := func(coding string, data []byte) {
			if data == nil {
				return
			}
			sum := sha256.Sum256(data)
			tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
			r.variants = append(r.variants, variant{coding, data, tag})
		}
		add("br", f.Brotli)
		add("gzip", f.Gzip)
		add("", f.Data)
		h.files[f.Path] = r
	}
	return h
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD, OPTIONS")
		if req.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		http.Error(w, "This server only serves files: use GET or HEAD.", http.StatusMethodNotAllowed)
		return
	}
	rest, ok := strings.CutPrefix(req.URL.Path, h.base)
	if !ok {
		if req.URL.Path+"/" == h.base || req.URL.Path == "/" {
			h.redirect(w, req, h.base)
			return
		}
		h.notFound(w, req, "")
		return
	}
	name := rest
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if r, ok := h.files[name]; ok && hidden(name) == "" {
		if strings.HasSuffix(rest, "/index.html") || rest == "index.html" {
			h.redirect(w, req, h.base+strings.TrimSuffix(rest, "index.html"))
			return
		}
		h.serve(w, req, name, r, http.StatusOK)
		return
	}
	if _, ok := h.files[rest+"/index.html"]; ok {
		h.redirect(w, req, h.base+rest+"/")
		return
	}
	// A bare number leads to its page.
	if r := app.ParsePath("/" + rest); r.Kind == app.KindCode && !strings.HasPrefix(rest, "status/") {
		h.redirect(w, req, h.base+strings.TrimPrefix(r.Path(), "/"))
		return
	}
	h.notFound(w, req, rest)
}

// hidden names what is not for visitors in a path, "" when there is nothing.
func hidden(name string) string {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") {
			return part
		}
	}
	return ""
}

// redirect sends the permanent redirect to a canonical address of this site.
func (h *Handler) redirect(w http.ResponseWriter, req *http.Request, to string) {
	if req.URL.RawQuery != "" {
		to += "?" + req.URL.RawQuery
	}
	h.common(w, "")
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusMovedPermanently)
}

// notFound answers with the page that says so: the one about unassigned numbers
// of the class where the path asks for such a number.
func (h *Handler) notFound(w http.ResponseWriter, req *http.Request, rest string) {
	if r := app.ParsePath("/" + rest); r.Kind == app.KindUnassigned && strings.HasPrefix(rest, "status/") {
		if page, ok := h.files["status/"+r.Slug+"/index.html"]; ok {
			h.serve(w, req, "404.html", page, http.StatusNotFound)
			return
		}
	}
	if page, ok := h.files["404.html"]; ok {
		h.serve(w, req, "404.html", page, http.StatusNotFound)
		return
	}
	http.Error(w, "Not found", http.StatusNotFound)
}

// serve sends the variant of a file that the client prefers.
func (h *Handler) serve(w http.ResponseWriter, req *http.Request, name string, r *resource, status int) {
	h.common(w, name)
	header := w.Header()
	header.Set("Content-Type", r.mediaType)
	if r.immutable {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		header.Set("Cache-Control", "no-cache")
	}
	if len(r.variants) > 1 {
		header.Set("Vary", "Accept-Encoding")
	}
	v, ok := choose(r.variants, req.Header.Values("Accept-Encoding"), req.Header.Get("Range") != "")
	if !ok {
		http.Error(w, "No representation in an accepted content coding.", http.StatusNotAcceptable)
		return
	}
	if v.coding != "" {
		header.Set("Content-Encoding", v.coding)
	}
	if status != http.StatusOK {
		header.Set("Content-Length", fmt.Sprint(len(v.data)))
		w.WriteHeader(status)
		if req.Method != http.MethodHead {
			// A failed write means that the client is gone: nobody to tell.
			_, _ = w.Write(v.data)
		}
		return
	}
	header.Set("Etag", v.etag)
	http.ServeContent(w, req, path.Base(name), time.Time{}, bytes.NewReader(v.data))
}

// csp is the content security policy of all pages: no inline script or style, no
// request to any other site.
const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

// common sets the fields that every response carries.
func (h *Handler) common(w http.ResponseWriter, name string) {
	header := w.Header()
	header.Set("Content-Security-Policy", csp)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	if strings.HasPrefix(name, "api/") || strings.HasPrefix(name, "embed/") {
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	} else {
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
	}
}
