package source

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// sectionTable lists the sections of the RFCs that the catalog cites: number of the
// RFC, section, title as written there. catalog/gen/sections makes it from the
// texts of the RFCs. Those of RFC 9457, 9470, 9700 and 10008 were copied from
// tables of contents.
//
//go:embed sections.tsv
var sectionTable string

// sectionTitles maps "rfc9110-15.5.5" to "404 Not Found", and an RFC of which the
// table has sections, "rfc9110", to "".
var sectionTitles = sync.OnceValue(func() map[string]string {
	titles := map[string]string{}
	for line := range strings.Lines(sectionTable) {
		if part := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(part) == 3 {
			titles["rfc"+part[0]] = ""
			titles["rfc"+part[0]+"-"+part[1]] = part[2]
		}
	}
	return titles
})

// noSection says what is wrong with a source such as "rfc9110-15.5.99": "" when the
// RFC has that section, and when the source is no section of an RFC.
func noSection(id string) string {
	rfc, section, ok := strings.Cut(id, "-")
	if !ok || !rfcID.MatchString(id) || section[0] >= 'a' { // "rfc2774-history" is about the RFC
		return ""
	}
	titles := sectionTitles()
	if _, ok := titles[rfc]; !ok {
		return "the sections of RFC " + rfc[3:] + " are not in sections.tsv: see catalog/gen/sections"
	}
	if _, ok := titles[id]; !ok {
		return "RFC " + rfc[3:] + " has no section " + section
	}
	return ""
}

// codeInTitle finds 425 in "The 425 (Too Early) Status Code", and nothing in
// "Changes from RFC 7231".
var codeInTitle = regexp.MustCompile(`\b[1-5][0-9][0-9]\b`)

// SectionTitle returns the title of a section such as "rfc9110-15.5.5", and false when
// the table of sections does not have it.
func SectionTitle(id string) (string, bool) {
	title, ok := sectionTitles()[id]
	return title, ok
}

// CodeOf returns the status code that a section of an RFC defines, by its title: 404
// for "rfc9110-15.5.5". It is 0 for other sections.
func CodeOf(id string) int {
	n, _ := strconv.Atoi(codeInTitle.FindString(sectionTitles()[id]))
	return n
}
