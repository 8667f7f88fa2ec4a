package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/statusdeck/statusdeck/catalog"
)

func show(_ context.Context, e env, args []string) error {
	fs := flag.NewFlagSet("show", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "print JSON")
	if err := parse(e, fs, args, "show [-json] NUMBER", "Prints what the catalog knows about a status code.", 1); err != nil {
		return err
	}
	text := fs.Arg(0)
	code, err := strconv.Atoi(text)
	if err != nil || len(text) != 3 || code < 0 {
		return fmt.Errorf("%q is not a status code: want three digits", text)
	}
	s, ok := catalog.Lookup(code)
	if !ok {
		if c := catalog.ClassOf(code); c != catalog.ClassOutside {
			return fmt.Errorf("%s is not assigned; a client treats it as %d (RFC 9110, section 15)", text, c.Generic())
		}
		return fmt.Errorf("%s is not assigned and lies outside 100-599: it is not a valid status code", text)
	}
	if *asJSON {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	}
	printStatus(e, s)
	return nil
}

func printStatus(e env, s *catalog.Status) {
	row := func(label, text string) {
		if text != "" {
			fmt.Fprintf(e.stdout, "%-13s %s\n", label, text)
		}
	}
	fmt.Fprintf(e.stdout, "%03d %s\n%s\n\n", s.Code, s.Phrase, s.Summary)
	row("Class", strings.TrimSpace(s.Class().Digits()+" "+s.Class().String()))
	row("Owner", catalog.OriginName(s.Origin))
	row("Standing", string(s.State))
	row("Expires", s.Expires)
	if today := time.Now().Format(time.DateOnly); s.Expired(today) {
		row("", "this day has passed; whether the registration was renewed is not known here")
	}
	row("Use case", s.UseCase)
	row("Notes", s.Notes)
	row("Cacheable", string(s.Cacheable.Rule)+": "+s.Cacheable.Note)
	row("Retry", s.Retry.Advice)
	for _, f := range s.Fields {
		row("Field", fmt.Sprintf("%s (%s, %s) %s", f.Name, f.In, f.Need, f.Note))
	}
	for _, c := range s.Constants {
		row("Constant", c.Expr)
	}
	for _, p := range catalog.PairsOf(s.Code) {
		row("Not", fmt.Sprintf("%03d: %s", p.Other(s.Code), p.Rule))
	}
	for _, o := range s.OtherMeanings {
		row("Also", fmt.Sprintf("%s (%s): %s", o.Phrase, catalog.OriginName(o.Origin), o.Summary))
	}
	for _, src := range s.Sources {
		row("Source", src.Title+" "+src.URL+" ("+src.Compared()+")")
	}
}
