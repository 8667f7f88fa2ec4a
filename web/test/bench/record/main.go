// Command record runs a bench and keeps what it prints in the docs:
//
//	go run ./web/test/bench/record -name search -as 'make bench' -- go run ./web/test/bench/search
//
// The output goes to the terminal as always. Its tables, with the day, the machine,
// the tools' versions and the command, then take the place of the section of that
// name in web/test/bench/RESULTS.md. The exit status is the bench's own; a bench that
// ends with an error keeps its old section, unless it printed tables and failed by
// its own goals (status 1 with -goals).
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

func main() {
	var (
		name  = flag.String("name", "", "section to write")
		as    = flag.String("as", "", "command that the docs name")
		file  = flag.String("file", "web/test/bench/RESULTS.md", "the docs")
		goals = flag.Bool("goals", false, "the bench exits with 1 when it misses its goals; keep its tables all the same")
	)
	flag.Parse()
	if *name == "" || *as == "" || flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: record -name NAME -as COMMAND -- bench...")
		os.Exit(2)
	}
	var out bytes.Buffer
	cmd := exec.Command(flag.Arg(0), flag.Args()[1:]...)
	cmd.Stdout, cmd.Stderr = io.MultiWriter(os.Stdout, &out), os.Stderr
	err := cmd.Run()
	var failed *exec.ExitError
	missed := errors.As(err, &failed) && failed.ExitCode() == 1 && *goals && strings.Contains(out.String(), "|")
	if err == nil || missed {
		if werr := write(*file, *name, section(*name, *as, out.String(), missed)); werr != nil {
			fmt.Fprintln(os.Stderr, "record:", werr)
			os.Exit(1)
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "record: %s: %v\n", strings.Join(flag.Args(), " "), err)
		os.Exit(1)
	}
}

// section is the text of a section.
func section(name, as, out string, missed bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "`%s`, %s, %s\n\n", as, time.Now().UTC().Format("2006-01-02"), machine())
	b.WriteString(strings.TrimSpace(out) + "\n")
	if missed {
		b.WriteString("\nNot every goal was met; see above.\n")
	}
	return b.String()
}

// machine says what the figures are from.
func machine() string {
	parts := []string{fmt.Sprintf("%d cores", runtime.NumCPU())}
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if key, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				parts[0] += " (" + strings.TrimSpace(model) + ")"
				break
			}
		}
	}
	parts = append(parts, runtime.GOOS+"/"+runtime.GOARCH, strings.Replace(runtime.Version(), "go", "Go ", 1))
	if v, err := exec.Command("chromium", "--version").Output(); err == nil {
		if f := strings.Fields(string(v)); len(f) > 1 {
			parts = append(parts, f[0]+" "+f[1])
		}
	}
	if v, err := exec.Command("node", "--version").Output(); err == nil {
		parts = append(parts, "Node "+strings.TrimPrefix(strings.TrimSpace(string(v)), "v"))
	}
	return strings.Join(parts, ", ")
}

// write puts a section between its two marks, or at the end.
func write(file, name, text string) error {
	doc, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the docs: %w", err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	before, rest, found := strings.Cut(string(doc), begin)
	_, after, closed := strings.Cut(rest, end)
	switch {
	case !found:
		after = ""
		before = strings.TrimRight(before, "\n") + "\n\n## " + name + "\n\n"
	case !closed:
		return fmt.Errorf("%s: the section %q has no end mark", file, name)
	}
	if err := os.WriteFile(file, []byte(before+begin+text+end+after), 0o644); err != nil {
		return fmt.Errorf("write the docs: %w", err)
	}
	return nil
}
