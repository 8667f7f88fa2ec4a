//go:build e2e

package e2e

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// run runs the built binary and returns what it printed.
func run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("../../../bin/statusdeck", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("statusdeck %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestSearchCommandPrintsJSONBestFirst(t *testing.T) {
	var results []struct {
		Code   int    `json:"code"`
		Phrase string `json:"phrase"`
	}
	if err := json.Unmarshal([]byte(run(t, "search", "-json", "rate limit")), &results); err != nil {
		t.Fatal(err)
	}
	if len(results) == 0 || results[0].Code != 429 || results[0].Phrase != "Too Many Requests" {
		t.Errorf("search rate limit: %+v, want 429 first", results)
	}
}

func TestShowCommandPrintsTheFacts(t *testing.T) {
	out := run(t, "show", "404")
	for _, want := range []string{"404 Not Found", "http.StatusNotFound", "RFC 9110"} {
		if !strings.Contains(out, want) {
			t.Errorf("show 404 lacks %q:\n%s", want, out)
		}
	}
}

func TestAPortInUseIsOneLineAndExitOne(t *testing.T) {
	s := serve(t)
	out, err := exec.Command("../../../bin/statusdeck", "serve", "-addr", s.addr).CombinedOutput()
	exit, ok := err.(*exec.ExitError)
	if !ok || exit.ExitCode() != 1 {
		t.Fatalf("a port in use: %v, want exit code 1", err)
	}
	if text := strings.TrimSpace(string(out)); strings.Contains(text, "\n") || !strings.Contains(text, "address already in use") {
		t.Errorf("a port in use: %q, want one line that says so", text)
	}
}
