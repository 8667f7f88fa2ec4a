// Command gen turns the data files below catalog/ into Go literals and the search
// index. It is run by `go generate ./catalog` (make generate), from the folder
// catalog/.
//
// It imports package catalog for the types of the records. So that it runs when
// generated files are missing, broken or older than the types, it is built with
// overlay.json, which replaces them by the empty ones in nodata/.
//
// When a file is broken it prints file, line, field and reason of every
// problem, writes nothing and exits with 1.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/statusdeck/statusdeck/catalog/internal/source"
)

func main() {
	dir := flag.String("dir", ".", "the folder that holds codes/, vendors/, classes/, choose/questions/, pairs.yaml and libraries.yaml")
	draft := flag.Bool("draft", false, "for writers: skip the rules about the length and form of articles")
	check := flag.Bool("check", false, "only check, write nothing")
	flag.Parse()
	if err := run(*dir, *draft, *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string, draft, check bool) error {
	c, err := source.Load(os.DirFS(dir), source.Options{Draft: draft})
	if err != nil {
		return err
	}
	files, err := c.Generate()
	if err != nil || check {
		return err
	}
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return fmt.Errorf("write generated code: %w", err)
		}
	}
	return nil
}
