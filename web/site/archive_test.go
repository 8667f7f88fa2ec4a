package site

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func packed(t *testing.T) []byte {
	t.Helper()
	s := New()
	text := []byte(strings.Repeat("<p>page</p>", 500))
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write(text)
	w.Close()
	s.Add(&File{Path: "index.html", Data: text, Brotli: []byte("br of page"), Gzip: gz.Bytes()})
	s.Add(&File{Path: "robots.txt", Data: []byte("Allow: /")})
	s.Add(&File{Path: "icons/a.svg", Data: []byte("<svg/>"), Brotli: []byte("svg")})
	archive, err := s.Archive()
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func TestAnArchiveGivesBackTheSite(t *testing.T) {
	s, err := ReadArchive(packed(t))
	if err != nil {
		t.Fatal(err)
	}
	page, _ := s.File("index.html")
	if len(s.Files()) != 3 || len(page.Data) != 5500 || string(page.Brotli) != "br of page" || page.Gzip == nil {
		t.Errorf("%d files, the page has %d bytes, br %q", len(s.Files()), len(page.Data), page.Brotli)
	}
	icon, _ := s.File("icons/a.svg")
	if string(icon.Data) != "<svg/>" || icon.Gzip != nil {
		t.Errorf("a file without a gzip variant came back as %q", icon.Data)
	}
}

func TestABrokenArchiveIsAnErrorNotASite(t *testing.T) {
	whole := packed(t)
	for i := range whole {
		broken := bytes.Clone(whole)
		broken[i] ^= 0x55
		s, err := ReadArchive(broken)
		if err != nil {
			continue
		}
		// Dates and the like may differ; contents may not.
		if page, ok := s.File("index.html"); !ok || len(page.Data) != 5500 {
			t.Errorf("with byte %d changed the page is lost without an error", i)
		}
	}
	if _, err := ReadArchive(whole[:len(whole)/2]); err == nil {
		t.Error("half an archive was read")
	}
}
