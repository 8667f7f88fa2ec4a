package explain

import "strings"

// Text returns the report for a terminal. Secrets are masked in it as in the report
// itself, and characters that a terminal acts on are replaced.
func (r *Report) Text() string {
	var b strings.Builder
	b.WriteString(r.Summary() + "\n")
	if r.Log != nil {
		r.Log.text(&b)
	}
	for _, g := range r.Groups {
		b.WriteString("\n" + string(g.Severity) + "  " + g.Rule.Title + "  [" + g.Rule.ID + "]\n")
		for _, f := range g.Findings {
			b.WriteString("  line " + itoa(f.Line.Number) + ": " + visible(f.Line.Text) + "\n    " + visible(f.Detail+f.because()) + "\n")
		}
		if n := g.Count - len(g.Findings); n > 0 {
			b.WriteString("  and " + Grouped(n) + " more\n")
		}
		b.WriteString("  " + g.Rule.Says + " (" + g.Rule.Cite() + ", " + g.Rule.URL + ")\n  Fix: " + g.Rule.Fix + "\n")
	}
	for _, n := range r.Notes {
		b.WriteString("\n" + visible(n) + "\n")
	}
	return b.String()
}

func (l *LogStats) text(b *strings.Builder) {
	if l.First != "" {
		b.WriteString("from " + l.First + " to " + l.Last + "\n")
	}
	for _, c := range l.Codes {
		b.WriteString(padded(c.Code, 5) + " " + padded(Grouped(c.Count), 10) + "\n")
		for _, p := range c.Paths[:min(3, len(c.Paths))] {
			b.WriteString("      " + padded(Grouped(p.Count), 10) + "  " + visible(p.Path) + "\n")
		}
	}
}

func padded(s string, width int) string { return strings.Repeat(" ", max(0, width-len(s))) + s }

// visible makes text from the input harmless to a terminal.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x20 || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 {
			return '·'
		}
		return c
	}, s)
}
