package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/widget/npm"
	"github.com/statusdeck/statusdeck/web/widget/python"
)

func TestOnlyTheVersionOfTheSourceIsReleased(t *testing.T) {
	for _, version := range []string{"", "0.0.1", app.Version + ".1", "v" + app.Version + "-rc1"} {
		r := release{version: version, out: filepath.Join(t.TempDir(), "out")}
		if err := r.run(); err == nil || !strings.Contains(err.Error(), "app/version.go") {
			t.Errorf("version %q: %v", version, err)
		}
	}
}

func TestArchivesHaveTheirFilesWhateverTheirOrder(t *testing.T) {
	files := []file{{path: "b/x.html", data: []byte("page")}, {path: "a", data: []byte("program"), program: true}}
	turned := []file{files[1], files[0]}
	for name, write := range map[string]func(string, []file) error{"x.zip": writeZip, "x.tgz": writeTar} {
		first, second := filepath.Join(t.TempDir(), name), filepath.Join(t.TempDir(), name)
		if err := write(first, files); err != nil {
			t.Fatal(err)
		}
		if err := write(second, turned); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := os.ReadFile(second); err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: the order of the files changes it (%v)", name, err)
		}
		want := "a 755 program\nb/x.html 644 page\n"
		if got := list(t, name, data); got != want {
			t.Errorf("%s has\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestTheReadmeSaysHowToMakeTheSameRelease(t *testing.T) {
	for origin, want := range map[string]string{
		"":                    "\nmake release VERSION=9.8.7\n",
		"https://example.org": "\nmake release VERSION=9.8.7 ORIGIN=https://example.org\n",
	} {
		r := release{version: "9.8.7", commit: "0123abc", origin: origin, out: t.TempDir()}
		if err := r.readme(); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(r.out, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{want, "--branch v9.8.7 ", "from commit 0123abc"} {
			if !strings.Contains(string(text), part) {
				t.Errorf("the README lacks %q:\n%s", part, text)
			}
		}
	}
}

// What the README of a release names is what the release has.
func TestTheReadmeNamesThePackages(t *testing.T) {
	t.Chdir("../../..")
	r := release{version: app.Version, out: t.TempDir()}
	for _, err := range []error{r.wheel(), r.readme()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(r.out, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{npm.Name + "-" + app.Version + ".tgz", python.WheelName(app.Version)} {
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("the README does not name %s", name)
		}
	}
	wheel, err := os.ReadFile(filepath.Join(r.out, python.WheelName(app.Version)))
	if err != nil {
		t.Fatal(err)
	}
	files := list(t, "x.zip", wheel)
	for _, part := range []string{"statusdeck/sphinx.py 644 ", ".dist-info/RECORD 644 "} {
		if !strings.Contains(files, part) {
			t.Errorf("the wheel lacks %q", part)
		}
	}
}

// list describes the files of an archive: path, mode, content.
func list(t *testing.T, name string, data []byte) string {
	t.Helper()
	var b strings.Builder
	line := func(path string, mode os.FileMode, r io.Reader) {
		t.Helper()
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(path + " " + fmt.Sprintf("%o", mode.Perm()) + " " + string(text) + "\n")
	}
	if strings.HasSuffix(name, ".zip") {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			line(f.Name, f.Mode(), r)
		}
		return b.String()
	}
	zipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r := tar.NewReader(zipped)
	for {
		h, err := r.Next()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		line(h.Name, os.FileMode(h.Mode), r)
	}
}

func TestTheNpmPackageHasTheWidgetWithoutWhatServersNeed(t *testing.T) {
	t.Chdir("../../..")
	files, err := (&release{version: "1.2.3"}).npm([]file{
		{path: "embed/v1/404.html"}, {path: "embed/v1/404.html.br"}, {path: "embed/v1/404.html.gz"}, {path: "_headers"}, {path: ".nojekyll"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range sorted(files) {
		names = append(names, f.path)
		if f.path == "package/package.json" {
			var m struct{ Name, Version string }
			if err := json.Unmarshal(f.data, &m); err != nil || m.Name != npm.Name || m.Version != "1.2.3" {
				t.Errorf("package.json has %+v, %v", m, err)
			}
		}
	}
	for _, want := range []string{"package/LICENSE", "package/README.md", "package/package.json", "package/index.js", "package/rehype.js", "package/site/embed/v1/404.html"} {
		if !slices.Contains(names, want) {
			t.Errorf("the package lacks %s", want)
		}
	}
	for _, name := range names {
		if strings.HasPrefix(name, "package/site/") && name != "package/site/embed/v1/404.html" {
			t.Errorf("the package has %s, which only servers need", name)
		}
	}
}
