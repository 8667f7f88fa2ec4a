package explain

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// The recordings are of correct exchanges, one for each tool and version, written
// after what it prints. Nobody has broken a MUST in them.
func TestCorrectRecordingsBreakNoMust(t *testing.T) {
	n := 0
	for archive, format := range map[string]Format{"text": "", "logs": FormatLog, "har": FormatHAR} {
		a, err := txtar.ParseFile(filepath.Join("testdata", "recordings", archive+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			n++
			text := string(f.Data)
			if strings.HasSuffix(f.Name, ".crlf") {
				text = strings.ReplaceAll(text, "\n", "\r\n")
			}
			r, err := Run(t.Context(), strings.NewReader(text), Options{})
			if err != nil {
				t.Errorf("%s: %v", f.Name, err)
				continue
			}
			if r.Total == 0 || format != "" && r.Format != format || r.Log != nil && r.Log.Unread > 2 {
				t.Errorf("%s is read as %s, %d exchanges", f.Name, r.Format, r.Total)
			}
			for _, g := range r.Groups {
				if g.Severity == Must {
					t.Errorf("%s: MUST %s: %s", f.Name, g.Rule.ID, g.Findings[0].Detail)
				}
			}
		}
	}
	if n < 60 {
		t.Errorf("there are %d recordings, want at least 60", n)
	}
}
