// Command prefilter writes the prefilter table, for tests and benchmarks of the
// script that reads it: go run ./web/tools/prefilter FILE
package main

import (
	"fmt"
	"os"

	"github.com/statusdeck/statusdeck/catalog/search/prefilter"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "prefilter:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one argument, the file to write, got %d", len(args))
	}
	table, err := prefilter.Table()
	if err != nil {
		return err
	}
	if err := os.WriteFile(args[0], table, 0o644); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}
