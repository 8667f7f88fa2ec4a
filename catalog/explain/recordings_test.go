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
			for _, text := range endings(f) {
				correct(t, f.Name, text, format)
			}
		}
	}
	if n < 60 {
		t.Errorf("there are %d recordings, want at least 60", n)
	}
}

// endings returns a recording with the line ends of Unix, of Windows, and with those
// of the wire in its header sections only.
func endings(f txtar.File) []string {
	text := string(f.Data)
	if strings.HasSuffix(f.Name, ".har") {
		return []string{text}
	}
	windows := strings.ReplaceAll(text, "\n", "\r\n")
	var wire strings.Builder
	head := false
	for line := range strings.Lines(text) {
		head = head && line != "\n" || isStatusLine(line) || isRequestLine(strings.TrimSpace(line))
		if head || line == "\n" {
			line = strings.TrimSuffix(line, "\n") + "\r\n"
		}
		wire.WriteString(line)
	}
	return []string{text, windows, wire.String()}
}

// correct checks that a recording is read, and that no MUST is broken in it.
func correct(t *testing.T, name, text string, format Format) {
	t.Helper()
	r, err := Run(t.Context(), strings.NewReader(text), Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if r.Total == 0 || format != "" && r.Format != format || r.Log != nil && r.Log.Unread > 2 {
		t.Errorf("%s is read as %s, %d exchanges", name, r.Format, r.Total)
	}
	for _, g := range r.Groups {
		if g.Severity == Must {
			t.Errorf("%s: MUST %s: %s in\n%s", name, g.Rule.ID, g.Findings[0].Detail, text)
		}
	}
}
