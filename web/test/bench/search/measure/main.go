// Command measure times the search of package catalog on the queries in the
// file named on the command line, and prints one line of JSON. It is built both
// natively and for WebAssembly.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sort"
	"time"

	"github.com/statusdeck/statusdeck/catalog/search"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(file string) error {
	// First of all, as a program that has just started would do it.
	started := time.Now()
	search.Warm()
	ready := time.Since(started)

	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the queries: %w", err)
	}
	var in struct {
		Queries []struct {
			Query string `json:"query"`
			First []int  `json:"first"`
		} `json:"queries"`
		Samples int `json:"samples"`
		Repeats int `json:"repeats"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("decode the queries: %w", err)
	}
	for range 3 {
		for _, q := range in.Queries {
			search.Run(q.Query, search.Filter{})
		}
	}
	times := make([]float64, len(in.Queries))
	took := make([]float64, in.Samples)
	places := make([]int, len(in.Queries)) // of the first right result, from 1; 0 for none
	for i, q := range in.Queries {
		for s := range took {
			from := time.Now()
			for range in.Repeats {
				search.Run(q.Query, search.Filter{})
			}
			took[s] = float64(time.Since(from).Nanoseconds()) / 1000 / float64(in.Repeats)
		}
		sort.Float64s(took)
		times[i] = took[len(took)/2]
		places[i] = 1 + slices.IndexFunc(search.Run(q.Query, search.Filter{}).Results, func(r search.Result) bool {
			return slices.Contains(q.First, r.Status.Code)
		})
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"ready_ms": float64(ready.Nanoseconds()) / 1e6, "us": times, "places": places,
	})
}
