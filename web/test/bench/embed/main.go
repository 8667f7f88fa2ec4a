// Command embed measures what the widget costs the page around it:
//
//	go run -tags embedsite ./web/test/bench/embed
//
// The page has 100 elements of 20 codes, in every view, among its text. It is
// loaded and read from top to bottom in a Chromium with an empty profile and the
// processor slowed 4 times, beside the same page without the script, and the same
// text without the elements, in turns and in one run.
//
// A task is what the main thread of the page does in one piece. Its time is that of
// the thread on the processor, as Chromium's own trace has it, so that whatever else
// runs on the machine counts little; slowing the processor counts in full. Browsers
// call a task long beyond 50 ms (Long Tasks API, W3C).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/statusdeck/statusdeck/web/site/embedded"
)

func main() {
	runs := flag.Int("runs", 7, "fresh browsers for each page")
	slowed := flag.Float64("slowed", 4, "how many times the processor is slowed")
	judge := flag.Bool("judge", true, "fail when the page with the widget has a long task that the others do not have, takes 1.5 s longer than the text, or shifts")
	tasks := flag.Bool("tasks", false, "also list what the longest tasks of the widget's page consist of")
	profile := flag.Bool("profile", false, "also list what the main thread spends its time on, for each page")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, options{*runs, *slowed, *judge, *tasks, *profile}); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// budget is the time in ms of the main thread, slowed 4 times, that the elements may
// take beyond what the text alone takes.
const budget = 1500

// long is the time in ms beyond which a task is long.
const long = 50

// options are the flags.
type options struct {
	runs                  int
	slowed                float64
	judge, tasks, profile bool
}

func run(ctx context.Context, out io.Writer, o options) error {
	s, err := embedded.Site()
	if err != nil {
		return err
	}
	host := serve(s)
	defer host.Close()
	docs := serveDocs(host.URL)
	defer docs.Close()
	seen := map[string][]visit{}
	for range o.runs {
		for _, v := range variants {
			got, err := read(ctx, docs.URL+v.path, o.slowed)
			if err != nil {
				return fmt.Errorf("read the page %s: %w", v.name, err)
			}
			seen[v.name] = append(seen[v.name], got)
		}
	}
	fmt.Fprintf(out, "Processor slowed %g times, %d runs each.\n\n", o.slowed, o.runs)
	fmt.Fprintln(out, "| page | longest task ms, median | worst | tasks over 50 ms, all runs | main thread ms, median | CLS, worst | fragments, most |")
	fmt.Fprintln(out, "|---|--:|--:|--:|--:|--:|--:|")
	longs, totals, shifts := map[string]int{}, map[string]float64{}, map[string]float64{}
	for _, v := range variants {
		all := seen[v.name]
		count, requests, shift := 0, 0, 0.0
		var longest, total []float64
		for _, got := range all {
			count += got.longTasks()
			requests = max(requests, got.fragments)
			shift = max(shift, got.CLS)
			longest = append(longest, got.tasks[0].ms)
			total = append(total, got.total)
		}
		longs[v.name], totals[v.name], shifts[v.name] = count, median(total), shift
		fmt.Fprintf(out, "| %s | %.1f | %.1f | %d | %.0f | %.4f | %d |\n", v.name, median(longest), slices.Max(longest), count, median(total), shift, requests)
	}
	if o.tasks {
		for i, got := range seen[withWidget] {
			for _, task := range got.tasks[:min(4, len(got.tasks))] {
				fmt.Fprintf(out, "run %d: %.1f ms: %s\n", i+1, task.ms, task.parts)
			}
		}
	}
	if o.profile {
		for _, v := range variants {
			fmt.Fprintf(out, "\n%s, ms of a load: %s\n", v.name, costs(seen[v.name]))
		}
	}
	if !o.judge {
		return nil
	}
	return errors.Join(
		within("long tasks of all runs", float64(longs[withWidget]), float64(max(longs[withoutScript], longs[textOnly]))),
		within("ms of main thread", totals[withWidget], totals[textOnly]+budget*o.slowed/4),
		within("layout shift", shifts[withWidget], 0),
	)
}

// within says that the page with the widget has more of something than it may.
func within(what string, got, most float64) error {
	if got <= most {
		return nil
	}
	return fmt.Errorf("the page with the widget has %.4g %s, want at most %.4g", got, what, most)
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
