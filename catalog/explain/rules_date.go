package explain

import (
	"strings"
	"time"
)

// dateRules are about dates.
var dateRules = []Rule{
	{
		ID: "date-missing", Severity: Must, Title: "No Date",
		Says: "An origin server with a clock must send Date in all 2xx, 3xx and 4xx responses; caches count the age from it.", Ref: rfc(9110, "6.6.1"),
		Fix: "Send Date; most servers do unless told not to.", rests: partAbsence | partWire, where: onFinal,
		check: func(v *view) {
			// The rule binds origin servers, and a proxy answers CONNECT itself.
			if c := v.m.code / 100; c >= 2 && c <= 4 && v.method() != "CONNECT" && !v.is(407) && !tunnel(v.m) && len(v.m.digits) == 3 && !v.m.has("Date") {
				v.missing(v.code() + " has no Date field.")
			}
		},
	},
	{
		ID: "date-syntax", Severity: Must, Title: "Date in another form",
		Says: "A sender must write dates in fields as in Sun, 06 Nov 1994 08:49:37 GMT.", Ref: rfc(9110, "5.6.7"),
		Fix: "Write the date in that form: English names, two digits for the day, GMT, and the right day of the week.", rests: partFields, where: onFinal,
		check: func(v *view) {
			for _, name := range []safe{"Date", "Last-Modified"} {
				if f := v.m.find(string(name)); f != nil {
					if _, ok := httpDate(f.value); !ok {
						v.atField(f, v.notDate(f.value, "is not in the form of an HTTP date."))
					}
				}
			}
		},
	},
	{
		ID: "last-modified-future", Severity: Must, Title: "Last-Modified after Date",
		Says: "An origin server with a clock must not send a Last-Modified date that is later than the response's own Date.", Ref: rfc(9110, "8.8.2.1"),
		Fix: "Send the time of the response if the resource's own lies in the future; see whether the clocks agree.", rests: partFields, where: onFinal,
		check: func(v *view) {
			f := v.m.find("Last-Modified")
			if f == nil {
				return
			}
			changed, ok := httpDate(f.value)
			now, has := httpDate(v.m.get("Date"))
			if ok && has && changed.After(now.Add(time.Second)) {
				v.atField(f, "Date is "+v.said(v.m.get("Date"))+".")
			}
		},
	},
}

// tunnel reports whether a response looks like a proxy's answer to a CONNECT request
// that was not recorded.
func tunnel(m *message) bool {
	if m.code != 200 || m.size > 0 {
		return false
	}
	for _, f := range m.fields {
		switch strings.ToLower(f.name) {
		case "connection", "proxy-connection", "proxy-agent", "via", "fiddlergateway", "starttime", "endtime", "x-proxy":
		default:
			return false
		}
	}
	return true
}

// notDate says what is wrong with a date. A wrong day of the week is named as such.
func (v *view) notDate(date string, otherwise safe) safe {
	if day := weekday(date); day >= 0 {
		return v.said(date) + " has the wrong day of the week: it was a " + days[day] + "."
	}
	return v.said(date) + " " + otherwise
}

var days = [...]safe{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// weekday returns the right day of the week for a date that is wrong in nothing
// else, -1 for others.
func weekday(s string) time.Weekday {
	day, rest, ok := strings.Cut(s, ", ")
	if !ok || len(day) != 3 {
		return -1
	}
	t, err := time.Parse("02 Jan 2006 15:04:05 GMT", rest)
	if err != nil || t.Format("Mon, 02 Jan 2006 15:04:05 GMT")[5:] != rest {
		return -1
	}
	if _, right := httpDate(t.Format("Mon") + ", " + rest); !right || t.Format("Mon") == day {
		return -1
	}
	return t.Weekday()
}
