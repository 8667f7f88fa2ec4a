package explain

import "strings"

// The edge of the model: what a Report holds of the input is made here, of masked
// text.

const (
	maxShown  = 2000 // bytes of a line in a report
	maxPath   = 200  // bytes of a path in the figures of a log
	maxMethod = 80
)

// show makes the part of a report that is about one exchange.
func (x *exchange) show(found []Finding) Exchange {
	out := Exchange{Number: x.number, Messages: []Message{}, Findings: found}
	if out.Findings == nil {
		out.Findings = []Finding{}
	}
	add := func(m *message, kind string) {
		msg := Message{Kind: kind, Code: max(m.code, 0), Size: m.size, Lines: make([]Line, 0, len(m.lines))}
		for _, l := range m.lines {
			msg.Lines = append(msg.Lines, x.line(l))
		}
		out.Messages = append(out.Messages, msg)
	}
	if x.req != nil {
		out.Method = string(shorten(mask(x.req.method), maxMethod))
		out.Target = string(shorten(mask(x.req.target), maxShown))
		if !x.noFields {
			add(x.req, "request")
		}
	}
	for _, m := range x.interim {
		add(m, "interim response")
		out.Code = max(m.code, 0)
	}
	if x.resp != nil {
		add(x.resp, "response")
		out.Code = max(x.resp.code, 0)
	}
	return out
}

// finding makes the finding of a hit.
func (x *exchange) finding(h hit) Finding {
	return Finding{
		Rule: h.rule, ID: h.rule.ID, Severity: h.severity, Evidence: x.evidence(), Why: string(h.why),
		Detail: string(h.detail), Exchange: x.number, In: h.in, Line: x.line(h.line),
	}
}

// line makes a line of the report.
func (x *exchange) line(l rawLine) Line {
	return Line{Number: l.no, Start: l.start, End: l.end, Text: string(shorten(x.masked(l), maxShown))}
}

// masked returns a line of the exchange, masked in its context.
func (x *exchange) masked(l rawLine) safe {
	if x.noFields {
		return maskedLog(l)
	}
	for _, m := range append([]*message{x.req, x.resp}, x.interim...) {
		if m == nil {
			continue
		}
		for i, other := range m.lines {
			if other.start == l.start && other.text == l.text {
				if m.shown == nil {
					m.shown = maskLines(m.lines)
				}
				return m.shown[i]
			}
		}
		if m.at.no == l.no && m.at.start == l.start {
			return maskContent(l, m.mediaType())
		}
	}
	return mask(l.text)
}

// maskContent masks the first line of content.
func maskContent(l rawLine, mediaType string) safe {
	first := strings.TrimSpace(l.text)
	form := mediaType == "application/x-www-form-urlencoded" || first != "" && strings.IndexByte("<{[", first[0]) < 0 && strings.Contains(first, "=")
	if form {
		return maskForm(l.text)
	}
	return mask(l.text)
}

// pathCounts makes the most frequent paths of a code. Paths that differ in their
// secrets only are one.
func pathCounts(counts map[string]int) []PathCount {
	shown := map[string]int{}
	for path, n := range counts {
		shown[string(shorten(mask(path), maxPath))] += n
	}
	out := make([]PathCount, 0, len(shown))
	for path, n := range shown {
		out = append(out, PathCount{path, n})
	}
	return out
}
