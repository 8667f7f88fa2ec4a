package site

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
)

// Archive packs the site into one file, to be embedded into the binary. Two
// archives of the same site are identical byte for byte. A file that has a gzip
// variant is packed only in that form, and unpacked from it.
func (s *Site) Archive() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte) error {
		if data == nil {
			return nil
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return fmt.Errorf("archive %s: %w", name, err)
		}
		if _, err := w.Write(data); err != nil {
			return fmt.Errorf("archive %s: %w", name, err)
		}
		return nil
	}
	for _, f := range s.Files() {
		if f.Gzip == nil {
			if err := add(f.Path, f.Data); err != nil {
				return nil, err
			}
		}
		if err := add(f.Path+".br", f.Brotli); err != nil {
			return nil, err
		}
		if err := add(f.Path+".gz", f.Gzip); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close archive: %w", err)
	}
	return b.Bytes(), nil
}

// ReadArchive reads what Archive packed. The files' contents are parts of the
// archive, not copies: the archive must not change while the site is in use.
func ReadArchive(archive []byte) (*Site, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("open site archive: %w", err)
	}
	s := New()
	file := func(path string) *File {
		f, ok := s.File(path)
		if !ok {
			f = &File{Path: path}
			s.Add(f)
		}
		return f
	}
	for _, entry := range z.File {
		data, err := stored(archive, entry)
		if err != nil {
			return nil, fmt.Errorf("read %s in the site archive: %w", entry.Name, err)
		}
		switch ending := path.Ext(entry.Name); ending {
		case ".br":
			file(strings.TrimSuffix(entry.Name, ending)).Brotli = data
		case ".gz":
			f := file(strings.TrimSuffix(entry.Name, ending))
			f.Gzip = data
			if f.Data, err = unpack(data); err != nil {
				return nil, fmt.Errorf("unpack %s in the site archive: %w", entry.Name, err)
			}
		default:
			file(entry.Name).Data = data
		}
	}
	for _, f := range s.files {
		if f.Data == nil {
			return nil, fmt.Errorf("the site archive has compressed variants of %s, but not the file itself", f.Path)
		}
	}
	if _, ok := s.files["index.html"]; !ok {
		return nil, errors.New("the site archive has no index.html")
	}
	return s, nil
}

// stored returns the bytes of an uncompressed entry, as a part of the archive.
func stored(archive []byte, entry *zip.File) ([]byte, error) {
	if entry.Method != zip.Store {
		return nil, fmt.Errorf("stored with method %d, want none", entry.Method)
	}
	start, err := entry.DataOffset()
	if err != nil {
		return nil, err
	}
	end := start + int64(entry.UncompressedSize64)
	if start < 0 || end < start || end > int64(len(archive)) {
		return nil, io.ErrUnexpectedEOF
	}
	data := archive[start:end:end]
	if crc32.ChecksumIEEE(data) != entry.CRC32 {
		return nil, zip.ErrChecksum
	}
	return data, nil
}

// unpack decompresses a gzip variant into a buffer of exactly the right size, which
// is recorded at the end of the data (RFC 1952, section 2.3.1). The checksum next to
// it reveals a wrong size.
func unpack(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if len(data) < 4 {
		return nil, io.ErrUnexpectedEOF
	}
	tail := data[len(data)-4:]
	size := int(tail[0]) | int(tail[1])<<8 | int(tail[2])<<16 | int(tail[3])<<24
	if size > maxRatio*len(data) {
		return nil, gzip.ErrHeader
	}
	out := make([]byte, size)
	if _, err := io.ReadFull(z, out); err != nil {
		return nil, err
	}
	if n, err := z.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		return nil, gzip.ErrChecksum
	}
	return out, z.Close()
}

// maxRatio exceeds the highest compression ratio of gzip.
const maxRatio = 1100
