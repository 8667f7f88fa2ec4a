//go:build e2e

package e2e

import (
	"encoding/json"
	"io"
	"net/http"
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

func TestServeWithAnOriginNamesItInEveryPage(t *testing.T) {
	const origin = "https://codes.example"
	s := serve(t, "-origin", origin, "-base", "/codes/")
	for path, want := range map[string]string{
		"/codes/status/404/":  `<link rel="canonical" href="` + origin + `/codes/status/404/">`,
		"/codes/sitemap.xml":  "<loc>" + origin + "/codes/status/404/</loc>",
		"/codes/robots.txt":   "Sitemap: " + origin + "/codes/sitemap.xml",
		"/codes/favicon.ico":  "PNG",
		"/codes/status/":      `content="0; url=/codes/"`,
		"/codes/vendor/":      `content="0; url=/codes/?origin=unofficial"`,
		"/codes/api/":         `content="0; url=/codes/about/#json"`,
		"/codes/program.json": `"wasm"`,
	} {
		resp, err := http.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatalf("read %s: %v", path, err)
		}
		if resp.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: status %d, and %q is not in it", path, resp.StatusCode, want)
		}
	}
}
