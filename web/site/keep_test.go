package site

import (
	"os"
	"path/filepath"
	"testing"
)

func build(t *testing.T, dir string, keep bool, assets ...string) {
	t.Helper()
	s := New()
	s.Add(&File{Path: "index.html", Data: []byte("page")})
	for _, a := range assets {
		s.Add(&File{Path: "assets/" + a, Data: []byte(a), Brotli: []byte("br")})
	}
	if keep {
		if _, err := s.Keep(dir); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
}

func has(t *testing.T, dir string, want map[string]bool) {
	t.Helper()
	for name, there := range want {
		_, err := os.Stat(filepath.Join(dir, "assets", name))
		if (err == nil) != there {
			t.Errorf("%s in the folder: %v, want %v", name, err == nil, there)
		}
	}
}

func TestKeepGoesBackOneBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	build(t, dir, true, "app.1.wasm", "site.1.css") // nothing there yet
	build(t, dir, true, "app.2.wasm", "site.1.css")
	has(t, dir, map[string]bool{"app.1.wasm": true, "app.1.wasm.br": true, "app.2.wasm": true, "site.1.css": true})
	build(t, dir, true, "app.3.wasm", "site.1.css")
	has(t, dir, map[string]bool{"app.1.wasm": false, "app.1.wasm.br": false, "app.2.wasm": true, "app.3.wasm": true, "site.1.css": true})
	build(t, dir, false, "app.3.wasm", "site.1.css")
	has(t, dir, map[string]bool{"app.2.wasm": false, "app.3.wasm": true})
}

func TestKeepTakesHashedFilesOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	old := New()
	old.Add(&File{Path: "index.html", Data: []byte("old")})
	old.Add(&File{Path: "status/299/index.html", Data: []byte("gone")})
	if err := old.Write(dir); err != nil {
		t.Fatal(err)
	}
	s := New()
	s.Add(&File{Path: "index.html", Data: []byte("new")})
	n, err := s.Keep(dir)
	if err != nil || n != 0 || len(s.Files()) != 1 {
		t.Errorf("Keep added %d files, error %v; the site has %d files, want 1", n, err, len(s.Files()))
	}
}

func TestKeepRefusesAForeignFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := New().Keep(dir); err == nil {
		t.Error("Keep took a folder that no build has written")
	}
}
