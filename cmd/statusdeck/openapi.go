package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/statusdeck/statusdeck/web/openapi"
)

const openapiAbout = `Adds to the responses of an OpenAPI document the descriptions that are missing, each with
a link to the page about its status code. Documents are OpenAPI 3 or Swagger 2, in YAML or
JSON; FILE - is standard input. Nothing else in the document changes, comments and
indentation included:

  statusdeck openapi -site https://codes.example -o openapi.yaml openapi.yaml

Exit status: 0 success, 1 with -check if anything is missing, 2 the document cannot be read
or the command line makes no sense.
`

// openapiFlags are the flags of openapi.
type openapiFlags struct {
	site, out   string
	check, link bool
}

func openapiCommand() *command {
	var f openapiFlags
	return &command{
		name: "openapi", arguments: "FILE", summary: "add missing descriptions and links to an OpenAPI document",
		about: openapiAbout, least: 1, most: 1, complete: "files", flags: f.define, run: f.run,
	}
}

func (f *openapiFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.site, "site", "", "link to the pages of the StatusDeck site at this `URL`; without it, to the specifications")
	fs.StringVar(&f.out, "o", "", "write to this `FILE`, which can be the document itself, instead of standard output")
	fs.BoolVar(&f.check, "check", false, "write nothing, list what is missing, and exit with 1 if anything is")
	fs.BoolVar(&f.link, "links", false, "also add a link to descriptions that have none")
}

func (f *openapiFlags) run(_ context.Context, e env, args []string) error {
	if f.check && f.out != "" {
		return usageError("openapi: want one of -check and -o")
	}
	if site, err := url.Parse(f.site); f.site != "" && (err != nil || site.Host == "" || site.Scheme != "https" && site.Scheme != "http" || strings.ContainsAny(f.site, "?#()<> \"'")) {
		return usageError(fmt.Sprintf("openapi: -site %q must look like https://codes.example", f.site))
	}
	name, document, err := readDocument(e.stdin, args[0])
	if err != nil {
		fmt.Fprintf(e.stderr, "statusdeck: openapi: %v\n", err)
		return errUnread
	}
	r, err := openapi.Complete(name, document, openapi.Options{Site: f.site, Link: f.link})
	if err != nil {
		fmt.Fprintf(e.stderr, "statusdeck: openapi: %v\n", err)
		return errUnread
	}
	for _, n := range r.Notes {
		fmt.Fprintf(e.stderr, "%s:%d: %s\n", name, n.Line, n.Text)
	}
	switch {
	case f.check:
		return listMissing(e.stdout, name, r.Changes)
	case f.out == "":
		_, err = e.stdout.Write(r.Document)
	case f.out == args[0] && bytes.Equal(r.Document, document):
		return nil // nothing to write, and the time of the file stays
	default:
		err = replaceFile(f.out, r.Document)
	}
	if err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// listMissing prints what a document lacks, a line each, as compilers do.
func listMissing(w io.Writer, name string, changes []openapi.Change) error {
	for _, c := range changes {
		what := "no description"
		if c.Link {
			what = "no link"
		}
		if _, err := fmt.Fprintf(w, "%s:%d: %s: %s; %s\n", name, c.Line, c.Place, what, c.Text); err != nil {
			return fmt.Errorf("print the list: %w", err)
		}
	}
	if len(changes) > 0 {
		return errFound
	}
	return nil
}

// readDocument returns a file, or standard input for -, with its name for messages.
func readDocument(stdin io.Reader, name string) (string, []byte, error) {
	if name == "-" {
		data, err := io.ReadAll(stdin)
		if err != nil {
			return "", nil, fmt.Errorf("read standard input: %w", err)
		}
		return "standard input", data, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", nil, fmt.Errorf("read the document: %w", err)
	}
	return name, data, nil
}

// replaceFile writes a file so that it has either its old content or all of the new,
// and keeps its permissions. A link stays one.
func replaceFile(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	mode := os.FileMode(0o644)
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.Mode().IsRegular(): // /dev/stdout
		return os.WriteFile(name, data, 0o644)
	case err == nil:
		mode = info.Mode().Perm()
	case !errors.Is(err, os.ErrNotExist):
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".statusdeck-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(mode), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}
