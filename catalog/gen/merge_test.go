package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// generatedFiles are what the generator writes, below catalog/.
var generatedFiles = []string{"codes_gen.go", "codes_search_gen.go", "tables_gen.go", "articles/articles_gen.go", "choose/choose_gen.go", "search/data/index.bin"}

// copyModule copies what `go generate ./catalog` needs to a new folder: the module
// file and catalog/, without tests.
func copyModule(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	root := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", ".gitattributes"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(root, "catalog"), os.DirFS("..")); err != nil {
		t.Fatal(err)
	}
	return root
}

// command runs a command in a folder and returns what it prints.
func command(t *testing.T, dir, name string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// mustRun runs a command that has to succeed.
func mustRun(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	out, err := command(t, dir, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

// generated returns the content of all generated files.
func generated(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range generatedFiles {
		data, err := os.ReadFile(filepath.Join(root, "catalog", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	return files
}

// addKeyword adds a keyword to a code's file.
func addKeyword(t *testing.T, root, file, keyword string) {
	t.Helper()
	path := filepath.Join(root, "catalog/codes", file)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(data, []byte("\nkeywords: ["), []byte("\nkeywords: [\""+keyword+"\", "), 1)
	if bytes.Equal(changed, data) {
		t.Fatalf("%s has no keywords", file)
	}
	if err := os.WriteFile(path, changed, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheGeneratorRunsWhateverTheGeneratedFilesAreLike(t *testing.T) {
	root := copyModule(t)
	want := generated(t, root)
	for _, broken := range []struct {
		name   string
		damage func(path string, data []byte) error
	}{
		{"missing", func(path string, _ []byte) error { return os.Remove(path) }},
		{"no Go at all", func(path string, _ []byte) error { return os.WriteFile(path, []byte("<<<<<<< ours\n"), 0o644) }},
		{"cut off", func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o644) }},
		{"older than the types", func(path string, data []byte) error {
			return os.WriteFile(path, bytes.ReplaceAll(data, []byte("Phrase:"), []byte("ReasonPhrase:")), 0o644)
		}},
	} {
		for name, data := range want {
			if err := broken.damage(filepath.Join(root, "catalog", name), data); err != nil {
				t.Fatal(err)
			}
		}
		if out, err := command(t, root, "go", "generate", "./catalog"); err != nil {
			t.Errorf("generated files %s: the generator fails: %v\n%s", broken.name, err, out)
			continue
		}
		for name, data := range generated(t, root) {
			if !bytes.Equal(data, want[name]) {
				t.Errorf("generated files %s: %s differs afterwards", broken.name, name)
			}
		}
	}
}

func TestTwoBranchesWithAKeywordEachCanBeMerged(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	root := copyModule(t)
	git := func(args ...string) string { return mustRun(t, root, "git", args...) }
	generate := func() { mustRun(t, root, "go", "generate", "./catalog") }
	git("init", "-q", "-b", "main")
	git("add", "-A")
	git("commit", "-q", "-m", "start")
	for branch, file := range map[string]string{"one": "404.md", "two": "503.md"} {
		git("checkout", "-q", "-b", branch, "main")
		addKeyword(t, root, file, "keyword of branch "+branch)
		generate()
		git("commit", "-q", "-a", "-m", branch)
	}

	git("checkout", "-q", "one")
	out, err := command(t, root, "git", "merge", "-q", "two")
	if err == nil {
		t.Fatalf("the generated files do not conflict: the test shows nothing\n%s", out)
	}
	for _, name := range strings.Fields(git("diff", "--name-only", "--diff-filter=U")) {
		if _, ok := strings.CutPrefix(name, "catalog/"); !ok || !isGenerated(strings.TrimPrefix(name, "catalog/")) {
			t.Errorf("%s conflicts, which nobody generates", name)
		}
	}
	generate()
	merged := generated(t, root)

	git("reset", "-q", "--hard", "main")
	addKeyword(t, root, "404.md", "keyword of branch one")
	addKeyword(t, root, "503.md", "keyword of branch two")
	generate()
	for name, want := range generated(t, root) {
		if !bytes.Equal(merged[name], want) {
			t.Errorf("%s: merging and generating gives another file than both edits at once", name)
		}
	}
}

func isGenerated(name string) bool {
	for _, g := range generatedFiles {
		if g == name {
			return true
		}
	}
	return false
}
