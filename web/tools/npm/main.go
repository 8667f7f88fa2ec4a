// Command npm writes the npm package into a folder:
//
//	go run ./web/tools/npm -site build/npm-site -out dist-npm
//
// The site is one that `statusdeck build -only embed -base /STATUSDECK-BASE/` wrote; without it
// the package has no files to host, which is enough for its unit tests.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/widget/npm"
)

func main() {
	out := flag.String("out", "dist-npm", "folder for the package; it is emptied first")
	site := flag.String("site", "", "folder of the site to host")
	flag.Parse()
	if err := run(*out, *site); err != nil {
		fmt.Fprintln(os.Stderr, "npm:", err)
		os.Exit(1)
	}
}

func run(out, site string) error {
	files, err := npm.Files(".", app.Version)
	if err != nil {
		return err
	}
	// Whatever else the folder is, it is not ours to empty.
	if _, err := os.Stat(filepath.Join(out, "package.json")); errors.Is(err, fs.ErrNotExist) {
		if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
			return fmt.Errorf("the folder %s holds something else than a package", out)
		}
	}
	if err := os.RemoveAll(out); err != nil {
		return fmt.Errorf("empty the folder: %w", err)
	}
	for _, f := range files {
		if err := write(filepath.Join(out, filepath.FromSlash(f.Path)), f.Data); err != nil {
			return err
		}
	}
	if site == "" {
		return nil
	}
	return filepath.WalkDir(site, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(site, name)
		if err != nil || !npm.Hosted(filepath.ToSlash(rel)) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read the site: %w", err)
		}
		return write(filepath.Join(out, "site", rel), data)
	})
}

func write(name string, data []byte) error {
	mode := os.FileMode(0o644)
	if strings.HasPrefix(string(data), "#!") {
		mode = 0o755
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("make a folder of the package: %w", err)
	}
	if err := os.WriteFile(name, data, mode); err != nil {
		return fmt.Errorf("write the package: %w", err)
	}
	return nil
}
