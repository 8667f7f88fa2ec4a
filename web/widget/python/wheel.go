// Package python makes the Python package "statusdeck": the Sphinx extension and the
// MkDocs plug-in, as a wheel that pip installs.
package python

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// File is a file of the package.
type File struct {
	Path string
	Data []byte
}

// WheelName is the name of the wheel of a version. pip reads from it that the package
// runs everywhere.
func WheelName(version string) string { return "statusdeck-" + version + "-py3-none-any.whl" }

// Files returns what is in the wheel (Binary distribution format, packaging.python.org):
// the modules, and what pyproject.toml says about them. root is the folder of the repository.
func Files(root, version string) ([]File, error) {
	dir := filepath.Join(root, "web", "widget", "python")
	var out []File
	for _, pattern := range []string{"*.py", "*.json"} {
		names, err := filepath.Glob(filepath.Join(dir, "statusdeck", pattern))
		if err != nil {
			return nil, fmt.Errorf("list the Python package: %w", err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, fmt.Errorf("read a file of the Python package: %w", err)
			}
			out = append(out, File{"statusdeck/" + filepath.Base(name), data})
		}
	}
	texts := map[string]string{}
	for name, path := range map[string]string{"pyproject.toml": dir, "README.md": dir, "LICENSE": root} {
		data, err := os.ReadFile(filepath.Join(path, name))
		if err != nil {
			return nil, fmt.Errorf("read about the Python package: %w", err)
		}
		texts[name] = string(data)
	}
	metadata, entries, err := metadata(texts["pyproject.toml"], version)
	if err != nil {
		return nil, err
	}
	info := "statusdeck-" + version + ".dist-info/"
	out = append(out,
		File{info + "METADATA", []byte(metadata + "\n" + texts["README.md"])},
		File{info + "WHEEL", []byte("Wheel-Version: 1.0\nGenerator: statusdeck\nRoot-Is-Purelib: true\nTag: py3-none-any\n")},
		File{info + "entry_points.txt", []byte(entries)},
		File{info + "licenses/LICENSE", []byte(texts["LICENSE"])},
	)
	return append(out, record(info+"RECORD", out)), nil
}

// metadata returns the files METADATA, without the README, and entry_points.txt.
func metadata(project, version string) (metadata, entries string, err error) {
	field := func(name string) string {
		m := regexp.MustCompile(`(?m)^` + name + ` = (?:\{ text = )?"(.*?)"`).FindStringSubmatch(project)
		if m == nil {
			err = fmt.Errorf("pyproject.toml has no %s", name)
			return ""
		}
		return m[1]
	}
	if v := field("version"); v != version {
		return "", "", fmt.Errorf("web/widget/python/pyproject.toml has version %q, want %q", v, version)
	}
	metadata = "Metadata-Version: 2.1\nName: " + field("name") + "\nVersion: " + version + "\nSummary: " + field("description") +
		"\nLicense: " + field("license") + "\nLicense-File: LICENSE\nRequires-Python: " + field("requires-python") +
		"\nDescription-Content-Type: text/markdown\n"
	m := regexp.MustCompile(`(?m)^\[project\.entry-points\."(.*)"\]\n((?:\w+ = ".*"\n)+)`).FindStringSubmatch(project)
	if m == nil {
		return "", "", fmt.Errorf("pyproject.toml has no entry points")
	}
	return metadata, "[" + m[1] + "]\n" + strings.ReplaceAll(m[2], `"`, ""), err
}

// record returns the list of the files with their hashes.
func record(name string, files []File) File {
	var b strings.Builder
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		fmt.Fprintf(&b, "%s,sha256=%s,%d\n", f.Path, base64.RawURLEncoding.EncodeToString(sum[:]), len(f.Data))
	}
	b.WriteString(name + ",,\n")
	return File{name, []byte(b.String())}
}
