package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// found is one result in the output of search -json.
type found struct {
	Code    int    `json:"code"`
	Phrase  string `json:"phrase"`
	Summary string `json:"summary"`
	Origin  string `json:"origin"`
	Reason  string `json:"reason"`
	Score   int    `json:"score"`
}

func searchCatalog(_ context.Context, e env, args []string) error {
	fs := flag.NewFlagSet("search", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "print a JSON array, best first")
	explain := fs.Bool("explain", false, "print how the score of each result comes about")
	limit := fs.Int("n", 10, "how many results to print; 0 prints all")
	if err := parse(e, fs, flagsFirst(fs, args), "search [-json | -explain] [-n N] WORDS", "Searches the catalog as the site does, for words or a pasted line. Exit status 1 means that nothing was found.", -1); err != nil {
		return err
	}
	query := strings.Join(fs.Args(), " ")
	if strings.TrimSpace(query) == "" {
		fmt.Fprintln(e.stderr, "statusdeck search: what for?")
		fs.Usage()
		return errUsage
	}
	answer := search.Run(query, search.Filter{})
	results := answer.Results
	if *limit > 0 && len(results) > *limit {
		results = results[:*limit]
	}
	if *asJSON {
		list := make([]found, 0, len(results))
		for _, r := range results {
			list = append(list, found{
				r.Status.Code, r.Status.Phrase, r.Status.Summary, catalog.OriginName(r.Status.Origin), r.Reason, r.Score,
			})
		}
		if err := json.NewEncoder(e.stdout).Encode(list); err != nil {
			return fmt.Errorf("write the results: %w", err)
		}
	}
	if *explain {
		answer.Results = results
		fmt.Fprint(e.stdout, search.ScoreTable(answer))
	}
	for _, n := range answer.Notices {
		fmt.Fprintf(e.stderr, "%s: %s\n", n.Input, n.Text)
	}
	if len(results) == 0 {
		return fmt.Errorf("nothing found for %q", query)
	}
	if *asJSON || *explain {
		return nil
	}
	for _, r := range results {
		fmt.Fprintf(e.stdout, "%03d %-32s %s\n", r.Status.Code, r.Status.Phrase, r.Status.Summary)
	}
	return nil
}
