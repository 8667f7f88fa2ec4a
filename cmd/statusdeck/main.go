// Command statusdeck serves and builds the StatusDeck site, and answers from the
// catalog on the command line.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitFailed = 1 // the work could not be done
	exitUsage  = 2 // the command line makes no sense
)

const usage = `StatusDeck: the HTTP status-code reference.

usage: statusdeck <command> [flags] [arguments]

  serve   serve the site over HTTP
  build   write the static site into a folder
  show    print what the catalog knows about a number
  search  search the catalog
  explain say what is wrong with recorded HTTP traffic
  help    print this text; 'statusdeck <command> -h' prints a command's flags
`

// errUsage marks errors of the command line; the message has been printed.
var errUsage = errors.New("usage")

// errFound makes the exit status say that something was found; all is printed.
var errFound = errors.New("found")

// env is what a command may use of the world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}, os.Args[1:])
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(exitUsage)
	case errors.Is(err, errFound):
		os.Exit(exitFailed)
	default:
		fmt.Fprintln(os.Stderr, "statusdeck:", err)
		os.Exit(exitFailed)
	}
}

// run carries out one command line.
func run(ctx context.Context, e env, args []string) error {
	commands := map[string]func(context.Context, env, []string) error{
		"serve": serve, "build": build, "show": show, "search": searchCatalog, "explain": explainTraffic,
	}
	if len(args) == 0 {
		fmt.Fprint(e.stderr, usage)
		return errUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		fmt.Fprint(e.stdout, usage)
		return nil
	}
	command, ok := commands[args[0]]
	if !ok {
		fmt.Fprintf(e.stderr, "statusdeck: unknown command %q\n\n%s", args[0], usage)
		return errUsage
	}
	return command(ctx, e, args[1:])
}

// parse parses the flags of a command. usage is its line of arguments, such as
// "serve [flags]"; want says how many arguments follow the flags, -1 for any.
func parse(e env, fs *flag.FlagSet, args []string, usage, about string, want int) error {
	fs.SetOutput(e.stderr)
	fs.Usage = func() {
		fmt.Fprintf(fs.Output(), "usage: statusdeck %s\n\n%s\n", usage, about)
		fs.PrintDefaults()
	}
	for _, a := range args {
		if a == "-h" || a == "-help" || a == "--help" {
			fs.SetOutput(e.stdout)
		}
	}
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return errUsage
	}
	if want >= 0 && fs.NArg() != want {
		fmt.Fprintf(e.stderr, "statusdeck %s: got %d arguments, want %d\n", fs.Name(), fs.NArg(), want)
		fs.Usage()
		return errUsage
	}
	return nil
}
