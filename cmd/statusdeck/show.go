package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	sitebuild "github.com/statusdeck/statusdeck/web/build"
)

// showFlags are the flags of show.
type showFlags struct{ json, markdown bool }

func showCommand() *command {
	var f showFlags
	return &command{
		name: "show", arguments: "CODE...", summary: "print what the catalog knows about a code, or list a class (4xx)",
		about: "Prints all facts about status codes: 'show 404', or just 'statusdeck 404'. An x stands for any\ndigit: 'show 4xx' lists a class.",
		least: 1, most: -1, complete: "codes",
		flags: func(fs *flag.FlagSet) {
			fs.BoolVar(&f.json, "json", false, "print JSON with the names of the site's API (/api/v1/schema.json)")
			fs.BoolVar(&f.markdown, "markdown", false, "print Markdown")
		},
		run: f.run,
	}
}

func (f *showFlags) run(_ context.Context, e env, args []string) error {
	if f.json && f.markdown {
		return usageError("show: want one of -json and -markdown")
	}
	var list []*catalog.Status
	isList := len(args) > 1
	for _, text := range args {
		found, err := statusesOf(text)
		if err != nil {
			return err
		}
		isList = isList || strings.ContainsAny(text, "xX")
		list = append(list, found...)
	}
	switch {
	case f.json:
		return printCodesJSON(e.stdout, list, isList)
	case f.markdown:
		for _, s := range list {
			printMarkdown(e.stdout, s)
		}
	case isList:
		for _, s := range list {
			printLine(e, s)
		}
	default:
		printStatus(e, list[0])
	}
	return nil
}

// statusesOf returns the statuses that an argument of show names.
func statusesOf(text string) ([]*catalog.Status, error) {
	if !codes.MatchString(text) {
		return nil, usageError(fmt.Sprintf("%q is not a status code: want three digits, such as 404, or a pattern such as 4xx", text))
	}
	pattern := strings.ToLower(text)
	var list []*catalog.Status
	for _, s := range catalog.All() {
		if fits(pattern, threeDigits(s.Code)) {
			list = append(list, s)
		}
	}
	if len(list) > 0 {
		return list, nil
	}
	if strings.Contains(pattern, "x") {
		return nil, fmt.Errorf("no code of the catalog fits %s", text)
	}
	code, _ := strconv.Atoi(text)
	if c := catalog.ClassOf(code); c != catalog.ClassOutside {
		return nil, fmt.Errorf("%s is not assigned; a client treats it as %d (RFC 9110, section 15)", text, c.Generic())
	}
	return nil, errors.New(text + " is not assigned and lies outside 100-599: it is not a valid status code")
}

func fits(pattern, digits string) bool {
	for i := range 3 {
		if pattern[i] != 'x' && pattern[i] != digits[i] {
			return false
		}
	}
	return true
}

func threeDigits(code int) string { return fmt.Sprintf("%03d", code) }

// printCodesJSON prints an object for one code, an array for several.
func printCodesJSON(w io.Writer, list []*catalog.Status, isList bool) error {
	var parts []string
	for _, s := range list {
		data, err := sitebuild.CodeJSON(s)
		if err != nil {
			return err
		}
		parts = append(parts, strings.TrimSpace(string(data)))
	}
	out := strings.Join(parts, ",\n")
	if isList {
		out = "[\n" + out + "\n]"
	}
	if _, err := io.WriteString(w, out+"\n"); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
