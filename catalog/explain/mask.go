package explain

import (
	"strings"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
)

// hidden replaces a secret.
const hidden = "•••"

// safe is text that may leave the package: constants of this program, numbers, and
// text from the input after mask. Only this file makes a safe of a string (a test
// checks that), and rules can report nothing else, so that no rule can show a
// secret by building a sentence from the input.
type safe string

// mask hides every secret in a text. It works on the whole text before anything is
// cut or quoted, and keeps its line ends, so that a text and its masked form have
// the same number of lines.
//
// The scanners (mask_*.go) look for secrets in the text as it is, and again in what
// is left when one layer of encoding is taken off: percent-encoding, JSON escapes,
// character references, folded lines. Each layer knows the bytes of the text that
// its own bytes came from, so a secret found in any layer is hidden in the text.
func mask(text string) safe {
	text = strings.ToValidUTF8(text, "�")
	return safe(hide(text, secretSpans(text)))
}

// maskForm masks content that is a form: name=value&name=value. Unlike in a URL, a
// value may have spaces in it.
func maskForm(text string) safe {
	text = strings.ToValidUTF8(text, "�")
	spans := secretSpans(text)
	for start := 0; start < len(text); {
		end := start + indexAny(text[start:], "&\n")
		if name, value, ok := strings.Cut(text[start:end], "="); ok && value != "" && secretName(unescapePercent(name), inData) {
			spans = append(spans, span{end - len(value), end})
		}
		start = end + 1
	}
	return safe(hide(text, merge(spans)))
}

// maskLines masks the lines of a header section together, so that what is on one
// line is seen in the light of the lines around it.
func maskLines(lines []rawLine) []safe {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.ReplaceAll(l.text, "\n", " "))
	}
	out := make([]safe, 0, len(lines))
	for line := range strings.SplitSeq(string(mask(b.String())), "\n") {
		out = append(out, safe(line))
	}
	return out
}

// maskedLog masks a line of a log. The columns are those that its format does not
// define; one of them may be a cookie or any field, so they are hidden unless their
// form is harmless.
func maskedLog(l rawLine) safe {
	text := strings.ToValidUTF8(l.text, "�")
	spans := secretSpans(text)
	for _, p := range l.private {
		spans = append(spans, repaired(l.text, p))
	}
	return safe(hide(text, merge(spans)))
}

// repaired returns where a part of a text is once the text is valid UTF-8. It covers
// whole characters.
func repaired(text string, s span) span {
	for s.start > 0 && s.start < len(text) && !utf8.RuneStart(text[s.start]) {
		s.start--
	}
	for s.end < len(text) && !utf8.RuneStart(text[s.end]) {
		s.end++
	}
	if utf8.ValidString(text) {
		return s
	}
	place := func(at int) int { return len(strings.ToValidUTF8(text[:min(at, len(text))], "�")) }
	return span{place(s.start), place(s.end)}
}

// shorten cuts a masked text.
func shorten(s safe, limit int) safe {
	if len(s) <= limit {
		return s
	}
	return safe(strings.ToValidUTF8(string(s[:limit]), "")) + "…"
}

// status is the status code as written, for a sentence.
func (m *message) status() safe {
	if len(m.digits) <= 4 && isDigits(m.digits) {
		return safe(m.digits)
	}
	return shorten(mask(m.digits), 80)
}

func count(n int64) safe { return safe(itoa64(n)) }

// phraseOf and textOf are texts of the catalog.
func phraseOf(s *catalog.Status) safe { return safe(s.Phrase) }
func textOf(s *catalog.Status) safe   { return safe(strings.ReplaceAll(s.Summary, "`", "")) }
func ownerOf(s *catalog.Status) safe  { return safe(catalog.OriginName(s.Origin)) }

// quoted is the value of a field, masked, for a sentence.
func (v *view) quoted(f *field) safe {
	if v.counted {
		return ""
	}
	return quote(safe(strings.TrimPrefix(string(mask(f.name+": "+f.value)), f.name+": ")))
}

// said is other text of the input, masked, for a sentence. A part of a line that is
// masked in one place is a secret here as well, whatever it looks like alone.
func (v *view) said(s string) safe {
	if v.counted {
		return ""
	}
	for _, m := range []*message{v.m, v.req} {
		if m == nil || s == "" {
			continue
		}
		for i, line := range m.lines {
			if strings.Contains(line.text, s) && !strings.Contains(string(v.x.masked(m.lines[i])), s) {
				return quote(hidden)
			}
		}
	}
	return quote(mask(s))
}

// name is the name of a field, masked.
func (v *view) name(f *field) safe { return shorten(mask(f.name), 80) }

// verb is the request's method, masked.
func (v *view) verb() safe { return shorten(mask(v.method()), 80) }

// joined are the values of all fields with a name.
func (v *view) joined(name string) safe {
	return v.quoted(&field{name: name, value: v.m.joined(name)})
}

// version is the version of the message's protocol, one that versionOf knows.
func (v *view) version() safe { return safe(v.m.version) }

// quote puts masked text into a sentence.
func quote(s safe) safe { return "“" + shorten(s, 80) + "”" }

// span is a part of a text, in bytes.
type span struct{ start, end int }

// layer is a text with the place of each byte in the text that it was decoded from.
type layer struct {
	text string
	at   []int32 // one more than text has bytes; nil where nothing was decoded
}

// maxLayers is how many encodings may lie around a secret.
const maxLayers = 6

// secretSpans finds the secrets in a text.
func secretSpans(text string) []span {
	var spans []span
	l := layer{text: text}
	for range maxLayers {
		for _, scan := range scanners {
			scan(l.text, func(start, end int) {
				start, end = l.trim(start, end)
				if start < end {
					spans = append(spans, l.source(span{start, end}))
				}
			})
		}
		next, changed := l.decode()
		if !changed {
			break
		}
		l = next
	}
	return merge(spans)
}

// scanners find secrets, each in its own way.
var scanners = []func(text string, secret func(start, end int)){
	scanNames, scanUserinfo, scanPaths, scanTokens, scanMarkup, scanPairs, scanParts, scanCommand, scanProse,
}

// trim leaves out white space around a secret, and what is hidden already.
func (l *layer) trim(start, end int) (int, int) {
	for start < end && isSpace(l.text[start]) {
		start++
	}
	for end > start && isSpace(l.text[end-1]) {
		end--
	}
	return start, end
}

func (l *layer) source(s span) span {
	if l.at == nil {
		return s
	}
	return span{int(l.at[s.start]), int(l.at[s.end])}
}

// merge sorts spans and joins those that touch.
func merge(spans []span) []span {
	sortSpans(spans)
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && s.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}

// hide writes the text with each span replaced, but for the line ends in it.
func hide(text string, spans []span) string {
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	last := 0
	for _, s := range spans {
		b.WriteString(text[last:s.start])
		for i, part := range strings.Split(text[s.start:s.end], "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			if trimmed := strings.TrimLeft(part, " \t"); strings.TrimSpace(trimmed) != "" {
				b.WriteString(part[:len(part)-len(trimmed)])
				b.WriteString(hidden)
			}
		}
		last = s.end
	}
	b.WriteString(text[last:])
	return b.String()
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// indexAny is strings.IndexAny with the length of s where there is none.
func indexAny(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}
