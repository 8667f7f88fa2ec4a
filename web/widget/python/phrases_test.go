// Package python holds no Go code; the test writes the phrases that the Python package has
// of the catalog.
package python

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

var update = flag.Bool("update", false, "write phrases.json")

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
