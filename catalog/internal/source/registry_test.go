package source

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestTheCopyOfTheRegistryIsWhole(t *testing.T) {
	entries, err := Registry()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[catalog.Registry]int{}
	byCode := map[int]RegistryEntry{}
	for _, e := range entries {
		kinds[e.Kind]++
		byCode[e.Code] = e
	}
	if len(entries) != 64 || kinds[catalog.RegistryRegistered] != 60 || kinds[catalog.RegistryUnused] != 2 {
		t.Errorf("%d entries, %v", len(entries), kinds)
	}
	want := RegistryEntry{
		104, "Upload Resumption Supported", catalog.RegistryTemporary, "2026-11-13", "[draft-ietf-httpbis-resumable-upload-05]",
	}
	if byCode[104] != want {
		t.Errorf("104 is %+v", byCode[104])
	}
	if e := byCode[510]; e.Description != "Not Extended" || e.Kind != catalog.RegistryObsoleted {
		t.Errorf("510 is %+v", e)
	}
}

func TestABrokenRegistryIsRefused(t *testing.T) {
	for _, text := range []string{"", "value,description,reference\n", "\"", "100-199,Unassigned,\n"} {
		if entries, err := ParseRegistry(text); err == nil {
			t.Errorf("%q gives %v", text, entries)
		}
	}
}
