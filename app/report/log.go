package report

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/explain"
)

// log draws the figures of an access log: entries over time, and by code.
func (d *drawing) log() {
	l := d.report.Log
	d.Open("section", "class", "log")
	if len(l.Buckets) > 1 {
		d.chart(l)
	}
	d.Open("div", "class", "table-scroll", "tabindex", "0", "role", "region", "aria-label", "Entries by status code")
	d.Open("table", "class", "codes")
	d.Open("thead")
	d.Open("tr")
	for _, h := range []string{"Code", "Entries", "Share", "Most frequent paths"} {
		d.Elem("th", h, "scope", "col")
	}
	d.Close("tr", "thead")
	d.Open("tbody")
	for _, c := range l.Codes {
		d.code(c)
	}
	d.Close("tbody", "table", "div", "section")
}

func (d *drawing) code(c explain.CodeCount) {
	n, err := strconv.Atoi(c.Code)
	if err != nil {
		n = 0
	}
	d.Open("tr", "class", class(n))
	d.Open("th", "scope", "row")
	if s, ok := catalog.Lookup(n); ok && len(c.Code) == 3 {
		d.Open("a", "href", d.to("/status/"+c.Code+"/"), "class", "code-link")
		d.Elem("span", c.Code, "class", "num")
		d.HTML(" ")
		d.Elem("span", s.Phrase, "class", "phrase")
		d.Close("a")
	} else {
		d.Elem("span", c.Code, "class", "num")
	}
	d.Close("th")
	d.Elem("td", explain.Grouped(c.Count), "class", "figure")
	d.Elem("td", share(c.Count, d.report.Total), "class", "figure")
	d.Open("td")
	if len(c.Paths) > 0 {
		d.Open("ol", "class", "paths")
		for _, p := range c.Paths {
			d.Open("li")
			d.Elem("code", p.Path)
			d.HTML(" ")
			d.Elem("span", explain.Grouped(p.Count), "class", "meta")
			d.Close("li")
		}
		d.Close("ol")
	}
	d.Close("td", "tr")
}

// share writes a part of a whole in per cent.
func share(n, of int) string {
	if of == 0 {
		return ""
	}
	tenths := (n*1000 + of/2) / of
	if tenths == 0 {
		return "under 0.1%"
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + "%"
}

const (
	chartWidth  = 960
	chartHeight = 160
)

// chart draws a bar per span of time, with a part for each class of codes. Its
// numbers are in the table; the label sums it up for those who cannot see it.
func (d *drawing) chart(l *explain.LogStats) {
	most := 1
	for _, b := range l.Buckets {
		sum := 0
		for _, n := range b.Classes {
			sum += n
		}
		most = max(most, sum)
	}
	label := "Entries from " + when(l.First) + " to " + when(l.Last) + ", at most " + explain.Grouped(most) + " in " + span(l.Step)
	d.Open("figure", "class", "chart")
	d.Open("svg", "viewBox", "0 0 "+strconv.Itoa(chartWidth)+" "+strconv.Itoa(chartHeight), "preserveAspectRatio", "none", "role", "img", "aria-label", label)
	width := float64(chartWidth) / float64(len(l.Buckets))
	for i, b := range l.Buckets {
		y := float64(chartHeight)
		d.Open("g")
		d.Elem("title", bucketTitle(b))
		// Errors are at the bottom, where their heights can be compared.
		for _, k := range []int{5, 4, 0, 3, 2, 1} {
			if b.Classes[k] == 0 {
				continue
			}
			height := max(float64(b.Classes[k])/float64(most)*chartHeight, 1)
			y -= height
			d.Open("rect", "class", "k"+strconv.Itoa(k), "x", decimal(float64(i)*width), "y", decimal(y), "width", decimal(max(width-1, 0.5)), "height", decimal(height))
			d.Close("rect")
		}
		d.Close("g")
	}
	d.Close("svg")
	d.Elem("figcaption", label+", UTC.")
	d.Open("ul", "class", "legend")
	for _, c := range []catalog.Class{catalog.ClassServerError, catalog.ClassClientError, catalog.ClassOutside, catalog.ClassRedirection, catalog.ClassSuccess, catalog.ClassInformational} {
		if n := l.Classes[int(c)]; n > 0 {
			name := c.Digits()
			if name == "" {
				name = "other"
			}
			d.Open("li", "class", "k"+strconv.Itoa(int(c)))
			d.Text(name + " " + explain.Grouped(n))
			d.Close("li")
		}
	}
	d.Close("ul", "figure")
}

func bucketTitle(b explain.Bucket) string {
	text := when(b.Start) + ":"
	for k, n := range b.Classes {
		if n > 0 {
			name := strconv.Itoa(k) + "xx"
			if k == 0 {
				name = "other"
			}
			text += " " + explain.Grouped(n) + " " + name
		}
	}
	return text
}

// when writes an RFC 3339 time for people.
func when(stamp string) string {
	if len(stamp) < 19 {
		return stamp
	}
	return stamp[:10] + " " + stamp[11:19]
}

func span(seconds int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{86400, "day"}, {3600, "hour"}, {60, "minute"}} {
		if seconds >= unit.size && seconds%unit.size == 0 {
			if n := seconds / unit.size; n > 1 {
				return explain.Count(int(n), unit.name)
			}
			return "a " + unit.name
		}
	}
	if seconds == 1 {
		return "a second"
	}
	return explain.Count(int(seconds), "second")
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }
