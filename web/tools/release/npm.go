package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

// npmName is the name of the widget's npm package.
const npmName = "statusdeck-widget"

//go:embed npm.md
var npmReadme []byte

// npm returns the files of the npm package: the widget's, below site, without the
// compressed variants and the configuration of servers, and what npm asks for.
func (r *release) npm(widget []file) ([]file, error) {
	manifest, err := json.MarshalIndent(map[string]any{
		"name":        npmName,
		"version":     r.version,
		"description": "HTTP status codes explained in your documentation: custom elements to host yourself",
		"keywords":    []string{"http", "status-code", "custom-element", "documentation"},
		"homepage":    "https://github.com/statusdeck/statusdeck#readme",
		"repository":  map[string]string{"type": "git", "url": "git+https://github.com/statusdeck/statusdeck.git"},
		"license":     "Apache-2.0",
		"files":       []string{"site"},
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write package.json: %w", err)
	}
	licence, err := readFiles(map[string]string{"package/LICENSE": "LICENSE"})
	if err != nil {
		return nil, err
	}
	out := append(licence,
		file{path: "package/package.json", data: append(manifest, '\n')},
		file{path: "package/README.md", data: npmReadme})
	for _, f := range widget {
		if strings.HasSuffix(f.path, ".br") || strings.HasSuffix(f.path, ".gz") || strings.HasPrefix(f.path, "_") || strings.HasPrefix(f.path, ".") {
			continue
		}
		out = append(out, file{path: "package/site/" + f.path, data: f.data})
	}
	return out, nil
}
