package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// untried are the hosts whose note says that nobody has built a site of theirs.
var untried = map[string]bool{"mdbook": true}

func TestEveryDocumentationSiteOfThePickerIsBuiltAsAnExample(t *testing.T) {
	for _, host := range embedHosts {
		if host.group != siteGenerators {
			continue
		}
		if untried[host.id] {
			if !strings.Contains(host.note, "not tried") {
				t.Errorf("%s: the note does not say that it was not tried", host.name)
			}
			continue
		}
		folder := filepath.Join("../web/widget/examples", host.id)
		if host.id == "html" {
			folder = "../web/widget/examples/plain"
		}
		for _, file := range host.script {
			name, _, _ := strings.Cut(file.name, ",")
			if host.id == "html" {
				name = "index.html"
			}
			got, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Errorf("%s: the example lacks the file of the snippet: %v", host.name, err)
				continue
			}
			// The examples have automatic badges, the picker's default is cards for links.
			want := strings.NewReplacer(
				` data-links>`, ` `+host.automatic[0]+`="`+host.automatic[1]+`">`,
				`"data-links": "true"`, `"`+host.automatic[0]+`": "`+host.automatic[1]+`"`,
			).Replace(file.text)
			for line := range strings.Lines(want) {
				if line = strings.TrimSpace(line); strings.Contains(line, "HOST") && !strings.Contains(string(got), line) {
					t.Errorf("%s: %s of the example does not have the line %s", host.name, file.name, line)
				}
			}
		}
	}
}
