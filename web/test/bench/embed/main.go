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
	judge := flag.Bool("judge", true, "fail when the page with the widget has a long task that the others have not")
	tasks := flag.Bool("tasks", false, "also list what the longest tasks of the widget's page consist of")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *runs, *slowed, *judge, *tasks); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// long is the time in ms beyond which a task is long.
const long = 50

func run(ctx context.Context, out io.Writer, runs int, slowed float64, judge, tasks bool) error {
	s, err := embedded.Site()
	if err != nil {
		return err
	}
	host := serve(s)
	defer host.Close()
	docs := serveDocs(host.URL)
	defer docs.Close()
	seen := map[string][]visit{}
	for range runs {
		for _, v := range variants {
			got, err := read(ctx, docs.URL+v.path, slowed)
			if err != nil {
				return fmt.Errorf("read the page %s: %w", v.name, err)
			}
			seen[v.name] = append(seen[v.name], got)
		}
	}
	fmt.Fprintf(out, "Processor slowed %g times, %d runs each.\n\n", slowed, runs)
	fmt.Fprintln(out, "| page | longest task ms, median | worst | tasks over 50 ms, all runs | main thread ms, median | CLS, worst | fragments, most |")
	fmt.Fprintln(out, "|---|--:|--:|--:|--:|--:|--:|")
	longs := map[string]int{}
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
		longs[v.name] = count
		fmt.Fprintf(out, "| %s | %.1f | %.1f | %d | %.0f | %.4f | %d |\n", v.name, median(longest), slices.Max(longest), count, median(total), shift, requests)
	}
	if tasks {
		for i, got := range seen[withWidget] {
			for _, task := range got.tasks[:min(4, len(got.tasks))] {
				fmt.Fprintf(out, "run %d: %.1f ms: %s\n", i+1, task.ms, task.parts)
			}
		}
	}
	if judge && longs[withWidget] > longs[withoutScript] {
		return fmt.Errorf("the page with the widget has %d long tasks, without it %d", longs[withWidget], longs[withoutScript])
	}
	return nil
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
