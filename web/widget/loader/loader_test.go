package loader

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/statusdeck/statusdeck/app"
)

var update = flag.Bool("update", false, "write the current scripts as the version named in version")

// version is the release that the sources make. After a release, add its hashes to
// those that never change, and raise app.Version.
const version = app.Version

// hashes of what has been published. They are never edited, only added to.
var hashes = map[string]string{}

func build(t *testing.T) Scripts {
	t.Helper()
	s, err := Build()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheLoaderIsSmall(t *testing.T) {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 22})
	if _, err := w.Write(build(t).Loader); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("statusdeck.js has %d bytes with brotli, styles included", b.Len())
	if b.Len() >= 3<<10 {
		t.Errorf("statusdeck.js has %d bytes with brotli, want less than 3 KB", b.Len())
	}
}

func TestTheLoaderNeedsNothingThatAStrictPolicyForbids(t *testing.T) {
	s := build(t)
	for name, script := range map[string][]byte{"statusdeck.js": s.Loader, "more.js": s.More} {
		for _, bad := range []string{"eval(", "new Function", `setAttribute("style"`, "<style", "document.write", "import.meta", "export ", "globalThis", "localStorage", "cookie"} {
			if bytes.Contains(script, []byte(bad)) {
				t.Errorf("%s contains %s", name, bad)
			}
		}
	}
}

func TestEveryOptionObjectIsSafeFromAPollutedPrototype(t *testing.T) {
	names, err := fs.Glob(sources, "src/*.js")
	if err != nil || len(names) < 2 {
		t.Fatalf("the sources are %v, %v", names, err)
	}
	for _, name := range names {
		source, err := sources.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// The calls whose last argument is a dictionary of the platform.
		for _, call := range regexp.MustCompile(`(?:fetch|attachShadow|new CustomEvent|\.observe)\([^;]*?\{ ?([^},]*)`).FindAllStringSubmatch(string(source), -1) {
			if !strings.HasPrefix(call[1], "__proto__: null") {
				t.Errorf("%s: %q inherits options from Object.prototype", name, call[0])
			}
		}
	}
}

func TestTheSourcesMakeTheNewestRelease(t *testing.T) {
	s := build(t)
	for name, script := range map[string][]byte{"statusdeck.js": s.Loader, "more.js": s.More} {
		path := filepath.Join("released", version, name)
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, script, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(script, want) {
			t.Errorf("%s differs from release %s: raise the version, then go test -update ./web/widget/loader", name, version)
		}
	}
}

func TestReleasesNeverChange(t *testing.T) {
	all, err := Releases()
	if err != nil {
		t.Fatal(err)
	}
	published := map[string]bool{}
	for _, r := range all {
		if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(r.Version) {
			t.Errorf("released/%s is no version", r.Version)
		}
		published[r.Version] = true
		if want, ok := hashes[r.Version]; ok && Integrity(r.Loader) != want {
			t.Errorf("the published version %s has changed", r.Version)
		}
		if !bytes.Contains(r.Loader, []byte(shortIntegrity(r.More))) {
			t.Errorf("the loader of %s does not know the hash of its more.js", r.Version)
		}
	}
	for v := range hashes {
		if !published[v] {
			t.Errorf("the published version %s is gone", v)
		}
	}
}

func TestVersionsAreComparedAsNumbers(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"1.9.0", "1.10.0", -1}, {"2.0.0", "1.10.3", 1}, {"1.0.0", "1.0.0", 0}} {
		if got := compareVersions(tt.a, tt.b); got != tt.want {
			t.Errorf("compareVersions(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
