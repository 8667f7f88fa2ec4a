package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// People paste more than they type: a line of a log, a response, an exception with
// its stack. In such text most numbers are no status codes, and most words are not
// about what happened. readPaste knows the usual shapes and where each has the
// status and the message; what it does not recognize is searched as it is.

// maxPaste is how much of a pasted text is looked at, in bytes.
const maxPaste = 4096

// paste is what a pasted text says.
type paste struct {
	// recognized reports that the text has a shape that is known. Numbers in the
	// message then count as codes only where the words around them say so.
	recognized bool
	// codes holds the statuses that stand where the shape has them.
	codes []int
	// message is the part of the text that says what happened.
	message string
	// server is the server whose error log it is from, as sources of the vocabulary
	// name it, "" when that is not known.
	server string
}

// readPaste takes pasted text apart.
func readPaste(input string) paste {
	clean, _ := cleanQuery(input, maxPaste)
	text, logged := cutPrefix(clean)
	if codes, ok := statusOfObject(text); ok {
		return paste{recognized: true, codes: codes, message: objectMessage(text)}
	}
	if code := accessStatus(text); code >= 0 {
		return paste{recognized: true, codes: []int{code}}
	}
	if message, server, ok := errorLogMessage(text); ok {
		return paste{recognized: true, message: message, server: server}
	}
	if codes := statusLines(text); len(codes) > 0 {
		return paste{recognized: true, codes: codes, message: afterStatusLine(text)}
	}
	if code, message, ok := statusOfPairs(text); ok {
		return paste{recognized: true, codes: []int{code}, message: message}
	}
	if message, ok := traceMessage(text); ok {
		return paste{recognized: true, message: message}
	}
	if logged {
		return paste{recognized: true, message: text}
	}
	return paste{}
}

// cutPrefix cuts off what loggers, containers and the system log write before a
// message: times, hosts, levels, process numbers. logged reports whether there was a
// time or a process number, which nobody types.
func cutPrefix(s string) (rest string, logged bool) {
	rest = s
	for rest != "" {
		word, after := firstWord(rest)
		switch {
		case isTime(word):
			logged = true
		case word == "|" || logged && (word == "-" || word == "--" || word == "---"):
		case strings.HasPrefix(after, "| ") && !strings.HasPrefix(word, "["): // docker compose: "web-1  | "
			after, logged = after[2:], true
		case isPriority(word), isProcess(word):
			logged = true
		case logged && (word == "stdout" || word == "stderr"): // containerd: "stderr F "
			after = strings.TrimPrefix(strings.TrimPrefix(after, "F "), "P ")
		case logged && isLevel(word):
		case isMonth(word):
			next, more := firstWord(after)
			clock, more2 := firstWord(more)
			if len(next) > 2 || !isTime(clock) {
				return rest, logged
			}
			after, logged = cutSyslogHost(more2), true
		case word[0] == '[' && !looksLikeRequest(rest):
			end := strings.IndexByte(rest, ']')
			if end < 0 || !isLogField(rest[1:end]) {
				return rest, logged
			}
			after = strings.TrimLeft(rest[end+1:], " :")
			logged = logged || hasDigit(rest[1:end]) || strings.IndexByte(rest[1:end], ':') >= 0
		default:
			return rest, logged
		}
		rest = after
	}
	return s, logged
}

// cutSyslogHost cuts off the host and the program of the system log: "web1
// nginx[12]: ".
func cutSyslogHost(s string) string {
	host, rest := firstWord(s)
	if host == "" {
		return s
	}
	program, after := firstWord(rest)
	if strings.HasSuffix(program, ":") {
		return after
	}
	return s
}

// looksLikeRequest reports whether text that starts with a bracket is a line of an
// access log that has its status after the request.
func looksLikeRequest(s string) bool { return strings.HasPrefix(s, "[GIN]") }

// isLogField reports whether what is in brackets is a field that a logger writes:
// a time, a level, a module, a process, an address.
func isLogField(s string) bool {
	if s == "" || len(s) > 60 {
		return false
	}
	word, rest := firstWord(s)
	return isTime(word) || isLevel(word) || rest == "" && strings.IndexByte(s, ':') > 0 || isWeekday(word) ||
		word == "pid" || word == "client" || word == "tid" || word == "remote" || hasDigit(s) && strings.IndexByte(s, '-') > 0
}

// errorLogMessage returns the message of a line in the error log of nginx or
// Apache: what follows the number of the connection, or the client's address, up to
// the request that it is about.
func errorLogMessage(s string) (message, server string, found bool) {
	if word, rest := firstWord(s); len(word) > 1 && word[0] == '*' && isNumber(word[1:]) && strings.IndexByte(rest, ' ') > 0 {
		s, server, found = rest, "nginx", true
	}
	if said, ok := strings.CutPrefix(s, "FastCGI sent in stderr: \""); ok {
		s, _, _ = strings.Cut(said, "\" while ")
		server = "" // what the application said
	}
	for _, end := range [...]string{", client: ", ", server: ", ", referer: ", ", request: \""} {
		if i := strings.Index(s, end); i > 0 {
			s, found = s[:i], true
		}
	}
	if strings.HasPrefix(s, "AH") && len(s) > 8 && s[7] == ':' && isNumber(s[2:7]) {
		server, found = "Apache", true
	}
	return s, server, found
}

// traceMessage returns the message of an exception that is followed or preceded by
// its stack.
func traceMessage(s string) (string, bool) {
	if strings.HasPrefix(s, "Traceback (most") {
		if i := lastException(s); i >= 0 {
			return s[i:], true
		}
	}
	for from := 0; ; {
		i := strings.Index(s[from:], " at ")
		if i < 0 {
			return "", false
		}
		i += from
		frame, _ := firstWord(s[i+4:])
		if open := strings.IndexByte(frame, '('); open > 0 && strings.IndexByte(frame[:open], '.') > 0 && i > 0 {
			return s[:i], true
		}
		from = i + 4
	}
}

// lastException returns where the last word starts that is written like the name of
// an exception before its message, -1 when there is none.
func lastException(s string) int {
	for end := len(s); end > 0; {
		start := end
		for start > 0 && s[start-1] != ' ' {
			start--
		}
		word := s[start:end]
		if strings.HasSuffix(word, ":") && (strings.Contains(word, "Error") || strings.Contains(word, "Exception") || strings.IndexByte(word, '.') > 0) {
			return start
		}
		end = start - 1
	}
	return -1
}

// withoutReferences drops the words of a longer text that point at something:
// addresses, paths in quotes, UUIDs. They say nothing about what happened.
func withoutReferences(s string) string {
	if strings.Count(s, " ") < 2 {
		return s
	}
	var b strings.Builder
	for rest := s; rest != ""; {
		var word string
		word, rest = firstWord(rest)
		if !isReference(word) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// isReference reports whether a word is an address, a path or an ID.
func isReference(word string) bool {
	w := strings.Trim(word, "\"'`()[]<>,;:")
	if strings.Contains(w, "://") {
		return true
	}
	if len(w) > 1 && w[0] == '/' && w != word && strings.IndexByte(w[1:], '/') > 0 {
		return true
	}
	digits, dots, hyphens := 0, 0, 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case token.IsDigit(c):
			digits++
		case c == '.' || c == ':':
			dots++
		case c == '-':
			hyphens++
		case c|0x20 < 'a' || c|0x20 > 'f':
			return false
		}
	}
	return digits > 0 && (dots >= 3 || hyphens == 4 && len(w) == 36)
}

// firstWord cuts a clean text after its first word and the space behind it.
func firstWord(s string) (word, rest string) {
	word, rest, _ = strings.Cut(s, " ")
	return word, rest
}
