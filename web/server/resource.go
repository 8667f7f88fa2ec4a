package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/statusdeck/statusdeck/web/site"
)

// resource is a file with its variants, ready to be sent.
type resource struct {
	name     string // for http.ServeContent, which does not use it
	variants []variant
	modified time.Time
}

// variant is one representation of a file: its bytes in one content coding, and
// the header fields for each way to answer with it.
type variant struct {
	coding coding
	data   []byte
	etag   string
	// found goes with 200, unchanged with 304 and 412, missing with 404.
	found, unchanged, missing []line
}

// newResource makes the variants, best first; identity is always the last.
func newResource(f *site.File, modified time.Time) *resource {
	r := &resource{name: path.Base(f.Path), modified: modified}
	negotiated := f.Brotli != nil || f.Gzip != nil
	add := func(c coding, data []byte) {
		r.variants = append(r.variants, newVariant(f.Path, c, data, negotiated, modified))
	}
	if f.Brotli != nil {
		add(brotli, f.Brotli)
	}
	if f.Gzip != nil {
		add(gzip, f.Gzip)
	}
	add(identity, f.Data)
	return r
}

func newVariant(path string, c coding, data []byte, negotiated bool, modified time.Time) variant {
	// The validator is strong (RFC 9110, section 8.8.1): it stands for these very
	// bytes, the same on every machine that serves the build.
	sum := sha256.Sum256(data)
	v := variant{coding: c, data: data, etag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}

	representation := []Field{
		{"Content-Type", site.MediaType(path)},
		{"Content-Length", strconv.Itoa(len(data))},
	}
	if c != identity {
		representation = append(representation, Field{"Content-Encoding", c.String()})
	}
	var vary []Field
	if negotiated {
		vary = []Field{{"Vary", "Accept-Encoding"}}
	}
	validators := []Field{{"Etag", v.etag}, {"Cache-Control", CacheControl(path)}}
	if !modified.IsZero() {
		validators = append(validators, Field{"Last-Modified", modified.Format(http.TimeFormat)})
	}
	found := validators
	if c == identity {
		// Ranges are taken of the file's own bytes only.
		found = append(found[:len(found):len(found)], Field{"Accept-Ranges", "bytes"})
	}
	v.found = lines(concat(representation, vary, found))
	v.unchanged = lines(concat(vary, validators))
	// What is not there now may be there after the next build.
	v.missing = lines(concat(representation, vary, []Field{{"Cache-Control", CacheOthers}}))
	return v
}

func concat(lists ...[]Field) []Field {
	var out []Field
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// serve sends the variant that the client prefers, a part of the file, or the
// news that the client has it already.
func (r *resource) serve(w http.ResponseWriter, req *http.Request) {
	// Range is defined for GET alone (RFC 9110, section 14.2).
	file := &r.variants[len(r.variants)-1]
	ranges := wholeFile
	if req.Method == http.MethodGet && rangeApplies(req.Header, file.etag, r.modified) {
		ranges = rangesOf(req.Header, int64(len(file.data)))
	}
	ranged := ranges != wholeFile
	v := choose(r.variants, req.Header["Accept-Encoding"], ranged)
	if v == nil {
		notAcceptable(w, req)
		return
	}
	header := w.Header()
	switch evaluate(req.Header, v.etag, r.modified) {
	case failed:
		set(header, v.unchanged)
		fail(w, req, http.StatusPreconditionFailed, "The file is not, or no longer, the one that the request is about.")
		return
	case notModified:
		set(header, v.unchanged)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	set(header, v.found)
	allowTime(w, len(v.data))
	if ranged && v.coding == identity {
		if ranges == unsatisfiable {
			header["Content-Range"] = []string{"bytes */" + strconv.Itoa(len(v.data))}
			fail(w, req, http.StatusRequestedRangeNotSatisfiable, "The file has "+strconv.Itoa(len(v.data))+" bytes: none of the ranges lies in it.")
			return
		}
		header.Del("Content-Length")
		http.ServeContent(w, req, r.name, r.modified, bytes.NewReader(v.data))
		return
	}
	v.send(w, req, http.StatusOK)
}

// serveMissing sends the file as the content of a 404. The status counts more
// than the coding: who refuses every variant gets the file as it is.
func (r *resource) serveMissing(w http.ResponseWriter, req *http.Request) {
	v := choose(r.variants, req.Header["Accept-Encoding"], false)
	if v == nil {
		v = &r.variants[len(r.variants)-1]
	}
	set(w.Header(), v.missing)
	v.send(w, req, http.StatusNotFound)
}

func (v *variant) send(w http.ResponseWriter, req *http.Request, status int) {
	w.WriteHeader(status)
	if req.Method != http.MethodHead {
		// A failed write means that the client is gone: nobody to tell.
		_, _ = w.Write(v.data)
	}
}

const (
	// largeFile is the size in bytes above which a file gets its own time limit.
	largeFile = 256 << 10
	// slowest is the rate in bytes per second below which a client is given up.
	slowest = 8 << 10
)

// allowTime sets the time limit of a large file by its size: the browser program
// takes minutes over a bad line, and that is no attack.
func allowTime(w http.ResponseWriter, size int) {
	if size < largeFile {
		return
	}
	limit := time.Duration(size/slowest) * time.Second
	// Writers without deadlines, as in tests, have no limit to extend.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(limit))
}
