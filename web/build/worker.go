package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/web/site"
)

// worker adds the service worker, and with it the build's version.
func (b *builder) worker() error { return AddWorker(b.site) }

// AddWorker adds the service worker for the files of a site as they are now. It
// carries the list of all files with their hashes, so that it can fill its cache
// completely, check what it got, and take over unchanged files from the cache of
// the build before. The list and the worker's own source are the version: a
// build with the same files is the same version.
//
// It must be called again after a file of a built site has changed: a worker does not
// keep what does not match its list.
func AddWorker(s *site.Site) error {
	source, err := readAsset("js/sw.js")
	if err != nil {
		return err
	}
	version := sha256.New()
	fmt.Fprintf(version, "%s\n", source)
	files, size := map[string]string{}, 0
	for _, f := range s.Files() {
		if f.Kept || !offline(f.Path) {
			continue
		}
		sum := sha256.Sum256(f.Data)
		hash := base64.RawStdEncoding.EncodeToString(sum[:])
		files[cacheKey(f.Path)] = hash
		size += len(f.Data)
		fmt.Fprintf(version, "%s %s\n", f.Path, hash)
	}
	script, err := bundle("sw.js", map[string]any{
		"__VERSION__": hex.EncodeToString(version.Sum(nil)[:8]),
		"__FILES__":   files,
		"__BYTES__":   size,
	})
	if err != nil {
		return err
	}
	s.Add(&site.File{Path: "sw.js", Data: script})
	return nil
}

// offline reports whether a file belongs into the offline cache: everything that
// the pages lead to, but nothing that only other sites, social networks, crawlers,
// hosts and the browser's install dialog read, and not the worker itself.
func offline(path string) bool {
	switch path {
	case "sitemap.xml", "robots.txt", "opensearch.xml", "sw.js":
		return false
	}
	// The page about embedding is a page like others; what other sites load is not
	// kept, but for the files that its examples use.
	if strings.HasPrefix(path, "embed/") && path != "embed/index.html" || strings.HasPrefix(path, badgeDir) {
		return slices.Contains(embedExamples, path)
	}
	return site.Public(path) && !isWords(path) && !strings.HasPrefix(path, "api/") && !strings.HasPrefix(path, "screenshots/") && !strings.HasPrefix(path, "social/")
}

// embedExamples lists the files that the examples on the page about embedding
// load.
var embedExamples = []string{badgeDir + "404.svg", embedDir + "statusdeck.js", embedDir + "more.js", embedDir + "404.json", embedDir + "429.json", embedDir + "503.json", embedDir + "1xx.json", embedDir + "search/index.html"}

// cacheKey is the path under which the worker asks for a file: pages by the
// address of their folder.
func cacheKey(path string) string { return strings.TrimSuffix(path, "index.html") }
