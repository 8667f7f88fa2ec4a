package python

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

var update = flag.Bool("update", false, "write phrases.json")

// The phrases that the Python package has are written from the catalog.
func TestThePhrasesAreThoseOfTheCatalog(t *testing.T) {
	phrases := map[string]string{}
	for _, s := range catalog.All() {
		phrases[fmt.Sprintf("%03d", s.Code)] = app.DisplayPhrase(s)
	}
	want, err := json.MarshalIndent(phrases, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	const name = "statusdeck/phrases.json"
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not up to date (%v); run go test ./web/widget/python -update", name, err)
	}
}

func TestTheWheelSaysWhatPyprojectSays(t *testing.T) {
	files, err := Files("../../..", app.Version)
	if err != nil {
		t.Fatal(err)
	}
	info := "statusdeck-" + app.Version + ".dist-info/"
	want := map[string]string{
		"statusdeck/__init__.py":  "def page(",
		"statusdeck/sphinx.py":    "def setup(app)",
		"statusdeck/mkdocs.py":    "class StatusDeckPlugin",
		"statusdeck/phrases.json": `"404": "Not Found"`,
		info + "METADATA":         "\nName: statusdeck\nVersion: " + app.Version + "\n",
		info + "WHEEL":            "\nTag: py3-none-any\n",
		info + "entry_points.txt": "[mkdocs.plugins]\nstatusdeck = statusdeck.mkdocs:StatusDeckPlugin\n",
		info + "licenses/LICENSE": "Apache License",
		info + "RECORD":           "statusdeck/__init__.py,sha256=",
	}
	for _, f := range files {
		part, ok := want[f.Path]
		if !ok || !strings.Contains(string(f.Data), part) {
			t.Errorf("the wheel has %s, which lacks %q", f.Path, part)
		}
		delete(want, f.Path)
	}
	if len(want) > 0 {
		t.Errorf("the wheel lacks %v", want)
	}
}

func TestAWheelOfAnotherVersionIsRefused(t *testing.T) {
	if _, err := Files("../../..", "9.9.9"); err == nil || !strings.Contains(err.Error(), `want "9.9.9"`) {
		t.Errorf("Files says %v", err)
	}
	for _, project := range []string{"", "version = \"1.0.0\"\n"} {
		if _, _, err := metadata(project, "1.0.0"); err == nil {
			t.Errorf("%q makes a wheel", project)
		}
	}
}
