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
	exitFailed = 1 // the work could not be done, or found nothing or a broken MUST
	exitUsage  = 2 // the command line makes no sense, or the input cannot be read
)

// errUsage marks errors of the command line; the message has been printed.
var errUsage = errors.New("usage")

// usageError is an error of the command line whose message is still to be printed.
type usageError string

func (e usageError) Error() string        { return string(e) }
func (e usageError) Is(target error) bool { return target == errUsage }

// errFound makes the exit status say that something was found; all is printed.
var errFound = errors.New("found")

// env is what a command may use of the world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// columns is the width of the terminal that stdout is, 0 for anything else.
	columns int
	// color says whether the output may have colors.
	color bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	out := &checkedWriter{Writer: os.Stdout}
	columns := terminalColumns(os.Stdout)
	e := env{
		stdin: os.Stdin, stdout: out, stderr: os.Stderr,
		columns: columns, color: columns > 0 && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
	err := run(ctx, e, os.Args[1:])
	if err == nil && out.err != nil {
		err = fmt.Errorf("write the output: %w", out.err)
	}
	var usage usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
	case errors.As(err, &usage):
		fmt.Fprintln(os.Stderr, "statusdeck:", err)
		os.Exit(exitUsage)
	case errors.Is(err, errUsage):
		os.Exit(exitUsage)
	case errors.Is(err, errFound):
		os.Exit(exitFailed)
	default:
		fmt.Fprintln(os.Stderr, "statusdeck:", err)
		os.Exit(exitFailed)
	}
}

// checkedWriter remembers that a write has failed: commands print without looking.
type checkedWriter struct {
	io.Writer
	err error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}
