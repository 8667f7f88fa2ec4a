package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheListOfLicencesIsThatOfTheDependencies(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	want, err := list(root)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, ".github", "LICENCES.md"))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf(".github/LICENCES.md is not up to date; run make licences")
	}
	// What is shipped must be free to be passed on with the project's licence.
	shipped, _, _ := strings.Cut(string(want), "## In tests")
	for line := range strings.Lines(shipped) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || strings.Contains(line, "---") || strings.Contains(line, "licence") {
			continue
		}
		switch licence := strings.TrimSpace(cells[3]); licence {
		case "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Apache-2.0 and MIT", "Apache-2.0 and BSD-3-Clause and MIT":
		default:
			t.Errorf("%s is shipped and has the licence %s", strings.TrimSpace(cells[1]), licence)
		}
	}
}

func TestLicencesAreKnownByTheirTexts(t *testing.T) {
	for name, text := range map[string]string{
		"MIT":          "Permission is hereby granted, free of charge, to any person\nobtaining a copy",
		"BSD-3-Clause": "Redistribution and use in source and binary forms ... Neither the name of Google",
		"BSD-2-Clause": "Redistribution and use in source and binary forms, with or without",
		"Apache-2.0":   "   Apache License\n   Version 2.0, January 2004",
	} {
		if got, err := nameOf(text); got != name || err != nil {
			t.Errorf("%s is taken for %q, %v", name, got, err)
		}
	}
	if got, err := nameOf("All rights reserved."); err == nil {
		t.Errorf("a text that is no licence is taken for %s", got)
	}
}
