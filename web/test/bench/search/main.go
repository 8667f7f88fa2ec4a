// Command search compares the search of package catalog/search with MiniSearch, on the
// same texts and the same queries, in one run:
//
//	go run ./web/test/bench/search
//
// It measures MiniSearch in Node, our engine natively, and our engine as
// WebAssembly in the same Node, one after the other, and prints one table. It
// needs Node and, once, `npm ci` in this folder, which it runs by itself.
//
// How it is timed: per query, the median of several samples of several searches
// each, after three warm-up rounds over all queries; the table shows the median
// and the slowest of the queries. "Ready" is the time from nothing to an index
// that answers, the median of fresh processes, and "at best" the shortest of
// them, which says more on a machine that is busy with other things. Ours counts everything that
// Search does: reasons, marks, score parts and facets. MiniSearch only finds and
// ranks.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strings"

	"github.com/statusdeck/statusdeck/web/test/bench/workload"
)

func main() {
	starts := flag.Int("starts", 15, "how many fresh processes to time the index in")
	samples := flag.Int("samples", 11, "samples per query")
	repeats := flag.Int("repeats", 5, "searches per sample")
	flag.Parse()
	if err := run(*starts, *samples, *repeats); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// input is what all engines get.
type input struct {
	Documents []workload.Document `json:"documents"`
	Queries   []workload.Query    `json:"queries"`
	Options   json.RawMessage     `json:"options"` // of MiniSearch
	Samples   int                 `json:"samples"`
	Repeats   int                 `json:"repeats"`
}

// result is what an engine prints.
type result struct {
	Ready float64   `json:"ready_ms"`
	Times []float64 `json:"us"`
	// Places has the place of the first right result of each query, from 1, 0 for none.
	Places []int `json:"places"`

	best float64 // the shortest Ready of all starts
}

// goValue returns the line that a go command prints.
func goValue(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	return strings.TrimSpace(string(out)), err
}

func run(starts, samples, repeats int) error {
	root, err := goValue("list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return fmt.Errorf("find the module: %w", err)
	}
	goroot, err := goValue("env", "GOROOT")
	if err != nil {
		return fmt.Errorf("find Go's own folder: %w", err)
	}
	here := filepath.Join(root, "web", "test", "bench", "search")
	if _, err := os.Stat(filepath.Join(here, "node_modules", "minisearch")); err != nil {
		if err := command(here, nil, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts").Run(); err != nil {
			return fmt.Errorf("install MiniSearch: %w", err)
		}
	}
	tmp, err := os.MkdirTemp("", "statusdeck-bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(tmp)

	docs, err := workload.WithWords(workload.Documents(), root)
	if err != nil {
		return err
	}
	w := input{Documents: docs, Options: workload.MiniSearch, Samples: samples, Repeats: repeats}
	lists, err := filepath.Glob(filepath.Join(root, "catalog", "search", "testdata", "*.tsv"))
	if err != nil || len(lists) == 0 {
		return fmt.Errorf("no lists of queries: %v", err)
	}
	for _, list := range lists {
		qs, err := workload.Queries(list)
		if err != nil {
			return err
		}
		w.Queries = append(w.Queries, qs...)
	}
	data, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("encode the workload: %w", err)
	}
	file := filepath.Join(tmp, "workload.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return fmt.Errorf("write the workload: %w", err)
	}

	native, wasm := filepath.Join(tmp, "measure"), filepath.Join(tmp, "measure.wasm")
	if err := command(root, nil, "go", "build", "-o", native, "./web/test/bench/search/measure").Run(); err != nil {
		return fmt.Errorf("build natively: %w", err)
	}
	if err := command(root, []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-ldflags=-s", "-o", wasm, "./web/test/bench/search/measure").Run(); err != nil {
		return fmt.Errorf("build for WebAssembly: %w", err)
	}
	execWasm := filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec")
	engines := []struct {
		name string
		argv []string
	}{
		{"MiniSearch, Node", []string{"node", filepath.Join(here, "minisearch.mjs"), file}},
		{"StatusDeck, native", []string{native, file}},
		{"StatusDeck, wasm in Node", []string{execWasm, wasm, file}},
	}
	results := make([]result, len(engines))
	for i, e := range engines {
		if results[i], err = measure(here, e.argv, file, w, starts); err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
	}

	fmt.Printf("%d statuses, %d queries (shared, own and rounds), %s, Go %s\n\n",
		len(w.Documents), len(w.Queries), nodeVersion(), strings.TrimPrefix(runtime.Version(), "go"))
	fmt.Printf("| %-24s | %10s | %10s | %10s | %10s | %6s | %6s | %6s |\n", "engine", "median us", "worst us", "ready ms", "at best", "median", "worst", "ready")
	fmt.Printf("| %s | %s | %s | %s | %s | %s | %s | %s |\n", dashes(24), dashes(10), dashes(10), dashes(10), dashes(10), dashes(6), dashes(6), dashes(6))
	m0, w0 := middle(results[0].Times), slowest(results[0].Times)
	for i, e := range engines {
		r := results[i]
		m, worst := middle(r.Times), slowest(r.Times)
		fmt.Printf("| %-24s | %10.1f | %10.1f | %10.2f | %10.2f | %6.2f | %6.2f | %6.2f |\n",
			e.name, m, worst, r.Ready, r.best, m/m0, worst/w0, r.Ready/results[0].Ready)
	}
	fmt.Println("\nThe ratios are to MiniSearch; below 1 is faster. Slowest query:")
	for i, e := range engines {
		at := 0
		for q, us := range results[i].Times {
			if us > results[i].Times[at] {
				at = q
			}
		}
		fmt.Printf("  %-24s %q\n", e.name, w.Queries[at].Query)
	}
	fmt.Print("\nRight first and within three, percent:\n\n")
	fmt.Printf("| %-38s | %7s |", "queries", "")
	for _, e := range engines {
		fmt.Printf(" %24s |", e.name)
	}
	fmt.Printf("\n| %s | %s |%s\n", dashes(38), dashes(7), strings.Repeat(" "+dashes(24)+" |", len(engines)))
	for _, g := range groups {
		n := 0
		for _, q := range w.Queries {
			if g.has(q) {
				n++
			}
		}
		fmt.Printf("| %-38s | %7d |", g.name, n)
		for i := range engines {
			one, three := results[i].within(w.Queries, g.has, 1), results[i].within(w.Queries, g.has, 3)
			fmt.Printf(" %24s |", fmt.Sprintf("%.1f, %.1f", one, three))
		}
		fmt.Println()
	}
	return nil
}

// groups are the parts of the lists that the table tells apart.
var groups = []struct {
	name string
	has  func(workload.Query) bool
}{
	{"the half that the weights are fitted on", func(q workload.Query) bool { return q.Half == 0 }},
	{"the other half", func(q workload.Query) bool { return q.Half == 1 }},
	{"round 12, no words were added for it", func(q workload.Query) bool { return q.List == "round12.tsv" }},
	{"round 13, likewise", func(q workload.Query) bool { return q.List == "round13.tsv" }},
}

// within returns the share of queries, in percent, whose right code is among the first k.
func (r result) within(queries []workload.Query, in func(workload.Query) bool, k int) float64 {
	all, right := 0, 0
	for i, q := range queries {
		if in(q) {
			all++
			if r.Places[i] >= 1 && r.Places[i] <= k {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(all)
}

// measure runs an engine once on all queries, and some more times on none, to
// see how long it takes to get ready.
func measure(dir string, argv []string, file string, w input, starts int) (result, error) {
	var r result
	out, err := output(dir, argv)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(out, &r); err != nil {
		return r, fmt.Errorf("decode %q: %w", out, err)
	}
	w.Queries = []workload.Query{}
	data, err := json.Marshal(w)
	if err != nil {
		return r, err
	}
	short := file + ".start"
	if err := os.WriteFile(short, data, 0o600); err != nil {
		return r, err
	}
	argv = append(append([]string{}, argv[:len(argv)-1]...), short)
	ready := []float64{r.Ready}
	for len(ready) < starts {
		var s result
		out, err := output(dir, argv)
		if err != nil {
			return r, err
		}
		if err := json.Unmarshal(out, &s); err != nil {
			return r, fmt.Errorf("decode %q: %w", out, err)
		}
		ready = append(ready, s.Ready)
	}
	sort.Float64s(ready)
	r.Ready, r.best = middle(ready), ready[0]
	return r, nil
}

func output(dir string, argv []string) ([]byte, error) {
	cmd := command(dir, nil, argv[0], argv[1:]...)
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Run()
	return out.Bytes(), err
}

func command(dir string, env []string, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd
}

func middle(x []float64) float64 {
	s := append([]float64{}, x...)
	sort.Float64s(s)
	return s[len(s)/2]
}

func slowest(x []float64) float64 {
	m := 0.0
	for _, v := range x {
		m = max(m, v)
	}
	return m
}

func dashes(n int) string { return strings.Repeat("-", n) }

func nodeVersion() string {
	out, err := exec.Command("node", "--version").Output()
	if err != nil {
		return "Node"
	}
	return "Node " + strings.TrimPrefix(strings.TrimSpace(string(out)), "v")
}
