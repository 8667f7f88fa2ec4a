package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sums returns a line "hash  name" for every Go file of a package, tests left out.
func sums(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", dir, err)
	}
	var lines []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("hash go-app's files: %w", err)
		}
		sum := sha256.Sum256(data)
		lines = append(lines, hex.EncodeToString(sum[:])+"  "+filepath.Base(name))
	}
	return lines, nil
}

func writeSums(file, dir string) error {
	lines, err := sums(dir)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return fmt.Errorf("note go-app's hashes: %w", err)
	}
	return nil
}

// checkSums fails with the names of all files that are not those that _goapp was
// made from.
func checkSums(file, dir string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read go-app's known hashes: %w", err)
	}
	got, err := sums(dir)
	if err != nil {
		return err
	}
	want := strings.Fields(string(data))
	known := map[string]string{}
	for i := 0; i+1 < len(want); i += 2 {
		known[want[i+1]] = want[i]
	}
	var wrong []string
	for _, line := range got {
		sum, name, _ := strings.Cut(line, "  ")
		switch known[name] {
		case sum:
		case "":
			wrong = append(wrong, name+" is new")
		default:
			wrong = append(wrong, name+" has changed")
		}
		delete(known, name)
	}
	for name := range known {
		wrong = append(wrong, name+" is gone")
	}
	if len(wrong) > 0 {
		slices.Sort(wrong)
		return fmt.Errorf("go-app is not the one that _goapp was made from: %s; compare, then run with -accept", strings.Join(wrong, ", "))
	}
	return nil
}
