package explain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The cases are minimal inputs on which explain was wrong once, made after what real
// tools write. Each has what is right: the findings that matter, and their severity.
func TestTheCasesAreRight(t *testing.T) {
	const nothing = ""
	for _, tt := range []struct {
		file   string
		format Format
		must   string // the rules of which a MUST is broken
		any    string // a finding that has to be there, with its severity
		never  string // a rule that finds nothing
	}{
		{"leak_har_setcookie.har", FormatHAR, "405-allow", nothing, nothing},
		{"leak_caddy_headers.log", FormatLog, nothing, "practice code-internal", nothing},
		{"leak_log_cookie_column.log", FormatLog, nothing, "practice code-internal", nothing},
		{"leak_schemeless_userinfo.txt", FormatHTTP, nothing, "practice location-scheme-less", nothing},
		{"leak_token_semicolon.txt", FormatHTTP, "405-allow", nothing, nothing},
		{"fp_debian_apache_O.log", FormatLog, nothing, nothing, "content-304 content-head content-204"},
		{"fp_firefox_connection.har", FormatHAR, nothing, nothing, "connection-fields"},
		{"fp_connect_date.txt", FormatCurl, nothing, nothing, "date-missing"},
		{"fp_caddy_status0.log", FormatLog, nothing, nothing, "status-code-digits code-out-of-range"},
		{"fp_curl_w.txt", FormatHTTP, nothing, nothing, nothing},
		{"fp_httpie_json.txt", FormatHTTP, nothing, nothing, nothing},
		{"burp_h2.txt", FormatHTTP, nothing, "note field-name-case", nothing},
		{"fp_wpt_requestline.har", FormatHAR, nothing, nothing, "field-name-syntax"},
		{"fp_body_is_http.txt", FormatHTTP, nothing, nothing, "405-allow"},
		{"fp_redirect_delete.txt", FormatHTTP, nothing, nothing, "redirect-method"},
		{"fp_query_304.txt", FormatHTTP, nothing, nothing, "304-method"},
		{"msg_weekday.txt", FormatHTTP, nothing, "practice expires-syntax", nothing},
		{"lack_304_metadata.txt", FormatHTTP, nothing, "SHOULD 304-metadata", nothing},
		{"miss_caddy_startup.log", FormatLog, nothing, nothing, nothing},
		{"miss_nginx_syslog.log", FormatLog, nothing, nothing, nothing},
		{"miss_utf16_powershell.txt", FormatHTTP, "405-allow", nothing, nothing},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", "cases", tt.file))
			if err != nil {
				t.Fatal(err)
			}
			r := explained(t, string(data))
			if r.Format != tt.format {
				t.Errorf("it is read as %q, want %q", r.Format, tt.format)
			}
			var must, all []string
			for _, g := range r.Groups {
				if g.Severity == Must {
					must = append(must, g.Rule.ID)
				}
				all = append(all, string(g.Severity)+" "+g.Rule.ID)
				for _, id := range strings.Fields(tt.never) {
					if g.Rule.ID == id {
						t.Errorf("%s is found: %s", id, g.Findings[0].Detail)
					}
				}
			}
			if got := strings.Join(must, " "); got != tt.must {
				t.Errorf("MUST violations: %q, want %q", got, tt.must)
			}
			if tt.any != "" && !contains(all, tt.any) {
				t.Errorf("%q is not among the findings %q", tt.any, all)
			}
			if all := outputs(t, r); strings.Contains(all, "SECRET") {
				t.Errorf("a secret is shown:\n%s", all)
			}
		})
	}
	if r := explained(t, "HTTP/1.1 200 OK\nDate: Tue, 24 Nov 2026 10:00:00 GMT\nExpires: Fri, 01 Jan 1990 00:00:00 GMT\n\n"); !strings.Contains(r.Text(), "Monday") {
		t.Errorf("a wrong weekday is not named:\n%s", r.Text())
	}
}

// outputs returns the report in the three forms that this package makes. The page is
// drawn from the same report: app/report has its test.
func outputs(t *testing.T, r *Report) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return r.Text() + r.Markdown() + string(data)
}
