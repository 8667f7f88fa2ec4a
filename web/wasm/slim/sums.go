package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ported returns the names of go-app's files that the files in _goapp were made
// from: those of the same names, and js_wasm.go, which is part of js.go here.
func ported(source string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(source, "_goapp", pkg, "*.go"))
	if err != nil {
		return nil, fmt.Errorf("list the ported files: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no ported files in %s", filepath.Join(source, "_goapp", pkg))
	}
	for i, name := range names {
		names[i] = filepath.Base(name)
	}
	names = append(names, "js_wasm.go")
	slices.Sort(names)
	return names, nil
}

// sums returns a line "hash  name" for each of the files in a folder; the hash of a
// file that does not exist is "none".
func sums(dir string, names []string) ([]string, error) {
	var lines []string
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			lines = append(lines, "none  "+name)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("hash go-app's files: %w", err)
		}
		sum := sha256.Sum256(data)
		lines = append(lines, hex.EncodeToString(sum[:])+"  "+name)
	}
	return lines, nil
}

func writeSums(file, dir string, names []string) error {
	lines, err := sums(dir, names)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return fmt.Errorf("record go-app's hashes: %w", err)
	}
	return nil
}

// checkSums fails with the names of the files that differ from those that _goapp
// was made from.
func checkSums(file, dir string, names []string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read go-app's known hashes: %w", err)
	}
	lines, err := sums(dir, names)
	if err != nil {
		return err
	}
	known := strings.Split(strings.TrimSpace(string(data)), "\n")
	var wrong []string
	for _, line := range lines {
		if !slices.Contains(known, line) {
			_, name, _ := strings.Cut(line, "  ")
			wrong = append(wrong, name)
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("these files of go-app are not those that _goapp was made from: %s; port the changes, then run with -accept, see README.md in web/wasm/slim", strings.Join(wrong, ", "))
	}
	return nil
}
