package explain

import "strings"

// redirectRules are about 3xx responses with a Location, and chains of them.
var redirectRules = []Rule{
	{
		ID: "location-syntax", Severity: Must, Title: "Location is not an address",
		Says: "Location is a URI reference: spaces, quotes, angle brackets, backslashes and bytes outside ASCII must be percent-encoded.", Ref: rfc(9110, "10.2.2"),
		Fix: "Percent-encode the path and the query.", rests: partWire, where: onFinal,
		check: func(v *view) {
			f := v.m.find("Location")
			if f == nil {
				return
			}
			for i := range len(f.value) {
				if c := f.value[i]; c <= 0x20 || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
					v.atField(f, "The address has "+v.byteName(c)+" in it.")
					return
				}
			}
		},
	},
	{
		ID: "redirect-location", Severity: Should, Title: "Redirect without Location",
		Says: "A server should say in Location where the redirect leads: section 15.4.2 for 301, 15.4.3 for 302, 15.4.8 for 307, 15.4.9 for 308. A 303 redirects by that field only (15.4.4). Without it, browsers show a blank page.", Ref: rfc(9110, "15.4"),
		Fix: "Send Location with the new address.", where: onFinal,
		check: func(v *view) {
			if redirects(v.m) && !v.m.has("Location") {
				v.missing(v.code() + " has no Location field (RFC 9110, section " + redirectSections[v.m.code] + ").")
			}
		},
	},
	{
		ID: "300-choices", Severity: Should, Title: "300 without choices",
		Says: "A server should list the alternatives in the content of a 300 response, or name its preference in Location.", Ref: rfc(9110, "15.4.1"),
		Fix: "List the alternatives, as content or as Link fields.", where: onFinal,
		check: func(v *view) {
			if v.is(300) && !v.head() && !v.m.has("Location") && !v.m.has("Link") && v.m.size <= 0 && length(v.m.get("Content-Length")) <= 0 && !v.m.has("Transfer-Encoding") {
				v.missing("The 300 offers nothing to choose from.")
			}
		},
	},
	{
		ID: "redirect-loop", Severity: Should, Title: "Redirect loop",
		Says: "A redirect that leads back to an address of its own chain never ends. Clients should detect such loops and give up.", Ref: rfc(9110, "15.4"),
		Fix: "Find the two rules that contradict each other: often http and https, with and without www, or with and without a slash.", where: onFinal,
		check: func(v *view) {
			if !redirects(v.m) || v.x.chain == nil || !v.m.has("Location") {
				return
			}
			if v.x.chain.loop {
				v.atField(v.m.find("Location"), "The chain has been at "+v.said(v.m.get("Location"))+" before.")
			}
		},
	},
	{
		ID: "redirect-chain", Severity: Practice, Title: "More than three redirects in a row",
		Says: "Each redirect costs a round trip, and a client may give up after a number of its own choice.", Ref: rfc(9110, "15.4"),
		Fix: "Let the first redirect lead to the last address.", where: onFinal,
		check: func(v *view) {
			if redirects(v.m) && v.x.chain != nil && v.x.chain.hops == 4 {
				v.missing("This is the fourth redirect in a row.")
			}
		},
	},
	{
		ID: "redirect-method", Severity: Practice, Title: "301 or 302 to a POST request",
		Says: "For historical reasons a client may turn POST into GET when it follows 301 (section 15.4.2) or 302 (15.4.3), and browsers do, as the Fetch standard tells them: the content is lost. Other methods stay.", Ref: rfc(9110, "15.4.3"),
		Fix: "Send 303 if the client is to GET the other address, 307 or 308 if it is to repeat the request there.", where: onFinal | anyInput,
		check: func(v *view) {
			if v.is(301, 302) && v.method() == "POST" {
				v.missing("The request was " + v.verb() + ".")
			}
		},
	},
	{
		ID: "location-empty", Severity: Practice, Title: "Location that leads to the same page",
		Says: "An empty reference, or a fragment alone, means the address of the request itself, so the redirect leads in a circle.", Ref: rfc(9110, "10.2.2"),
		Fix: "Send a path or an absolute address.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Location"); f != nil && redirects(v.m) && (f.value == "" || f.value[0] == '#') {
				v.atField(f, "Location is "+v.quoted(f)+".")
			}
		},
	},
	{
		ID: "location-relative", Severity: Practice, Title: "Location relative to the current folder",
		Says: "A relative reference is resolved against the address of the request, so it leads elsewhere with and without a slash at the end.", Ref: rfc(9110, "10.2.2"),
		Fix: "Start the path with a slash, or send an absolute address.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("Location")
			if f != nil && f.value != "" && strings.IndexByte("/#?", f.value[0]) < 0 && schemeOf(f.value) == "" {
				v.atField(f, v.quoted(f)+" has no scheme and no slash in front.")
			}
		},
	},
	{
		ID: "location-scheme-less", Severity: Practice, Title: "Location that starts with two slashes",
		Says: "Two slashes start a host name, not a path; where an application joins paths, this sends people to a host that may not be yours.", Ref: rfc(3986, "4.2"),
		Fix: "Remove the double slash, or write the scheme.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Location"); f != nil && strings.HasPrefix(f.value, "//") {
				v.atField(f, v.quoted(f)+" is read as a host name.")
			}
		},
	},
	{
		ID: "location-downgrade", Severity: Practice, Title: "Redirect from https to http",
		Says: "The next request travels unprotected, with what is in its address; behind a proxy that ends TLS this often happens by accident.", Ref: rfc(9110, "17.9"),
		Fix: "Tell the application that the outside is https (Forwarded, X-Forwarded-Proto), or send a path.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Location"); f != nil && redirects(v.m) && v.x.tls == secureYes && schemeOf(f.value) == "http" {
				v.atField(f, "The request came over TLS, Location starts with http:.")
			}
		},
	},
}

var redirectSections = map[int]safe{301: "15.4.2", 302: "15.4.3", 303: "15.4.4", 307: "15.4.8", 308: "15.4.9"}

func redirects(m *message) bool {
	switch m.code {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

func (v *view) byteName(c byte) safe {
	switch {
	case c == ' ':
		return "a space"
	case c >= 0x80:
		return "a byte outside ASCII"
	case c < 0x20 || c == 0x7f:
		return "a control character"
	}
	return v.said(string(rune(c)))
}

// notModifiedRules are about 304 and 412.
var notModifiedRules = []Rule{
	{
		ID: "304-method", Severity: Must, Title: "304 to a method other than GET, HEAD or QUERY",
		Says: "Where If-None-Match fails on another method, a server must answer 412: the client has no copy to show. QUERY (RFC 10008) is treated as GET.", Ref: rfc(9110, "13.1.2"),
		Fix: "Send 412 instead.", rests: partCode | partMethod, where: onFinal | anyInput,
		check: func(v *view) {
			if m := v.method(); v.is(304) && m != "" && m != "GET" && m != "HEAD" && m != "QUERY" {
				v.missing("The request was " + v.verb() + ".")
			}
		},
	},
	{
		ID: "304-differs", Severity: Must, Title: "304 lacks what the 200 had",
		Says: "A 304 must have those of Cache-Control, Content-Location, Date, ETag, Expires and Vary that a 200 to the same request would have had.", Ref: rfc(9110, "15.4.5"),
		Fix: "Send the same fields with both; caches update what they have stored from the 304.", rests: partCode | partAbsence | partWire, where: onFinal,
		check: func(v *view) {
			before := v.x.known.find(v.x)
			if !v.is(304) || before == nil {
				return
			}
			for i, name := range carried {
				if before[i] != "" && !v.m.has(string(name)) {
					v.missing("The 200 before had " + name + ", the 304 has not.")
				}
			}
		},
	},
	{
		ID: "304-metadata", Severity: Should, Title: "304 with fields about content",
		Says: "A sender should not generate representation metadata in a 304 other than the fields that it must have, unless it guides the update of caches: the client has the rest already.", Ref: rfc(9110, "15.4.5"),
		Fix: "Leave out Content-Type, Content-Encoding and Content-Language.", rests: partCode | partWire, where: onFinal,
		check: func(v *view) {
			if !v.is(304) {
				return
			}
			for _, name := range []safe{"Content-Type", "Content-Encoding", "Content-Language"} {
				if f := v.m.find(string(name)); f != nil {
					v.atField(f, "The 304 has "+name+".")
				}
			}
		},
	},
	{
		ID: "304-unconditional", Severity: Practice, Title: "304 to a request without a condition",
		Says: "304 says that a conditional request was received and its condition was false. A client that sent no condition has nothing to show.", Ref: rfc(9110, "15.4.5"),
		Fix: "Send 200. A proxy that adds conditions must answer the client with the content that it keeps.", where: onFinal,
		check: func(v *view) {
			if v.is(304) && v.req != nil && len(v.req.fields) > 0 && !v.req.has("If-None-Match") && !v.req.has("If-Modified-Since") {
				v.missing("The request has neither If-None-Match nor If-Modified-Since.")
			}
		},
	},
	{
		ID: "304-validator", Severity: Practice, Title: "304 without a validator",
		Says: "By the ETag of a 304, a client with several stored responses knows which of them is meant.", Ref: rfc(9111, "4.3.4"),
		Fix: "Send the ETag that the 200 would have.", where: onFinal,
		check: func(v *view) {
			if v.is(304) && !v.m.has("ETag") && !v.m.has("Last-Modified") {
				v.missing("The 304 has neither ETag nor Last-Modified.")
			}
		},
	},
	{
		ID: "304-other-etag", Severity: Practice, Title: "304 with an ETag that the request did not name",
		Says: "A 304 answers If-None-Match when one of its tags matches the current one, so the tag in the response is one of those.", Ref: rfc(9110, "13.1.2"),
		Fix: "Compare the tags before answering; if they differ, send 200.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("ETag")
			if !v.is(304) || f == nil || v.req == nil || !v.req.has("If-None-Match") || strings.TrimSpace(v.req.get("If-None-Match")) == "*" {
				return
			}
			for _, tag := range splitList(v.req.joined("If-None-Match")) {
				if strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(f.value, "W/") {
					return
				}
			}
			v.atField(f, "If-None-Match in the request has other tags.")
		},
	},
	{
		ID: "412-unconditional", Severity: Practice, Title: "412 to a request without a condition",
		Says: "412 says that a condition in the request's fields was false. Without such a field there is nothing to be false.", Ref: rfc(9110, "15.5.13"),
		Fix: "Send 428 if a condition is required, 409 or 422 if the state or the content is the problem.", where: onFinal,
		check: func(v *view) {
			if !v.is(412) || v.req == nil || len(v.req.fields) == 0 {
				return
			}
			for _, f := range v.req.fields {
				if name := strings.ToLower(f.name); strings.HasPrefix(name, "if-") || name == "if" {
					return
				}
			}
			v.missing("The request has no If-Match or other condition.")
		},
	},
}

// carried are the fields of a 200 that a 304 must have too. Date is a rule of its
// own.
var carried = [...]safe{"Cache-Control", "Content-Location", "ETag", "Expires", "Vary"}
