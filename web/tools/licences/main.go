// Command licences lists the licences of all dependencies: the Go modules, by what
// they are compiled into, and the npm packages, which are only tools. It writes
// .github/LICENCES.md, and a test checks that the file is current.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	out := flag.String("out", ".github/LICENCES.md", "file to write")
	flag.Parse()
	text, err := list(".")
	if err == nil {
		err = os.WriteFile(*out, text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// list returns the list for the project in a folder.
func list(root string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# Licences\n\nStatusDeck is under the Apache License 2.0. Written by `make licences`; a test compares.\n")
	browser, err := modules(root, []string{"GOOS=js", "GOARCH=wasm"}, "./cmd/wasm")
	if err != nil {
		return nil, err
	}
	binary, err := modules(root, nil, "./cmd/statusdeck")
	if err != nil {
		return nil, err
	}
	rest, err := modules(root, nil, "-test", "./...")
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for _, part := range []struct {
		title, text string
		modules     []module
	}{
		{"In the browser program", "Compiled into `app.wasm`, with the Go standard library (BSD-3-Clause).", browser},
		{"In the command line", "Compiled into `bin/statusdeck` besides, with the Go standard library (BSD-3-Clause).", binary},
		{"In tests and tools only", "Never shipped.", rest},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| module | version | licence |\n| --- | --- | --- |\n", part.title, part.text)
		for _, m := range part.modules {
			if listed[m.Path] {
				continue
			}
			listed[m.Path] = true
			licence, err := licenceIn(m.Dir)
			if err != nil {
				return nil, fmt.Errorf("find the licence of %s %s: %w", m.Path, m.Version, err)
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", m.Path, m.Version, licence)
		}
	}
	b.WriteString("\n## npm packages of the audit, the benchmark, the tests and the examples\n\nNever shipped.\n\n| licence | packages |\n| --- | --- |\n")
	locks, err := lockFiles(root)
	if err != nil {
		return nil, err
	}
	packages, err := npm(locks...)
	if err != nil {
		return nil, err
	}
	for _, licence := range sortedKeys(packages) {
		names := packages[licence]
		slices.Sort(names)
		fmt.Fprintf(&b, "| %s | %s |\n", licence, strings.Join(slices.Compact(names), ", "))
	}
	return b.Bytes(), nil
}

// module is a Go module as go list describes it.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// modules returns the modules whose packages are compiled into the packages named by
// args, sorted by path.
func modules(root string, env []string, args ...string) ([]module, error) {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{.Main}}{{end}}"}, args...)...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return nil, fmt.Errorf("list the modules of %v: %w: %s", args, err, exit.Stderr)
		}
		return nil, fmt.Errorf("list the modules of %v: %w", args, err)
	}
	var found []module
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 4 && f[3] != "true" {
			found = append(found, module{Path: f[0], Version: f[1], Dir: f[2]})
		}
	}
	slices.SortFunc(found, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(found), nil
}

// texts are phrases that identify a licence, the more specific first.
var texts = []struct{ phrase, name string }{
	{"Apache License Version 2.0", "Apache-2.0"},
	{"Mozilla Public License", "MPL-2.0"},
	{"Neither the name of", "BSD-3-Clause"},
	{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
	{"Permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"},
	{"Permission to use, copy, modify, and/or distribute", "ISC"},
}

// licenceIn returns the SPDX name of the licence in a module's folder. An unknown
// text is an error: someone has to read it.
func licenceIn(dir string) (string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*"))
	if err != nil || len(names) == 0 {
		return "", errors.New("no licence file")
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		return "", err
	}
	return nameOf(string(data))
}

func nameOf(licence string) (string, error) {
	plain := strings.ReplaceAll(strings.Join(strings.Fields(licence), " "), ",", "")
	// Some files contain several licences.
	var names []string
	for _, t := range texts {
		if !strings.Contains(plain, strings.ReplaceAll(t.phrase, ",", "")) || (t.name == "BSD-2-Clause" && slices.Contains(names, "BSD-3-Clause")) {
			continue
		}
		names = append(names, t.name)
	}
	if len(names) == 0 {
		return "", fmt.Errorf("unknown licence %q", plain[:min(len(plain), 80)])
	}
	return strings.Join(names, " and "), nil
}

// lockFiles returns the lock files of npm in web/.
func lockFiles(root string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(filepath.Join(root, "web"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if filepath.Base(path) == "package-lock.json" {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find lock files: %w", err)
	}
	return found, nil
}

// npm returns the names of the packages in lock files by licence.
func npm(locks ...string) (map[string][]string, error) {
	found := map[string][]string{}
	for _, name := range locks {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read lock file: %w", err)
		}
		var lock struct {
			Packages map[string]struct{ License string }
		}
		if err := json.Unmarshal(data, &lock); err != nil {
			return nil, fmt.Errorf("read lock file %s: %w", name, err)
		}
		for path, p := range lock.Packages {
			if path == "" {
				continue
			}
			_, short, _ := cutLast(path, "node_modules/")
			if p.License == "" {
				p.License = "not stated"
			}
			found[p.License] = append(found[p.License], short)
		}
	}
	return found, nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

func sortedKeys(m map[string][]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
