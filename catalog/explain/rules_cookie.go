package explain

import (
	"strings"
	"time"
)

// cookies refers to the revision of RFC 6265, which is with the RFC Editor and says
// what browsers do.
func cookies(section string) Ref {
	return Ref{"draft-ietf-httpbis-rfc6265bis-22", section, "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-" + section}
}

// cookieRules are about Set-Cookie. What they say names cookies and attributes, never
// values.
var cookieRules = []Rule{
	cookieRule("cookie-name", Should, "Cookie without a name",
		"A server should send cookies as name=value; browsers keep a cookie without a name under an empty one, where it collides with others.", rfc(6265, "4.1.1"),
		"Send a name in front of the value.",
		func(v *view, f *field, c cookie) {
			if c.name == "" {
				v.atField(f, "The cookie has no name.")
			}
		}),
	cookieRule("cookie-expires", Should, "Cookie with a date in another form",
		"Expires of a cookie is an HTTP date. Browsers are lenient with some forms and ignore others, and the cookie then lasts until the browser is closed.", rfc(6265, "4.1.1"),
		"Send Max-Age with a number of seconds, or a date as in Sun, 06 Nov 1994 08:49:37 GMT.",
		func(v *view, f *field, c cookie) {
			value, ok := c.attributes["expires"]
			if !ok || cookieDate(value) {
				return
			}
			v.atField(f, v.notDate(value, "is not a cookie's date."))
		}),
	cookieRule("cookie-prefix", Practice, "Cookie that does not keep what its prefix promises",
		"Browsers drop a cookie whose name starts with __Secure- and that has no Secure attribute, or with __Host- and that has no Secure, a Domain, or a Path other than /.", cookies("4.1.3"),
		"Add Secure; for __Host- also Path=/ and no Domain.",
		func(v *view, f *field, c cookie) {
			name := strings.ToLower(c.name)
			_, secure := c.attributes["secure"]
			_, domain := c.attributes["domain"]
			switch {
			case strings.HasPrefix(name, "__secure-") && !secure, strings.HasPrefix(name, "__host-") && !secure:
				v.atField(f, "The cookie has no Secure attribute.")
			case strings.HasPrefix(name, "__host-") && domain:
				v.atField(f, "The cookie has a Domain attribute.")
			case strings.HasPrefix(name, "__host-") && c.attributes["path"] != "/":
				v.atField(f, "The cookie has no Path=/ attribute.")
			}
		}),
	cookieRule("cookie-samesite", Practice, "SameSite=None without Secure",
		"Browsers drop a cookie with SameSite=None that has no Secure attribute.", cookies("5.7"),
		"Add Secure, or send SameSite=Lax.",
		func(v *view, f *field, c cookie) {
			if _, secure := c.attributes["secure"]; strings.EqualFold(c.attributes["samesite"], "none") && !secure {
				v.atField(f, "The cookie has SameSite=None and no Secure attribute.")
			}
		}),
}

// cookie is a Set-Cookie field. Names of attributes are in lower case.
type cookie struct {
	name       string
	attributes map[string]string
}

func cookieRule(id string, severity Severity, title, says string, ref Ref, fix string, check func(*view, *field, cookie)) Rule {
	return Rule{
		ID: id, Severity: severity, Title: title, Says: says, Ref: ref, Fix: fix, rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, f := range v.m.all("Set-Cookie") {
				pair, rest, _ := strings.Cut(f.value, ";")
				name, _, ok := strings.Cut(pair, "=")
				if !ok {
					name = ""
				}
				c := cookie{strings.TrimSpace(name), map[string]string{}}
				for part := range strings.SplitSeq(rest, ";") {
					name, value, _ := strings.Cut(part, "=")
					c.attributes[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
				}
				check(v, &f, c)
			}
		},
	}
}

// cookieDate reports whether a date is one that all browsers read: an HTTP date, or
// the older form with hyphens.
func cookieDate(s string) bool {
	if _, ok := httpDate(s); ok {
		return true
	}
	for _, layout := range []string{"Mon, 02-Jan-2006 15:04:05 GMT", "Mon, 02-Jan-06 15:04:05 GMT", "Monday, 02-Jan-06 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 GMT"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
