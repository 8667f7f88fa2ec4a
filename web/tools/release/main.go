// Command release makes the files of a release from what `make build` has built:
//
//	go run ./web/tools/release -version 1.0.0 -out build/release
//
// They are the program for each system, the static site, the widget for other
// sites to host as a zip and as an npm package, the Python package for Sphinx and MkDocs,
// and the checksums of all of them. The same source gives the same files.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/widget/npm"
)

// systems are the targets of the program, as GOOS/GOARCH.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

// documents go into every archive of the program, by their names in it.
var documents = map[string]string{"LICENSE": "LICENSE", "README.md": "README.md", "LICENCES.md": ".github/LICENCES.md"}

func main() {
	var r release
	flag.StringVar(&r.version, "version", "", "the version to release, which must be that of the source")
	flag.StringVar(&r.commit, "commit", "", "the commit, for statusdeck version")
	flag.StringVar(&r.origin, "origin", "", "scheme and host of the site, for canonical links")
	flag.StringVar(&r.out, "out", "build/release", "folder for the files; it is emptied first")
	flag.Parse()
	if err := r.run(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

type release struct {
	version, commit, origin, out string
}

func (r *release) run() error {
	r.version = strings.TrimPrefix(r.version, "v")
	if r.version != app.Version {
		return fmt.Errorf("version %q: the source is version %s; change app/version.go and .github/CHANGELOG.md first", r.version, app.Version)
	}
	if err := os.RemoveAll(r.out); err != nil {
		return fmt.Errorf("empty the folder: %w", err)
	}
	tmp, err := os.MkdirTemp("", "statusdeck-release")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return fmt.Errorf("make the folder of the release: %w", err)
	}
	for _, system := range systems {
		if err := r.program(system, tmp); err != nil {
			return fmt.Errorf("the program for %s: %w", system, err)
		}
	}
	if err := r.sites(tmp); err != nil {
		return err
	}
	if err := r.wheel(); err != nil {
		return fmt.Errorf("the Python package: %w", err)
	}
	if err := r.readme(); err != nil {
		return err
	}
	return r.checksums()
}

// program compiles the program for one system, and packs it with its documents.
func (r *release) program(system, tmp string) error {
	goos, goarch, _ := strings.Cut(system, "/")
	name := "statusdeck"
	if goos == "windows" {
		name += ".exe"
	}
	binary := filepath.Join(tmp, goos+"-"+goarch, name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", "embedsite",
		"-ldflags", "-s -w -X main.version="+r.version+" -X main.commit="+r.commit, "-o", binary, "./cmd/statusdeck")
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	files, err := readFiles(documents)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return fmt.Errorf("read what was compiled: %w", err)
	}
	files = append(files, file{path: name, data: data, program: true})
	packed := r.name(goos + "_" + goarch)
	if goos == "windows" {
		return writeZip(packed+".zip", files)
	}
	return writeTar(packed+".tar.gz", files)
}

// sites builds the whole site, and the part that a site needs to host the widget.
func (r *release) sites(tmp string) error {
	site, widget, hosted := filepath.Join(tmp, "site"), filepath.Join(tmp, "widget"), filepath.Join(tmp, "npm")
	args := []string{"build", "-cache", "build/cache", "-origin", r.origin}
	for _, more := range [][]string{{"-out", site}, {"-out", widget, "-only", "embed"}, {"-out", hosted, "-only", "embed", "-base", npm.Placeholder}} {
		cmd := exec.Command(filepath.Join("bin", "statusdeck"), append(args[:len(args):len(args)], more...)...)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("build the site: %w", err)
		}
	}
	files, err := readFolder(site)
	if err != nil {
		return err
	}
	if err := writeZip(r.name("site")+".zip", files); err != nil {
		return err
	}
	if files, err = readFolder(widget); err != nil {
		return err
	}
	if err := writeZip(r.name("widget")+".zip", files); err != nil {
		return err
	}
	if files, err = readFolder(hosted); err != nil {
		return err
	}
	if files, err = r.npm(files); err != nil {
		return err
	}
	return writeTar(filepath.Join(r.out, npm.Name+"-"+r.version+".tgz"), files)
}

// name returns the path of a file of the release, without its ending.
func (r *release) name(part string) string {
	return filepath.Join(r.out, "statusdeck_"+r.version+"_"+part)
}

// checksums writes SHA256SUMS, in the format of sha256sum -c.
func (r *release) checksums() error {
	files, err := readFolder(r.out)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.data), f.path)
	}
	if err := os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the checksums: %w", err)
	}
	fmt.Print(b.String())
	return nil
}
