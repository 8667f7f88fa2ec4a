package explain

import "strings"

// contentRules are about content where there must be none.
var contentRules = []Rule{
	noContent("content-1xx", "Content in an interim response", "A 1xx response ends with its header section and cannot have content.", rfc(9110, "15.2"), onResponse,
		func(v *view) bool { return v.m.code >= 100 && v.m.code < 200 && v.m.code != 101 }),
	noContent("content-204", "Content in a 204 response", "A 204 response ends with its header section and cannot have content; what follows is taken for the next response.", rfc(9110, "15.3.5"), onFinal,
		func(v *view) bool { return v.is(204) }),
	noContent("content-205", "Content in a 205 response", "A server must not generate content in a 205 response.", rfc(9110, "15.3.6"), onFinal,
		func(v *view) bool { return v.is(205) }),
	noContent("content-304", "Content in a 304 response", "A 304 response ends with its header section and cannot have content; the client has it already.", rfc(9110, "15.4.5"), onFinal,
		func(v *view) bool { return v.is(304) }),
	noContent("content-head", "Content in the response to HEAD", "A server must not send content in the response to a HEAD request.", rfc(9110, "9.3.2"), onFinal,
		func(v *view) bool { return v.head() && v.m.code >= 200 && !v.is(204, 205, 304) }),
}

func noContent(id, title, says string, ref Ref, where where, applies func(*view) bool) Rule {
	return Rule{
		ID: id, Severity: Must, Title: title, Says: says, Ref: ref, where: where, rests: partCode | partContent,
		Fix: "Send the header section only. If there is something to say, another status code is right.",
		check: func(v *view) {
			// HAR files of some browsers keep the content of the cached response.
			if v.m.size <= 0 || !applies(v) || v.x.format == FormatHAR && len(v.m.content) == 0 {
				return
			}
			if v.x.format == FormatHAR && v.is(304) {
				return
			}
			v.atContent(count(v.m.size) + " bytes of content follow the header section.")
		},
	}
}

// lengthRules are about where a message ends.
var lengthRules = []Rule{
	{
		ID: "length-and-coding", Severity: Must, Title: "Content-Length beside Transfer-Encoding",
		Says: "A sender must not send Content-Length in a message that has Transfer-Encoding. Two lengths are how requests and responses are smuggled.", Ref: rfc(9112, "6.2"),
		Fix: "Send one of the two; behind a proxy, see which side adds the other.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			if f := v.m.find("Content-Length"); f != nil && v.m.has("Transfer-Encoding") {
				v.atField(f, "The message has Transfer-Encoding too.")
			}
		},
	},
	{
		ID: "length-1xx-204", Severity: Must, Title: "Content-Length where there is no content",
		Says: "A server must not send Content-Length in a response with a 1xx or 204 status code.", Ref: rfc(9110, "8.6"),
		Fix: "Leave the field out.", rests: partCode | partWire, where: onResponse,
		check: func(v *view) {
			if f := v.m.find("Content-Length"); f != nil && (v.m.code/100 == 1 || v.is(204)) {
				v.atField(f, v.code()+" has Content-Length.")
			}
		},
	},
	{
		ID: "coding-1xx-204", Severity: Must, Title: "Transfer-Encoding where there is no content",
		Says: "A server must not send Transfer-Encoding in a response with a 1xx or 204 status code.", Ref: rfc(9112, "6.1"),
		Fix: "Leave the field out.", rests: partCode | partWire, where: onResponse,
		check: func(v *view) {
			if f := v.m.find("Transfer-Encoding"); f != nil && (v.m.code/100 == 1 || v.is(204)) {
				v.atField(f, v.code()+" has Transfer-Encoding.")
			}
		},
	},
	{
		ID: "coding-http10", Severity: Must, Title: "Transfer-Encoding in HTTP/1.0",
		Says: "A server must not send Transfer-Encoding unless the request says HTTP/1.1 or later; in a message of HTTP/1.0 its framing counts as faulty.", Ref: rfc(9112, "6.1"),
		Fix: "Speak HTTP/1.1 on both sides of the proxy, or send Content-Length.", rests: partWire | partVersion, where: onResponse,
		check: func(v *view) {
			f := v.m.find("Transfer-Encoding")
			if f != nil && (v.m.version == "1.0" || v.req != nil && v.req.version == "1.0") {
				v.atField(f, "One side of the exchange speaks HTTP/1.0.")
			}
		},
	},
	{
		ID: "chunked-twice", Severity: Must, Title: "Chunked twice",
		Says: "A sender must not apply the chunked transfer coding more than once.", Ref: rfc(9112, "6.1"),
		Fix: "Let one component do the chunking: usually the application sets the field by hand and the server adds its own.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			n := 0
			for _, c := range splitList(v.m.joined("Transfer-Encoding")) {
				if strings.EqualFold(c, "chunked") {
					n++
				}
			}
			if n > 1 {
				all := v.m.all("Transfer-Encoding")
				v.atField(&all[len(all)-1], "chunked is named "+count(int64(n))+" times.")
			}
		},
	},
	{
		ID: "length-syntax", Severity: Must, Title: "Malformed Content-Length",
		Says: "Content-Length is a number of bytes in decimal digits. A client must treat a response with an invalid one as broken.", Ref: rfc(9112, "6.3"),
		Fix: "Send digits only, once.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			for _, f := range v.m.all("Content-Length") {
				for _, part := range strings.Split(f.value, ",") {
					if length(strings.TrimSpace(part)) < 0 {
						v.atField(&f, v.quoted(&f)+" is not a number of bytes.")
						break
					}
				}
			}
		},
	},
	{
		ID: "length-differs", Severity: Must, Title: "Two different Content-Length values",
		Says: "Several Content-Length values that differ are an unrecoverable error; a sender must not generate the field more than once.", Ref: rfc(9112, "6.3"),
		Fix: "Send the field once; see which component adds the second.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			all := v.m.all("Content-Length")
			values := strings.Split(v.m.joined("Content-Length"), ",")
			for _, value := range values {
				if len(all) > 0 && strings.TrimSpace(value) != strings.TrimSpace(values[0]) {
					v.atField(&all[len(all)-1], "The values are "+v.joined("Content-Length")+".")
					return
				}
			}
		},
	},
	{
		ID: "length-wrong", Severity: Must, Title: "Content-Length does not fit the content",
		Says: "Content-Length is the number of bytes of the content. With too many announced, the message is incomplete; with too few, the rest is read as the next response.", Ref: rfc(9112, "6.3"),
		Fix: "Count bytes, not characters, after compression and templates; or leave the counting to the server.", rests: partContent, where: onFinal,
		check: checkLength,
	},
}

// checkLength compares Content-Length with the content, where the input shows it
// as it was sent. Without any content, the request may have been HEAD.
func checkLength(v *view) {
	m := v.m
	f := m.find("Content-Length")
	if f == nil || v.x.format == FormatHAR || m.size <= 0 || v.head() || m.has("Transfer-Encoding") || v.is(204, 205, 304) {
		return
	}
	want := length(f.value)
	if want < 0 || len(m.all("Content-Length")) > 1 {
		return
	}
	got := m.size
	if v.x.exact && m.whole {
		// curl --compressed shows content decoded under the fields as they came.
		// A line end behind the content is an editor's.
		if got == want || want < got && want <= int64(len(m.content)) && strings.Trim(string(m.content[want:]), "\r\n") == "" || m.has("Content-Encoding") && !isCompressed(m.content) {
			return
		}
		v.atField(f, "The content has "+count(got)+" bytes, Content-Length says "+count(want)+".")
		return
	}
	if m.has("Content-Encoding") {
		return
	}
	// What was pasted has lost or gained line ends: CRLF became LF, and the last
	// one is anybody's guess.
	lines := int64(strings.Count(string(m.content), "\n"))
	if int64(len(m.content)) < m.size {
		lines = m.size
	}
	if want >= got-2 && want <= got+lines+2 {
		return
	}
	v.atField(f, "The content has about "+count(got)+" bytes, Content-Length says "+count(want)+".")
}

// isCompressed reports whether content is not text: gzip, or any bytes that UTF-8
// does not have.
func isCompressed(p []byte) bool {
	for _, c := range p {
		if c == 0 || c >= 0xf8 || c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1b {
			return true
		}
	}
	return false
}

// multiplexRules are about HTTP/2 and HTTP/3.
var multiplexRules = []Rule{
	{
		ID: "connection-fields", Severity: Must, Title: "Connection field in HTTP/2 or HTTP/3",
		Says: "HTTP/2 and HTTP/3 have no fields about the connection: Connection, Keep-Alive, Proxy-Connection, Transfer-Encoding and Upgrade must not be generated, and make a message malformed.", Ref: rfc(9113, "8.2.2"),
		Fix: "Have the proxy in front drop these fields when it translates from HTTP/1.1.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			// HAR files of Firefox and Safari list fields that never were on the wire.
			if !v.m.multiplexed() || v.in == "request" && v.x.format == FormatHAR {
				return
			}
			for _, name := range []safe{"Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade"} {
				if f := v.m.find(string(name)); f != nil {
					v.atField(f, "HTTP/"+v.version()+" has no field "+name+".")
				}
			}
		},
	},
	{
		ID: "field-name-case", Severity: Must, Title: "Capitals in a field name of HTTP/2 or HTTP/3",
		Says: "Field names must be in lower case when a message of HTTP/2 is made; capitals make it malformed.", Ref: rfc(9113, "8.2"),
		Fix: "Send lower-case names. If a tool has made the names pretty, this is not the server's fault.", rests: partNames, where: onResponse | onRequest,
		check: func(v *view) {
			// HAR files show names as a browser's developer tools like them.
			if !v.m.multiplexed() || v.x.format == FormatHAR {
				return
			}
			for i := range v.m.fields {
				if f := &v.m.fields[i]; strings.ToLower(f.name) != f.name && (v.in != "request" || v.x.format != FormatCurl) {
					v.atField(f, "The name "+v.name(f)+" has capitals.")
					return // one is like the other
				}
			}
		},
	},
	{
		ID: "phrase-http2", Severity: Practice, Title: "Reason phrase in HTTP/2 or HTTP/3",
		Says: "HTTP/2 and HTTP/3 do not carry a reason phrase: what is shown was added by a tool, and no client gets it.", Ref: rfc(9113, "8.3.2"),
		Fix: "Put what clients are to read into the content or a field.", rests: partLines, where: onResponse,
		check: func(v *view) {
			if v.m.multiplexed() && v.m.phrase != "" && v.x.format != FormatHAR {
				v.missing("The status line of HTTP/" + v.version() + " has the phrase " + v.said(v.m.phrase) + ".")
			}
		},
	},
	{
		ID: "101-http2", Severity: Must, Title: "101 in HTTP/2 or HTTP/3",
		Says: "HTTP/2 and HTTP/3 do not support 101: a stream cannot become another protocol that way.", Ref: rfc(9113, "8.6"),
		Fix: "Use extended CONNECT (RFC 8441, RFC 9220), or WebSocket over HTTP/1.1.", rests: partCode | partVersion | partWire, where: onFinal | anyInput,
		check: func(v *view) {
			if v.is(101) && v.m.multiplexed() {
				v.missing("A 101 came over HTTP/" + v.version() + ".")
			}
		},
	},
}
