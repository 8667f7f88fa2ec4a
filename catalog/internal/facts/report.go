package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// report collects what was compared, what differs and what could not be reached.
type report struct {
	statuses []*catalog.Status
	compared []string
	findings []string
	missed   []string
	// reached lists the libraries of the catalog that were compared.
	reached map[string]bool
}

func newReport(statuses []*catalog.Status) *report {
	return &report{statuses: statuses, reached: map[string]bool{}}
}

func (r *report) done(format string, args ...any) {
	r.compared = append(r.compared, fmt.Sprintf(format, args...))
}

func (r *report) differs(format string, args ...any) {
	r.findings = append(r.findings, fmt.Sprintf(format, args...))
}

func (r *report) unreached(format string, args ...any) {
	r.missed = append(r.missed, fmt.Sprintf(format, args...))
}

// print writes the report. Its error says how many facts differ.
func (r *report) print(w io.Writer) error {
	section := func(title string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(w, "%s:\n  %s\n", title, strings.Join(lines, "\n  "))
		}
	}
	section("Compared", r.compared)
	section("Not compared, with our copy", r.missed)
	section("Differs", r.findings)
	if n := len(r.findings); n > 0 {
		return fmt.Errorf("%d facts differ", n)
	}
	fmt.Fprintln(w, "Nothing differs.")
	return nil
}

// documents lists the libraries and documents that were compared once, when the
// catalog was written, and that this command does not reach.
func (r *report) documents(cited bool) {
	for _, lib := range catalog.Libraries() {
		if !r.reached[lib.ID] {
			r.unreached("%s: version %s", lib.Label, lib.Version)
		}
	}
	copies, other := map[string]bool{}, map[string]bool{}
	for _, s := range r.statuses {
		for _, src := range s.Sources {
			switch {
			case src.AsOf == "text":
			case src.AsOf != "":
				line := src.Title + ": " + src.AsOf
				if src.Checked != "" {
					line += ", compared on " + src.Checked
				}
				copies[line] = true
			default:
				other[src.Title+": "+src.URL] = true
			}
		}
	}
	r.missed = append(r.missed, slices.Sorted(maps.Keys(copies))...)
	if !cited {
		r.unreached("%d documents are cited without a comparison: -documents lists them", len(other))
		return
	}
	for _, line := range slices.Sorted(maps.Keys(other)) {
		r.unreached("%s (cited)", line)
	}
}
