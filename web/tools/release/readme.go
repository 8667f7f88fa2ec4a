package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

//go:embed release.md
var releaseReadme string

// readme writes README.md: what each file of the release is, and the commands that
// make the same files again.
func (r *release) readme() error {
	page, err := template.New("release.md").Parse(releaseReadme)
	if err != nil {
		return fmt.Errorf("read the template of the README: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, map[string]string{"Version": r.version, "Origin": r.origin, "Commit": r.commit}); err != nil {
		return fmt.Errorf("write the README: %w", err)
	}
	if err := os.WriteFile(filepath.Join(r.out, "README.md"), []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the README: %w", err)
	}
	return nil
}
