package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/statusdeck/statusdeck/web/site"
)

// Compressor makes compressed variants at the highest levels. That takes many
// seconds for the browser program, so it can cache results by content.
type Compressor struct {
	// Known is an earlier build, or nil: variants of files with the same content
	// are taken from it.
	Known *site.Site
	// Dir is the folder of the cache; "" for none.
	Dir string
	// Quick trades size for speed while working on the site, and does not use Dir.
	Quick bool
}

// minGain is the share that compression must save to be kept: below it the
// decoding costs more than the transfer.
const minGain = 0.03

// site adds the variants to every file of s.
func (c *Compressor) site(s *site.Site) error {
	known := map[[32]byte]*site.File{}
	if c.Known != nil {
		for _, f := range c.Known.Files() {
			known[sha256.Sum256(f.Data)] = f
		}
	}
	jobs := make(chan *site.File)
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for f := range jobs {
				if err := c.file(f, known[sha256.Sum256(f.Data)]); err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
				}
			}
		})
	}
	for _, f := range s.Files() {
		jobs <- f
	}
	close(jobs)
	wg.Wait()
	return failed
}

func (c *Compressor) file(f, known *site.File) error {
	if strings.HasSuffix(f.Path, ".png") || len(f.Data) < 200 {
		return nil
	}
	if known != nil && known.Brotli != nil && known.Gzip != nil {
		f.Brotli, f.Gzip = known.Brotli, known.Gzip
		return nil
	}
	br, err := c.cached(f, "br", c.brotli)
	if err != nil {
		return err
	}
	gz, err := c.cached(f, "gz", c.gzip)
	if err != nil {
		return err
	}
	pays := func(b []byte) bool { return float64(len(b)) < (1-minGain)*float64(len(f.Data)) }
	if pays(br) {
		f.Brotli = br
	}
	if pays(gz) {
		f.Gzip = gz
	}
	return nil
}

// Brotli compresses data as a build does, with the name for messages.
func (c *Compressor) Brotli(name string, data []byte) ([]byte, error) {
	return c.cached(&site.File{Path: name, Data: data}, "br", c.brotli)
}

// cached returns the cached result for a file's content, or makes and caches it.
func (c *Compressor) cached(f *site.File, kind string, encode func([]byte) ([]byte, error)) ([]byte, error) {
	named := func() ([]byte, error) {
		data, err := encode(f.Data)
		if err != nil {
			return nil, fmt.Errorf("compress %s as %s: %w", f.Path, kind, err)
		}
		return data, nil
	}
	if c.Dir == "" || c.Quick {
		return named()
	}
	sum := sha256.Sum256(f.Data)
	name := filepath.Join(c.Dir, hex.EncodeToString(sum[:])+"."+kind)
	if data, err := os.ReadFile(name); err == nil {
		return data, nil
	}
	data, err := named()
	if err != nil {
		return nil, err
	}
	// An incomplete file must never be found under the final name.
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("create cache folder: %w", err)
	}
	tmp, err := os.CreateTemp(c.Dir, "new-*")
	if err != nil {
		return nil, fmt.Errorf("cache compressed %s: %w", f.Path, err)
	}
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return nil, fmt.Errorf("cache compressed %s: %w", f.Path, err)
	}
	return data, nil
}

func (c *Compressor) brotli(data []byte) ([]byte, error) {
	quality := brotli.BestCompression
	if c.Quick {
		quality = brotli.BestSpeed
	}
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: quality, LGWin: 22})
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (c *Compressor) gzip(data []byte) ([]byte, error) {
	level := gzip.BestCompression
	if c.Quick {
		level = gzip.BestSpeed
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
