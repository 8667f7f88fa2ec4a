package site

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReadLeavesOutDotFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "index.html", "page")
	put(t, dir, ".env", "secret")
	put(t, dir, ".git/config", "secret")
	s, err := Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Files()); n != 1 {
		t.Errorf("read %d files, want index.html alone", n)
	}
}

func TestReadRefusesLinks(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "secret.txt", "secret")
	dir := t.TempDir()
	put(t, dir, "index.html", "page")
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "robots.txt")); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(os.DirFS(dir)); err == nil {
		t.Error("a link that leads out of the folder was read")
	}
}

func TestPublicTellsVisitorsFilesFromOthers(t *testing.T) {
	for path, want := range map[string]bool{
		"index.html": true, "assets/app.1.wasm": true, "embed/v1/404.html": true,
		"_headers": false, "_deploy/nginx.conf": false, ".statusdeck": false, "a/.git/config": false,
	} {
		if got := Public(path); got != want {
			t.Errorf("Public(%q) = %v, want %v", path, got, want)
		}
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	target := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
