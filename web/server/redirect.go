package server

import (
	"fmt"
	"net/http"
	"strings"
)

// addRedirects lists every path that leads to a page without being its address:
// without the closing slash, with index.html, and bare numbers. The list is
// made from the files, so that no request can lead anywhere else.
func (h *Handler) addRedirects() {
	lead := func(from, to string) {
		if _, taken := h.files[from]; !taken {
			h.redirects[from] = to
		}
	}
	for path := range h.files {
		dir, ok := strings.CutSuffix(path, "/")
		if !ok {
			continue
		}
		lead(path+"index.html", path)
		if dir != "" {
			lead(dir, path)
		}
		if number, ok := codePage(strings.TrimPrefix(path, h.base)); ok {
			lead(h.base+number, path)
			lead(h.base+number+"/", path)
		}
	}
	if _, ok := h.files[h.base]; ok {
		lead("/", h.base) // only where the site is not at the root
	}
}

// redirect sends the permanent redirect to a canonical address of this site,
// which is one of our own paths. The query is kept: /404?q=x is a search too.
func redirect(w http.ResponseWriter, req *http.Request, to string) {
	if req.URL.RawQuery != "" {
		to += "?" + cleanQuery(req.URL.RawQuery)
	}
	header := w.Header()
	set(header, plainFields)
	header["Location"] = []string{to}
	header["Content-Length"] = zeroLength
	w.WriteHeader(http.StatusMovedPermanently)
}

var zeroLength = []string{"0"}

// cleanQuery escapes what a query must not contain (RFC 3986, section 3.4): the
// request parser lets most of it through.
func cleanQuery(query string) string {
	for i := 0; i < len(query); i++ {
		if inQuery(query[i]) {
			continue
		}
		var b strings.Builder
		for j := 0; j < len(query); j++ {
			if c := query[j]; inQuery(c) {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		return b.String()
	}
	return query
}

// inQuery reports whether a query may contain a character as it is.
func inQuery(c byte) bool {
	return ' ' < c && c < 0x7f && !strings.ContainsRune("\"#<>\\^`{|}", rune(c))
}

// cutIndex returns the folder of a page's file: "status/404/" for
// "status/404/index.html", "" for "index.html".
func cutIndex(path string) (dir string, ok bool) {
	dir, ok = strings.CutSuffix(path, "index.html")
	return dir, ok && (dir == "" || strings.HasSuffix(dir, "/"))
}

// codePage returns the number of a number's page: "404" for "status/404/".
func codePage(dir string) (number string, ok bool) {
	number, ok = strings.CutPrefix(strings.TrimSuffix(dir, "/"), "status/")
	return number, ok && isNumber(number)
}

// classPage returns the first digit of the page about a class of unassigned
// numbers: '4' for "status/4xx/".
func classPage(dir string) (digit byte, ok bool) {
	name, ok := strings.CutPrefix(strings.TrimSuffix(dir, "/"), "status/")
	if !ok || len(name) != 3 || name[1:] != "xx" {
		return 0, false
	}
	return name[0], true
}

// unassigned returns the first digit of a number that is asked for by the path
// of its page, with or without the closing slash.
func unassigned(rest string) (digit byte, ok bool) {
	number, ok := codePage(rest)
	if !ok {
		return 0, false
	}
	return number[0], true
}

func isNumber(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
