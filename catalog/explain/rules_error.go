package explain

import "strings"

// clientErrorRules are about 4xx responses.
var clientErrorRules = []Rule{
	{
		ID: "401-www-authenticate", Severity: Must, Title: "401 without WWW-Authenticate",
		Says: "A server that answers 401 must send at least one challenge in WWW-Authenticate.", Ref: rfc(9110, "15.5.2"),
		Fix: "Send WWW-Authenticate, for tokens Bearer; or 403 if logging in would not help.", rests: partCode | partAbsence, where: onFinal,
		check: needs(401, "WWW-Authenticate"),
	},
	{
		ID: "405-allow", Severity: Must, Title: "405 without Allow",
		Says: "A server must list in Allow the methods that the resource supports now.", Ref: rfc(9110, "15.5.6"),
		Fix: "Send Allow: GET, HEAD or what is supported.", rests: partCode | partAbsence, where: onFinal,
		check: needs(405, "Allow"),
	},
	{
		ID: "407-proxy-authenticate", Severity: Must, Title: "407 without Proxy-Authenticate",
		Says: "A proxy that answers 407 must send a challenge in Proxy-Authenticate.", Ref: rfc(9110, "15.5.8"),
		Fix: "Send Proxy-Authenticate. An origin server sends 401 instead.", rests: partCode | partAbsence, where: onFinal,
		check: needs(407, "Proxy-Authenticate"),
	},
	{
		ID: "426-upgrade", Severity: Must, Title: "426 without Upgrade",
		Says: "A server must name in Upgrade the protocols that it requires.", Ref: rfc(9110, "15.5.22"),
		Fix: "Send Upgrade with the protocol, and Connection: upgrade.", rests: partCode | partAbsence, where: onFinal,
		check: needs(426, "Upgrade"),
	},
	{
		ID: "retry-after-syntax", Severity: Must, Title: "Malformed Retry-After",
		Says: "Retry-After is a number of seconds or an HTTP date; what is neither is ignored.", Ref: rfc(9110, "10.2.3"),
		Fix: "Send whole seconds, such as 120.", rests: partFields, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Retry-After"); f != nil && !isDigits(f.value) {
				if _, ok := httpDate(f.value); !ok {
					v.atField(f, v.notDate(f.value, "is neither seconds nor a date."))
				}
			}
		},
	},
	{
		ID: "425-early-data", Severity: Should, Title: "425 to a request that was not early",
		Says: "A server should not send 425 unless the request came in early data or has Early-Data: 1; no other client knows that it may repeat it.", Ref: rfc(8470, "5.2"),
		Fix: "Send 425 only to requests in TLS early data; otherwise 503 or 409.", where: onFinal,
		check: func(v *view) {
			if !v.is(425) {
				return
			}
			if v.x.tls == secureNo {
				v.missing("Early data exists in TLS only, and this came over plain HTTP.")
			} else if v.x.format == FormatHAR && v.x.tls == secureUnknown {
				v.missing("The request was not made over TLS.")
			}
		},
	},
	{
		ID: "428-explanation", Severity: Should, Title: "428 without an explanation",
		Says: "A 428 response should explain how to send the request so that it succeeds.", Ref: rfc(6585, "3"),
		Fix: "Say in the content which condition is required, such as If-Match with the current ETag.", where: onFinal,
		check: func(v *view) { v.empty(428, "does not explain which condition is required") },
	},
	{
		ID: "429-explanation", Severity: Should, Title: "429 without an explanation",
		Says: "A 429 response should include details that explain the condition.", Ref: rfc(6585, "4"),
		Fix: "Say in the content which limit was met.", where: onFinal,
		check: func(v *view) { v.empty(429, "does not say which limit was met") },
	},
	{
		ID: "451-blocked-by", Severity: Should, Title: "451 without a blocked-by link",
		Says: "The party that blocks access should identify itself, in a Link field with the relation blocked-by.", Ref: rfc(7725, "4"),
		Fix: "Send Link: <https://example.net/>; rel=\"blocked-by\" with the address of the party that blocks.", where: onFinal,
		check: func(v *view) {
			if v.is(451) && !strings.Contains(strings.ToLower(v.m.joined("Link")), "blocked-by") {
				v.missing("The 451 has no Link with rel=\"blocked-by\".")
			}
		},
	},
	{
		ID: "451-explanation", Severity: Should, Title: "451 without an explanation",
		Says: "A 451 response should explain the legal demand in its content: who made it, under which law, and whom it concerns.", Ref: rfc(7725, "3"),
		Fix: "Add the explanation.", where: onFinal,
		check: func(v *view) { v.empty(451, "does not explain the demand") },
	},
	{
		ID: "405-allow-method", Severity: Practice, Title: "405 that allows the refused method",
		Says: "405 says that the method is known and not supported by the resource; Allow lists those that are.", Ref: rfc(9110, "15.5.6"),
		Fix: "Take the method out of Allow, or send 403 if this client may not use it.", where: onFinal,
		check: func(v *view) {
			if m := v.method(); v.is(405) && m != "" && v.m.lists("Allow", m) {
				v.atField(v.m.find("Allow"), "The request was "+v.verb()+", and Allow lists it.")
			}
		},
	},
	{
		ID: "411-length", Severity: Practice, Title: "411 to a request with Content-Length",
		Says: "411 refuses a request because it has no Content-Length.", Ref: rfc(9110, "15.5.12"),
		Fix: "Send the code that fits the actual problem, such as 400 or 413.", where: onFinal,
		check: func(v *view) {
			if v.is(411) && v.req != nil && v.req.has("Content-Length") {
				v.missing("The request has Content-Length: " + v.said(v.req.get("Content-Length")) + ".")
			}
		},
	},
	{
		ID: "415-accept", Severity: Practice, Title: "415 without a hint",
		Says: "If the content coding was the problem, Accept-Encoding in the response ought to say which are supported; for the media type Accept or Accept-Post can.", Ref: rfc(9110, "15.5.16"),
		Fix: "Send Accept, Accept-Post, Accept-Patch or Accept-Encoding with what is supported.", where: onFinal,
		check: func(v *view) {
			if v.is(415) && !v.m.has("Accept") && !v.m.has("Accept-Post") && !v.m.has("Accept-Patch") && !v.m.has("Accept-Encoding") {
				v.missing("No field says what would be accepted.")
			}
		},
	},
	{
		ID: "417-unasked", Severity: Practice, Title: "417 to a request without Expect",
		Says: "417 says that the expectation in the request's Expect field could not be met.", Ref: rfc(9110, "15.5.18"),
		Fix: "Send the code that fits the actual problem.", where: onFinal,
		check: func(v *view) {
			if v.is(417) && v.req != nil && len(v.req.fields) > 0 && !v.req.has("Expect") {
				v.missing("The request has no Expect field.")
			}
		},
	},
	{
		ID: "421-via", Severity: Practice, Title: "421 that passed a proxy",
		Says: "421 asks the client for another connection, and a proxy must not generate it. A client behind a proxy cannot choose the connection.", Ref: rfc(9110, "15.5.20"),
		Fix: "See whether the proxy itself made the response, or sends requests for a host to the wrong server.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Via"); f != nil && v.is(421) {
				v.atField(f, "The response came through "+v.quoted(f)+".")
			}
		},
	},
	{
		ID: "421-plain", Severity: Practice, Title: "421 over plain HTTP",
		Says: "421 is for a connection that does not serve the requested host, which happens where connections are shared, as with one TLS certificate for several names.", Ref: rfc(9110, "15.5.20"),
		Fix: "For an unknown host on a connection of its own, 404 or 400 says more.", where: onFinal,
		check: func(v *view) {
			if v.is(421) && v.x.tls == secureNo && !v.m.multiplexed() {
				v.missing("The response came over plain HTTP/" + v.version() + ".")
			}
		},
	},
	{
		ID: "retry-after-missing", Severity: Practice, Title: "429 or 503 without Retry-After",
		Says: "Both codes may say when to come back. Without that, each client invents its own pause, and many come back at once.", Ref: rfc(9110, "10.2.3"),
		Fix: "Send Retry-After with a number of seconds.", where: onFinal,
		check: func(v *view) {
			if v.is(429, 503) && !v.m.has("Retry-After") {
				v.missing(v.code() + " has no Retry-After field.")
			}
		},
	},
	{
		ID: "retry-after-past", Severity: Practice, Title: "Retry-After in the past",
		Says: "A date in Retry-After is the earliest time for the next try; one before the response's own Date asks for nothing.", Ref: rfc(9110, "10.2.3"),
		Fix: "Send seconds, which need no clock.", where: onFinal,
		check: func(v *view) {
			f := v.m.find("Retry-After")
			if f == nil {
				return
			}
			when, ok := httpDate(f.value)
			now, has := httpDate(v.m.get("Date"))
			if ok && has && when.Before(now) {
				v.atField(f, "Date is "+v.said(v.m.get("Date"))+".")
			}
		},
	},
	{
		ID: "retry-after-useless", Severity: Practice, Title: "Retry-After with a code that time does not help",
		Says: "Retry-After is defined for 503, 413 and redirects, and RFC 6585 adds 429. With most other 4xx codes the same request fails the same way later.", Ref: rfc(9110, "10.2.3"),
		Fix: "Send 429 or 503 if the problem passes with time, or leave the field out.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Retry-After"); f != nil && v.is(400, 401, 405, 406, 407, 410, 411, 414, 415, 417, 422, 501, 505) {
				v.atField(f, "The status code is "+v.m.status()+".")
			}
		},
	},
}

// empty reports a response with a code and, as far as can be seen, no content.
func (v *view) empty(code int, lacks safe) {
	if !v.is(code) || v.head() || v.m.size > 0 || v.m.has("Transfer-Encoding") || length(v.m.get("Content-Length")) > 0 || v.m.multiplexed() && v.m.size < 0 && v.m.has("Content-Type") {
		return
	}
	v.missing(v.code() + " has no content, so it " + lacks + ".")
}

// serverErrorRules are about 5xx responses.
var serverErrorRules = []Rule{
	{
		ID: "501-get", Severity: Must, Title: "501 to GET or HEAD",
		Says: "All general-purpose servers must support GET and HEAD, so they are never unimplemented.", Ref: rfc(9110, "9.1"),
		Fix: "Send 404, 403 or 500, whichever is the case.", rests: partCode | partMethod, where: onFinal | anyInput,
		check: func(v *view) {
			if m := v.method(); v.is(501) && (m == "GET" || m == "HEAD") {
				v.missing("The request was " + v.verb() + ".")
			}
		},
	},
	{
		ID: "405-get", Severity: Practice, Title: "405 to HEAD where GET is allowed",
		Says: "HEAD is GET without content; all general-purpose servers support both.", Ref: rfc(9110, "9.1"),
		Fix: "Answer HEAD as GET, without the content.", where: onFinal,
		check: func(v *view) {
			if v.is(405) && v.head() && v.m.lists("Allow", "GET") {
				v.missing("Allow lists GET, and HEAD was refused.")
			}
		},
	},
	{
		ID: "511-login", Severity: Should, Title: "511 without a link to log in",
		Says: "The content of a 511 response should have a link to a resource where the user can log in.", Ref: rfc(6585, "6"),
		Fix: "Send a small page with the link.", where: onFinal,
		check: func(v *view) {
			v.empty(511, "has no link to log in")
			if v.is(511) && v.m.size > 0 && v.m.whole && len(v.m.content) > 0 && !strings.Contains(string(v.m.content), "http") && !strings.Contains(strings.ToLower(string(v.m.content)), "href") {
				v.atContent("The content has no link.")
			}
		},
	},
}

// problemRules are about problem details (RFC 9457).
var problemRules = []Rule{
	{
		ID: "problem-status", Severity: Must, Title: "Problem details with another status",
		Says: "The status member is a copy for the reader's convenience: its generator must use the same code in the response itself.", Ref: rfc(9457, "3.1.2"),
		Fix: "Send the same number in both, or leave the member out.", rests: partCode | partText, where: onFinal,
		check: func(v *view) {
			if n, ok := problem(v.m); ok && n >= 0 && n != v.m.code {
				v.atContent("The content says status " + count(int64(n)) + ", the response is " + v.m.status() + ".")
			}
		},
	},
	{
		ID: "problem-object", Severity: Must, Title: "Problem details that are no JSON object",
		Says: "The content of application/problem+json is a JSON object.", Ref: rfc(9457, "3"),
		Fix: "Send an object such as {\"title\": \"…\", \"status\": 400}.", rests: partContent, where: onFinal,
		check: func(v *view) {
			if v.m.mediaType() == "application/problem+json" && len(v.m.content) > 0 && int64(len(v.m.content)) == v.m.size && !v.m.has("Content-Encoding") && !chunked(v.m) {
				if _, ok := problem(v.m); !ok {
					v.atContent("The content is not a JSON object.")
				}
			}
		},
	},
	{
		ID: "problem-type", Severity: Practice, Title: "Problem details called plain JSON",
		Says: "Clients find problem details by the media type application/problem+json.", Ref: rfc(9457, "3"),
		Fix: "Send Content-Type: application/problem+json.", where: onFinal,
		check: func(v *view) {
			if v.m.mediaType() != "application/json" || v.m.code < 400 {
				return
			}
			has := map[string]bool{}
			j := newJSONLine(string(v.m.content))
			_ = j.object(func(key string) error { has[key] = true; return j.skip() })
			if has["type"] && has["title"] && has["status"] {
				v.atField(v.m.find("Content-Type"), "The content has the members type, title and status.")
			}
		},
	},
}

// problem reads problem details: its status member, -1 when there is none, and
// whether the content is a JSON object at all.
func problem(m *message) (status int, ok bool) {
	status = -1
	if m.mediaType() != "application/problem+json" || len(m.content) == 0 {
		return status, false
	}
	j := newJSONLine(string(m.content))
	err := j.object(func(key string) error {
		if key == "status" {
			s, err := j.scalar(16)
			status = number(s)
			return err
		}
		return j.skip()
	})
	return status, err == nil || status >= 0
}

// chunked reports whether content still has its chunked coding. curl takes it
// off; other recordings keep it.
func chunked(m *message) bool {
	if !m.lists("Transfer-Encoding", "chunked") {
		return false
	}
	first, _, _ := strings.Cut(string(m.content[:min(len(m.content), 20)]), "\n")
	return strings.Trim(strings.TrimSpace(first), "0123456789abcdefABCDEF") == ""
}
