package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// copyCatalog copies the data files and the generated ones to a new folder.
func copyCatalog(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{
		"codes", "vendors", "classes", "choose", "articles", "search/data", "pairs.yaml", "libraries.yaml",
		"codes_gen.go", "codes_search_gen.go", "tables_gen.go",
	} {
		err := filepath.WalkDir(filepath.Join("..", part), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			to := filepath.Join(dir, strings.TrimPrefix(path, ".."))
			if d.IsDir() {
				return os.MkdirAll(to, 0o755)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// snapshot returns the content of every file below dir, and when it was written.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		files[path] = info.ModTime().String() + "\n" + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// build builds the generator as `go run` does.
func build(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	exe := filepath.Join(t.TempDir(), "gen.exe")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the generator: %v\n%s", err, out)
	}
	return exe
}

func TestABrokenFileIsNamedAndNothingIsWritten(t *testing.T) {
	gen := build(t)
	for _, c := range []struct{ name, file, from, to, want string }{
		{
			"unknown key", "codes/404.md", `(?m)^notes:`, "remarks: \"\"\nnotes:",
			`^codes/404\.md:\d+: remarks: unknown key "remarks"$`,
		},
		{
			"missing source", "codes/522.md", `(?m)^spec: .*$`, "spec: nowhere",
			`^codes/522\.md:\d+: spec: "nowhere" is not among the sources of this file$`,
		},
		{
			"wrong type", "codes/429.md", `(?m)^code: 429$`, "code: many",
			`^codes/429\.md:2: code: wrong type: got text, want a whole number$`,
		},
		{
			"duplicate number", "codes/410.md", `(?m)^code: 410$`, "code: 404",
			`(?m)^codes/410\.md:2: code: duplicate number 404, also in codes/404\.md$`,
		},
		{
			"unclosed fence", "codes/308.md", `\n---\n`, "\n\n",
			`^codes/308\.md:1: front matter: unclosed: no second line "---"$`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := copyCatalog(t)
			path := filepath.Join(dir, filepath.FromSlash(c.file))
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			broken := regexp.MustCompile(c.from).ReplaceAllLiteral(data, []byte(c.to))
			if bytes.Equal(broken, data) {
				t.Fatalf("%s does not match %s", c.file, c.from)
			}
			if err := os.WriteFile(path, broken, 0o644); err != nil {
				t.Fatal(err)
			}
			before := snapshot(t, dir)

			var stdout, stderr bytes.Buffer
			cmd := exec.Command(gen, "-dir", dir)
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			err = cmd.Run()

			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 {
				t.Errorf("the generator ended with %v, want exit status 1", err)
			}
			if got := strings.TrimSpace(stderr.String()); !regexp.MustCompile(c.want).MatchString(got) {
				t.Errorf("the message is\n%s\nwant a match of\n%s", got, c.want)
			}
			if stdout.Len() > 0 {
				t.Errorf("unexpected output: %s", stdout.String())
			}
			after := snapshot(t, dir)
			for path := range after {
				if after[path] != before[path] {
					t.Errorf("%s was written", path)
				}
			}
			if len(after) != len(before) {
				t.Errorf("%d files became %d", len(before), len(after))
			}
		})
	}
}

func TestCheckingWritesNothing(t *testing.T) {
	dir := copyCatalog(t)
	path := filepath.Join(dir, "codes_gen.go")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := run(dir, false, true); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("-check wrote codes_gen.go")
	}
}

func TestGeneratingWritesWhatIsMissing(t *testing.T) {
	dir := copyCatalog(t)
	path := filepath.Join(dir, "codes_gen.go")
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := run(dir, false, false); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("codes_gen.go was not written as it was (%v): run make generate", err)
	}
}
