package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/articles"
)

// terminalColumns returns the width of the terminal that a file is, 0 for anything
// else.
func terminalColumns(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// colors are those of the classes, as ANSI escape sequences: by the first digit.
var colors = map[int]string{1: "36", 2: "32", 3: "34", 4: "33", 5: "31"}

// paint colors a text by the class of a code, where colors are wanted.
func paint(e env, code int, text string) string {
	color, ok := colors[code/100]
	if !e.color || !ok {
		return text
	}
	return "\x1b[1;" + color + "m" + text + "\x1b[0m"
}

// printLine prints a status in one line.
func printLine(e env, s *catalog.Status) {
	line := fmt.Sprintf("%-32s %s", s.Phrase, s.Summary)
	if e.columns > 8 && utf8.RuneCountInString(line) > e.columns-4 {
		line = string([]rune(line)[:e.columns-5]) + "…"
	}
	fmt.Fprintf(e.stdout, "%s %s\n", paint(e, s.Code, threeDigits(s.Code)), line)
}

// row is a fact in the output of show.
type row struct{ label, text string }

// rowsOf returns all facts about a status: those at a glance on its page, and what
// the page has in sections of its own.
func rowsOf(s *catalog.Status) []row {
	var rows []row
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, row{label, text})
		}
	}
	for _, f := range app.PlainFacts(s) {
		add(f.Label, f.Text)
	}
	add("Notes", s.Notes)
	if p, ok := articles.PracticeOf(s.Code); ok {
		add("Search engines", p.SearchEngines)
		for _, text := range p.Production {
			add("In production", text)
		}
	}
	for _, c := range s.Constants {
		text := c.Expr
		for _, alias := range c.Aliases {
			text += ", " + alias
		}
		if c.Deprecated {
			text += " (deprecated)"
		}
		if c.Note != "" {
			text += ": " + c.Note
		}
		add(libraryLabel(c.Library), text)
	}
	for _, p := range catalog.PairsOf(s.Code) {
		add("Not "+threeDigits(p.Other(s.Code)), p.Rule)
	}
	for _, o := range s.OtherMeanings {
		add("Also", fmt.Sprintf("%s (%s): %s", o.Phrase, catalog.OriginName(o.Origin), o.Summary))
	}
	var related []string
	for _, code := range s.Related {
		related = append(related, strconv.Itoa(code))
	}
	add("Related", strings.Join(related, ", "))
	for _, src := range s.Sources {
		add("Source", src.Title+" "+src.URL+" ("+src.Compared()+")")
	}
	return rows
}

func libraryLabel(id string) string {
	for _, l := range catalog.Libraries() {
		if l.ID == id {
			return l.Label
		}
	}
	return id
}

// labelWidth is the width of the column of labels.
const labelWidth = 24

// printStatus prints all that the catalog knows about a status.
func printStatus(e env, s *catalog.Status) {
	fmt.Fprintf(e.stdout, "%s\n", paint(e, s.Code, threeDigits(s.Code)+" "+s.Phrase))
	printWrapped(e, "", s.Summary)
	fmt.Fprintln(e.stdout)
	last := ""
	for _, r := range rowsOf(s) {
		label := r.label
		if label == last {
			label = ""
		}
		last = r.label
		printWrapped(e, fmt.Sprintf("%-*s ", labelWidth, label), r.text)
	}
	if len(s.Example.Exchanges) == 0 {
		return
	}
	fmt.Fprintln(e.stdout)
	printWrapped(e, fmt.Sprintf("%-*s ", labelWidth, "Example"), s.Example.Note)
	for _, x := range s.Example.Exchanges {
		printMessage(e.stdout, "> ", x.Request)
		for _, response := range x.Responses {
			printMessage(e.stdout, "< ", response)
		}
	}
}

// printMessage prints an HTTP message as curl -v does.
func printMessage(w io.Writer, mark, message string) {
	if message == "" {
		return
	}
	fmt.Fprintln(w)
	for line := range strings.SplitSeq(message, "\n") {
		fmt.Fprintln(w, strings.TrimRight(mark+line, " "))
	}
}

// printWrapped prints a text behind a label, wrapped to the width of the terminal.
func printWrapped(e env, label, text string) {
	room := e.columns - len(label)
	if e.columns == 0 || room < 20 {
		fmt.Fprintln(e.stdout, strings.TrimRight(label+text, " "))
		return
	}
	line := ""
	flush := func() {
		fmt.Fprintln(e.stdout, strings.TrimRight(label+line, " "))
		label, line = strings.Repeat(" ", len(label)), ""
	}
	for word := range strings.FieldsSeq(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > room {
			flush()
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	flush()
}

// printMarkdown prints all that the catalog knows about a status as Markdown.
func printMarkdown(w io.Writer, s *catalog.Status) {
	fmt.Fprintf(w, "# %03d %s\n\n%s\n\n", s.Code, s.Phrase, s.Summary)
	for _, r := range rowsOf(s) {
		fmt.Fprintf(w, "- **%s:** %s\n", r.label, r.text)
	}
	if len(s.Example.Exchanges) > 0 {
		fmt.Fprintf(w, "\n## Example\n\n%s\n", s.Example.Note)
	}
	for _, x := range s.Example.Exchanges {
		for _, message := range append([]string{x.Request}, x.Responses...) {
			if message != "" {
				fmt.Fprintf(w, "\n```http\n%s\n```\n", strings.TrimRight(message, "\n"))
			}
		}
	}
	fmt.Fprintln(w)
}
