// Package docs checks what the Markdown files of the repository say about it: files
// and make targets that they name exist, and the README is short.
package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../../.."

// documents returns the text of the Markdown files that describe the project, by
// their paths. What is written for the site, and the cases of tests, are not.
func documents(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if d.IsDir() {
			switch d.Name() {
			case ".git", "node_modules", "testdata", "build", "dist", "codes", "vendors", "classes", "questions", "languages", "examples", "_goapp":
				if name != "web/build" {
					return fs.SkipDir
				}
			}
			return nil
		}
		if strings.HasSuffix(name, ".md") && name != ".github/LICENCES.md" {
			text, err := os.ReadFile(path)
			out[name] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range []string{"README.md", ".github/CONTRIBUTING.md", "web/server/README.md"} {
		if out[known] == "" {
			t.Fatalf("%s was not found, which proves nothing", known)
		}
	}
	return out
}

func TestLinksBetweenDocumentsLeadToFiles(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)
	for name, text := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], ":") || strings.HasPrefix(m[1], "/") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s links to %s, which does not exist", name, m[1])
			}
		}
	}
}

func TestNamedMakeTargetsExist(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	targets := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^([a-z][a-z./-]*):(?:[^=]|$)`).FindAllSubmatch(text, -1) {
		targets[string(m[1])] = true
	}
	command := regexp.MustCompile("(?:`|(?m:^    )|&& )make ([a-z][a-z-]*(?: [a-z][a-z-]*)*)")
	for name, text := range documents(t) {
		for _, m := range command.FindAllStringSubmatch(text, -1) {
			for _, target := range strings.Fields(m[1]) {
				if !targets[target] {
					t.Errorf("%s names make %s, which is no target", name, target)
				}
			}
		}
	}
}

// Folders and Go, JavaScript and Markdown files that stand in backquotes with their
// full path exist.
func TestNamedFilesExist(t *testing.T) {
	placeholder := regexp.MustCompile(`/[A-Z]{2,}[/.]`)
	path := regexp.MustCompile("`((?:app|catalog|cmd|web|\\.ci|\\.github)/[A-Za-z0-9_./-]*)`")
	for name, text := range documents(t) {
		// The changelog names files that are gone, and the formats of the search files
		// that are to be added.
		if name == ".github/CHANGELOG.md" || name == "catalog/search/README.md" {
			continue
		}
		for _, m := range path.FindAllStringSubmatch(text, -1) {
			if placeholder.MatchString(m[1]) || m[1] == "web/site/embedded/site.zip" {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Errorf("%s names %s, which does not exist", name, m[1])
			}
		}
	}
}

func TestTheReadmeIsShort(t *testing.T) {
	const limit = 130
	if lines := strings.Count(documents(t)["README.md"], "\n"); lines > limit {
		t.Errorf("the README has %d lines, at most %d are wanted", lines, limit)
	}
}
