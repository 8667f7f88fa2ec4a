package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/web/site"
)

const (
	workerPath = "sw.js"
	// workerEntry is the source of the service worker.
	workerEntry = "worker/main.js"
	// packPrefix starts the names of packs.
	packPrefix = "assets/pages-"
	// workerFormat is the version of the description that the worker of one build
	// reads from the cache of another. Change it with offlineBuild.
	workerFormat = 1
)

// offlineBuild is what the service worker knows of its build.
type offlineBuild struct {
	Format  int           `json:"format"`
	Version string        `json:"version"`
	Tiers   []offlineTier `json:"tiers"`
}

// offlineTier is a part of the site that is saved as a whole. Pack is a file with
// all Pages, one after the other, so that they cost one request and are compressed
// together; Files come one by one.
type offlineTier struct {
	Name  string         `json:"name"`
	Pack  string         `json:"pack"`
	Pages []offlineEntry `json:"pages"`
	Files []offlineEntry `json:"files"`
}

// offlineEntry is a file: its cache key, the first half of its SHA-256 in base64,
// and its size.
type offlineEntry struct {
	key, hash string
	size      int
}

// MarshalJSON writes an entry as an array: the worker has some 450 of them.
func (e offlineEntry) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{e.key, e.hash, e.size})
}

// worker adds the service worker, and with it the build's version.
func (b *builder) worker() error { return AddWorker(b.site) }

// AddWorker adds the service worker for the files of a site as they are now, and the
// packs of its pages. The worker contains the list of all files with their hashes: it
// can check what it downloads, and copy unchanged files from the cache of the previous
// build. The version is a hash of the list and of the worker's source, so that a
// build with the same files has the same version.
//
// Call it again after changing a file of a built site: a worker does not save what
// does not match its list.
func AddWorker(s *site.Site) error {
	build, err := addPacks(s)
	if err != nil {
		return err
	}
	const place = "the hash of this script"
	build.Version = place
	source, err := bundle(workerEntry, map[string]any{"__BUILD__": build})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(source)
	version := hex.EncodeToString(sum[:8])
	s.Add(&site.File{Path: workerPath, Data: bytes.Replace(source, []byte(place), []byte(version), 1)})
	return nil
}

// addPacks adds the packs of all tiers and lists their files.
func addPacks(s *site.Site) (offlineBuild, error) {
	build := offlineBuild{Format: workerFormat}
	for _, tier := range tiers {
		t, err := addTier(s, tier.name)
		if err != nil {
			return build, err
		}
		build.Tiers = append(build.Tiers, t)
	}
	return build, nil
}

// addTier lists the files of a tier and adds the pack of its pages.
func addTier(s *site.Site, name string) (offlineTier, error) {
	// An empty list is written as one: the worker joins them.
	t := offlineTier{Name: name, Pages: []offlineEntry{}, Files: []offlineEntry{}}
	prefix := packPrefix + name + "."
	var pack []byte
	for _, f := range s.Files() {
		if strings.HasPrefix(f.Path, prefix) && !f.Kept {
			s.Remove(f.Path) // of the site before it was changed
			continue
		}
		if f.Kept || tierOf(f.Path) != name {
			continue
		}
		sum := sha256.Sum256(f.Data)
		entry := offlineEntry{cacheKey(f.Path), base64.RawStdEncoding.EncodeToString(sum[:16]), len(f.Data)}
		if packed(f.Path) {
			t.Pages = append(t.Pages, entry)
			pack = append(pack, f.Data...)
		} else {
			t.Files = append(t.Files, entry)
		}
	}
	if len(t.Pages)+len(t.Files) == 0 {
		return t, fmt.Errorf("the site has no files of the tier %q", name)
	}
	if len(t.Pages) > 1 {
		sum := sha256.Sum256(pack)
		t.Pack = prefix + hex.EncodeToString(sum[:8]) + ".txt"
		s.Add(&site.File{Path: t.Pack, Data: pack})
	}
	return t, nil
}

// packed reports whether a file is saved from the pack of its tier. Pages for frames
// have header fields of their own, so they are not.
func packed(path string) bool {
	return strings.HasSuffix(path, ".html") && (!strings.HasPrefix(path, "embed/") || path == "embed/index.html")
}

// cacheKey is the path under which the worker asks for a file: pages by the
// address of their folder.
func cacheKey(path string) string { return strings.TrimSuffix(path, "index.html") }
