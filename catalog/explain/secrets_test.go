package explain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// containsMarker reports whether a text shows a part of SECRETMARK, which stands for
// a secret in tests.
func containsMarker(s string) bool {
	return strings.Contains(s, "SECRET") || strings.Contains(s, "MARK")
}

// secretLines have a secret in every kind of place that Masked names.
func secretLines(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "secrets.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// secretTexts have one over several lines.
var secretTexts = []string{
	"Authorization: Bearer\n SECRETMARK\nX: y",
	"Authorization:\n Bearer SECRETMARK",
	"Authorization: Bearer abc\n\tSECRETMARK\n SECRETMARK",
	"Cookie: a=1;\n b=SECRETMARK;\n c=SECRETMARK",
	"X-Api-Key:\n SECRETMARK",
	"Location: https://example.org/?token=abc\n SECRETMARK",
	"Location: https://user:\n SECRETMARK@example.org/",
	"Location: https://example.org/?tok\n en=SECRETMARK",
	"-----BEGIN PRIVATE KEY-----\nSECRETMARK\nSECRETMARK",
	"Content-Disposition: form-data; name=\"password\"\n\nSECRETMARK\n--x",
	"Content-Disposition: form-data; name=\"password\"\r\n\r\nSECRETMARK\r\n--x",
	"{\"password\":\n  \"SECRETMARK\"}",
	"{\"tokens\": [\n \"SECRETMARK\",\n \"SECRETMARK\"\n]}",
	"<password>\nSECRETMARK\n</password>",
}
