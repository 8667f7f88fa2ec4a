// Command sections lists the sections of RFCs, for the table by which citations are
// checked:
//
//	go run ./catalog/gen/sections rfc9110.txt rfc9112.txt > catalog/internal/source/sections.tsv
//
// It reads the plain text that the RFC Editor publishes, from files named after the
// RFC, and prints number, section and title, separated by tabs.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "sections:", err)
		os.Exit(1)
	}
}

var fileName = regexp.MustCompile(`^rfc([0-9]+)\.txt$`)

func run(files []string, w io.Writer) error {
	if len(files) == 0 {
		return fmt.Errorf("name the texts to read: rfc9110.txt")
	}
	out := bufio.NewWriter(w)
	for _, file := range files {
		m := fileName.FindStringSubmatch(filepath.Base(file))
		if m == nil {
			return fmt.Errorf("%s is not named like rfc9110.txt", file)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("read an RFC: %w", err)
		}
		found := headings(string(text))
		if len(found) == 0 {
			return fmt.Errorf("%s: no sections found", file)
		}
		for _, h := range found {
			fmt.Fprintf(out, "%s\t%s\t%s\n", m[1], h.section, h.title)
		}
	}
	return out.Flush()
}

type heading struct{ section, title string }

var (
	// A heading starts at the margin; text and the table of contents are indented
	// or, in old documents, lead to the page by dots.
	headingLine = regexp.MustCompile(`^(?:Appendix |APPENDIX )?([0-9]+|[A-Z](?:\.|:|[.][0-9]))((?:\.?[0-9]+)*)[.:]?\s+(\S.*)$`)
	// The foot of a page, the form feed and the head of the next one.
	pageBreak = regexp.MustCompile(`\n[^\n]*\[Page [0-9]+\]\s*\f?\s*[^\n]*\n`)
)

// headings returns the sections of a text in its order. A line is a heading only if
// its number follows the one before, which numbered lists at the margin do not.
func headings(text string) []heading {
	lines := strings.Split(pageBreak.ReplaceAllString(strings.ReplaceAll(text, "\r", ""), "\n\n"), "\n")
	var out []heading
	last := []int{0}
	for i, line := range lines {
		m := headingLine.FindStringSubmatch(line)
		if m == nil || strings.Contains(line, "....") {
			continue
		}
		number := numbers(m[1] + m[2])
		if !follows(last, number) {
			continue
		}
		title := m[3]
		for _, more := range lines[i+1:] {
			if strings.TrimSpace(more) == "" || !strings.HasPrefix(more, " ") {
				break
			}
			title += " " + strings.TrimSpace(more)
		}
		out = append(out, heading{name(number), strings.Join(strings.Fields(title), " ")})
		last = number
	}
	return out
}

// appendix is added to the first number of a section in an appendix: A is 1001.
const appendix = 1000

// numbers reads "15.5.5", or "B.2" as 1002, 2.
func numbers(section string) []int {
	var out []int
	for i, part := range strings.FieldsFunc(section, func(r rune) bool { return r == '.' || r == ':' }) {
		if i == 0 && part[0] >= 'A' {
			out = append(out, appendix+int(part[0]-'A')+1)
			continue
		}
		n, _ := strconv.Atoi(part)
		out = append(out, n)
	}
	return out
}

func name(number []int) string {
	var parts []string
	for i, n := range number {
		if i == 0 && n > appendix {
			parts = append(parts, string(rune('A'+n-appendix-1)))
		} else {
			parts = append(parts, strconv.Itoa(n))
		}
	}
	return strings.Join(parts, ".")
}

// follows reports whether a section may come right after another: below it, beside
// it, or beside one above it.
func follows(last, next []int) bool {
	if len(next) == 1 && next[0] == appendix+1 && last[0] < appendix {
		return true
	}
	if slices.Equal(next, append(slices.Clone(last), 1)) {
		return true
	}
	for n := len(last); n > 0; n-- {
		beside := slices.Clone(last[:n])
		beside[n-1]++
		if slices.Equal(next, beside) {
			return true
		}
	}
	return false
}
