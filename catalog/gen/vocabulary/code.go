package main

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// special names are those of the upstream module of nginx, which
// ngx_http_upstream_next() turns into codes.
var special = map[string]int{
	"ngxhttpupstreamfterror": 502, "ngxhttpupstreamftinvalidheader": 502, "ngxhttpupstreamftnolive": 502, "ngxhttpupstreamfttimeout": 504,
	"ngxhttprequestheadertoolarge": 494, "ngxhttpscerror": 495, "ngxhttpsnocert": 496, "ngxhttptohttps": 497, "ngxhttpnginxcodes": 0,
	"ngxhttpauthbasicsetrealm": 401, "lrcfstatuscode": 503, "lccfstatuscode": 503,
	"ngxhttpclose": 444, "ngxhttpclientclosedrequest": 499,
}

// names are the codes by the letters of their constants and phrases.
var names = func() map[string]int {
	all := map[string]int{}
	for _, s := range catalog.All() {
		for _, c := range s.Constants {
			for _, expr := range append([]string{c.Expr}, c.Aliases...) {
				all[letters(expr[strings.LastIndexAny(expr, ".:")+1:])] = s.Code
			}
		}
		for _, name := range append(append([]string{s.Phrase}, s.FormerNames...), s.Aliases...) {
			if s.Registered() {
				all[letters(name)] = s.Code
			}
		}
	}
	return all
}()

// codeOf reads a number or a constant.
func codeOf(s string) (int, bool) {
	l := letters(s)
	if n, ok := special[l]; ok {
		return n, n > 0
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(s, "HTTP_")); err == nil {
		_, known := catalog.Lookup(n)
		return n, known
	}
	for _, prefix := range []string{"", "ngxhttp", "http", "status", "sc", "actiondispatchconstants"} {
		if rest, ok := strings.CutPrefix(l, prefix); ok {
			if n, ok := names[rest]; ok {
				return n, n >= 400
			}
		}
	}
	return 0, false
}

// letters returns the letters of a name in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

// isName reports whether a term is a constant or a phrase of a code, which the search
// finds without a vocabulary.
func isName(term string) bool {
	_, ok := names[letters(term)]
	return ok
}
