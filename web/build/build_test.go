package build

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/site"
)

// fakeProgram stands in for the compiled browser program, which the build only
// hashes, names and compresses.
var (
	fakeWasm     = []byte("\x00asm\x01\x00\x00\x00")
	fakeExplain  = []byte("\x00asm\x01\x00\x00\x01")
	fakeWasmExec = []byte("globalThis.Go = class {};")
)

// built has the sites that tests have asked for, by base, origin and part.
var built = map[[3]string]*site.Site{}

// buildForTest returns a site of the test's own. What is not compressed is built once
// for all tests.
func buildForTest(t *testing.T, o Options) *site.Site {
	t.Helper()
	key := [3]string{o.Base, o.Origin, o.Only}
	s := built[key]
	if s == nil || o.Compress != nil {
		o.Wasm, o.WasmExec, o.ExplainWasm = fakeWasm, fakeWasmExec, fakeExplain
		var err error
		if s, err = Build(o); err != nil {
			t.Fatal(err)
		}
	}
	if o.Compress == nil {
		built[key] = s
	}
	own := site.New()
	for _, f := range s.Files() {
		file := *f
		own.Add(&file)
	}
	return own
}

func TestTwoBuildsAreIdentical(t *testing.T) {
	var archives [2][]byte
	for i := range archives {
		var err error
		if archives[i], err = buildForTest(t, Options{Compress: &Compressor{Dir: filepath.Join("..", "..", "build", "cache")}}).Archive(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(archives[0], archives[1]) {
		t.Error("two builds with the same options differ")
	}
}

func TestAssetsAreNamedByTheirContent(t *testing.T) {
	a := buildForTest(t, Options{})
	b := buildForTest(t, Options{Base: "/docs/"})
	names := func(s *site.Site) map[string]string {
		out := map[string]string{}
		for _, f := range s.Files() {
			if site.Immutable(f.Path) {
				out[f.Path] = string(f.Data)
			}
		}
		return out
	}
	for path, data := range names(b) {
		if other, same := names(a)[path]; same && other != data {
			t.Errorf("%s has two contents", path)
		}
	}
	if len(names(a)) < 4 {
		t.Errorf("the build has only %d hashed assets", len(names(a)))
	}
}

func TestPagesCarryNothingForeignAndOnlyTheScriptsInlineThatThePolicyNames(t *testing.T) {
	allowed, err := inlineScripts()
	if err != nil {
		t.Fatal(err)
	}
	inline := regexp.MustCompile(`(?s)<script([^>]*)>(.+?)</script>`)
	found := 0
	for _, f := range buildForTest(t, Options{}).Files() {
		if !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		page := string(f.Data)
		for _, bad := range []string{"<style", " style=", " onclick=", `src="http`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s contains %s", f.Path, bad)
			}
		}
		for _, m := range inline.FindAllStringSubmatch(page, -1) {
			switch {
			case strings.Contains(m[1], "application/ld+json"):
			case m[2] == allowed["theme.js"], m[2] == allowed["defer.js"]:
				found++
			default:
				t.Errorf("%s has the inline script %.60s", f.Path, m[2])
			}
		}
	}
	if found < 400 {
		t.Errorf("the scripts are in the pages %d times, want two in each", found)
	}
}

func TestBadOptionsAreRefusedByName(t *testing.T) {
	for want, o := range map[string]Options{
		"base path":  {Base: "docs"},
		"origin":     {Origin: "codes.example"},
		"plain":      {Base: `/a"b/`},
		"repository": {Repo: "git@git.example:x"},
	} {
		o.Wasm, o.WasmExec, o.ExplainWasm = fakeWasm, fakeWasmExec, fakeExplain
		if _, err := Build(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want one about %q", o, err, want)
		}
	}
	for want, o := range map[string]Options{
		"browser program": {Wasm: []byte("no"), WasmExec: fakeWasmExec, ExplainWasm: fakeExplain},
		"explain page":    {Wasm: fakeWasm, WasmExec: fakeWasmExec},
		"wasm_exec.js":    {Wasm: fakeWasm, ExplainWasm: fakeExplain},
	} {
		if _, err := Build(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one about %q", err, want)
		}
	}
}

func TestWriteKeepsStrangersFilesAndDropsOldOnes(t *testing.T) {
	s := site.New()
	s.Add(&site.File{Path: "index.html", Data: []byte("one")})
	dir := filepath.Join(t.TempDir(), "site")
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(dir, "assets", "old.js")
	if err := os.MkdirAll(filepath.Dir(old), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("the file of a former build is still there: %v", err)
	}

	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "thesis.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(foreign); err == nil {
		t.Error("a folder with other files was taken over")
	}
	if _, err := os.Stat(filepath.Join(foreign, "thesis.txt")); err != nil {
		t.Errorf("the other file is gone: %v", err)
	}
}

func TestPageSizesStayWithinTheBudget(t *testing.T) {
	budget := map[string]int{"index.html": 25 << 10, "status/404/index.html": 12 << 10}
	s := buildForTest(t, Options{Compress: &Compressor{Dir: filepath.Join("..", "..", "build", "cache")}})
	for path, limit := range budget {
		f, ok := s.File(path)
		if !ok || len(f.Brotli) == 0 || len(f.Brotli) > limit {
			t.Errorf("%s has %d bytes with brotli, want at most %d", path, len(f.Brotli), limit)
		}
	}
}
