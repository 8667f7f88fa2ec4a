package explain

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// A secret of every kind, in every place of every format: as it is, quoted, and
// percent-encoded once and twice.
func TestNoKindOfSecretIsShownInAnyPlace(t *testing.T) {
	for _, line := range secretLines(t) {
		q, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		clf := strings.ReplaceAll(line, `"`, `\"`)
		for name, in := range map[string]string{
			"self":    "HTTP/1.1 405 x\n" + line + "\n\n",
			"curl":    "> GET / HTTP/1.1\n> Host: x\n> " + line + "\n> \n< HTTP/1.1 405 x\n< " + line + "\n< \n",
			"note":    "HTTP/1.1 405 x\nX-Note: " + line + "\n\n",
			"content": "HTTP/1.1 204 x\n\n" + line + "\n",
			"json":    `{"status":499,"method":"get","uri":"/a","x":` + string(q) + "}\n",
			"nested":  `{"status":499,"method":"get","uri":"/a","req":{"headers":{"X":[` + string(q) + "]}}}\n",
			"har":     `{"log":{"entries":[{"request":{"method":"GET","url":"https://x/","headers":[{"name":"X-A","value":` + string(q) + `}]},"response":{"status":204,"headers":[{"name":"X-B","value":` + string(q) + `}],"content":{"size":9,"text":` + string(q) + `}}}]}}`,
			"col":     `1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 499 0 "-" "-" "` + clf + `"` + "\n",
			"ref":     `1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 499 0 "` + clf + `" "-"` + "\n",
			"agent":   `1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 499 0 "-" "` + clf + `"` + "\n",
			"enc":     "HTTP/1.1 405 x\nLocation: /x?next=" + url.QueryEscape(line) + "\n\n",
			"enc2":    "HTTP/1.1 405 x\nLocation: /x?next=" + url.QueryEscape(url.QueryEscape(line)) + "\n\n",
			"path":    "HTTP/1.1 405 x\nLocation: /x/" + url.PathEscape(line) + "/y\n\n",
		} {
			r, err := Run(t.Context(), strings.NewReader(in), Options{})
			if err != nil {
				t.Errorf("%s: %s: %v", name, line, err)
				continue
			}
			if all := outputs(t, r); containsMarker(all) {
				t.Errorf("%s: %s is shown in\n%s", name, line, all)
			}
		}
	}
}
