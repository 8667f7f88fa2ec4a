package explain

import "strings"

// Markdown returns the report as text to share: in an issue, a chat, a review.
// Secrets are masked in it as in the report itself.
func (r *Report) Markdown() string {
	var b strings.Builder
	b.WriteString("## " + r.Summary() + "\n")
	if r.Log != nil {
		r.Log.markdown(&b)
	}
	for _, g := range r.Groups {
		b.WriteString("\n### " + string(g.Severity) + ": " + g.Rule.Title + "\n\n")
		b.WriteString(g.Rule.Says + " ([" + g.Rule.Cite() + "](" + g.Rule.URL + "))\n\n")
		for _, f := range g.Findings {
			b.WriteString("- Line " + itoa(f.Line.Number) + ", exchange " + itoa(f.Exchange) + ": " + escapeMarkdown(f.Detail+f.because()) + "\n")
			b.WriteString("  " + codeSpan(f.Line.Text) + "\n")
		}
		if n := g.Count - len(g.Findings); n > 0 {
			b.WriteString("- and " + itoa(n) + " more\n")
		}
		b.WriteString("\nFix: " + escapeMarkdown(g.Rule.Fix) + "\n")
	}
	if len(r.Groups) == 0 {
		b.WriteString("\nNo problems found in what the input shows.\n")
	}
	for _, n := range r.Notes {
		b.WriteString("\n" + n + "\n")
	}
	return b.String()
}

func (l *LogStats) markdown(b *strings.Builder) {
	b.WriteString("\n| Code | Count | Most frequent path |\n| --- | --- | --- |\n")
	for _, c := range l.Codes {
		path := ""
		if len(c.Paths) > 0 {
			path = codeSpan(strings.ReplaceAll(c.Paths[0].Path, "|", `\|`)) + " (" + itoa(c.Paths[0].Count) + ")"
		}
		b.WriteString("| " + c.Code + " | " + itoa(c.Count) + " | " + path + " |\n")
	}
}

// Summary returns the report in a line: "3 exchanges: 1 MUST, 2 practice".
func (r *Report) Summary() string {
	s := Count(r.Total, "exchange")
	if r.Format == FormatLog {
		s = Count(r.Total, "log entry")
		if r.Total != 1 {
			s = Grouped(r.Total) + " log entries"
		}
	}
	if r.Must+r.Should+r.Practice+r.Note == 0 {
		return s + ", no problems found"
	}
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{r.Must, plural(r.Must, "MUST violation")}, {r.Should, plural(r.Should, "SHOULD violation")}, {r.Practice, plural(r.Practice, "practice issue")}, {r.Note, plural(r.Note, "note")}} {
		if p.n > 0 {
			parts = append(parts, Grouped(p.n)+" "+p.word)
		}
	}
	return s + ": " + strings.Join(parts, ", ")
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return noun
}

// because says why a finding is only a note.
func (f *Finding) because() string {
	if f.Why == "" {
		return ""
	}
	return " " + f.Why
}

// Count returns a number with its noun: "1 exchange", "2,000 exchanges".
func Count(n int, noun string) string {
	return Grouped(n) + " " + plural(n, noun)
}

// Grouped writes a number with commas between groups of three digits.
func Grouped(n int) string {
	s := itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// codeSpan writes text as code, whatever backticks it has.
func codeSpan(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < 0x20 || c == 0x7f {
			return ' '
		}
		return c
	}, s)
	if strings.TrimSpace(s) == "" {
		return "(empty line)"
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 || strings.HasPrefix(s, " ") {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// escapeMarkdown keeps text from being read as markup.
func escapeMarkdown(s string) string {
	return strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "\n", " ", "\r", " ").Replace(s)
}
