package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

func explainTraffic(ctx context.Context, e env, args []string) error {
	fs := flag.NewFlagSet("explain", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "print the report as JSON")
	asMarkdown := fs.Bool("markdown", false, "print the report as Markdown")
	about := "Says what is wrong with recorded HTTP traffic: the output of curl -i or -v, a HAR file,\n" +
		"or an access log of nginx, Apache or Caddy. Without FILE it reads standard input:\n\n" +
		"  curl -si https://example.org/ | statusdeck explain\n\n" +
		"Exit status 1 means that a MUST of a specification is broken, or that nothing could be read.\n"
	if err := parse(e, fs, args, "explain [-json | -markdown] [FILE]", about, -1); err != nil {
		return err
	}
	if fs.NArg() > 1 || *asJSON && *asMarkdown {
		fmt.Fprintln(e.stderr, "statusdeck explain: want at most one file, and one of -json and -markdown")
		fs.Usage()
		return errUsage
	}
	in := e.stdin
	if name := fs.Arg(0); name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("open the input: %w", err)
		}
		defer f.Close()
		in = f
	}
	r, err := explain.Run(ctx, in, explain.Options{})
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	switch {
	case *asJSON:
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		err = enc.Encode(r)
	case *asMarkdown:
		_, err = io.WriteString(e.stdout, r.Markdown())
	default:
		err = printReport(e.stdout, r)
	}
	if err != nil {
		return fmt.Errorf("print the report: %w", err)
	}
	if r.Must > 0 {
		return errFound
	}
	return nil
}

// printReport prints a report for a terminal.
func printReport(w io.Writer, r *explain.Report) error {
	var b strings.Builder
	fmt.Fprintln(&b, r.Summary())
	if r.Log != nil {
		printLog(&b, r.Log)
	}
	for _, g := range r.Groups {
		fmt.Fprintf(&b, "\n%s  %s  [%s]\n", g.Rule.Severity, g.Rule.Title, g.Rule.ID)
		for _, f := range g.Findings {
			fmt.Fprintf(&b, "  line %d: %s\n", f.Line.Number, visible(f.Line.Text))
			fmt.Fprintf(&b, "    %s\n", visible(f.Detail))
		}
		if n := g.Count - len(g.Findings); n > 0 {
			fmt.Fprintf(&b, "  and %s more\n", explain.Grouped(n))
		}
		fmt.Fprintf(&b, "  %s (%s, %s)\n  Fix: %s\n", g.Rule.Says, g.Rule.Cite(), g.Rule.URL, g.Rule.Fix)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "\n%s\n", n)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printLog(b *strings.Builder, l *explain.LogStats) {
	if l.First != "" {
		fmt.Fprintf(b, "from %s to %s\n", l.First, l.Last)
	}
	for _, c := range l.Codes {
		fmt.Fprintf(b, "%5s %10s\n", c.Code, explain.Grouped(c.Count))
		for _, p := range c.Paths[:min(3, len(c.Paths))] {
			fmt.Fprintf(b, "      %10s  %s\n", explain.Grouped(p.Count), visible(p.Path))
		}
	}
}

// visible makes text from the input harmless to a terminal.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x20 || c >= 0x7f && c < 0xa0 {
			return '·'
		}
		return c
	}, s)
}
