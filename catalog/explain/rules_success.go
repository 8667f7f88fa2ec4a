package explain

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

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
		ID: "201-safe", Severity: Practice, Title: "201 to a safe method",
		Says: "201 says that the request has created a resource, and GET, HEAD, OPTIONS, TRACE and QUERY ask for nothing to be changed.", Ref: rfc(9110, "15.3.2"),
		Fix: "Send 200, or let POST or PUT create the resource.", where: onFinal | anyInput,
		check: func(v *view) {
			if v.is(201) && safeMethod(v.method()) {
				v.missing("The request was " + v.verb() + ".")
			}
		},
	},
	{
		ID: "location-success", Severity: Practice, Title: "Location in a 200 response",
		Says: "Location has a meaning in 201 and 3xx responses, and in the 200 to a QUERY (RFC 10008, section 2.4). Elsewhere clients ignore it: nothing is redirected.", Ref: rfc(9110, "10.2.2"),
		Fix: "Send 303 to redirect, 201 if something was created, or Content-Location for the address of the content.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Location"); f != nil && v.is(200, 204) && v.method() != "QUERY" {
				v.atField(f, "The status code is "+v.m.status()+".")
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

// safeMethod reports whether a method asks for no change (RFC 9110, section 9.2.1,
// and RFC 10008).
func safeMethod(m string) bool {
	return contains([]string{"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"}, m)
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
		rest := strings.ToLower(strings.TrimLeft(title[len(code):], " :-|"))
		if s, ok := catalog.Lookup(number(strings.Trim(code, ":-"))); ok && s.Code >= 400 && (rest == "" || strings.HasPrefix(rest, strings.ToLower(s.Phrase)) || strings.Contains(rest, "error")) {
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
	found, list, code, told, data := "", "", "", false, false
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
			value, err = j.scalar(maxLine)
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
		case "message", "msg", "detail", "error_description", "errormessage":
			told = true
		case "code":
			if n := number(value); n >= 400 && n < 600 {
				code = said // of a city, of a product, or of an error
			}
		case "status", "statuscode", "status_code":
			if n := number(value); n >= 400 && n < 600 && found == "" {
				found = said
			}
			if strings.EqualFold(value, "error") || strings.EqualFold(value, "fail") {
				found = said
			}
		}
		return err
	})
	if found == "" && told {
		found = code
	}
	// GraphQL answers with data and errors side by side, and 200 is right for it.
	if found == "" && !data {
		return list
	}
	return found
}
