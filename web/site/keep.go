package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Keep adds the hashed files of the previous build, in the folder dir, so that
// pages of that build that are still open find their assets. Files that the
// previous build had itself kept are left out. It returns the number of files
// added; none if the folder does not exist, as before the first build.
func (s *Site) Keep(dir string) (int, error) {
	note, err := os.ReadFile(filepath.Join(dir, marker))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return 0, nil
		}
		return 0, fmt.Errorf("keep files of the previous build: %s was not written by a build", dir)
	}
	if err != nil {
		return 0, fmt.Errorf("keep files of the previous build: %w", err)
	}
	old, err := Read(os.DirFS(dir))
	if err != nil {
		return 0, fmt.Errorf("keep files of the previous build: %w", err)
	}
	older := keptBy(string(note))
	n := 0
	for _, f := range old.Files() {
		_, known := s.files[f.Path]
		if known || older[f.Path] || !Immutable(f.Path) {
			continue
		}
		f.Kept = true
		s.Add(f)
		n++
	}
	return n, nil
}

// keptLine is the prefix of the lines of the marker file that name kept files.
const keptLine = "kept "

// note returns the text of the marker file.
func (s *Site) note() string {
	var b strings.Builder
	b.WriteString("This folder is written by statusdeck build.\n")
	for _, f := range s.Files() {
		if f.Kept {
			b.WriteString(keptLine + f.Path + "\n")
		}
	}
	return b.String()
}

// keptBy reads the kept files from the text of a marker file.
func keptBy(note string) map[string]bool {
	kept := map[string]bool{}
	for line := range strings.Lines(note) {
		if path, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), keptLine); ok {
			kept[path] = true
		}
	}
	return kept
}
