package explain

import "strings"

// part is something that a recording can show of a message. What a message shows is
// set by the reader of its format; what a finding rests on, by its rule.
type part uint16

const (
	partCode    part = 1 << iota // the status code
	partMethod                   // the request's method
	partVersion                  // the version of the protocol
	partFields                   // fields that are there, and their values
	partAbsence                  // that a field is not there
	partWire                     // the fields as they were sent, also those of the connection, in their number and order
	partNames                    // the spelling of field names
	partLines                    // the bytes of start line and field lines
	partText                     // what the content says, white space and coding aside
	partContent                  // the content byte by byte, and nothing behind it
	partRequest                  // the fields of the request as they were sent
)

const (
	// textParts is what text shows that was copied from a terminal or a page.
	textParts = partCode | partMethod | partVersion | partFields | partAbsence | partWire | partText
	// exactParts is what the bytes of the wire show.
	exactParts = textParts | partNames | partLines
)

// ofText sets what text shows of a message, once its header section is read. exact
// says that its lines end as on the wire. Messages of HTTP/2 and HTTP/3 have no
// lines: any text is a tool's, and capitals in their names show that the tool has
// changed them.
func (m *message) ofText(exact bool) {
	if exact && !m.multiplexed() {
		m.shows = exactParts
	}
	if !m.multiplexed() {
		return
	}
	for _, f := range m.fields {
		if strings.ToLower(f.name) != f.name || m.method != "" {
			m.shows &^= partWire
		}
	}
}

// weigh returns the severity of a finding of the current rule. A finding that rests
// on something that the input does not show is a note, which says what the input
// is. No rule can go around this: its check has no say in the severity.
func (v *view) weigh() (Severity, safe) {
	rests := v.rule.rests
	if rests == 0 && v.rule.Severity != Must {
		return v.rule.Severity, ""
	}
	if rests != 0 && rests&^v.shows() == 0 {
		return v.rule.Severity, ""
	}
	return Note, v.x.tool() + ", which does not show what was sent."
}

// shows returns what the input shows of a message and of the request before it.
func (v *view) shows() part {
	shows := v.m.shows
	if v.m != v.req {
		shows &^= partMethod
		if v.req != nil {
			shows |= v.req.shows & partMethod
			if v.req.shows&partWire != 0 {
				shows |= partRequest
			}
		}
	}
	return shows
}

// Evidence is what a finding rests on.
type Evidence string

// The kinds of evidence, the best first.
const (
	Bytes         Evidence = "recorded bytes"
	Text          Evidence = "recorded text"
	Rendering     Evidence = "a tool's rendering"
	LoggedNumbers Evidence = "a log's numbers"
)

// evidence says what the findings about an exchange rest on.
func (x *exchange) evidence() Evidence {
	switch {
	case x.format == FormatLog:
		return LoggedNumbers
	case x.format == FormatHAR, x.rendering != "":
		return Rendering
	case x.exact:
		return Bytes
	}
	return Text
}

// tool names what wrote the input, as the start of a sentence.
func (x *exchange) tool() safe {
	switch {
	case x.rendering != "":
		return "This is " + mask(x.rendering)
	case x.format == FormatLog:
		return "This is an access log"
	case x.format == FormatHAR && x.creator != "":
		return "This is a HAR file of " + shorten(mask(x.creator), 60)
	case x.format == FormatHAR:
		return "This is a HAR file"
	case x.format == FormatCurl:
		return "This is the output of curl"
	case x.resp != nil && x.resp.multiplexed():
		return "This is text that a tool made of HTTP/2 or HTTP/3"
	case x.exact:
		return "This may be the output of a tool that changes content or adds to it"
	}
	return "This is text copied from a tool"
}
