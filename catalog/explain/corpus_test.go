package explain

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what is found into the golden files; read the difference before you commit it")

// The corpus holds exchanges as people meet them, of servers, frameworks, clouds
// and tools, and beside each archive the rules that are broken in it: those that
// the specifications say, found by reading, and no others.
func TestTheCorpusIsExplainedAsExpected(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("testdata", "corpus", "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	inputs := 0
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(path, ".txtar") + ".golden"
		var got strings.Builder
		for _, f := range a.Files {
			inputs++
			r := explained(t, string(f.Data))
			var ids []string
			for _, g := range r.Groups {
				ids = append(ids, slices.Repeat([]string{g.Rule.ID}, g.Count)...)
			}
			slices.Sort(ids)
			if ids == nil {
				ids = []string{"nothing"}
			}
			got.WriteString(f.Name + ": " + strings.Join(ids, " ") + "\n")
			if all := r.Markdown(); strings.Contains(all, "sesame") {
				t.Errorf("%s: the report shows a secret:\n%s", f.Name, all)
			}
		}
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		wants := strings.Split(string(want), "\n")
		for i, line := range strings.Split(got.String(), "\n") {
			if i >= len(wants) || line != wants[i] {
				t.Errorf("%s: got  %s\nwant %s", path, line, wants[min(i, len(wants)-1)])
			}
		}
	}
	if inputs < 100 {
		t.Errorf("the corpus has %d inputs, want at least 100", inputs)
	}
}
