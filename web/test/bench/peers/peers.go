// Package peers makes the pages that the benches measure beside ours, out of ours:
// without any script, the floor; and with MiniSearch, in JavaScript, in the place of
// our program, on the same texts and showing the same cards.
package peers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	_ "embed"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/test/bench/workload"
)

// script searches with MiniSearch and shows the cards.
//
//go:embed peer.js
var script []byte

// File is a file that a MiniSearch page loads.
type File struct {
	Path, Type string
	Data       []byte
}

// Files returns what a MiniSearch page loads. The library is of the version that
// the search bench pins; it is installed first when it is not there.
func Files() ([]File, error) {
	library, err := library()
	if err != nil {
		return nil, err
	}
	documents, err := json.Marshal(documents())
	if err != nil {
		return nil, fmt.Errorf("encode the documents: %w", err)
	}
	return []File{
		{"/minisearch.js", "text/javascript; charset=utf-8", library},
		{"/peer.js", "text/javascript; charset=utf-8", script},
		{"/minisearch.json", "application/json", workload.MiniSearch},
		{"/documents.json", "application/json", documents},
	}, nil
}

var scripts = regexp.MustCompile(`(?s)<script\b.*?</script>|<link[^>]*rel="?(?:modulepreload|preload|manifest)[^>]*>`)

// WithoutScripts returns a page of ours without its scripts.
func WithoutScripts(html []byte) []byte { return scripts.ReplaceAll(html, nil) }

// WithMiniSearch returns our home page with MiniSearch instead of our scripts.
func WithMiniSearch(html []byte) ([]byte, error) {
	plain := WithoutScripts(html)
	page := bytes.Replace(plain, []byte("</body>"), []byte(`<script src="/minisearch.js"></script><script src="/peer.js"></script></body>`), 1)
	if bytes.Equal(page, plain) {
		return nil, errors.New("the home page has no end of body")
	}
	return page, nil
}

// library returns MiniSearch as a script for browsers.
func library() ([]byte, error) {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return nil, fmt.Errorf("find the module: %w", err)
	}
	dir := filepath.Join(strings.TrimSpace(string(root)), "web", "test", "bench", "search")
	file := filepath.Join(dir, "node_modules", "minisearch", "dist", "umd", "index.js")
	if _, err := os.Stat(file); err != nil {
		cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("install MiniSearch: %w", err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read MiniSearch: %w", err)
	}
	return data, nil
}

// document is what is searched, with the card that shows it.
type document struct {
	workload.Document
	Card string `json:"card"`
}

func documents() []document {
	var out []document
	for _, d := range workload.Documents() {
		s, _ := catalog.Lookup(d.Code)
		out = append(out, document{d, app.CardHTML(s, app.Links{Base: "/"})})
	}
	return out
}
