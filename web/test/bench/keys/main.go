// Command keys measures what a person feels who types into the search box: the
// time from each key to the frame that shows its results, in Chromium, as the
// browser draws it.
//
//	make build && go run ./web/test/bench/keys -statusdeck bin/statusdeck
//
// Three pages take turns in one browser: the built site; the same home page with
// its program taken out and MiniSearch, in JavaScript, put in its place, on the
// same texts and showing the same cards; and the page with neither, whose search
// box does nothing, which is the floor: what the browser, the machine and the wait
// for the next frame cost by themselves. Each page is measured as it is and with
// the processor slowed four times.
//
// Two clocks are read. "Frame" is our own: from the key event's time stamp to the
// first task after the frame that shows the results. "Event" is what the Event
// Timing API says of the same keys (the longest event of each interaction; it
// rounds to 8 ms and leaves out what is under 16, which counts as 8 here). "Work"
// is the processor time that the page's main thread took for a key, and what of it
// was script, style and layout.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/web/test/bench/peers"
)

var (
	binary = flag.String("statusdeck", "bin/statusdeck", "the built binary")
	rounds = flag.Int("rounds", 3, "rounds over all queries, in which the pages take turns")
	slowed = flag.String("slowed", "1,4", "how many times to slow the processor")
	first  = flag.Int("texts", len(texts), "how many of the texts to type")
	judge  = flag.Bool("judge", true, "fail when a goal is missed")
)

// The goals: the longest time from key to frame for 95 of 100 keys, in
// milliseconds, as the machine is and slowed four times.
var goals = map[int]float64{1: 16, 4: 50}

// texts is what is typed: every kind of query, with typing mistakes, long and
// short. After each the box is emptied in one go, which shows all codes.
var texts = []string{
	"404", "too many requests", "gatway timout", "unauthorized vs forbidden", "HttpStatus.NOT_FOUND",
	"retry-after", "nginx 499", "upload too big", "4xx", "etag if-none-match",
}

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	site, stop, err := peers.StartSite(*binary)
	if err != nil {
		return err
	}
	defer stop()
	others, stopPeers, err := startPeers(site)
	if err != nil {
		return err
	}
	defer stopPeers()
	pages := []page{
		{"StatusDeck", site + "/"},
		{"MiniSearch page", others + "/mini/"},
		{"page without search", others + "/plain/"},
	}
	var missed []error
	texts = texts[:min(*first, len(texts))]
	for _, s := range strings.Split(*slowed, ",") {
		slower, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("read -slowed %q: %w", *slowed, err)
		}
		all, err := measure(pages, slower, *rounds)
		if err != nil {
			return err
		}
		printTable(pages, all, slower)
		if got, goal := percentile(all[0].frame, 95), goals[slower]; goal > 0 && got > goal {
			missed = append(missed, fmt.Errorf("processor slowed %d times: 95 of 100 keys have their frame within %.1f ms, the goal is %.0f", slower, got, goal))
		}
	}
	if !*judge {
		return nil
	}
	return errors.Join(missed...)
}

func printTable(pages []page, all []times, slower int) {
	fmt.Printf("\nprocessor slowed %d times, %d keys a page, Go %s; times in ms\n\n", slower, len(all[0].frame), strings.TrimPrefix(runtime.Version(), "go"))
	fmt.Printf("| %-20s | %9s | %9s | %9s | %9s | %9s | %7s | %7s | %7s | %7s | %9s |\n", "page", "frame p50", "frame p95", "frame max", "event p95", "event max", "work", "script", "style", "layout", "p95 ratio")
	fmt.Printf("|%s|%s\n", strings.Repeat("-", 22), strings.Repeat(strings.Repeat("-", 11)+"|", 5)+strings.Repeat(strings.Repeat("-", 9)+"|", 4)+strings.Repeat("-", 11)+"|")
	mini := percentile(all[1].frame, 95)
	for i, p := range pages {
		t := all[i]
		n := float64(len(t.frame))
		fmt.Printf("| %-20s | %9.1f | %9.1f | %9.1f | %9.0f | %9.0f | %7.2f | %7.2f | %7.2f | %7.2f | %9.2f |\n", p.name,
			percentile(t.frame, 50), percentile(t.frame, 95), percentile(t.frame, 100),
			percentile(t.event, 95), percentile(t.event, 100),
			t.work.task/n, t.work.script/n, t.work.style/n, t.work.layout/n, percentile(t.frame, 95)/mini)
	}
	fmt.Println("\nThe ratio is to the MiniSearch page; below 1 is faster. Work, script, style and layout are means per key.")
}
