package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
)

func manualCommand() *command {
	return &command{
		name: "man", summary: "print the manual page",
		about: "Prints the manual page in the format of man(7):\n\n  statusdeck man >/usr/local/share/man/man1/statusdeck.1",
		run: func(_ context.Context, e env, _ []string) error {
			fmt.Fprint(e.stdout, manual())
			return nil
		},
	}
}

// manual returns the manual page in the macros of man(7).
func manual() string {
	var b strings.Builder
	b.WriteString(".TH STATUSDECK 1\n.SH NAME\nstatusdeck \\- the HTTP status-code reference\n.SH SYNOPSIS\n")
	b.WriteString(".B statusdeck\n.I COMMAND\n[flags] [arguments]\n.br\n.B statusdeck\n.I CODE\n.SH COMMANDS\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, ".SS %s\n", roff(c.synopsis()))
		for line := range strings.SplitSeq(c.about, "\n") {
			if line == "" {
				b.WriteString(".PP\n")
				continue
			}
			b.WriteString(roff(line) + "\n")
		}
		c.flagSet().VisitAll(func(f *flag.Flag) {
			value, usage := flag.UnquoteUsage(f)
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace("-"+f.Name+" "+value)), roff(usage))
		})
	}
	b.WriteString(".SH EXIT STATUS\n0 success; 1 failure, nothing found, or a MUST is broken; 2 the command line makes no sense, or the input cannot be read.\n")
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set and not empty, output has no colors\n")
	return b.String()
}

// roff escapes a line of text.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
