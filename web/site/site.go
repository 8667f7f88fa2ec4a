// Package site holds a built site: files with their media types and compressed
// variants, independent of where they are stored.
package site

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// File is one file of a site.
type File struct {
	// Path is the file's path below the site's root, without a leading slash:
	// "status/404/index.html".
	Path string
	// Data is the content.
	Data []byte
	// Brotli and Gzip are compressed forms of Data, nil where they save too little.
	Brotli, Gzip []byte
	// Kept is set on files of the previous build; see Keep.
	Kept bool
}

// Site is a set of files by path.
type Site struct {
	files map[string]*File
}

// New returns an empty site.
func New() *Site { return &Site{files: map[string]*File{}} }

// Add adds a file, or replaces the one with the same path.
func (s *Site) Add(f *File) { s.files[f.Path] = f }

// Remove removes the file with the given path.
func (s *Site) Remove(path string) { delete(s.files, path) }

// File returns the file with the given path.
func (s *Site) File(path string) (*File, bool) {
	f, ok := s.files[path]
	return f, ok
}

// Files returns all files in the order of their paths.
func (s *Site) Files() []*File {
	files := make([]*File, 0, len(s.files))
	for _, f := range s.files {
		files = append(files, f)
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	return files
}

// mediaTypes maps file name extensions to media types. It is our own table, so that
// the result does not depend on those of the machine.
var mediaTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".xml":         "application/xml",
}

// MediaType returns the media type of a file by its name.
func MediaType(name string) string {
	if path.Base(name) == "opensearch.xml" {
		return "application/opensearchdescription+xml"
	}
	if t, ok := mediaTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// Immutable reports whether the file's name contains a hash of its content: such a
// file never changes.
func Immutable(name string) bool { return strings.HasPrefix(name, "assets/") }

// Write writes the site into a folder, compressed variants beside the files as
// NAME.br and NAME.gz. The folder is created; files of an earlier build that are
// not part of this one are removed.
func (s *Site) Write(dir string) error {
	keep := map[string]bool{}
	write := func(name string, data []byte) error {
		if data == nil {
			return nil
		}
		keep[name] = true
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return fmt.Errorf("make folder for %s: %w", name, err)
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		return nil
	}
	if err := refuseForeign(dir); err != nil {
		return err
	}
	for _, f := range s.Files() {
		for ending, data := range map[string][]byte{"": f.Data, ".br": f.Brotli, ".gz": f.Gzip} {
			if err := write(f.Path+ending, data); err != nil {
				return err
			}
		}
	}
	if err := write(marker, []byte(s.note())); err != nil {
		return err
	}
	return removeOthers(dir, keep)
}

// marker is the file that identifies a folder written by Write.
const marker = ".statusdeck"

// refuseForeign returns an error for a folder that no build has written, since
// Write removes files that are not part of the build.
func refuseForeign(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read folder %s: %w", dir, err)
	}
	if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
		return fmt.Errorf("folder %s is not empty and was not written by a build; choose another one", dir)
	}
	return nil
}

func removeOthers(dir string, keep map[string]bool) error {
	var others []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		if !keep[filepath.ToSlash(rel)] {
			others = append(others, p)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("look for files of an earlier build in %s: %w", dir, err)
	}
	for _, p := range others {
		if err := os.Remove(p); err != nil {
			return fmt.Errorf("remove file of an earlier build: %w", err)
		}
	}
	return nil
}

// Read reads a site from a file system: a folder, an archive or embedded files.
// Names that start with a dot are left out. A build has regular files only:
// anything else, such as a symbolic link out of the folder, is an error.
func Read(fsys fs.FS) (*Site, error) {
	s := New()
	variants := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden || d.IsDir():
			return nil
		case !d.Type().IsRegular():
			return fmt.Errorf("%s is not a regular file", name)
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".br", ".gz":
			variants[name] = data
		default:
			s.Add(&File{Path: name, Data: data})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read site: %w", err)
	}
	for name, data := range variants {
		f, ok := s.files[strings.TrimSuffix(name, path.Ext(name))]
		switch {
		case !ok:
			return nil, fmt.Errorf("read site: %s is there without the uncompressed file", name)
		case path.Ext(name) == ".br":
			f.Brotli = data
		default:
			f.Gzip = data
		}
	}
	if _, ok := s.files["index.html"]; !ok {
		return nil, fmt.Errorf("read site: no index.html: the folder was not written by statusdeck build")
	}
	return s, nil
}
