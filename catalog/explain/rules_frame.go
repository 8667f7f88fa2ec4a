package explain

import "strings"

// frameRules are about the syntax of start line and header section.
var frameRules = []Rule{
	{
		ID: "status-line-name", Severity: Must, Title: "HTTP in lower case in the status line",
		Says: "The protocol name in the version is case-sensitive: HTTP in capitals.", Ref: rfc(9112, "2.3"),
		Fix: "Write the status line as HTTP/1.1, a space, the number, a space.", rests: partLines, where: onResponse,
		check: func(v *view) {
			if s := v.m.lines[0].text; v.x.format == FormatHTTP && !strings.HasPrefix(s, "HTTP/") {
				v.missing("The status line starts with " + v.said(s[:5]) + ".")
			}
		},
	},
	{
		ID: "status-line-space", Severity: Must, Title: "No space after the status code",
		Says: "A server sends the space that separates the status code from the reason phrase even when there is no phrase.", Ref: rfc(9112, "4"),
		Fix: "Send a space after the number, or a reason phrase.", rests: partLines, where: onResponse,
		check: func(v *view) {
			// A terminal, an editor or a form drops spaces at line ends: only the bytes
			// of the wire tell.
			if v.x.exact && !v.m.multiplexed() && strings.HasSuffix(v.m.lines[0].text, " "+v.m.digits) {
				v.missing("The status line ends with the number.")
			}
		},
	},
	{
		ID: "status-code-digits", Severity: Must, Title: "Status code without three digits",
		Says: "A status code is an integer of exactly three digits.", Ref: rfc(9112, "4"),
		Fix: "Send three digits; put details into the content or a field of your own.", rests: partCode | partLines, where: onResponse | anyInput,
		check: func(v *view) {
			if v.m.digits != "" && (len(v.m.digits) != 3 || !isDigits(v.m.digits)) {
				v.missing("The status code is " + v.said(v.m.digits) + ".")
			}
		},
	},
	{
		ID: "obs-fold", Severity: Must, Title: "Field continued on the next line",
		Says: "Line folding in fields is obsolete, and a sender must not generate it.", Ref: rfc(9112, "5.2"),
		Fix: "Put the whole value on one line.", rests: partLines, where: onResponse | onRequest,
		check: func(v *view) {
			for _, i := range v.m.folds {
				if v.m.mediaType() != "message/http" {
					v.atLine(i, "The line starts with white space, so it continues the field before it.")
				}
			}
		},
	},
	{
		ID: "space-before-colon", Severity: Must, Title: "White space between field name and colon",
		Says: "No white space is allowed between a field name and its colon; it has been used to smuggle messages past proxies.", Ref: rfc(9112, "5.1"),
		Fix: "Remove the white space.", rests: partLines, where: onResponse | onRequest,
		check: func(v *view) {
			for _, i := range v.m.spaced {
				v.atLine(i, "There is white space before the colon.")
			}
		},
	},
	{
		ID: "field-line-syntax", Severity: Must, Title: "Line that is no field",
		Says: "Each line of the header section is a name, a colon and a value.", Ref: rfc(9112, "5"),
		Fix: "Remove the line, or separate the header section from the content by an empty line.", rests: partLines, where: onResponse | onRequest,
		check: func(v *view) {
			for _, i := range v.m.junk {
				v.atLine(i, "The line has no field name followed by a colon.")
			}
		},
	},
	{
		ID: "field-name-syntax", Severity: Must, Title: "Invalid field name",
		Says: "A field name is a token: letters, digits and a few marks, no spaces, brackets or quotes.", Ref: rfc(9110, "5.1"),
		Fix: "Rename the field; letters, digits and hyphens are safe everywhere.", rests: partLines, where: onResponse | onRequest,
		check: func(v *view) {
			for i := range v.m.fields {
				if f := &v.m.fields[i]; !isToken(f.name) {
					v.atField(f, "The field name "+v.said(f.name)+" is not a token.")
				}
			}
		},
	},
	{
		ID: "field-value-control", Severity: Must, Title: "Control character in a field",
		Says: "CR, LF and NUL in a field value are invalid and dangerous, and other control characters are not allowed by its grammar either.", Ref: rfc(9110, "5.5"),
		Fix: "Encode or drop control characters, above all in values that come from requests.", rests: partLines, where: onResponse | onRequest,
		check: func(v *view) {
			for i := range v.m.fields {
				f := &v.m.fields[i]
				for j := range len(f.value) {
					if c := f.value[j]; c < 0x20 && c != '\t' || c == 0x7f {
						v.atField(f, "The value of "+v.name(f)+" has a control character.")
						break
					}
				}
			}
		},
	},
	{
		ID: "field-value-non-ascii", Severity: Practice, Title: "Field value that is not ASCII",
		Says: "Field values are limited to US-ASCII by their definitions; recipients treat other bytes as opaque data, and each reads them in its own way.", Ref: rfc(9110, "5.5"),
		Fix: "Encode the value, for parameters as in RFC 8187 (filename*=UTF-8''...).", where: onResponse | onRequest,
		check: func(v *view) {
			for i := range v.m.fields {
				f := &v.m.fields[i]
				for j := range len(f.value) {
					if f.value[j] >= 0x80 {
						v.atField(f, "The value of "+v.name(f)+" has bytes outside US-ASCII.")
						break
					}
				}
			}
		},
	},
}

// fieldRules are about fields that any status code may have.
var fieldRules = []Rule{
	{
		ID: "duplicate-singleton", Severity: Must, Title: "Field sent twice that may occur once",
		Says: "A sender must not generate several field lines with the same name unless the field is defined as a list.", Ref: rfc(9110, "5.3"),
		Fix: "Send the field once; often the application and a proxy in front of it both add it.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			for _, name := range singletons {
				if all := v.m.all(string(name)); len(all) > 1 {
					v.atField(&all[1], name+" occurs "+count(int64(len(all)))+" times.")
				}
			}
		},
	},
	{
		ID: "content-type-syntax", Severity: Must, Title: "Malformed Content-Type",
		Says: "Content-Type is a type and a subtype with a slash between them, followed by parameters.", Ref: rfc(9110, "8.3.1"),
		Fix: "Send a media type, such as application/json or text/html; charset=utf-8.", rests: partFields, where: onResponse | onRequest,
		check: func(v *view) {
			if f := v.m.find("Content-Type"); f != nil {
				t, sub, ok := strings.Cut(v.m.mediaType(), "/")
				if !ok || !isToken(t) || !isToken(sub) {
					v.atField(f, v.quoted(f)+" is not a media type.")
				}
			}
		},
	},
	{
		ID: "etag-syntax", Severity: Must, Title: "Malformed ETag",
		Says: "An entity tag is a string in double quotes, with W/ before them if it is weak.", Ref: rfc(9110, "8.8.3"),
		Fix: "Put the tag into double quotes.", rests: partFields, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("ETag"); f != nil && !isEntityTag(f.value) {
				v.atField(f, v.quoted(f)+" is not an entity tag.")
			}
		},
	},
	{
		ID: "transport-security-plain", Severity: Must, Title: "Strict-Transport-Security without TLS",
		Says: "A host must not send Strict-Transport-Security over plain HTTP; browsers ignore it there.", Ref: rfc(6797, "7.2"),
		Fix: "Send the field over TLS only, and redirect plain HTTP to https.", rests: partFields, where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Strict-Transport-Security"); f != nil && v.x.tls == secureNo {
				v.atField(f, "The response came over plain HTTP.")
			}
		},
	},
	{
		ID: "upgrade-connection", Severity: Must, Title: "Upgrade without the connection option",
		Says: "A sender of Upgrade must also send the upgrade option in Connection, because the field is meant for the next hop only.", Ref: rfc(9110, "7.8"),
		Fix: "Send Connection: upgrade beside the Upgrade field.", rests: partWire, where: onResponse | onRequest,
		check: func(v *view) {
			if f := v.m.find("Upgrade"); f != nil && !v.m.multiplexed() && !v.m.lists("Connection", "upgrade") {
				v.atField(f, "Connection does not list upgrade.")
			}
		},
	},
	{
		ID: "challenge-syntax", Severity: Must, Title: "Challenge without a scheme",
		Says: "A challenge starts with the name of an authentication scheme.", Ref: rfc(9110, "11.6.1"),
		Fix: "Start with the scheme, as in Bearer realm=\"api\".", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"WWW-Authenticate", "Proxy-Authenticate"} {
				for _, f := range v.m.all(string(name)) {
					scheme, _, _ := strings.Cut(f.value, " ")
					if !isToken(strings.TrimSuffix(scheme, ",")) {
						v.atField(&f, v.quoted(&f)+" names no scheme.")
					}
				}
			}
		},
	},
	{
		ID: "basic-realm", Severity: Must, Title: "Basic challenge without a realm",
		Says: "The realm parameter is required in a challenge of the Basic scheme.", Ref: rfc(7617, "2"),
		Fix: "Name the protected area: Basic realm=\"Staff\".", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"WWW-Authenticate", "Proxy-Authenticate"} {
				for _, f := range v.m.all(string(name)) {
					value := strings.ToLower(f.value)
					if (value == "basic" || strings.HasPrefix(value, "basic ")) && !strings.Contains(strings.ReplaceAll(value, " ", ""), "realm=") {
						v.atField(&f, "The challenge has no realm.")
					}
				}
			}
		},
	},
	{
		ID: "content-type-missing", Severity: Should, Title: "Content without Content-Type",
		Says: "A sender should say what its content is; without the field, recipients guess.", Ref: rfc(9110, "8.3"),
		Fix: "Send Content-Type.", where: onFinal,
		check: func(v *view) {
			if v.m.size > 0 && !v.head() && !v.m.has("Content-Type") && !v.is(101, 204, 205, 206, 304) {
				v.missing("There are " + count(v.m.size) + " bytes of content and no Content-Type field.")
			}
		},
	},
	{
		ID: "content-type-content", Severity: Practice, Title: "HTML called JSON",
		Says: "Content-Type indicates the media type of the content. Clients that trust it fail to parse, often on the error page of a proxy in front of the application.", Ref: rfc(9110, "8.3"),
		Fix: "Send the type that fits, or make the error page JSON too.", where: onFinal,
		check: func(v *view) {
			if v.m.isJSON() && strings.HasPrefix(strings.TrimSpace(string(v.m.content)), "<") {
				v.atField(v.m.find("Content-Type"), "The content starts with “<”.")
			}
		},
	},
	{
		ID: "warning-obsolete", Severity: Practice, Title: "Obsolete Warning field",
		Says: "The Warning field is obsolete: it was hardly generated and never shown to users.", Ref: rfc(9111, "5.5"),
		Fix: "Drop the field.", where: onFinal,
		check: func(v *view) {
			if f := v.m.find("Warning"); f != nil {
				v.atField(f, "The response has a Warning field.")
			}
		},
	},
}

// singletons are fields that are not lists, and break clients when doubled.
var singletons = []safe{
	"Content-Type", "Location", "ETag", "Date", "Last-Modified", "Expires", "Retry-After", "Content-Range",
	"Content-Location", "Age", "Server", "Host", "User-Agent", "Authorization", "Strict-Transport-Security",
}
