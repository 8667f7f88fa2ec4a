package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// The packages that are compared, at the versions that the catalog was written with.
const (
	enumPackage     = "http-status-codes" // the library npm_http_status_codes
	enumVersion     = "2.3.0"
	phrasePackage   = "statuses"
	phraseVersion   = "2.0.2"
	goModule        = "github.com/valyala/fasthttp"
	goModuleVersion = "v1.78.0"
)

// packages compares packages of the npm registry and a module of the Go module proxy,
// and says where a newer version than ours is published.
func (r *report) packages(ctx context.Context, offline bool) {
	if offline {
		r.unreachedLibrary("npm_http_status_codes", "npm "+enumPackage, errors.New("-offline"))
		r.unreached("npm %s (-offline): our copy is version %s", phrasePackage, phraseVersion)
		r.unreached("Go module %s (-offline): our copy is version %s", goModule, goModuleVersion)
		return
	}
	r.language(ctx, "npm_http_status_codes", "npm "+enumPackage, func(ctx context.Context) (names, error) {
		text, err := npmFile(ctx, enumPackage, enumVersion, "package/build/cjs/status-codes.d.ts")
		if err != nil {
			return names{}, err
		}
		return parseEnum(text), nil
	})
	r.newer(ctx, enumPackage, enumVersion)
	if err := r.npmPhrases(ctx); err != nil {
		r.unreached("npm %s (%v): our copy is version %s", phrasePackage, err, phraseVersion)
	}
	r.newer(ctx, phrasePackage, phraseVersion)
	if err := r.goModule(ctx); err != nil {
		r.unreached("Go module %s (%v): our copy is version %s", goModule, err, goModuleVersion)
	}
}

// enumMember finds a member of the StatusCodes enumeration and the comment before it.
var enumMember = regexp.MustCompile(`(?s)(/\*\*.*?\*/\s*)?\b([A-Z][A-Z0-9_]*) = ([0-9]{3})\b`)

// parseEnum reads the declaration of StatusCodes.
func parseEnum(text string) names {
	have := names{version: enumVersion, codes: map[string]int{}, deprecated: map[string]bool{}}
	for _, m := range enumMember.FindAllStringSubmatch(text, -1) {
		code, _ := strconv.Atoi(m[3])
		have.codes["StatusCodes."+m[2]] = code
		have.deprecated["StatusCodes."+m[2]] = strings.Contains(m[1], "@deprecated")
	}
	return have
}

func (r *report) npmPhrases(ctx context.Context) error {
	text, err := npmFile(ctx, phrasePackage, phraseVersion, "package/codes.json")
	if err != nil {
		return err
	}
	var phrases map[string]string
	if err := json.Unmarshal([]byte(text), &phrases); err != nil {
		return fmt.Errorf("read codes.json: %w", err)
	}
	table, err := byNumber(phrases)
	if err != nil {
		return err
	}
	r.done("npm %s %s: %d phrases", phrasePackage, phraseVersion, len(table))
	r.comparePhrases("npm "+phrasePackage, table)
	return nil
}

// newer notes that a version after ours is published. That is news, not a difference:
// the catalog names the version that it was compared with.
func (r *report) newer(ctx context.Context, pkg, ours string) {
	out, err := output(ctx, "npm", "view", pkg, "version")
	if latest := strings.TrimSpace(out); err == nil && latest != "" && latest != ours {
		r.unreached("npm %s %s: published since our version %s", pkg, latest, ours)
	}
}

// npmFile returns a file of a package, which npm fetches from the registry that it is
// configured for.
func npmFile(ctx context.Context, pkg, version, name string) (string, error) {
	dir, err := os.MkdirTemp("", "facts")
	if err != nil {
		return "", fmt.Errorf("make a folder for %s: %w", pkg, err)
	}
	defer os.RemoveAll(dir)
	if _, err := output(ctx, "npm", "pack", pkg+"@"+version, "--pack-destination", dir, "--silent"); err != nil {
		return "", err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(files) != 1 {
		return "", fmt.Errorf("npm pack %s@%s left %d archives", pkg, version, len(files))
	}
	f, err := os.Open(files[0])
	if err != nil {
		return "", fmt.Errorf("open the archive of %s: %w", pkg, err)
	}
	defer f.Close()
	return tarFile(f, name)
}

// tarFile returns one file of a compressed archive.
func tarFile(r io.Reader, name string) (string, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return "", fmt.Errorf("unpack an archive: %w", err)
	}
	for t := tar.NewReader(z); ; {
		head, err := t.Next()
		if err != nil {
			return "", fmt.Errorf("find %s in the archive: %w", name, err)
		}
		if head.Name == name {
			data, err := io.ReadAll(t)
			return string(data), err
		}
	}
}

// goModule compares the constants of a module that has a table of its own: every number
// must be in the catalog, and a name that net/http has too must stand for the same number.
func (r *report) goModule(ctx context.Context) error {
	out, err := output(ctx, "go", "mod", "download", "-json", goModule+"@"+goModuleVersion)
	if err != nil {
		return err
	}
	var module struct{ Dir string }
	if err := json.Unmarshal([]byte(out), &module); err != nil {
		return fmt.Errorf("read what go mod download printed: %w", err)
	}
	codes, err := parseGoConstants(filepath.Join(module.Dir, "status.go"), "http.")
	if err != nil {
		return err
	}
	r.done("Go module %s %s: %d names", goModule, goModuleVersion, len(codes))
	r.compareModule(codes)
	return nil
}

func (r *report) compareModule(codes map[string]int) {
	for _, expr := range sortedKeys(codes) {
		known := false
		for _, s := range r.statuses {
			known = known || s.Code == codes[expr]
			if c, ok := s.Constant("go"); ok && c.Expr == expr && s.Code != codes[expr] {
				r.differs("%s: %s is %d there, %03d in the catalog", goModule, expr, codes[expr], s.Code)
			}
		}
		if !known {
			r.differs("%s: %s is %d, which is not in the catalog", goModule, expr, codes[expr])
		}
	}
}
