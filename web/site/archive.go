package site

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

// Archive packs the site into one file, to be embedded into the binary. Two
// archives of the same site are identical byte for byte.
func (s *Site) Archive() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte, method uint16) error {
		if data == nil {
			return nil
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			return fmt.Errorf("archive %s: %w", name, err)
		}
		if _, err := w.Write(data); err != nil {
			return fmt.Errorf("archive %s: %w", name, err)
		}
		return nil
	}
	for _, f := range s.Files() {
		if err := add(f.Path, f.Data, zip.Deflate); err != nil {
			return nil, err
		}
		if err := add(f.Path+".br", f.Brotli, zip.Store); err != nil {
			return nil, err
		}
		if err := add(f.Path+".gz", f.Gzip, zip.Store); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close archive: %w", err)
	}
	return b.Bytes(), nil
}

// ReadArchive reads what Archive packed.
func ReadArchive(r io.ReaderAt, size int64) (*Site, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("open site archive: %w", err)
	}
	return Read(z)
}
