package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExplainIsMadeForPipes(t *testing.T) {
	const (
		broken = "HTTP/1.1 405 Method Not Allowed\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\nSet-Cookie: id=4711\r\n\r\n"
		sound  = "HTTP/1.1 405 Method Not Allowed\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\nAllow: GET\r\n\r\n"
		poor   = "HTTP/1.1 503 Service Unavailable\r\n\r\n"
		bare   = "HTTP/1.1 302 Found\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\n\r\n"
	)
	file := filepath.Join(t.TempDir(), "response.txt")
	if err := os.WriteFile(file, []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, input string
		args        []string
		exit        int
		want        string
	}{
		{"a broken MUST", broken, nil, 1, "MUST  405 without Allow"},
		{"no problems", sound, nil, 0, "no problems found"},
		{"only practice", poor, nil, 0, "practice  429 or 503 without Retry-After"},
		{"a file", "", []string{file}, 1, "MUST  405 without Allow"},
		{"standard input by its name", broken, []string{"-"}, 1, "MUST  405 without Allow"},
		{"Markdown", broken, []string{"-markdown"}, 1, "### MUST: 405 without Allow"},
		{"a missing file", "", []string{file + ".none"}, 2, "no such file"},
		{"nothing at all", "", nil, 2, "the input is empty"},
		{"something else", "Dear Sir or Madam\n", nil, 2, "neither HTTP messages"},
		{"a rule to ignore", broken, []string{"-ignore", "405-allow"}, 0, "no problems found"},
		{"rules to ignore, behind the file", "", []string{file, "-ignore", "405-allow,date-missing"}, 0, "no problems found"},
		{"no such rule", broken, []string{"-ignore", "405"}, 2, "there is no rule"},
		{"never to fail", broken, []string{"-fail", "never"}, 0, "MUST  405 without Allow"},
		{"to fail from SHOULD on", bare, []string{"-fail=should"}, 1, "SHOULD  Redirect without Location"},
		{"a SHOULD does not fail", bare, nil, 0, "SHOULD  Redirect without Location"},
		{"no such severity", broken, []string{"-fail", "often"}, 2, "want must, should or never"},
		{"a flag behind the file", "", []string{file, "-markdown"}, 1, "### MUST: 405 without Allow"},
		{"a list of rules", "", []string{"-list"}, 0, "MUST      405-allow                   405 without Allow (RFC 9110, section 15.5.6)"},
		{"two files", "", []string{file, file}, 2, "at most 1 argument"},
		{"two forms", broken, []string{"-json", "-markdown"}, 2, "one of -json and -markdown"},
		{"an unknown flag", broken, []string{"-loud"}, 2, "usage: statusdeck explain"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd := statusdeck(t, append([]string{"explain"}, tt.args...)...)
			cmd.Stdin = strings.NewReader(tt.input)
			out, _ := cmd.CombinedOutput() // the exit status is looked at below
			if got := cmd.ProcessState.ExitCode(); got != tt.exit {
				t.Errorf("exit status %d, want %d", got, tt.exit)
			}
			if !strings.Contains(string(out), tt.want) {
				t.Errorf("the output lacks %q:\n%s", tt.want, out)
			}
			if strings.Contains(string(out), "4711") {
				t.Errorf("the output shows a secret:\n%s", out)
			}
		})
	}

	cmd := statusdeck(t, "explain", "-json")
	cmd.Stdin = strings.NewReader(broken)
	out, _ := cmd.Output() // the exit status is 1, as above
	var report struct {
		Format string
		Must   int
		Groups []struct {
			Rule     struct{ ID, Severity, URL string }
			Findings []struct {
				Line struct {
					Number     int
					Start, End int
				}
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&report); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	g := report.Groups[0]
	if report.Format != "http" || report.Must != 1 || g.Rule.ID != "405-allow" || g.Rule.Severity != "MUST" || g.Findings[0].Line.Number != 1 || broken[:g.Findings[0].Line.End] != "HTTP/1.1 405 Method Not Allowed" {
		t.Errorf("the JSON says %+v", report)
	}
}
