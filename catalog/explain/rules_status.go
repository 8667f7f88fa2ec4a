package explain

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// interimRules are about 1xx responses.
var interimRules = []Rule{
	{
		ID: "1xx-http10", Severity: Must, Title: "Interim response to HTTP/1.0",
		Says: "HTTP/1.0 knows no 1xx status codes, so a server must not send one to such a client.", Ref: rfc(9110, "15.2"),
		Fix: "Send the final response at once when the request says HTTP/1.0.", rests: partCode | partVersion | partWire, where: onResponse | anyInput,
		check: func(v *view) {
			if v.m.code/100 == 1 && len(v.m.digits) == 3 && (v.m.version == "1.0" || v.req != nil && v.req.version == "1.0") {
				v.missing("One side of the exchange speaks HTTP/1.0.")
			}
		},
	},
	{
		ID: "101-upgrade", Severity: Must, Title: "101 without Upgrade",
		Says: "A server must say in Upgrade which protocol is in effect after the 101 response.", Ref: rfc(9110, "15.2.2"),
		Fix: "Send Upgrade with the protocol, such as websocket.", rests: partAbsence | partWire, where: onFinal,
		check: needs(101, "Upgrade"),
	},
	{
		ID: "101-unasked", Severity: Must, Title: "Switch to a protocol that was not offered",
		Says: "A server must not switch to a protocol that the client did not name in the Upgrade field of its request.", Ref: rfc(9110, "7.8"),
		Fix: "Switch only to one of the protocols that the request offers.", rests: partRequest | partWire, where: onFinal,
		check: func(v *view) {
			if !v.is(101) || v.req == nil || len(v.req.fields) == 0 {
				return
			}
			for _, p := range splitList(v.m.joined("Upgrade")) {
				if !v.req.lists("Upgrade", p) {
					v.atField(v.m.find("Upgrade"), "The request did not offer "+v.said(p)+".")
				}
			}
			if !v.req.has("Upgrade") && !v.m.has("Upgrade") {
				v.missing("The request has no Upgrade field.")
			}
		},
	},
	{
		ID: "100-unasked", Severity: Practice, Title: "100 that nobody waits for",
		Says: "100 answers the expectation 100-continue. Without it in the request the client can discard the response, and old clients trip over it.", Ref: rfc(9110, "15.2.1"),
		Fix: "Send 100 only to requests with Expect: 100-continue.", where: onInterim,
		check: func(v *view) {
			if v.is(100) && v.req != nil && len(v.req.fields) > 0 && !v.req.lists("Expect", "100-continue") {
				v.missing("The request has no Expect: 100-continue.")
			}
		},
	},
	{
		ID: "1xx-last", Severity: Practice, Title: "Interim response without a final one",
		Says: "A 1xx response announces a final response to the same request; a client waits for that.", Ref: rfc(9110, "15.2"),
		Fix: "Send a final response. If the record was cut off, record more.", where: onInterim,
		check: func(v *view) {
			if last := v.x.interim[len(v.x.interim)-1]; v.x.resp == nil && v.m == last {
				v.missing("No final response follows.")
			}
		},
	},
	{
		ID: "103-final-fields", Severity: Practice, Title: "Field in 103 that matters in the final response only",
		Says: "A client may evaluate the fields of a 103 early, as hints; what describes content, sets cookies or redirects has no effect before the final response.", Ref: rfc(8297, "2"),
		Fix: "Send Link fields in the 103, and the others in the final response.", where: onInterim,
		check: func(v *view) {
			if !v.is(103) {
				return
			}
			for _, name := range []safe{"Content-Type", "Content-Encoding", "Content-Range", "Set-Cookie", "Location", "ETag", "Last-Modified", "Retry-After", "WWW-Authenticate", "Age", "Expires"} {
				if f := v.m.find(string(name)); f != nil {
					v.atField(f, name+" has no effect in a 103 response.")
				}
			}
		},
	},
	{
		ID: "103-link", Severity: Practice, Title: "103 without hints",
		Says: "103 exists to send fields that are likely to be in the final response, which today means Link fields for preload and preconnect.", Ref: rfc(8297, "2"),
		Fix: "Add Link fields, or leave the 103 out.", where: onInterim,
		check: func(v *view) {
			if v.is(103) && !v.m.has("Link") {
				v.missing("The 103 has no Link field.")
			}
		},
	},
}

// numberRules are about the number itself.
var numberRules = []Rule{
	{
		ID: "code-out-of-range", Severity: Must, Title: "Status code outside 100 to 599",
		Says: "Values outside 100 to 599 are invalid. A client should treat them as 5xx, and many break.", Ref: rfc(9110, "15"),
		Fix: "Send a registered code, and the number of your own in the content.", rests: partCode | partWire, where: onResponse | anyInput,
		check: func(v *view) {
			if len(v.m.digits) == 3 && isDigits(v.m.digits) && catalog.ClassOf(v.m.code) == catalog.ClassOutside && v.m.code != 0 {
				v.missing(v.said(v.m.digits) + " is not a valid status code.")
			}
		},
	},
	{
		ID: "code-unknown", Severity: Practice, Title: "Unassigned status code",
		Says: "A client treats a code that it does not know as the x00 of its class, and a cache must not store its response unless told to.", Ref: rfc(9110, "15"),
		Fix: "Send the registered code that fits, and details in the content.", where: onResponse | anyInput,
		check: func(v *view) {
			class := catalog.ClassOf(v.m.code)
			if _, known := catalog.Lookup(v.m.code); !known && class != catalog.ClassOutside && len(v.m.digits) == 3 {
				v.missing("The code " + v.m.status() + " is not assigned: clients treat it as " + count(int64(class.Generic())) + ".")
			}
		},
	},
	{
		ID: "code-vendor", Severity: Practice, Title: "Vendor's own status code",
		Says: "New codes are registered, so that all clients can know them; any other number is one vendor's own, and general clients treat it as the x00 of its class.", Ref: rfc(9110, "16.2"),
		Fix: "If this is your server, send a registered code. If it is not, look the code up under its owner.", where: onResponse | anyInput,
		check: func(v *view) {
			s, known := catalog.Lookup(v.m.code)
			if known && !s.Registered() && s.Class() != catalog.ClassOutside && (s.SeenBy == catalog.VisibilityClient || s.SeenBy == catalog.VisibilityUnknown) {
				v.missing("The code " + v.m.status() + " (" + phraseOf(s) + ") is not registered; it is used by " + ownerOf(s) + "." + nearest(s))
			}
		},
	},
	{
		ID: "code-internal", Severity: Practice, Title: "Status code that is not for clients",
		Says: "Some products use numbers in logs or inside themselves only; no client should receive them.", Ref: rfc(9110, "16.2"),
		Fix: "In a log, look the number up. In a response, find out what sends it: no known server does.", where: onResponse | anyInput,
		check: func(v *view) {
			s, known := catalog.Lookup(v.m.code)
			if !known || s.Registered() || s.Class() == catalog.ClassOutside {
				return
			}
			switch s.SeenBy {
			case catalog.VisibilityLog, catalog.VisibilityAs400, catalog.VisibilityProgram, catalog.VisibilityBody:
				who := ownerOf(s)
				if v.x.noFields {
					v.missing(v.m.status() + " (" + phraseOf(s) + ") is how " + who + " logs it: " + textOf(s))
				} else {
					v.missing(v.m.status() + " (" + phraseOf(s) + ") is a number that " + who + " does not send to clients.")
				}
			}
		},
	},
	{
		ID: "code-deprecated", Severity: Practice, Title: "Deprecated status code",
		Says: "The document that defines the code, or the registry, advises against it or has given it up.", Ref: rfc(9110, "15"),
		Fix: "Send another code; the code's page names the nearest.", where: onResponse | anyInput,
		check: func(v *view) {
			s, known := catalog.Lookup(v.m.code)
			if known && s.Registered() && (s.Deprecated || s.State == catalog.StateUnused || s.State == catalog.StateHistoric) {
				v.missing("The code " + v.m.status() + " is " + standing(s) + "." + nearest(s))
			}
		},
	},
	{
		ID: "phrase-of-another-code", Severity: Practice, Title: "Reason phrase of another code",
		Says: "Clients should ignore the reason phrase: the number alone counts. A phrase that names another code misleads people who read logs.", Ref: rfc(9112, "4"),
		Fix: "Let the phrase agree with the number; if the phrase is right, change the number.", where: onResponse,
		check: func(v *view) {
			if v.m.phrase == "" {
				return
			}
			for _, s := range catalog.All() {
				if s.Code == v.m.code || !s.Registered() || !strings.EqualFold(s.Phrase, v.m.phrase) {
					continue
				}
				v.missing(v.said(v.m.phrase) + " is the phrase of " + count(int64(s.Code)) + ".")
				return
			}
		},
	},
}

func nearest(s *catalog.Status) safe {
	if len(s.Nearest) == 0 {
		return ""
	}
	out := safe(" The nearest registered code is ")
	for i, n := range s.Nearest {
		if i > 0 {
			out += " or "
		}
		out += count(int64(n))
	}
	return out + "."
}

func standing(s *catalog.Status) safe {
	switch {
	case s.State == catalog.StateUnused:
		return "reserved and unused"
	case s.State == catalog.StateHistoric:
		return "of historic interest only"
	}
	return "deprecated"
}

// successRules are about 2xx responses.
var successRules = []Rule{
	{
		ID: "226-im", Severity: Must, Title: "226 without IM",
		Says: "A 226 response names in its IM field the instance manipulations that were applied, without which it cannot be read.", Ref: rfc(3229, "10.3"),
		Fix: "Send the IM field, or answer with 200.", rests: partCode | partAbsence, where: onFinal,
		check: needs(226, "IM"),
	},
	{
		ID: "connect-framing", Severity: Must, Title: "Framing field in a 2xx response to CONNECT",
		Says: "A server must not send Content-Length or Transfer-Encoding in a 2xx response to CONNECT: the tunnel starts right behind the header section.", Ref: rfc(9110, "9.3.6"),
		Fix: "Leave both fields out.", rests: partMethod | partWire, where: onFinal,
		check: func(v *view) {
			if v.method() != "CONNECT" || v.m.code/100 != 2 {
				return
			}
			for _, name := range []safe{"Content-Length", "Transfer-Encoding"} {
				if f := v.m.find(string(name)); f != nil {
					v.atField(f, "The response opens a tunnel and has "+name+".")
				}
			}
		},
	},
	{
		ID: "201-location", Severity: Practice, Title: "201 without Location",
		Says: "The new resource is identified by Location, or without that field by the request's own address; after POST that is rarely the address of what was made.", Ref: rfc(9110, "15.3.2"),
		Fix: "Send Location with the address of the new resource.", where: onFinal,
		check: func(v *view) {
			if v.is(201) && !v.m.has("Location") && v.method() != "PUT" {
				v.missing(v.code() + " has no Location field.")
			}
		},
	},
	{
		ID: "202-monitor", Severity: Practice, Title: "202 without a way to ask again",
		Says: "The representation sent with 202 ought to describe the state of the request and point to, or embed, a status monitor.", Ref: rfc(9110, "15.3.3"),
		Fix: "Send the monitor's address in Location or Link, or describe the state in the content.", where: onFinal,
		check: func(v *view) {
			if v.is(202) && !v.m.has("Location") && !v.m.has("Link") && !v.m.has("Content-Location") && v.m.size <= 0 && length(v.m.get("Content-Length")) <= 0 && !v.m.has("Transfer-Encoding") {
				v.missing("The 202 has neither content nor a field that leads to its outcome.")
			}
		},
	},
	{
		ID: "200-error", Severity: Practice, Title: "200 with an error in its content",
		Says: "Generic software, from caches to monitoring, acts on the status code alone. A success code on a failure makes it store and count failures as successes.", Ref: rfc(9205, "4.6"),
		Fix: "Send the 4xx or 5xx code that fits, with the same content.", where: onFinal,
		check: func(v *view) {
			if v.m.code/100 == 2 && !v.is(207) {
				if what := errorIn(v.m); what != "" {
					v.atContent("The content says " + v.said(what) + ".")
				}
			}
		},
	},
	{
		ID: "207-xml", Severity: Practice, Title: "207 without XML",
		Says: "The content of a 207 response is an XML document with the root element multistatus.", Ref: rfc(4918, "13"),
		Fix: "Send XML as WebDAV clients expect, or 200 with a format of your own.", where: onFinal,
		check: func(v *view) {
			if t := v.m.mediaType(); v.is(207) && t != "" && t != "text/xml" && t != "application/xml" && !strings.HasSuffix(t, "+xml") {
				v.atField(v.m.find("Content-Type"), "The content is "+v.said(t)+".")
			}
		},
	},
}

// errorIn returns what in the content of a response says that something failed.
func errorIn(m *message) string {
	if m.mediaType() == "application/problem+json" {
		return "application/problem+json"
	}
	text := strings.TrimSpace(string(m.content))
	if m.isJSON() || m.mediaType() == "" && strings.HasPrefix(text, "{") {
		return errorInJSON(text)
	}
	if title, ok := titleOf(text); ok {
		code, _, _ := strings.Cut(title, " ")
		if n := number(strings.Trim(code, ":-")); n >= 400 && n < 600 && len(code) >= 3 {
			return title
		}
		if t := strings.ToLower(title); t == "not found" || t == "page not found" || t == "internal server error" || strings.HasPrefix(t, "error 4") || strings.HasPrefix(t, "error 5") {
			return title
		}
	}
	return ""
}

func titleOf(text string) (string, bool) {
	low := strings.ToLower(text)
	i := strings.Index(low, "<title>")
	if i < 0 {
		return "", false
	}
	end := strings.Index(low[i:], "</title>")
	if end < 0 || len(low) != len(text) {
		return "", false
	}
	return strings.TrimSpace(text[i+len("<title>") : i+end]), true
}

// errorInJSON looks at the members on the top level that APIs put errors into.
func errorInJSON(text string) string {
	found, list, data := "", "", false
	j := newJSONLine(text)
	// The content may be cut: what was read up to there counts.
	_ = j.object(func(key string) error {
		c, err := j.peek()
		if err != nil {
			return err
		}
		members := 0
		value := ""
		switch c {
		case '{':
			err = j.object(func(string) error { members++; return j.skip() })
		case '[':
			err = j.array(func() error { members++; return j.skip() })
		default:
			value, err = j.scalar(80)
		}
		said := `"` + key + `": ` + value
		switch strings.ToLower(key) {
		case "data":
			data = value != "null"
		case "error", "errors":
			// null, false, "", 0, {} and [] say that there is none.
			if c == '"' && value != "" || value == "true" {
				found = said
			}
			if members > 0 {
				list = said + "…"
			}
		case "success", "ok":
			if value == "false" {
				found = said
			}
		case "status", "statuscode", "status_code", "code":
			if n := number(value); n >= 400 && n < 600 && found == "" {
				found = said
			}
			if strings.EqualFold(value, "error") || strings.EqualFold(value, "fail") {
				found = said
			}
		}
		return err
	})
	// GraphQL answers with data and errors side by side, and 200 is right for it.
	if found == "" && !data {
		return list
	}
	return found
}

// rangeRules are about 206 and 416.
var rangeRules = []Rule{
	{
		ID: "206-content-range", Severity: Must, Title: "206 without Content-Range",
		Says: "A 206 with a single part must say in Content-Range which part it is; with several it must be multipart/byteranges.", Ref: rfc(9110, "15.3.7"),
		Fix: "Send Content-Range: bytes first-last/length, or 200 with everything.", rests: partCode | partAbsence, where: onFinal,
		check: func(v *view) {
			if v.is(206) && !v.m.has("Content-Range") && v.m.mediaType() != "multipart/byteranges" {
				v.missing("The 206 has neither Content-Range nor the type multipart/byteranges.")
			}
		},
	},
	{
		ID: "206-multipart-range", Severity: Must, Title: "Content-Range beside multipart/byteranges",
		Says: "A server must not send Content-Range in the header section of a response with several parts; each part has its own.", Ref: rfc(9110, "15.3.7.2"),
		Fix: "Move Content-Range into the parts.", rests: partCode | partFields, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Content-Range"); f != nil && v.is(206) && v.m.mediaType() == "multipart/byteranges" {
				v.atField(f, "The content has several parts.")
			}
		},
	},
	{
		ID: "206-multipart-single", Severity: Must, Title: "Several parts for a single range",
		Says: "A server must not generate a multipart response to a request for a single range: a client that asks for one may not be able to read it.", Ref: rfc(9110, "15.3.7.2"),
		Fix: "Send the one part with Content-Range.", rests: partCode | partFields | partRequest, where: onFinal,
		check: func(v *view) {
			if v.is(206) && v.m.mediaType() == "multipart/byteranges" && v.req != nil && v.req.has("Range") && !strings.Contains(v.req.get("Range"), ",") {
				v.atField(v.m.find("Content-Type"), "The request asks for "+v.said(v.req.get("Range"))+".")
			}
		},
	},
	{
		ID: "content-range-syntax", Severity: Must, Title: "Invalid Content-Range",
		Says: "In a Content-Range, the last position is not before the first and lies within the complete length; a 416 has an asterisk instead of positions. What is invalid cannot be put together.", Ref: rfc(9110, "14.4"),
		Fix: "Send bytes 0-499/1234 with 206, bytes */1234 with 416.", rests: partCode | partFields, where: onFinal,
		check: func(v *view) {
			f := v.m.find("Content-Range")
			if f == nil || !v.is(206, 416) {
				return
			}
			unit, rest, _ := strings.Cut(f.value, " ")
			if !strings.EqualFold(unit, "bytes") {
				if !isToken(unit) {
					v.atField(f, v.quoted(f)+" names no range unit.")
				}
				return
			}
			if why := v.rangeError(rest, v.m.code); why != "" {
				v.atField(f, why)
			}
		},
	},
	{
		ID: "206-length", Severity: Practice, Title: "Content-Length does not fit Content-Range",
		Says: "Content-Range says which bytes are enclosed, so it says how many; in a single part Content-Length is the same number.", Ref: rfc(9110, "15.3.7.1"),
		Fix: "Send the length of the part, not of the whole.", where: onFinal,
		check: func(v *view) {
			n := length(v.m.get("Content-Length"))
			first, last, ok := positions(v.m.get("Content-Range"))
			if v.is(206) && ok && n >= 0 && last >= first && n != last-first+1 {
				v.atField(v.m.find("Content-Length"), "The range has "+count(last-first+1)+" bytes, Content-Length says "+count(n)+".")
			}
		},
	},
	{
		ID: "206-unasked", Severity: Practice, Title: "206 to a request without Range",
		Says: "206 fulfils a request for a range. A client that asked for no range may take the part for the whole.", Ref: rfc(9110, "15.3.7"),
		Fix: "Send 200 with everything; a cache in between must not reuse a stored part for this.", where: onFinal,
		check: func(v *view) {
			if v.is(206) && v.req != nil && len(v.req.fields) > 0 && !v.req.has("Range") {
				v.missing("The request has no Range field.")
			}
		},
	},
	{
		ID: "416-content-range", Severity: Should, Title: "416 without Content-Range",
		Says: "A server should say in Content-Range how long the representation is now, so that the client can ask for a range that exists.", Ref: rfc(9110, "15.5.17"),
		Fix: "Send Content-Range: bytes */length.", where: onFinal,
		check: needs(416, "Content-Range"),
	},
	{
		ID: "416-unasked", Severity: Practice, Title: "416 to a request without Range",
		Says: "416 says that none of the ranges in the request's Range field can be served.", Ref: rfc(9110, "15.5.17"),
		Fix: "Send the code that fits the actual problem, such as 400 for a page number that is too high.", where: onFinal,
		check: func(v *view) {
			if v.is(416) && v.req != nil && len(v.req.fields) > 0 && !v.req.has("Range") {
				v.missing("The request has no Range field.")
			}
		},
	},
	{
		ID: "content-range-elsewhere", Severity: Practice, Title: "Content-Range with a code that gives it no meaning",
		Says: "Content-Range has a meaning in 206 and 416 responses only; with other status codes a client ignores it.", Ref: rfc(9110, "14.4"),
		Fix: "Send 206 with a part, or put the count of an API's pages into a field of your own.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Content-Range"); f != nil && !v.is(206, 416) {
				v.atField(f, "The status code is "+v.m.status()+".")
			}
		},
	},
}

// rangeError says what is wrong with the part of a Content-Range behind "bytes ".
func (v *view) rangeError(s string, code int) safe {
	part, size, ok := strings.Cut(strings.TrimSpace(s), "/")
	whole := length(size)
	if !ok || size != "*" && whole < 0 {
		return v.said(s) + " has no complete length behind a slash."
	}
	if part == "*" {
		if code == 206 {
			return "The 206 does not say which part it has."
		}
		return ""
	}
	if code == 416 {
		return "The 416 names a part instead of an asterisk."
	}
	first, last, ok := positions("bytes " + s)
	switch {
	case !ok:
		return v.said(part) + " is not a pair of positions."
	case last < first:
		return "The last position is before the first."
	case size != "*" && last >= whole:
		return "The last position, " + count(last) + ", lies outside the complete length, " + v.said(size) + "."
	}
	return ""
}

// positions returns the first and last position of a Content-Range in bytes.
func positions(s string) (first, last int64, ok bool) {
	_, s, _ = strings.Cut(s, " ")
	part, _, _ := strings.Cut(s, "/")
	a, b, _ := strings.Cut(strings.TrimSpace(part), "-")
	first, last = length(a), length(b)
	return first, last, first >= 0 && last >= 0
}
