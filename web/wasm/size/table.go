package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

// noise is how much a package may grow, in bytes, without being named.
const noise = 256

func total(s Size) int { return s.Code + s.Data }

// byTotal returns the packages' names, the largest first.
func byTotal(sizes map[string]Size) []string {
	var names []string
	for name := range sizes {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(total(sizes[b]), total(sizes[a])), cmp.Compare(a, b))
	})
	return names
}

func report(sizes map[string]Size) string {
	var b strings.Builder
	var sum Size
	fmt.Fprintf(&b, "%9s %9s %9s  %s\n", "total", "code", "data", "package (bytes, not compressed)")
	for _, name := range byTotal(sizes) {
		s := sizes[name]
		fmt.Fprintf(&b, "%9d %9d %9d  %s\n", total(s), s.Code, s.Data, name)
		sum.Code += s.Code
		sum.Data += s.Data
	}
	fmt.Fprintf(&b, "%9d %9d %9d  all\n", total(sum), sum.Code, sum.Data)
	return b.String()
}

// grown lists the packages that are larger than they were, most first.
func grown(known, sizes map[string]Size) string {
	growth := map[string]Size{}
	for name, s := range sizes {
		old := known[name]
		if total(s)-total(old) > noise {
			growth[name] = Size{s.Code - old.Code, s.Data - old.Data}
		}
	}
	if len(growth) == 0 {
		return "no package by more than " + fmt.Sprint(noise) + " bytes since packages.tsv was written; run make size\n"
	}
	var b strings.Builder
	for _, name := range byTotal(growth) {
		s := growth[name]
		fmt.Fprintf(&b, "  %s by %d bytes (code %+d, data %+d)\n", name, total(s), s.Code, s.Data)
	}
	return b.String()
}

func writeTable(path string, sizes map[string]Size) error {
	var b bytes.Buffer
	b.WriteString("# package\tcode\tdata: bytes before compression, written by make size UPDATE=1\n")
	for _, name := range byTotal(sizes) {
		fmt.Fprintf(&b, "%s\t%d\t%d\n", name, sizes[name].Code, sizes[name].Data)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("note sizes: %w", err)
	}
	return nil
}

func readTable(path string) (map[string]Size, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the sizes noted before: %w", err)
	}
	sizes := map[string]Size{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		var s Size
		name, numbers, _ := strings.Cut(lines.Text(), "\t")
		if _, err := fmt.Sscanf(numbers, "%d\t%d", &s.Code, &s.Data); err != nil {
			return nil, fmt.Errorf("%s:%d: %q is not package, code and data with tabs between", path, n, lines.Text())
		}
		sizes[name] = s
	}
	return sizes, nil
}
