// Command serve measures our server beside Caddy and nginx, in one run, on
// loopback, over the files of one build and with the configurations that the
// build ships: requests per second for a code page in brotli, memory at a
// thousand connections, what a thousand slow clients do to the others, what thousands
// of ranges in one request cost, and HTTP/2 over TLS.
//
//	go run ./web/test/bench/serve -statusdeck bin/statusdeck
//
// The load comes from wrk on the same machine, so that it takes a part of what
// it measures: the ratios count. The figures are in web/server/README.md.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

var (
	binary  = flag.String("statusdeck", "bin/statusdeck", "the built binary")
	port    = flag.Int("port", 18120, "first of four ports on loopback")
	rounds  = flag.Int("rounds", 5, "rounds; the median counts")
	seconds = flag.Int("seconds", 5, "seconds of load per server and round")
)

const (
	page        = "/status/404/"
	connections = 64
	many        = 1000
	// The goals: shares of the others' requests per second, and bytes of memory.
	shareOfCaddy = 1.0
	shareOfNginx = 0.8
	maxMemory    = 80 << 20
)

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "statusdeck-bench-")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	dist := filepath.Join(dir, "dist")
	if err := command(*binary, "build", "-out", dist); err != nil {
		return err
	}
	servers, err := startAll(dir, dist)
	defer stopAll(servers)
	if err != nil {
		return err
	}
	if err := sameAnswers(servers); err != nil {
		return err
	}
	fmt.Println(machine())
	shares, err := speed(servers)
	if err != nil {
		return err
	}
	memory, err := memoryAtMany(servers)
	if err != nil {
		return err
	}
	if err := slowClients(servers); err != nil {
		return err
	}
	hostile, err := hostileRanges(servers)
	if err != nil {
		return err
	}
	if err := http2Speed(dir, dist); err != nil {
		return err
	}
	return judge(shares, memory, hostile)
}

// speed measures all servers in turns, so that what else the machine does meets
// them alike, and returns the median of our share of each server's rate.
func speed(servers []*server) (map[string]float64, error) {
	fmt.Printf("\nGET %s, Accept-Encoding: br, %d connections, %d rounds of %d s, median (lowest to highest)\n", page, connections, *rounds, *seconds)
	rates, cpu, shares := map[string][]float64{}, map[string][]float64{}, map[string][]float64{}
	for range *rounds {
		for _, s := range servers {
			r, err := s.load(connections, *seconds)
			if err != nil {
				return nil, err
			}
			rates[s.name] = append(rates[s.name], r.perSecond)
			cpu[s.name] = append(cpu[s.name], r.cpu)
			own := rates[ours]
			shares[s.name] = append(shares[s.name], own[len(own)-1]/r.perSecond)
		}
	}
	share := map[string]float64{}
	for _, s := range servers {
		rate, low, high := median(rates[s.name])
		used, _, _ := median(cpu[s.name])
		share[s.name], _, _ = median(shares[s.name])
		fmt.Printf("  %-12s %7.0f requests/s (%.0f to %.0f), %5.1f µs of processor time per request\n", s.name, rate, low, high, used)
	}
	return share, nil
}

func median(list []float64) (middle, low, high float64) {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2], list[0], list[len(list)-1]
}

// memoryAtMany measures the peak of resident memory under many connections.
func memoryAtMany(servers []*server) (map[string]int, error) {
	fmt.Printf("\n%d connections for %d s: most resident memory of all its processes\n", many, *seconds)
	most := map[string]int{}
	for _, s := range servers {
		r, err := s.load(many, *seconds)
		if err != nil {
			return nil, err
		}
		if most[s.name], err = s.peakMemory(); err != nil {
			return nil, err
		}
		fmt.Printf("  %-12s %5.1f MB (%.0f requests/s, %d errors)\n", s.name, float64(most[s.name])/(1<<20), r.perSecond, r.errors)
	}
	return most, nil
}

// slowClients measures the others' speed while many clients send a byte a second.
func slowClients(servers []*server) error {
	fmt.Printf("\n%d connections that send a byte a second, beside %d quick ones\n", many, connections)
	for _, s := range servers {
		before, err := s.load(connections, *seconds)
		if err != nil {
			return err
		}
		slow, err := trickle(s.addr, many)
		if err != nil {
			return err
		}
		time.Sleep(2 * time.Second)
		during, err := s.load(connections, *seconds)
		open := slow.stop()
		if err != nil {
			return err
		}
		fmt.Printf("  %-12s %7.0f requests/s, %d errors (%.0f without them; %d of them still connected)\n",
			s.name, during.perSecond, during.errors, before.perSecond, open)
	}
	return nil
}

// judge fails when a goal is missed.
func judge(shares map[string]float64, memory map[string]int, hostile float64) error {
	fmt.Printf("\nours/caddy %.2f (goal %.1f), ours/nginx %.2f (goal %.1f), medians of the rounds; memory %.1f MB (goal below %d); hostile ranges %.2f (goal below %.0f)\n",
		shares["caddy"], shareOfCaddy, shares["nginx"], shareOfNginx, float64(memory[ours])/(1<<20), maxMemory>>20, hostile, maxHostile)
	if shares["caddy"] < shareOfCaddy || shares["nginx"] < shareOfNginx || memory[ours] >= maxMemory || hostile >= maxHostile {
		return errors.New("a goal was missed")
	}
	return nil
}
