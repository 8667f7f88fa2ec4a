package explain

import "strings"

// detect tells the format by the start of the input, "" when it is none of them.
func detect(head []byte) Format {
	text := strings.TrimPrefix(string(head), "\ufeff")
	if bare(text) != nil {
		return FormatHTTP
	}
	isJSON := strings.HasPrefix(strings.TrimSpace(text), "{")
	var logs logReader
	found := Format("")
	objects := 0
	for n := 0; text != "" && n < 2000; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if isJSON {
			// A server's log may start with lines about the server itself.
			if _, ok := logs.line(line); ok {
				return FormatLog
			}
			if strings.HasPrefix(line, "{") && strings.HasSuffix(line, "}") {
				if objects++; objects > 1 && found == "" {
					found = FormatLog
				}
			}
			continue
		}
		switch {
		case strings.HasPrefix(line, "> ") && isRequestLine(line[2:]), strings.HasPrefix(line, "< ") && isStatusLine(line[2:]):
			return FormatCurl
		case found == "" && (isStatusLine(line) || isRequestLine(line)):
			// Keep looking: curl -iv shows the same lines with and without marks.
			found = FormatHTTP
		case strings.HasPrefix(line, "#") && logs.directive(line):
		case found == "":
			if _, ok := logs.line(line); ok {
				return FormatLog
			}
		}
	}
	if found == "" && isJSON {
		return FormatHAR
	}
	if found == "" && layoutOf(string(head)) != layoutPlain {
		return FormatHTTP
	}
	return found
}

// layout is how the messages of FormatHTTP are laid out.
type layout int

const (
	layoutPlain    layout = iota
	layoutIndented        // by wget or PowerShell
	layoutPseudo          // fields of HTTP/2 with pseudo-fields
	layoutFields          // fields only
)

// layoutOf tells the layout by the start of the input.
func layoutOf(text string) layout {
	text = strings.TrimPrefix(text, "\ufeff")
	found := layoutPlain
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		name, _ := pseudo(afterStream(rawLine{text: line}).text)
		switch {
		case isStatusLine(line), isRequestLine(line):
			return layoutPlain
		case found == layoutPlain && isIndented(line):
			found = layoutIndented
		case found == layoutPlain && name != "":
			found = layoutPseudo
		}
	}
	if found == layoutPlain && isFieldBlock(text) {
		return layoutFields
	}
	return found
}

// bare makes an exchange of a lone status code, with or without its phrase, nil
// when the text is anything else.
func bare(text string) *exchange {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if len(text) > 80 || strings.ContainsAny(text, "\n/\"") {
		return nil
	}
	number, _ := strings.CutPrefix(text, "HTTP ")
	digits, _, _ := strings.Cut(number, " ")
	if len(digits) != 3 || !isDigits(digits) {
		return nil
	}
	l := rawLine{no: 1, end: int64(len(text)), text: text}
	m := startResponse(rawLine{no: 1, end: int64(len(text)), text: "HTTP " + number})
	m.lines[0] = l
	m.shows = partCode
	return &exchange{format: FormatHTTP, resp: m, noFields: true, rendering: "a number alone"}
}
