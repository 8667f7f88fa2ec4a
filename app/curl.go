package app

import "strings"

// CurlCommand returns the curl command that sends a request of an example. The
// fields that curl makes itself are left out.
func CurlCommand(request string) string {
	head, content, hasContent := strings.Cut(request, "\n\n")
	lines := strings.Split(head, "\n")
	method, rest, _ := strings.Cut(lines[0], " ")
	target, _, _ := strings.Cut(rest, " ")
	var host string
	var fields []string
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "host":
			host = value
		case "content-length", "connection", "transfer-encoding":
		default:
			fields = append(fields, name+": "+value)
		}
	}
	url := target
	if strings.HasPrefix(target, "/") {
		url = "https://" + host + target
	}
	var b strings.Builder
	b.WriteString("curl -i")
	switch {
	case method == "HEAD":
		b.WriteString(" --head")
	case method != "GET" || hasContent:
		b.WriteString(" -X " + method)
	}
	b.WriteString(" " + shellQuote(url))
	for _, f := range fields {
		b.WriteString(" \\\n  -H " + shellQuote(f))
	}
	if hasContent {
		b.WriteString(" \\\n  --data-binary " + shellQuote(content))
	}
	return b.String()
}

// shellQuote quotes a word for a POSIX shell.
func shellQuote(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
