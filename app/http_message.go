package app

import "strings"

// writeHTTP writes an HTTP message with its parts marked for the style sheet: the
// start line, the names of header fields, and of JSON content names, strings and
// other values. The text itself is not changed.
func writeHTTP(m *Markup, text string) {
	head, content, hasContent := strings.Cut(text, "\n\n")
	for i, line := range strings.Split(head, "\n") {
		if i == 0 {
			m.Elem("b", line)
			continue
		}
		m.Text("\n")
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			m.Text(line)
			continue
		}
		m.Elem("span", name, "class", "h-name")
		m.Text(":" + value)
	}
	if !hasContent {
		return
	}
	m.Text("\n\n")
	if t := strings.TrimSpace(content); strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[") {
		writeJSON(m, content)
	} else {
		m.Text(content)
	}
}

// writeJSON writes JSON with its strings and the names of members marked.
func writeJSON(m *Markup, text string) {
	for text != "" {
		start := strings.IndexByte(text, '"')
		if start < 0 {
			break
		}
		end := start + 1
		for end < len(text) && text[end] != '"' {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(text) { // not closed: no JSON after all
			break
		}
		m.Text(text[:start])
		class := "j-text"
		if strings.HasPrefix(strings.TrimLeft(text[end+1:], " \n"), ":") {
			class = "h-name"
		}
		m.Elem("span", text[start:end+1], "class", class)
		text = text[end+1:]
	}
	m.Text(text)
}
