// Command size says what the browser program is made of, by package, and holds it
// to its budget.
//
//	go run ./web/wasm/size -wasm build/app.wasm          # the report
//	go run ./web/wasm/size -wasm build/app.wasm -check   # fails over the budget
//	go run ./web/wasm/size -wasm build/app.wasm -update  # notes the sizes as they are
//
// The budget is for the file as it is sent: compressed with brotli 11. Which
// packages brought it over the budget is found with packages.tsv, which has the
// sizes of the last time that somebody looked.
//
// Code is counted per function in a second build, which has their names. Data is
// counted per symbol in the compiled packages, as far as the linker finds it
// reachable; what remains are the tables that Go's runtime needs for all of it:
// function names, line numbers, stack maps.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/statusdeck/statusdeck/web/build"
)

// budget is the most that app.wasm may have, compressed, in bytes.
const budget = 760_000

func main() {
	wasm := flag.String("wasm", "build/app.wasm", "the browser program, as built")
	modfile := flag.String("modfile", "", "the -modfile with which it was built")
	cache := flag.String("cache", "build/cache", "folder with what the build has compressed already")
	table := flag.String("table", "web/wasm/size/packages.tsv", "the sizes noted before")
	check := flag.Bool("check", false, "fail over the budget; measure packages only then")
	update := flag.Bool("update", false, "note the sizes as they are")
	flag.Parse()
	if err := run(*wasm, *modfile, *cache, *table, *check, *update); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(wasm, modfile, cache, table string, check, update bool) error {
	program, err := os.ReadFile(wasm)
	if err != nil {
		return fmt.Errorf("read the browser program: %w", err)
	}
	c := build.Compressor{Dir: cache}
	compressed, err := c.Brotli(filepath.Base(wasm), program)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, %d with brotli 11, budget %d\n", wasm, len(program), len(compressed), budget)
	if check && len(compressed) <= budget {
		return nil
	}
	sizes, err := measure(modfile)
	if err != nil {
		return err
	}
	known, err := readTable(table)
	if err != nil && !update {
		return err
	}
	if update {
		return writeTable(table, sizes)
	}
	if len(compressed) > budget {
		return fmt.Errorf("%d bytes over the budget. What grew:\n%s", len(compressed)-budget, grown(known, sizes))
	}
	os.Stdout.WriteString(report(sizes))
	return nil
}
