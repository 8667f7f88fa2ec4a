package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

// errUnread makes the exit status say that the input could not be read; the message
// has been printed.
var errUnread = fmt.Errorf("%w: unreadable input", errUsage)

const explainAbout = `Says what is wrong with recorded HTTP traffic: the output of curl -i or -v, a HAR file,
or an access log. Without FILE it reads standard input:

  curl -si https://example.org/ | statusdeck explain

Exit status: 0 nothing of the -fail severity or worse was found, 1 something was, 2 the
input could not be read or the command line makes no sense.
`

// explainFlags are the flags of explain.
type explainFlags struct {
	json, markdown, list bool
	ignore               []string
	fail                 string
}

func (f *explainFlags) define(fs *flag.FlagSet) {
	fs.BoolVar(&f.json, "json", false, "print the report as JSON")
	fs.BoolVar(&f.markdown, "markdown", false, "print the report as Markdown")
	fs.BoolVar(&f.list, "list", false, "print all rules with their sections, and read nothing")
	fs.Func("ignore", "do not check the rule with this `ID`; may be given several times, or with commas", func(s string) error {
		for id := range strings.SplitSeq(s, ",") {
			if _, ok := explain.LookupRule(id); !ok {
				return fmt.Errorf("there is no rule %q; -list prints all", id)
			}
			f.ignore = append(f.ignore, id)
		}
		return nil
	})
	f.fail = "must"
	fs.Func("fail", "exit with 1 from this `severity` on: must, should or never (default must)", func(s string) error {
		if !slices.Contains([]string{"must", "should", "never"}, s) {
			return errors.New("want must, should or never")
		}
		f.fail = s
		return nil
	})
}

// failed reports whether a report makes the exit status 1.
func (f *explainFlags) failed(r *explain.Report) bool {
	switch f.fail {
	case "never":
		return false
	case "should":
		return r.Must+r.Should > 0
	}
	return r.Must > 0
}

func explainCommand() *command {
	var f explainFlags
	return &command{
		name: "explain", arguments: "[FILE]", summary: "say what is wrong with recorded HTTP traffic",
		about: explainAbout, most: 1, complete: "files", flags: f.define, run: f.run,
	}
}

func (f *explainFlags) run(ctx context.Context, e env, args []string) error {
	if f.json && f.markdown {
		return usageError("explain: want one of -json and -markdown")
	}
	if f.list {
		return listRules(e.stdout, f.json)
	}
	in := e.stdin
	if len(args) > 0 && args[0] != "-" {
		file, err := os.Open(args[0])
		if err != nil {
			fmt.Fprintf(e.stderr, "statusdeck: open the input: %v\n", err)
			return errUnread
		}
		defer file.Close()
		in = file
	}
	r, err := explain.Run(ctx, in, explain.Options{Ignore: f.ignore})
	if err != nil {
		fmt.Fprintf(e.stderr, "statusdeck: explain: %v\n", err)
		return errUnread
	}
	switch {
	case f.json:
		err = printJSON(e.stdout, r)
	case f.markdown:
		_, err = io.WriteString(e.stdout, r.Markdown())
	default:
		_, err = io.WriteString(e.stdout, r.Text())
	}
	if err != nil {
		return fmt.Errorf("print the report: %w", err)
	}
	if f.failed(r) {
		return errFound
	}
	return nil
}

// listRules prints all rules.
func listRules(w io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(w, explain.Rules())
	}
	var b strings.Builder
	for _, r := range explain.Rules() {
		fmt.Fprintf(&b, "%-8s  %-26s  %s (%s)\n", r.Severity, r.ID, r.Title, r.Cite())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
