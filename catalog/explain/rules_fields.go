package explain

import "strings"

// moreFieldRules are about fields that say something about security, links and
// content negotiation.
var moreFieldRules = []Rule{
	{
		ID: "length-twice", Severity: Must, Title: "The same Content-Length twice",
		Says: "A sender must not generate a field twice that is not a list. Recipients accept equal values or reject the message, as they like.", Ref: rfc(9110, "8.6"),
		Fix: "Send the field once; see which component adds the second.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			values := strings.Split(v.m.joined("Content-Length"), ",")
			if len(values) < 2 {
				return
			}
			for _, value := range values {
				if strings.TrimSpace(value) != strings.TrimSpace(values[0]) {
					return // length-differs
				}
			}
			all := v.m.all("Content-Length")
			v.atField(&all[len(all)-1], "Content-Length is there "+count(int64(len(values)))+" times.")
		},
	},
	{
		ID: "transport-security-syntax", Severity: Must, Title: "Malformed Strict-Transport-Security",
		Says: "The field is a list of directives separated by semicolons, each once; max-age, with a number of seconds, is required.", Ref: rfc(6797, "6.1"),
		Fix: "Send Strict-Transport-Security: max-age=31536000; includeSubDomains.", rests: partFields, where: onFinal,
		check: func(v *view) {
			f := v.m.find("Strict-Transport-Security")
			if f == nil {
				return
			}
			seen := map[string]bool{}
			for d := range strings.SplitSeq(f.value, ";") {
				name, value, has := strings.Cut(strings.TrimSpace(d), "=")
				name = strings.ToLower(strings.TrimSpace(name))
				switch {
				case name == "" && !has:
					continue
				case !isToken(name):
					v.atField(f, v.said(d)+" is not a directive.")
					return
				case seen[name]:
					v.atField(f, v.said(name)+" is there twice.")
					return
				case name == "max-age" && !isDigits(strings.Trim(strings.TrimSpace(value), `"`)):
					v.atField(f, "max-age is "+v.said(value)+".")
					return
				case name == "includesubdomains" && has:
					v.atField(f, "includeSubDomains has a value.")
					return
				}
				seen[name] = true
			}
			if !seen["max-age"] {
				v.atField(f, "There is no max-age.")
			}
		},
	},
	{
		ID: "link-syntax", Severity: Must, Title: "Malformed Link",
		Says: "Each link is an address in angle brackets, followed by parameters that start with semicolons.", Ref: rfc(8288, "3"),
		Fix: "Send Link: <https://example.org/>; rel=\"next\".", rests: partFields, where: onResponse,
		check: func(v *view) {
			for _, f := range v.m.all("Link") {
				for _, link := range splitLinks(f.value) {
					end := strings.IndexByte(link, '>')
					if link[0] != '<' || end < 0 || strings.TrimSpace(link[end+1:]) != "" && strings.TrimSpace(link[end+1:])[0] != ';' {
						v.atField(&f, v.said(link)+" is not an address in angle brackets with parameters.")
						break
					}
				}
			}
		},
	},
	{
		ID: "accept-query-syntax", Severity: Must, Title: "Malformed Accept-Query",
		Says: "Accept-Query is a structured list of media ranges, each a token or a string.", Ref: rfc(10008, "3"),
		Fix: "Send Accept-Query: application/json, or the range in double quotes.", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, f := range v.m.all("Accept-Query") {
				for _, item := range splitList(f.value) {
					media, _, _ := strings.Cut(item, ";")
					media = strings.TrimSpace(media)
					if len(media) > 1 && media[0] == '"' && media[len(media)-1] == '"' {
						media = media[1 : len(media)-1]
					}
					t, sub, ok := strings.Cut(media, "/")
					if !ok || !isToken(t) || !isToken(sub) {
						v.atField(&f, v.said(item)+" is not a media range.")
						return
					}
				}
			}
		},
	},
	{
		ID: "query-content-type", Severity: Must, Title: "QUERY without Content-Type answered",
		Says: "A server must fail a QUERY request that has no Content-Type: what the content asks for depends on its type.", Ref: rfc(10008, "2"),
		Fix: "Send 400, and Content-Type with the request.", rests: partCode | partMethod | partRequest | partAbsence, where: onFinal,
		check: func(v *view) {
			if v.method() == "QUERY" && v.m.code/100 == 2 && len(v.req.fields) > 0 && !v.req.has("Content-Type") {
				v.missing("The request has no Content-Type field, and the answer is " + v.m.status() + ".")
			}
		},
	},
	{
		ID: "coding-refused", Severity: Should, Title: "Coding that the client does not accept",
		Says: "If Accept-Encoding lists no coding that the response has, a server should send it without any.", Ref: rfc(9110, "12.5.3"),
		Fix: "Compare Accept-Encoding before compressing; in a cache, see whether Vary names it.", rests: partFields | partRequest, where: onFinal,
		check: func(v *view) {
			f := v.m.find("Content-Encoding")
			if f == nil || v.req == nil || !v.req.has("Accept-Encoding") || v.m.code == 415 {
				return
			}
			for _, coding := range splitList(f.value) {
				if !accepts(v.req.joined("Accept-Encoding"), coding) {
					v.atField(f, "Accept-Encoding is "+v.said(v.req.joined("Accept-Encoding"))+".")
					return
				}
			}
		},
	},
	{
		ID: "coding-unasked", Severity: Practice, Title: "Coding that nobody asked for",
		Says: "Without Accept-Encoding any coding is acceptable by the letter, and few clients that do not send it can decode one.", Ref: rfc(9110, "12.5.3"),
		Fix: "Compress only for clients that list the coding.", rests: partFields | partRequest, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Content-Encoding"); f != nil && v.req != nil && len(v.req.fields) > 0 && !v.req.has("Accept-Encoding") && !strings.EqualFold(f.value, "identity") {
				v.atField(f, "The request has no Accept-Encoding field.")
			}
		},
	},
	{
		ID: "cors-credentials", Severity: Practice, Title: "Any origin, with credentials",
		Says: "A browser rejects the response to a request with credentials when Access-Control-Allow-Origin is an asterisk.", Ref: Ref{"Fetch", "CORS protocol and credentials", "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"},
		Fix: "Send the one origin that may read the response, with Vary: Origin; or drop Access-Control-Allow-Credentials.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("Access-Control-Allow-Origin")
			if f != nil && f.value == "*" && v.m.get("Access-Control-Allow-Credentials") == "true" {
				v.atField(f, "Access-Control-Allow-Credentials is true.")
			}
		},
	},
	{
		ID: "request-field", Severity: Practice, Title: "Field of a request in a response",
		Says: "Some fields have a meaning in requests only; in a response nobody reads them, and some give away what the client has sent.", Ref: rfc(9110, "10.1"),
		Fix: "See whether the application copies fields of the request into its response.", where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"Host", "User-Agent", "Referer", "Cookie", "Authorization", "Proxy-Authorization", "Expect", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "TE", "Max-Forwards"} {
				if f := v.m.find(string(name)); f != nil {
					v.atField(f, name+" is a field of requests.")
				}
			}
		},
	},
}

// splitLinks splits Link at the commas outside angle brackets and quotes.
func splitLinks(s string) []string {
	var out []string
	start, bracket, quoted := 0, false, false
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	for i := range len(s) {
		switch {
		case quoted:
			quoted = s[i] != '"'
		case s[i] == '"' && !bracket:
			quoted = true
		case s[i] == '<':
			bracket = true
		case s[i] == '>':
			bracket = false
		case s[i] == ',' && !bracket:
			add(s[start:i])
			start = i + 1
		}
	}
	add(s[start:])
	return out
}

// accepts reports whether Accept-Encoding allows a coding.
func accepts(list, coding string) bool {
	star := false
	for _, item := range splitList(list) {
		name, weight, _ := strings.Cut(item, ";")
		name = strings.TrimSpace(name)
		zero := strings.Trim(strings.TrimPrefix(strings.ReplaceAll(weight, " ", ""), "q="), "0.") == "" && weight != ""
		if strings.EqualFold(name, coding) || strings.EqualFold("x-"+name, coding) || strings.EqualFold(name, "x-"+coding) {
			return !zero
		}
		star = star || name == "*" && !zero
	}
	return star || strings.EqualFold(coding, "identity")
}
