//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	sitebuild "github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/site"
)

// siteA is the site inside the built binary.
var siteA = sync.OnceValues(func() (*site.Site, error) {
	dir, err := os.MkdirTemp("", "statusdeck-e2e-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if out, err := exec.Command("../../../bin/statusdeck", "build", "-out", filepath.Join(dir, "a"), "-cache", "../../../build/cache").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	return site.Read(os.DirFS(filepath.Join(dir, "a")))
})

// siteB is a build with another program and without links to a repository: every asset
// but the style sheet has another name. Its program says so: statusdeckBuild is "B".
var siteB = sync.OnceValues(func() (*site.Site, error) {
	a, err := siteA()
	if err != nil {
		return nil, err
	}
	// A custom section (number 0) named "b", with no content.
	wasm := append(bytes.Clone(asset(a, "app", ".wasm")), 0, 2, 1, 'b')
	start := append(bytes.Clone(asset(a, "wasm_exec", ".js")), ";globalThis.statusdeckBuild=\"B\""...)
	return sitebuild.Build(sitebuild.Options{Wasm: wasm, WasmExec: start, ExplainWasm: asset(a, "explain", ".wasm")})
})

// fullyCompressed returns a build whose large files of core and tools are compressed as
// for a release, also where the binary was built with QUICK=1.
func fullyCompressed(t *testing.T, s *site.Site) *site.Site {
	t.Helper()
	out := site.New()
	for _, f := range s.Files() {
		program := strings.HasPrefix(f.Path, "assets/app.")
		pack := strings.HasPrefix(f.Path, "assets/pages-") && !strings.Contains(f.Path, "-explain")
		if program || pack || isCore(f.Path) && f.Brotli == nil && len(f.Data) > 10_000 && !strings.HasSuffix(f.Path, ".png") {
			f = compressed(t, f)
		}
		out.Add(f)
	}
	return out
}

func build(t *testing.T, make func() (*site.Site, error)) *site.Site {
	t.Helper()
	s, err := make()
	if err != nil {
		t.Fatalf("make a build to deploy: %v", err)
	}
	return s
}

func asset(s *site.Site, name, ending string) []byte {
	for _, f := range s.Files() {
		if strings.HasPrefix(f.Path, "assets/"+name+".") && strings.HasSuffix(f.Path, ending) {
			return f.Data
		}
	}
	return nil
}

// edited returns a build in which one word of the article of 404 is another one.
func edited(t *testing.T, s *site.Site, word string) *site.Site {
	t.Helper()
	const path, before = "status/404/index.html", "If you see it"
	out := site.New()
	for _, f := range s.Files() {
		if f.Path == path {
			if !bytes.Contains(f.Data, []byte(before)) {
				t.Fatalf("%s does not say %q", path, before)
			}
			f = compressed(t, &site.File{Path: path, Data: bytes.ReplaceAll(f.Data, []byte(before), []byte(before+" "+word))})
		}
		out.Add(f)
	}
	if err := sitebuild.AddWorker(out); err != nil {
		t.Fatal(err)
	}
	worker, _ := out.File("sw.js")
	out.Add(compressed(t, worker))
	return out
}

func compressed(t *testing.T, f *site.File) *site.File {
	t.Helper()
	small, err := (&sitebuild.Compressor{Dir: "../../../build/cache"}).Brotli(f.Path, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	return &site.File{Path: f.Path, Data: f.Data, Brotli: small}
}
