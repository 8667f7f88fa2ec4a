package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// command is a verb of the command line.
//
// Flags are those of package flag, so that -json and --json are the same. The
// libraries that generate completions and manuals (cobra, kong, urfave/cli v3) read
// -json as the four flags -j -s -o -n, which would break every line in the README;
// completion.go and manual.go do the same from this table.
type command struct {
	name string
	// arguments is what follows the flags: "[FILE]".
	arguments string
	// summary says in a few words what the command does, about in full.
	summary, about string
	// least and most say how many arguments there can be; most -1 means any number.
	least, most int
	// complete names what a shell offers for the arguments: codes, files, verbs or
	// shells.
	complete string
	flags    func(*flag.FlagSet)
	run      func(ctx context.Context, e env, args []string) error
}

// commands returns all commands in the order of the help. Each call makes new ones:
// a command holds the values of its flags.
func commands() []*command {
	return []*command{
		showCommand(), searchCommand(), explainCommand(), openapiCommand(), serveCommand(), buildCommand(),
		versionCommand(), completionCommand(), manualCommand(), helpCommand(),
	}
}

func lookupCommand(name string) (*command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return nil, false
}

// codes matches what can be shown without naming the command: 404, 4xx.
var codes = regexp.MustCompile(`(?i)^[0-9][0-9x][0-9x]$`)

// run carries out one command line.
func run(ctx context.Context, e env, args []string) error {
	if len(args) == 0 {
		printUsage(e.stderr)
		return errUsage
	}
	name, rest := args[0], args[1:]
	switch {
	case name == "-h" || name == "-help" || name == "--help":
		name = "help"
	case name == "-version" || name == "--version":
		name = "version"
	case codes.MatchString(name):
		name, rest = "show", args
	}
	c, ok := lookupCommand(name)
	if !ok {
		fmt.Fprintf(e.stderr, "statusdeck: unknown command %q\n\n", name)
		printUsage(e.stderr)
		return errUsage
	}
	return c.execute(ctx, e, rest)
}

// execute parses flags and arguments, and runs the command.
func (c *command) execute(ctx context.Context, e env, args []string) error {
	fs := c.flagSet()
	fs.SetOutput(e.stderr)
	fs.Usage = func() { c.help(fs.Output()) }
	for _, a := range args {
		if a == "--" {
			break
		}
		if a == "-h" || a == "-help" || a == "--help" {
			fs.SetOutput(e.stdout)
		}
	}
	if err := fs.Parse(flagsFirst(fs, args)); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return errUsage
	}
	if n := fs.NArg(); n < c.least || c.most >= 0 && n > c.most {
		fmt.Fprintf(e.stderr, "statusdeck %s: %s\n\n", c.name, c.countProblem(n))
		fs.Usage()
		return errUsage
	}
	return c.run(ctx, e, fs.Args())
}

func (c *command) countProblem(n int) string {
	switch {
	case n < c.least:
		return "want " + c.arguments
	case c.most == 0:
		return fmt.Sprintf("want no arguments, got %d", n)
	}
	return fmt.Sprintf("want at most %d argument, got %d: %s", c.most, n, c.synopsis())
}

func (c *command) flagSet() *flag.FlagSet {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	if c.flags != nil {
		c.flags(fs)
	}
	return fs
}

// synopsis is the command in one line: "show [flags] CODE...".
func (c *command) synopsis() string {
	line := c.name
	if c.flags != nil {
		line += " [flags]"
	}
	return strings.TrimSpace(line + " " + c.arguments)
}

// help prints the help of the command.
func (c *command) help(w io.Writer) {
	fmt.Fprintf(w, "usage: statusdeck %s\n\n%s\n", c.synopsis(), c.about)
	if c.flags != nil {
		fs := c.flagSet()
		fs.SetOutput(w)
		fmt.Fprintln(w, "\nFlags, before or after the arguments:")
		fs.PrintDefaults()
	}
}

func printUsage(w io.Writer) {
	fmt.Fprint(w, "StatusDeck: the HTTP status-code reference.\n\nusage: statusdeck COMMAND [flags] [arguments]\n       statusdeck 404\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-11s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\n'statusdeck help COMMAND' prints the flags of a command.\n\nExit status: 0 success; 1 failure, nothing found, or a MUST is broken; 2 the command line\nmakes no sense, or the input cannot be read.\n")
}

func helpCommand() *command {
	return &command{
		name: "help", arguments: "[COMMAND]", summary: "print this text, or the help of a command",
		about: "Prints an overview, or the help of a command.", most: 1, complete: "verbs",
		run: func(_ context.Context, e env, args []string) error {
			if len(args) == 0 {
				printUsage(e.stdout)
				return nil
			}
			c, ok := lookupCommand(args[0])
			if !ok {
				return usageError(fmt.Sprintf("unknown command %q; 'statusdeck help' lists all", args[0]))
			}
			c.help(e.stdout)
			return nil
		},
	}
}

// flagsFirst moves flags that follow arguments in front of them. What follows --
// stays where it is.
func flagsFirst(fs *flag.FlagSet, args []string) []string {
	var flags, names []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			names = append(names, args[i:]...)
			break
		}
		if a == "-" || !strings.HasPrefix(a, "-") {
			names = append(names, a)
			continue
		}
		flags = append(flags, a)
		name, _, hasValue := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if f := fs.Lookup(name); f != nil && !hasValue && !isBool(f) && i+1 < len(args) {
			i++
			flags = append(flags, args[i])
		}
	}
	return append(flags, names...)
}

func isBool(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}
