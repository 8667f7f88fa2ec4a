package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// It has what RFCs have had since 1997: a table of contents with and without dots,
// page breaks, lists at the margin, headings on two lines, appendices.
const text = `Table of Contents

   1.  Introduction
1. Introduction .......................................... 3
   A.1.  Changes

1.  Introduction

   Text, then a list at the margin:

1. first
7. seventh

Dusseault                   Standards Track                     [Page 1]

RFC 9999                         Example                      June 2007

1.1.  A Title That Is
      Continued

   3.5 seconds are indented.

10. Ten

2 Old style without a dot

2.1 404 Not Found

Appendix A.  Acknowledgements

A.1.  Changes from RFC 2518

Appendix B.  The End
`

func TestHeadingsAreFoundByTheirNumbers(t *testing.T) {
	var got []string
	for _, h := range headings(text) {
		got = append(got, h.section+" "+h.title)
	}
	want := []string{
		"1 Introduction", "1.1 A Title That Is Continued", "2 Old style without a dot", "2.1 404 Not Found",
		"A Acknowledgements", "A.1 Changes from RFC 2518", "B The End",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheTableNamesRFCSectionAndTitle(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "rfc9999.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run([]string{path}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "9999\t1\tIntroduction\n9999\t1.1\tA Title") {
		t.Errorf("got\n%s", out.String())
	}
}

func TestWhatIsNoRFCGetsAClearAnswer(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "rfc1.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		files []string
		want  string
	}{
		{nil, "name the texts"},
		{[]string{"notes.txt"}, "notes.txt is not named like rfc9110.txt"},
		{[]string{filepath.Join(dir, "rfc2.txt")}, "read an RFC"},
		{[]string{empty}, "no sections found"},
	} {
		var out strings.Builder
		if err := run(tt.files, &out); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: got %v, want %q", tt.files, err, tt.want)
		}
	}
}
