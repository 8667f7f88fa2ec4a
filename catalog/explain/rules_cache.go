package explain

import "strings"

// cacheRules are about fields that tell caches what to do.
var cacheRules = []Rule{
	{
		ID: "cache-forbidden", Severity: Must, Title: "428, 429, 431 or 511 marked cacheable",
		Says: "Responses with these codes must not be stored by a cache (sections 3 to 6, one for each): they are about one client's request, not about the resource.", Ref: rfc(6585, "3"),
		Fix: "Send Cache-Control: no-store, and see that a rule for static files does not apply to errors.", rests: partCode | partFields, where: onFinal,
		check: func(v *view) {
			if v.is(428, 429, 431, 511) && storable(v.m) {
				v.atField(v.m.find("Cache-Control"), "Cache-Control invites caches to store the "+v.m.status()+".")
			}
		},
	},
	{
		ID: "cache-seconds", Severity: Must, Title: "Malformed number of seconds in Cache-Control",
		Says: "max-age and its like take a whole number of seconds; a cache may treat a response with anything else as stale.", Ref: rfc(9111, "1.2.2"),
		Fix: "Send whole seconds: max-age=3600.", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"} {
				if value, ok := directive(v.m, string(name)); ok && !isDigits(value) {
					v.atField(v.m.find("Cache-Control"), name+" is "+v.said(value)+".")
				}
			}
		},
	},
	{
		ID: "age-syntax", Severity: Must, Title: "Malformed Age",
		Says: "Age is a whole number of seconds since the response was made or validated at the origin.", Ref: rfc(9111, "5.1"),
		Fix: "Send whole seconds, from caches only.", rests: partFields, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Age"); f != nil && !isDigits(f.value) {
				v.atField(f, v.quoted(f)+" is not a number of seconds.")
			}
		},
	},
	{
		ID: "cache-control-syntax", Severity: Must, Title: "Malformed Cache-Control",
		Says: "Cache-Control is a list of directives separated by commas; each is a token, with = and a value if it has one.", Ref: rfc(9111, "5.2"),
		Fix: "Separate the directives by commas.", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, d := range splitList(v.m.joined("Cache-Control")) {
				name, value, has := strings.Cut(d, "=")
				if !isToken(name) || has && !isToken(value) && !(len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"') {
					v.atField(v.m.find("Cache-Control"), v.said(d)+" is not a directive.")
					return
				}
			}
		},
	},
	{
		ID: "cache-error", Severity: Practice, Title: "Server error marked cacheable",
		Says: "What went wrong on the server is over soon; a cache keeps showing it as long as the response allows.", Ref: rfc(9111, "4.2.1"),
		Fix: "Send no-store, or a few seconds if the cache is to shield the server.", where: onFinal,
		check: func(v *view) {
			long := max(seconds(v.m, "max-age"), seconds(v.m, "s-maxage")) > 60
			if v.m.code/100 == 5 && !v.is(501, 505, 511) && storable(v.m) && long {
				v.atField(v.m.find("Cache-Control"), "Cache-Control is "+v.joined("Cache-Control")+".")
			}
		},
	},
	{
		ID: "cache-login", Severity: Practice, Title: "401 or 407 marked public",
		Says: "The answer to a missing or wrong credential is for one client; from a shared cache, those who have the right one get it too.", Ref: rfc(9111, "3.5"),
		Fix: "Send no-store with 401 and 407.", where: onFinal,
		check: func(v *view) {
			if _, public := directive(v.m, "public"); v.is(401, 407) && (public || seconds(v.m, "s-maxage") > 0) {
				v.atField(v.m.find("Cache-Control"), "Cache-Control is "+v.joined("Cache-Control")+".")
			}
		},
	},
	{
		ID: "cache-temporary", Severity: Practice, Title: "Temporary redirect marked immutable",
		Says: "302, 303 and 307 say that the next request is to come here again; immutable, or a year of max-age, says that it need not.", Ref: rfc(8246, "2"),
		Fix: "Send 301 or 308 if it is permanent, or a short max-age.", where: onFinal,
		check: func(v *view) {
			_, immutable := directive(v.m, "immutable")
			if v.is(302, 303, 307) && (immutable || seconds(v.m, "max-age") >= 31536000) {
				v.atField(v.m.find("Cache-Control"), "Cache-Control is "+v.joined("Cache-Control")+".")
			}
		},
	},
	{
		ID: "cache-contradiction", Severity: Practice, Title: "Contradicting cache directives",
		Says: "Where directives conflict, the most restrictive counts; what was meant remains unclear.", Ref: rfc(9111, "4.2.1"),
		Fix: "Decide: no-store for what must not be kept, no-cache for what must be asked about, max-age for the rest.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("Cache-Control")
			if f == nil {
				return
			}
			_, noStore := directive(v.m, "no-store")
			_, public := directive(v.m, "public")
			_, private := directive(v.m, "private")
			switch {
			case noStore && (seconds(v.m, "max-age") > 0 || seconds(v.m, "s-maxage") > 0):
				v.atField(f, "no-store is combined with a lifetime.")
			case noStore && public:
				v.atField(f, "no-store is combined with public.")
			case public && private:
				v.atField(f, "public is combined with private.")
			case private && seconds(v.m, "s-maxage") > 0:
				v.atField(f, "private is combined with s-maxage, which is for shared caches.")
			}
		},
	},
	{
		ID: "cache-argument", Severity: Practice, Title: "Argument of a directive that takes none",
		Says: "no-store, must-revalidate, public and their like take no argument; no-cache and private take field names in quotes. A cache may ignore a directive that it cannot parse.", Ref: rfc(9111, "5.2.2"),
		Fix: "Write the name alone: Cache-Control: no-store.", where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"no-store", "no-transform", "must-revalidate", "proxy-revalidate", "must-understand", "public", "immutable"} {
				for _, d := range splitList(v.m.joined("Cache-Control")) {
					if n, _, has := strings.Cut(d, "="); has && strings.EqualFold(strings.TrimSpace(n), string(name)) {
						v.atField(v.m.find("Cache-Control"), name+" has an argument.")
					}
				}
			}
		},
	},
	{
		ID: "vary-star", Severity: Practice, Title: "Vary: *",
		Says: "Vary: * says that something outside the request chose the response, so no cache can ever reuse it without asking.", Ref: rfc(9110, "12.5.5"),
		Fix: "Name the fields that choose the response, or send Cache-Control: no-store if it must not be reused.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Vary"); f != nil && v.m.lists("Vary", "*") {
				v.atField(f, "Vary lists an asterisk.")
			}
		},
	},
	{
		ID: "vary-coding", Severity: Practice, Title: "Cacheable response with a coding and without Vary",
		Says: "A cache hands a stored response to every client unless Vary names the field that chose it, so one that does not know the coding gets it too.", Ref: rfc(9110, "12.5.5"),
		Fix: "Send Vary: Accept-Encoding with all responses that may be compressed.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("Content-Encoding")
			if f != nil && v.m.code/100 == 2 && storable(v.m) && !v.m.lists("Vary", "Accept-Encoding") && !v.m.lists("Vary", "*") {
				v.atField(f, "The response may be stored, and Vary does not list Accept-Encoding.")
			}
		},
	},
	{
		ID: "cache-twice", Severity: Practice, Title: "Cache directive twice",
		Says: "If a directive occurs more than once, a cache takes the first or treats the response as stale.", Ref: rfc(9111, "4.2.1"),
		Fix: "Send each directive once; see which component adds the second.", where: onFinal,
		check: func(v *view) {
			seen := map[string]string{}
			for _, d := range splitList(v.m.joined("Cache-Control")) {
				name, value, _ := strings.Cut(strings.ToLower(d), "=")
				if before, ok := seen[name]; ok && before != value {
					all := v.m.all("Cache-Control")
					v.atField(&all[len(all)-1], v.said(name)+" is "+v.said(before)+" and "+v.said(value)+".")
				}
				seen[name] = value
			}
		},
	},
	{
		ID: "expires-syntax", Severity: Practice, Title: "Expires that is no date",
		Says: "Caches take an invalid date, above all 0, for one in the past. A sender is to write an HTTP date all the same.", Ref: rfc(9111, "5.3"),
		Fix: "Send Cache-Control: no-cache or max-age=0 instead of Expires: 0 or -1.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Expires"); f != nil {
				if _, ok := httpDate(f.value); !ok {
					v.atField(f, v.notDate(f.value, "is not an HTTP date."))
				}
			}
		},
	},
	{
		ID: "pragma-response", Severity: Practice, Title: "Pragma in a response",
		Says: "Pragma is deprecated, and in responses it never had a meaning.", Ref: rfc(9111, "5.4"),
		Fix: "Send Cache-Control instead.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Pragma"); f != nil {
				v.atField(f, "The response has a Pragma field.")
			}
		},
	},
}

// requestRules are about the request itself.
var requestRules = []Rule{
	{
		ID: "request-host", Severity: Must, Title: "Request without Host",
		Says: "A client must send Host in every HTTP/1.1 request, and a server must answer 400 to one without it.", Ref: rfc(9112, "3.2"),
		Fix: "Send Host with the name from the address.", rests: partAbsence | partWire, where: onRequest,
		check: func(v *view) {
			if v.m.version == "1.1" && len(v.m.fields) > 0 && !v.m.has("Host") && v.x.format != FormatHAR {
				v.missing("The request has no Host field.")
			}
		},
	},
	{
		ID: "expect-without-content", Severity: Must, Title: "Expect: 100-continue without content",
		Says: "A client must not send the expectation 100-continue in a request that has no content.", Ref: rfc(9110, "10.1.1"),
		Fix: "Send Expect only with content that is worth waiting for.", rests: partFields | partWire, where: onRequest,
		check: func(v *view) {
			f := v.m.find("Expect")
			if f == nil || !v.m.lists("Expect", "100-continue") || v.m.has("Transfer-Encoding") || v.m.multiplexed() {
				return
			}
			if n := length(v.m.get("Content-Length")); n == 0 || !v.m.has("Content-Length") && v.m.size <= 0 {
				v.atField(f, "The request announces no content.")
			}
		},
	},
	{
		ID: "request-content", Severity: Should, Title: "GET or HEAD with content",
		Says: "A client should not send content with GET, HEAD or DELETE: it has no defined meaning, and some servers refuse such requests.", Ref: rfc(9110, "9.3.1"),
		Fix: "Put the data into the query, or use POST.", where: onRequest,
		check: func(v *view) {
			if m := v.m.method; (m == "GET" || m == "HEAD" || m == "DELETE") && (length(v.m.get("Content-Length")) > 0 || v.m.size > 0) {
				v.missing("The " + v.verb() + " request has content.")
			}
		},
	},
	{
		ID: "method-case", Severity: Practice, Title: "Method in lower case",
		Says: "Methods are case-sensitive: get is not GET, and few servers know it.", Ref: rfc(9110, "9.1"),
		Fix: "Write the method in capitals.", where: onRequest | anyInput,
		check: func(v *view) {
			if m := v.m.method; m != strings.ToUpper(m) {
				v.missing("The method is " + v.said(m) + ".")
			}
		},
	},
}
