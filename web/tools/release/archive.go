package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// stamp is the time of all files in the archives, so that the same source gives the
// same bytes. Zip knows no earlier year.
var stamp = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// file is a file of an archive.
type file struct {
	path    string // with slashes
	data    []byte
	program bool // may be executed
}

func (f file) mode() fs.FileMode {
	if f.program {
		return 0o755
	}
	return 0o644
}

// readFiles reads files, given by their paths in the archive.
func readFiles(names map[string]string) ([]file, error) {
	var out []file
	for path, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read for the archive: %w", err)
		}
		out = append(out, file{path: path, data: data})
	}
	return out, nil
}

// readFolder reads all files of a folder, in the order of their paths.
func readFolder(dir string) ([]file, error) {
	var out []file
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		out = append(out, file{path: filepath.ToSlash(rel), data: data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the folder for an archive: %w", err)
	}
	return out, nil
}

func sorted(files []file) []file {
	return slices.SortedFunc(slices.Values(files), func(a, b file) int { return strings.Compare(a.path, b.path) })
}

func writeZip(name string, files []file) error {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range sorted(files) {
		h := &zip.FileHeader{Name: f.path, Method: zip.Deflate, Modified: stamp}
		h.SetMode(f.mode())
		part, err := w.CreateHeader(h)
		if err == nil {
			_, err = part.Write(f.data)
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.path, err)
		}
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return write(name, b.Bytes())
}

func writeTar(name string, files []file) error {
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	w := tar.NewWriter(zipped)
	for _, f := range sorted(files) {
		h := &tar.Header{Name: f.path, Mode: int64(f.mode()), Size: int64(len(f.data)), ModTime: stamp, Format: tar.FormatUSTAR}
		err := w.WriteHeader(h)
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.path, err)
		}
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	if err := zipped.Close(); err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return write(name, b.Bytes())
}

func write(name string, data []byte) error {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("write a file of the release: %w", err)
	}
	return nil
}
