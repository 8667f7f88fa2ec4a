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
