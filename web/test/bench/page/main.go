// Command page measures the search in a real Chromium:
//
//	go run ./web/test/bench/page -statusdeck bin/statusdeck
//
// Every figure is a median of fresh browser profiles, and the home page is measured
// beside one with MiniSearch in JavaScript, in turns, on the same machine and in the
// same run: the ratios mean more than the numbers. "Slow" is a processor slowed
// 4 times by Chromium and a network of 1.6 Mbit/s with 150 ms.
//
// The first table has the time from the first key of a query to its right first
// answer, which comes from a small table until the program is ready, and to the results
// of the search. The second shows whether memory grows with use.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	var o options
	flag.StringVar(&o.binary, "statusdeck", "bin/statusdeck", "the program to measure")
	flag.IntVar(&o.runs, "runs", 5, "fresh profiles per figure")
	flag.IntVar(&o.searches, "searches", 5000, "searches in the measurement of memory; 5000 is an hour of use")
	flag.IntVar(&o.navigations, "navigations", 2000, "page changes in the measurement of memory")
	flag.StringVar(&o.only, "only", "", "measure only this: keys or memory")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	binary, only                string
	runs, searches, navigations int
}

func run(ctx context.Context, o options) error {
	s, err := startSite(o.binary)
	if err != nil {
		return err
	}
	defer s.close()
	if o.only != "memory" { // which is one long run
		fmt.Printf("Medians of %d.\n\n", o.runs)
	}
	for _, part := range []struct {
		name    string
		measure func(context.Context, options, *proxies) (string, error)
	}{{"keys", keys}, {"memory", memory}} {
		if o.only != "" && o.only != part.name {
			continue
		}
		table, err := part.measure(ctx, o, s)
		if err != nil {
			return err
		}
		fmt.Print(table)
	}
	return nil
}
