package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
	"github.com/statusdeck/statusdeck/catalog/search/languages"
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

// searchFlags are the flags of search.
type searchFlags struct {
	json, explain bool
	limit         int
}

func searchCommand() *command {
	var f searchFlags
	return &command{
		name: "search", arguments: "WORDS...", summary: "search the catalog",
		about: "Searches the catalog as the site does, for words or a pasted line. Exit status 1 means that\nnothing was found.",
		least: 1, most: -1,
		flags: func(fs *flag.FlagSet) {
			fs.BoolVar(&f.json, "json", false, "print a JSON array, best first")
			fs.BoolVar(&f.explain, "explain", false, "print how the score of each result is made up")
			fs.IntVar(&f.limit, "n", 10, "print at most `N` results; 0 prints all")
		},
		run: f.run,
	}
}

func (f *searchFlags) run(_ context.Context, e env, args []string) error {
	query := strings.Join(args, " ")
	if strings.TrimSpace(query) == "" {
		return usageError("search: want words to search for")
	}
	if f.limit < 0 {
		return usageError("search: -n must not be negative")
	}
	if err := addLanguages(); err != nil {
		return err
	}
	answer := search.Run(query, search.Filter{})
	results := answer.Results
	if f.limit > 0 && len(results) > f.limit {
		results = results[:f.limit]
	}
	if f.json {
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
	if f.explain {
		answer.Results = results
		fmt.Fprint(e.stdout, search.ScoreTable(answer))
	}
	for _, n := range answer.Notices {
		fmt.Fprintf(e.stderr, "%s: %s\n", n.Input, n.Text)
	}
	if len(results) == 0 {
		return fmt.Errorf("nothing found for %q", query)
	}
	if f.json || f.explain {
		return nil
	}
	for _, r := range results {
		printLine(e, r.Status)
		if r.IsVocabulary() {
			fmt.Fprintf(e.stdout, "    %s\n", r.Reason)
		}
	}
	return nil
}

// addLanguages adds the words of all languages to the search.
func addLanguages() error {
	for _, id := range search.Languages {
		if data, ok := languages.File(id); !ok || !search.AddLanguage(data) {
			return fmt.Errorf("add the words of the language %s: the file is missing or broken", id)
		}
	}
	return nil
}
