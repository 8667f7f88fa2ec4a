package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A txtar archive cannot have files that are not text.
func TestAFileMustBePlainUTF8Text(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"invalid UTF-8", "found none", "found \xff none", "codes/404.md:55: file: is not valid UTF-8"},
		{"carriage returns", "\n", "\r\n", "codes/404.md:1: file: holds a carriage return; lines end in a line feed alone"},
		{"byte order mark", "---\ncode", "\ufeff---\ncode", "codes/404.md:1: file: holds a byte order mark"},
		{"control character", "found none", "found \x00 none", "codes/404.md:55: file: holds the control character U+0000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := base(t)
			data := string(fsys["codes/404.md"].Data)
			if !strings.Contains(data, c.old) {
				t.Fatalf("404.md does not hold %q", c.old)
			}
			fsys["codes/404.md"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(data, c.old, c.new))}
			if got := strings.TrimSpace(report(t, fsys)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
