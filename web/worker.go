package web

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// worker adds the service worker. It carries the list of all files with their
// hashes, so that it can fill its cache completely, check what it got, and take
// over unchanged files from the cache of the build before. The list is the
// version: a build with the same files is the same version.
func (b *builder) worker() error {
	files := map[string]string{}
	list := sha256.New()
	for _, f := range b.site.Files() {
		if !offline(f.Path) {
			continue
		}
		sum := sha256.Sum256(f.Data)
		hash := base64.RawStdEncoding.EncodeToString(sum[:])
		files[cacheKey(f.Path)] = hash
		list.Write([]byte(f.Path + " " + hash + "\n"))
	}
	script, err := b.script([]string{"js/sw.js"}, map[string]any{
		"__VERSION__": hex.EncodeToString(list.Sum(nil)[:8]),
		"__FILES__":   files,
	})
	if err != nil {
		return err
	}
	b.add("sw.js", script)
	return nil
}

// offline reports whether a file belongs into the offline cache: everything that
// the pages lead to, but nothing that only other sites or crawlers read.
func offline(path string) bool {
	switch path {
	case "sitemap.xml", "robots.txt", "opensearch.xml":
		return false
	}
	return !strings.HasPrefix(path, "api/")
}

// cacheKey is the path under which the worker asks for a file: pages by the
// address of their folder.
func cacheKey(path string) string { return strings.TrimSuffix(path, "index.html") }
