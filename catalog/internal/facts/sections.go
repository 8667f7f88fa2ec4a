package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/internal/source"
)

var rfcSection = regexp.MustCompile(`^rfc([0-9]+)-([0-9A-Z][0-9.]*)$`)

// sections compares the sections that the catalog cites with the table of sections,
// and with the texts of RFCs in a folder.
func (r *report) sections(dir string) {
	cited := map[string][]int{}
	for _, s := range r.statuses {
		for _, src := range s.Sources {
			if rfcSection.MatchString(src.ID) {
				cited[src.ID] = append(cited[src.ID], s.Code)
			}
		}
		// The section that defines a code has the number in its title.
		if n := source.CodeOf(s.Spec); n != 0 && n != s.Code {
			title, _ := source.SectionTitle(s.Spec)
			r.differs("sections: %03d is defined by %s, which is about %d (%s)", s.Code, s.Spec, n, title)
		}
	}
	texts := map[string]string{}
	for _, id := range sortedKeys(cited) {
		title, ok := source.SectionTitle(id)
		if !ok {
			r.differs("sections: %s, cited by %v, is not in sections.tsv", id, cited[id])
			continue
		}
		m := rfcSection.FindStringSubmatch(id)
		text, known := texts[m[1]]
		if !known {
			text = readRFC(dir, m[1])
			texts[m[1]] = text
		}
		if text != "" && !hasHeading(text, m[2], title) {
			r.differs("sections: the text of RFC %s has no section %s %q", m[1], m[2], title)
		}
	}
	r.done("Sections of RFCs: %d against the table of sections", len(cited))
	var missing []string
	for _, n := range sortedKeys(texts) {
		if texts[n] == "" {
			missing = append(missing, n)
		} else {
			r.done("Sections of RFC %s against its text", n)
		}
	}
	if len(missing) > 0 {
		r.unreached("Texts of RFC %s: their sections were compared with sections.tsv only; -rfc names a folder with rfc%s.txt", strings.Join(missing, ", "), missing[0])
	}
}

// readRFC returns the text of an RFC, "" where there is no copy.
func readRFC(dir, number string) string {
	if dir == "" {
		return ""
	}
	data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("rfc%s.txt", number)))
	if err != nil {
		return ""
	}
	return string(data)
}

// hasHeading reports whether a line of the text starts a section with this number and
// title; a long title goes on in the next line.
func hasHeading(text, section, title string) bool {
	pattern := regexp.MustCompile(`(?m)^(?:Appendix )?` + regexp.QuoteMeta(section) + `[.:]?[ \t]+(\S.*)$`)
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(title, strings.Join(strings.Fields(m[1]), " ")) {
			return true
		}
	}
	return false
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
