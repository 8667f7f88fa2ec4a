package explain

import "strings"

// detect tells the format by the start of the input, "" when it is none of them.
func detect(head []byte) Format {
	text := strings.TrimPrefix(string(head), "\ufeff")
	trimmed := strings.TrimSpace(text)
	if strings.HasPrefix(trimmed, "{") {
		first, _, _ := strings.Cut(trimmed, "\n")
		if _, ok := parseLogLine(strings.TrimSpace(first)); ok {
			return FormatLog
		}
		return FormatHAR
	}
	if bare(text) != nil {
		return FormatHTTP
	}
	found := Format("")
	for n := 0; text != "" && n < 2000; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		switch {
		case strings.HasPrefix(line, "> ") && isRequestLine(line[2:]), strings.HasPrefix(line, "< ") && isStatusLine(line[2:]):
			return FormatCurl
		case found == "" && (isStatusLine(line) || isRequestLine(line)):
			// Keep looking: curl -iv shows the same lines with and without marks.
			found = FormatHTTP
		case found == "" && n < 50:
			if _, ok := parseLogLine(line); ok {
				return FormatLog
			}
		}
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
	return &exchange{format: FormatHTTP, resp: m, noFields: true}
}
