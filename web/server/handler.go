package server

import (
	"net/http"
	"strings"
	"time"

	"github.com/statusdeck/statusdeck/web/site"
)

// Handler answers requests from a site. It is safe for concurrent use. Whatever
// can be known before a request comes is made ready by New: a request looks its
// path up, picks a variant and copies references.
type Handler struct {
	base string
	// files holds what is served, by full path: "/status/404/", "/sw.js".
	files map[string]*resource
	// redirects holds other spellings of those paths, and where they lead.
	redirects map[string]string
	// missing is the page for what is not there; classes are the pages about
	// unassigned numbers, by the first digit. Both may lack their page.
	missing *resource
	classes map[byte]*resource

	common    []line
	audiences [Framed + 1][]line // by Audience

	modified time.Time
	secure   bool
}

// Option changes how a Handler answers.
type Option func(*Handler)

// Modified gives all files a modification date, to be sent as Last-Modified and
// compared with If-Modified-Since. Builds carry no dates, so that two builds of
// the same sources are the same; without this option there is no Last-Modified,
// and the conditions on dates are ignored, as RFC 9110 asks where a resource has
// no date (sections 13.1.3 and 13.1.4).
func Modified(t time.Time) Option {
	return func(h *Handler) { h.modified = t.UTC().Truncate(time.Second) }
}

// Secure adds Strict-Transport-Security. Browsers ignore it without TLS.
func Secure() Option { return func(h *Handler) { h.secure = true } }

// New returns a handler for a site that is served under the path base, "/" or
// "/docs/codes/".
func New(s *site.Site, base string, options ...Option) *Handler {
	h := &Handler{
		base:      base,
		files:     map[string]*resource{},
		redirects: map[string]string{},
		classes:   map[byte]*resource{},
	}
	for _, o := range options {
		o(h)
	}
	common := CommonFields()
	if h.secure {
		common = append(common, Field{"Strict-Transport-Security", StrictTransport})
	}
	h.common = lines(common)
	for a := range h.audiences {
		h.audiences[a] = lines(Audience(a).Fields())
	}
	for _, f := range s.Files() {
		if site.Public(f.Path) {
			h.add(f)
		}
	}
	h.missing = h.files[base+"404.html"]
	h.addRedirects()
	return h
}

// add makes a file ready to be served.
func (h *Handler) add(f *site.File) {
	r := newResource(f, h.modified)
	path := h.base + f.Path
	if dir, ok := cutIndex(f.Path); ok {
		path = h.base + dir
		if digit, ok := classPage(dir); ok {
			h.classes[digit] = r
		}
	}
	h.files[path] = r
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	path := req.URL.Path
	if path == "" {
		path = "/" // "GET http://host HTTP/1.1" (RFC 9112, section 3.2.2)
	}
	rest, inside := strings.CutPrefix(path, h.base)
	if !inside {
		rest = ""
	}
	header := w.Header()
	set(header, h.common)
	if req.ContentLength != 0 && req.ProtoMajor == 1 {
		// Nobody reads the content. What follows on the connection could be taken for
		// a request, in particular where both Content-Length and Transfer-Encoding
		// were sent (RFC 9112, section 6.1).
		header["Connection"] = []string{"close"}
	}
	audience := AudienceOf(rest)
	set(header, h.audiences[audience])
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		otherMethod(w, req, audience >= CrossOrigin)
		return
	}
	if r, ok := h.files[path]; ok {
		r.serve(w, req)
		return
	}
	if to, ok := h.redirects[path]; ok {
		redirect(w, req, to)
		return
	}
	h.notFound(w, req, rest)
}

// notFound answers with the page that says so: the one about unassigned numbers
// of the class where the path asks for such a number.
func (h *Handler) notFound(w http.ResponseWriter, req *http.Request, rest string) {
	page := h.missing
	if digit, ok := unassigned(rest); ok && h.classes[digit] != nil {
		page = h.classes[digit]
	}
	if page == nil {
		fail(w, req, http.StatusNotFound, "There is nothing at this address.")
		return
	}
	page.serveMissing(w, req)
}

func set(header http.Header, lines []line) {
	for i := range lines {
		header[lines[i].key] = lines[i].values
	}
}

func lines(fields []Field) []line {
	out := make([]line, 0, len(fields))
	for _, f := range fields {
		out = append(out, line{http.CanonicalHeaderKey(f.Name), []string{f.Value}})
	}
	return out
}
