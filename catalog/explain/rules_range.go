package explain

import "strings"

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
