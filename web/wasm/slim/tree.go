package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// slimFiles returns the files of the cut-down module by their paths in it.
func slimFiles(dir, source, program string) (map[string][]byte, error) {
	files := map[string][]byte{"go.mod": []byte("module " + modulePath + "\n\ngo 1.26.0\n")}
	own := os.DirFS(filepath.Join(source, "_goapp"))
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(own, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read own files: %w", err)
	}
	copied, err := os.ReadFile(filepath.Join(dir, pkg, "update.go"))
	if err != nil {
		return nil, fmt.Errorf("read go-app's files: %w", err)
	}
	files[pkg+"/update.go"] = copied
	elements, err := os.ReadFile(filepath.Join(dir, pkg, "html_gen.go"))
	if err != nil {
		return nil, fmt.Errorf("read go-app's element types: %w", err)
	}
	names, err := namesUsed(program)
	if err != nil {
		return nil, err
	}
	if files[pkg+"/html_gen.go"], err = filterElements(elements, names); err != nil {
		return nil, err
	}
	return files, nil
}

// writeTree makes a folder hold just the given files. Files that are right already
// are left alone.
func writeTree(dir string, files map[string][]byte) error {
	for name, data := range files {
		if err := writeFile(filepath.Join(dir, name), data); err != nil {
			return err
		}
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if _, ok := files[filepath.ToSlash(rel)]; !ok {
			return os.Remove(path)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("tidy %s: %w", dir, err)
	}
	return nil
}

func writeFile(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make folder for %s: %w", path, err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// writeModfile writes out/go.mod, the main module's with go-app replaced by the
// folder module, and its go.sum.
func writeModfile(out, module string) error {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return fmt.Errorf("read the main module's go.mod: %w", err)
	}
	// go takes the path as relative to the main module, not to this file.
	replace := fmt.Sprintf("\nreplace %s => ./%s\n", modulePath, filepath.ToSlash(module))
	if err := writeFile(filepath.Join(out, "go.mod"), append(mod, replace...)); err != nil {
		return err
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return fmt.Errorf("read the main module's go.sum: %w", err)
	}
	return writeFile(filepath.Join(out, "go.sum"), sum)
}
