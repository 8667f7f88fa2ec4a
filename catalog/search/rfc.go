package search

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// reference is an RFC, and a section of it, that a query names: "rfc 9110 15.5.5".
type reference struct {
	rfc        int    // 0 for none
	section    string // "" for all of it
	replaced   int    // the RFC that was named, when that one is obsolete
	start, end int    // in the text
}

// readReference finds an RFC in a text.
func readReference(t string) (r reference) {
	for i := 0; i+4 <= len(t); i++ {
		if !strings.EqualFold(t[i:i+3], "rfc") || i > 0 && token.IsLetter(t[i-1]) {
			continue
		}
		at := i + 3
		for at < len(t) && (t[at] == ' ' || t[at] == '-') {
			at++
		}
		n, end := leadingNumber(t, at)
		if end-at < 3 || end-at > 5 {
			continue
		}
		r = reference{rfc: n, start: i, end: end}
		r.readSection(t)
		r.follow()
		return r
	}
	return r
}

// readSection reads the section behind an RFC: "section 15.5.5", "#section-15.5.5",
// "§15.5.5", "15.5.5".
func (r *reference) readSection(t string) {
	at := r.end
	for at < len(t) && !token.IsDigit(t[at]) {
		if token.IsLetter(t[at]) {
			stop := at
			for stop < len(t) && token.IsLetter(t[stop]) {
				stop++
			}
			if !isOneOf(t[at:stop], " section sections sec s html txt ") {
				return
			}
			at = stop
			continue
		}
		at++
	}
	end := at
	for end < len(t) && (token.IsDigit(t[end]) || t[end] == '.') {
		end++
	}
	if section := strings.Trim(t[at:end], "."); section != "" && len(section) < 9 && (strings.IndexByte(section, '.') > 0 || len(section) < 3) {
		r.section, r.end = section, end
	}
}

func leadingNumber(t string, at int) (n, end int) {
	for end = at; end < len(t) && token.IsDigit(t[end]) && end-at < 6; end++ {
		n = n*10 + int(t[end]-'0')
	}
	return n, end
}

// oldSections are the sections of obsolete RFCs that define codes, in the order of the
// codes: RFC, the section above them, the number of the first of them, and the codes.
const oldSections = `7231 6.2 1 100 101
7231 6.3 1 200 201 202 203 204 205
7231 6.4 1 300 301 302 303 305 306 307
7231 6.5 1 400 402 403 404 405 406 408 409 410 411 413 414 415 417 426
7231 6.6 1 500 501 502 503 504 505
7232 4 1 304 412
7233 4 1 206
7233 4 4 416
7235 3 1 401 407
2616 10.1 1 100 101
2616 10.2 1 200 201 202 203 204 205 206
2616 10.3 1 300 301 302 303 304 305 306 307
2616 10.4 1 400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417
2616 10.5 1 500 501 502 503 504 505
2518 10 1 102 207 422 423 424 507
`

// successors are the RFCs that replaced older ones, as far as status codes go.
const successors = " 1945:9110 2068:9110 2616:9110 7230:9110 7231:9110 7232:9110 7233:9110 7234:9111 7235:9110 7538:9110 7694:9110 2518:4918 7540:9113 "

// follow leads an obsolete RFC to the one that replaced it, and its section to the code
// that it defines.
func (r *reference) follow() {
	key := " " + strconv.Itoa(r.rfc) + ":"
	i := strings.Index(successors, key)
	if i < 0 {
		return
	}
	i += len(key)
	r.replaced = r.rfc
	r.rfc, _ = leadingNumber(successors, i)
}

// oldCode returns the code that a section of an obsolete RFC defines, -1 for none.
func (r *reference) oldCode() int {
	dot := strings.LastIndexByte(r.section, '.')
	if r.replaced == 0 || dot < 0 {
		return -1
	}
	last, _ := leadingNumber(r.section, dot+1)
	for rest := oldSections; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		rfc, line, _ := strings.Cut(line, " ")
		above, line, _ := strings.Cut(line, " ")
		first, line, _ := strings.Cut(line, " ")
		from, _ := leadingNumber(first, 0)
		place := (last - from) * 4
		if rfc == strconv.Itoa(r.replaced) && above == r.section[:dot] && place >= 0 && place+3 <= len(line) {
			return statusNumber(line[place : place+3])
		}
	}
	return -1
}

// references adds the points of codes that the named RFC defines.
func (s *matcher) references() {
	if s.ref.rfc == 0 {
		return
	}
	file := "/rfc" + strconv.Itoa(s.ref.rfc)
	old := s.ref.oldCode()
	for d := range s.ix.docs {
		st := s.ix.docs[d].status
		src, ok := st.Source(st.Spec)
		if !ok {
			continue
		}
		_, fragment, ok := strings.Cut(src.URL, file)
		if !ok || fragment != "" && token.IsDigit(fragment[0]) {
			if st.Code == old {
				s.tier(uint16(d), pointsNumber, tierSection)
			}
			continue
		}
		_, section, _ := strings.Cut(fragment, "#section-")
		switch {
		case s.ref.section == "" || old < 0 && s.ref.replaced > 0:
			s.tier(uint16(d), pointsPattern, tierSection)
		case st.Code == old, s.ref.replaced == 0 && section == s.ref.section:
			s.tier(uint16(d), pointsNumber, tierSection)
		case s.ref.replaced == 0 && strings.HasPrefix(section, s.ref.section+"."):
			s.tier(uint16(d), pointsPattern, tierSection)
		}
	}
}

// rfcNotice says that the RFC of the query is obsolete.
func (s *matcher) rfcNotice() (Notice, bool) {
	if s.ref.replaced == 0 {
		return Notice{}, false
	}
	return Notice{s.text[s.ref.start:s.ref.end], "RFC " + strconv.Itoa(s.ref.replaced) + " is obsolete: RFC " + strconv.Itoa(s.ref.rfc) + " replaced it"}, true
}

// specReason names the section that defines a status.
func specReason(st *catalog.Status) string {
	src, _ := st.Source(st.Spec)
	file := src.URL[strings.LastIndexByte(src.URL, '/')+1:]
	name, section, _ := strings.Cut(file, "#section-")
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "#"), ".html"), ".txt")
	if strings.HasPrefix(name, "rfc") {
		name = "RFC " + name[3:]
	}
	if section != "" {
		name += ", section " + section
	}
	return name
}
