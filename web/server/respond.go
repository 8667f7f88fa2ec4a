package server

import (
	"net/http"
	"strconv"
)

// plainFields are for responses that are not files: they say what is true now.
var plainFields = lines([]Field{{"Cache-Control", CacheOthers}})

var textType = []string{"text/plain; charset=utf-8"}

// fail sends an error in one line of text. The fields that go with the path are
// set already.
func fail(w http.ResponseWriter, req *http.Request, status int, text string) {
	header := w.Header()
	if _, ok := header["Cache-Control"]; !ok {
		set(header, plainFields)
	}
	header["Content-Type"] = textType
	header["Content-Length"] = []string{strconv.Itoa(len(text) + 1)}
	w.WriteHeader(status)
	if req.Method != http.MethodHead {
		// A failed write means that the client is gone: nobody to tell.
		_, _ = w.Write([]byte(text + "\n"))
	}
}

// notAcceptable answers a client that refuses every variant, with the list that
// RFC 9110, section 15.5.7 asks for.
func notAcceptable(w http.ResponseWriter, req *http.Request) {
	w.Header()["Vary"] = []string{"Accept-Encoding"}
	fail(w, req, http.StatusNotAcceptable, "No acceptable content coding: there are br and gzip of files that shrink, and identity of all.")
}

// otherMethod answers everything but GET and HEAD: OPTIONS with what there is,
// and with what browsers ask before a request across origins (Fetch Standard,
// "CORS-preflight fetch"); the rest with 405.
func otherMethod(w http.ResponseWriter, req *http.Request, crossOrigin bool) {
	header := w.Header()
	header["Allow"] = []string{allow}
	if req.Method != http.MethodOptions {
		fail(w, req, http.StatusMethodNotAllowed, "This server only serves files: use GET or HEAD.")
		return
	}
	set(header, plainFields)
	if crossOrigin {
		header["Access-Control-Allow-Methods"] = []string{"GET, HEAD"}
		header["Access-Control-Allow-Headers"] = []string{"*"}
		header["Access-Control-Max-Age"] = []string{"86400"}
	}
	w.WriteHeader(http.StatusNoContent)
}
