package search

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// ScoreTable writes an answer as a table for people who want to know why a code
// stands where it stands: every result with the parts of its score. It is for
// the command line; the browser program leaves it out.
func ScoreTable(a Answer) string {
	var b strings.Builder
	b.WriteString("query   " + strconv.Quote(a.Query))
	if a.Cut {
		b.WriteString(" (cut to " + strconv.Itoa(MaxQuery) + " bytes)")
	}
	b.WriteString("\ntext    " + strconv.Quote(a.Text) + "\n")
	if a.Filter != (Filter{}) {
		b.WriteString("filter  " + filterText(a.Filter) + "\n")
	}
	if a.Unassigned >= 0 {
		n := threeDigits(a.Unassigned)
		b.WriteString("number  " + string(n[:]) + " is not in the catalog")
		if g := catalog.ClassOf(a.Unassigned).Generic(); g > 0 {
			b.WriteString("; a client treats it as " + strconv.Itoa(g))
		}
		b.WriteByte('\n')
	}
	for _, p := range a.Pairs {
		b.WriteString("pair    " + strconv.Itoa(p.A) + ", " + strconv.Itoa(p.B) + ": " + p.Rule + "\n")
	}
	writeResults(&b, "results", a.Results)
	writeResults(&b, "closest matches", a.Closest)
	writeResults(&b, "popular codes", a.Popular)
	return b.String()
}

func writeResults(b *strings.Builder, title string, results []Result) {
	if len(results) == 0 {
		return
	}
	b.WriteString(title + " " + strconv.Itoa(len(results)) + "\n")
	for i, r := range results {
		n := threeDigits(r.Status.Code)
		phrase := r.Status.Phrase
		if r.Meaning > 0 {
			phrase = r.Status.OtherMeanings[r.Meaning-1].Phrase
		}
		b.WriteString(pad(strconv.Itoa(i+1), -3) + "  " + string(n[:]) + " " + phrase + "  [" + r.Reason + "]\n")
		for _, p := range r.Parts {
			b.WriteString("     " + pad(strconv.Itoa(p.Points), -8) + "  " + pad(p.Field, 20) + "  " + pad(p.How, 20) + "  " + p.Term + "\n")
		}
		b.WriteString("     " + pad(strconv.Itoa(r.Score), -8) + "  in all\n")
	}
}

// pad fills s with spaces to n characters, on the left when n is negative.
func pad(s string, n int) string {
	if n < 0 {
		return strings.Repeat(" ", max(0, -n-len(s))) + s
	}
	return s + strings.Repeat(" ", max(0, n-len(s)))
}

// filterText writes a filter as it can be typed.
func filterText(f Filter) string {
	var out []string
	for _, v := range [...][2]string{
		{"class", f.Class},
		{"origin", f.Origin},
		{"popularity", string(f.Popularity)},
		{"recommended", string(f.Recommended)},
		{"deprecated", string(f.Deprecated)},
		{"cacheable", string(f.Cacheable)},
		{"retryable", string(f.Retryable)},
		{"header", f.Header},
	} {
		if v[1] != "" {
			out = append(out, v[0]+":"+v[1])
		}
	}
	return strings.Join(out, " ")
}
