// Package report draws what package explain has found, as HTML. The program
// behind the explain page carries it into the browser, without go-app; the page
// itself shows an example that is drawn natively.
package report

import (
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/app/markup"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/explain"
)

// HTML draws a report. to makes the address of a path below the site's base path.
// prefix starts the IDs of its elements, so that two reports fit on a page.
func HTML(r *explain.Report, to func(path string) string, prefix string) string {
	d := &drawing{report: r, to: to, prefix: prefix}
	d.summary()
	if r.Log != nil {
		d.log()
	}
	d.exchanges()
	d.rules()
	d.notes()
	return d.String()
}

type drawing struct {
	markup.Builder
	report *explain.Report
	to     func(string) string
	prefix string
}

// single reports whether there is one exchange, which shows all findings itself.
func (d *drawing) single() bool {
	return d.report.Total == 1 && len(d.report.Exchanges) == 1
}

// few is the number of exchanges up to which each is shown with its findings, also
// those of a log, and the findings are not listed by rule a second time.
const few = 5

// showsExchanges reports whether the exchanges are drawn: of a long log only the
// figures are.
func (d *drawing) showsExchanges() bool {
	n := len(d.report.Exchanges)
	return n > 0 && (d.report.Log == nil || n <= few)
}

func (d *drawing) summary() {
	r := d.report
	d.Open("header", "class", "report-head")
	d.Elem("h2", r.Summary(), "id", d.prefix+"report", "tabindex", "-1")
	d.Elem("p", "Read as "+article(r.Format)+", "+bytes(r.Bytes)+". Credentials, cookies and tokens are masked.", "class", "meta")
	d.Open("p", "class", "actions needs-script")
	d.Elem("button", "Copy as Markdown", "type", "button", "class", "button", "data-copy", r.Markdown())
	d.Close("p", "header")
	d.filters()
}

// filters draws what hides findings by severity and by rule, as the flags of the
// command line do. The page's script acts on it.
func (d *drawing) filters() {
	r := d.report
	if len(r.Groups) < 2 {
		return
	}
	d.Open("fieldset", "class", "report-filter needs-script")
	d.Elem("legend", "Show")
	box := func(kind, value, label string) {
		d.Open("label")
		d.Open("input", "type", "checkbox", "checked", "", "data-filter", kind, "value", value)
		d.Text(" " + label)
		d.Close("label")
	}
	for _, s := range []struct {
		severity explain.Severity
		n        int
	}{{explain.Must, r.Must}, {explain.Should, r.Should}, {explain.Practice, r.Practice}, {explain.Note, r.Note}} {
		if s.n > 0 {
			box("severity", string(s.severity), string(s.severity)+" ("+explain.Grouped(s.n)+")")
		}
	}
	d.Open("details")
	d.Elem("summary", "Rules")
	seen := map[string]bool{}
	for _, g := range r.Groups {
		if !seen[g.Rule.ID] {
			seen[g.Rule.ID] = true
			box("rule", g.Rule.ID, g.Rule.Title)
		}
	}
	d.Close("details")
	d.Elem("p", "", "class", "meta", "role", "status")
	d.Close("fieldset")
}

func article(f explain.Format) string {
	switch f {
	case explain.FormatHAR, explain.FormatLog:
		if f == explain.FormatLog {
			return "an access log"
		}
		return "a HAR file"
	}
	return f.String()
}

func bytes(n int64) string {
	switch {
	case n < 1000:
		return explain.Count(int(n), "byte")
	case n < 1_000_000:
		return strconv.FormatInt((n+500)/1000, 10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}

// exchanges draws the exchanges, those without findings folded when there are
// many.
func (d *drawing) exchanges() {
	list := d.report.Exchanges
	if !d.showsExchanges() {
		return
	}
	for i := range list {
		x := &list[i]
		id := d.prefix + "x" + strconv.Itoa(x.Number)
		if d.single() {
			d.Open("section", "class", "exchange", "id", id)
			d.exchange(x)
			d.Close("section")
			continue
		}
		attrs := []string{"class", "exchange", "id", id}
		if len(x.Findings) > 0 && i < 10 || len(list) < 4 {
			attrs = append(attrs, "open", "")
		}
		d.Open("details", attrs...)
		d.Open("summary")
		d.Elem("span", strconv.Itoa(x.Number)+".", "class", "nth")
		d.HTML(" ")
		if x.Method != "" {
			d.Elem("code", x.Method+" "+x.Target, "class", "request")
			d.HTML(" ")
		}
		d.Elem("span", digits(x), "class", "num "+class(x.Code))
		d.counts(x.Findings)
		d.Close("summary")
		d.exchange(x)
		d.Close("details")
	}
}

// digits is the status code of an exchange, as text.
func digits(x *explain.Exchange) string {
	if x.Code == 0 {
		return "no response"
	}
	return pad(x.Code)
}

func pad(code int) string {
	s := strconv.Itoa(code)
	for len(s) < 3 {
		s = "0" + s
	}
	return s
}

func class(code int) string { return "k" + strconv.Itoa(int(catalog.ClassOf(code))) }

// counts says how many findings of each severity there are.
func (d *drawing) counts(list []explain.Finding) {
	for _, s := range []explain.Severity{explain.Must, explain.Should, explain.Practice, explain.Note} {
		n := 0
		for _, f := range list {
			if f.Severity == s {
				n++
			}
		}
		if n > 0 {
			d.HTML(" ")
			d.severity(s, strconv.Itoa(n)+" "+string(s))
		}
	}
}

func (d *drawing) severity(s explain.Severity, text string) {
	d.Elem("span", text, "class", "sev sev-"+strings.ToLower(string(s)))
}

func (d *drawing) exchange(x *explain.Exchange) {
	d.cards(x)
	numbers := map[int64][]int{} // numbers of findings by the place of their line
	for i, f := range x.Findings {
		numbers[f.Line.Start] = append(numbers[f.Line.Start], i+1)
	}
	for _, m := range x.Messages {
		d.message(x, m, numbers)
	}
	if len(x.Findings) == 0 {
		d.Elem("p", "No problems found in what the input shows of this exchange.", "class", "none")
		return
	}
	d.Open("ol", "class", "findings")
	for i, f := range x.Findings {
		d.finding(f, d.prefix+"f"+strconv.Itoa(x.Number)+"-"+strconv.Itoa(i+1))
	}
	d.Close("ol")
}

// cards shows the cards of an exchange's codes, the final one first.
func (d *drawing) cards(x *explain.Exchange) {
	var codes []int
	for i := len(x.Messages) - 1; i >= 0; i-- {
		m := x.Messages[i]
		if m.Kind == "request" || m.Code == 0 {
			continue
		}
		seen := false
		for _, c := range codes {
			seen = seen || c == m.Code
		}
		if !seen {
			codes = append(codes, m.Code)
		}
	}
	if len(codes) == 0 {
		return
	}
	d.Open("div", "class", "deck")
	for _, c := range codes {
		d.card(c)
	}
	d.Close("div")
}

// card draws the card of a code; one without an entry tells how clients treat it.
func (d *drawing) card(code int) {
	s, known := catalog.Lookup(code)
	group := catalog.ClassOf(code)
	phrase, text, path := "Unassigned", "", "/status/"+pad(code)+"/"
	switch {
	case known:
		phrase, text = s.Phrase, s.Summary
		if s.State == catalog.StateUnused && len(s.Aliases) > 0 {
			phrase += " " + s.Aliases[0]
		}
	case group != catalog.ClassOutside:
		text = "A client treats an unknown " + group.Digits() + " status code as " + strconv.Itoa(group.Generic()) + "."
		path = "/status/" + group.Digits() + "/"
	default:
		text, path = "Not a valid HTTP status code: those lie in 100 to 599.", "/"
	}
	d.Open("article", "class", "card "+class(code))
	d.Open("h3", "class", "card-head")
	d.Open("a", "href", d.to(path), "class", "card-link")
	d.Elem("span", pad(code), "class", "num")
	d.HTML(" ")
	d.Elem("span", phrase, "class", "phrase")
	d.Close("a", "h3")
	d.Open("p", "class", "card-text")
	d.Prose(text)
	d.Close("p", "article")
}

// message draws a message with the numbers of its lines in the input. A line
// that a finding is about is marked, and leads to the finding.
func (d *drawing) message(x *explain.Exchange, m explain.Message, numbers map[int64][]int) {
	name := strings.ToUpper(m.Kind[:1]) + m.Kind[1:]
	d.Open("figure", "class", "message wire")
	d.Open("figcaption")
	d.Elem("span", name)
	if m.Size >= 0 && m.Kind != "request" {
		d.Elem("span", "Content: "+bytes(m.Size), "class", "size")
	}
	d.Close("figcaption")
	d.Open("pre", "tabindex", "0", "role", "region", "aria-label", name+", exchange "+strconv.Itoa(x.Number))
	for _, l := range m.Lines {
		hits := numbers[l.Start]
		kind := "line"
		if len(hits) > 0 {
			kind = "line hit"
		}
		d.Open("span", "class", kind)
		d.Elem("span", strconv.Itoa(l.Number), "class", "no", "aria-hidden", "true")
		if len(hits) > 0 {
			d.Elem("mark", l.Text)
			for _, n := range hits {
				text := strconv.Itoa(n)
				d.HTML(" ")
				d.Elem("a", text, "class", "ref", "href", "#"+d.prefix+"f"+strconv.Itoa(x.Number)+"-"+text, "aria-label", "Finding "+text)
			}
		} else {
			d.Text(l.Text)
		}
		d.HTML("\n")
		d.Close("span")
	}
	d.Close("pre", "figure")
}

// finding draws a finding of an exchange.
func (d *drawing) finding(f explain.Finding, id string) {
	d.Open("li", "class", "finding", "id", id, "data-severity", string(f.Severity), "data-rule", f.ID)
	d.title(f.Rule, f.Severity)
	d.Open("p")
	d.Text(f.Detail)
	if f.Why != "" {
		d.Text(" " + f.Why)
	}
	d.HTML(" ")
	d.Elem("span", "Line "+strconv.Itoa(f.Line.Number)+":", "class", "meta")
	d.HTML(" ")
	d.Elem("code", f.Line.Text)
	d.Close("p")
	d.says(f.Rule)
	d.Close("li")
}

func (d *drawing) title(r *explain.Rule, s explain.Severity) {
	d.Open("h3")
	d.severity(s, string(s))
	d.HTML(" ")
	d.Text(r.Title)
	d.Close("h3")
}

func (d *drawing) says(r *explain.Rule) {
	d.Open("p", "class", "says")
	d.Text(r.Says + " ")
	d.ExternalLink(r.URL, r.Cite())
	d.Close("p")
	d.Open("p", "class", "fix")
	d.Elem("b", "Fix:")
	d.Text(" " + r.Fix)
	d.Close("p")
}

// rules lists what was found by rule, unless the exchanges are few and show it all.
func (d *drawing) rules() {
	all := d.report.Total == len(d.report.Exchanges)
	if len(d.report.Groups) == 0 || all && len(d.report.Exchanges) <= few {
		return
	}
	shown := map[int]bool{}
	for _, x := range d.report.Exchanges {
		shown[x.Number] = d.showsExchanges()
	}
	d.Elem("h2", "By rule")
	d.Open("ul", "class", "findings by-rule")
	for _, g := range d.report.Groups {
		d.Open("li", "class", "finding", "data-severity", string(g.Severity), "data-rule", g.Rule.ID)
		d.title(g.Rule, g.Severity)
		d.says(g.Rule)
		d.Open("ul", "class", "places")
		for _, f := range g.Findings[:min(5, len(g.Findings))] {
			d.Open("li")
			where := "Line " + explain.Grouped(f.Line.Number)
			if shown[f.Exchange] {
				d.Elem("a", where, "href", "#"+d.prefix+"x"+strconv.Itoa(f.Exchange))
			} else {
				d.Elem("span", where, "class", "meta")
			}
			d.HTML(" ")
			d.Elem("code", f.Line.Text)
			d.Text(" " + f.Detail)
			if f.Why != "" {
				d.Text(" " + f.Why)
			}
			d.Close("li")
		}
		if n := g.Count - min(5, len(g.Findings)); n > 0 {
			d.Elem("li", "and "+explain.Grouped(n)+" more", "class", "meta")
		}
		d.Close("ul", "li")
	}
	d.Close("ul")
}

func (d *drawing) notes() {
	for _, n := range d.report.Notes {
		d.Elem("p", n, "class", "meta")
	}
}
