package app

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

func TestThePageAboutEmbeddingKnowsThePresetsOfTheScript(t *testing.T) {
	source, err := os.ReadFile("../web/widget/loader/src/presets.js")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, m := range regexp.MustCompile(`(?m)^  "?([\w-]+)"?: \{$`).FindAllStringSubmatch(string(source), -1) {
		want = append(want, m[1])
	}
	for _, preset := range embedPresets {
		got = append(got, preset.id)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the page has the presets %q, the script %q", got, want)
	}
}
