package build

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"regexp"
	"strings"
	"testing"
)

func TestShortenedAddressesLeadToAPage(t *testing.T) {
	for _, base := range []string{"/", "/docs/codes/"} {
		s := buildForTest(t, Options{Base: base})
		refresh := regexp.MustCompile(`<meta http-equiv="refresh" content="0; url=([^"]*)">`)
		for path, want := range map[string]string{
			"status/": "", "category/": "", "vendor/": "?origin=unofficial", "api/": "about/#json", "api/v1/": "about/#json",
		} {
			f, ok := s.File(path + "index.html")
			if !ok {
				t.Errorf("under %s, /%s leads nowhere", base, path)
				continue
			}
			m := refresh.FindSubmatch(f.Data)
			if m == nil || string(m[1]) != base+want {
				t.Errorf("under %s, /%s leads to %q, want %q", base, path, m, base+want)
			}
			if !strings.Contains(string(f.Data), `<a href="`+base+want+`"`) {
				t.Errorf("under %s, /%s has no link for browsers that do not follow by themselves", base, path)
			}
			page, fragment, _ := strings.Cut(strings.TrimPrefix(strings.Split(want, "?")[0], "/"), "#")
			target, ok := s.File(page + "index.html")
			if !ok || fragment != "" && !strings.Contains(string(target.Data), `id="`+fragment+`"`) {
				t.Errorf("under %s, /%s leads to %q, which does not exist", base, path, want)
			}
		}
	}
}

func TestTheFaviconIsAPictureInAnIcoFile(t *testing.T) {
	f, ok := buildForTest(t, Options{}).File("favicon.ico")
	if !ok {
		t.Fatal("favicon.ico is missing: browsers ask for it where no page names an icon")
	}
	head := f.Data[:22]
	if got := binary.LittleEndian.Uint16(head[2:]); got != 1 {
		t.Errorf("its type is %d, want 1: an icon", got)
	}
	length, offset := binary.LittleEndian.Uint32(head[14:]), binary.LittleEndian.Uint32(head[18:])
	if int(offset+length) != len(f.Data) {
		t.Fatalf("the picture is said to be bytes %d to %d of %d", offset, offset+length, len(f.Data))
	}
	picture, err := png.Decode(bytes.NewReader(f.Data[offset:]))
	if err != nil {
		t.Fatalf("the picture is no PNG: %v", err)
	}
	if got := picture.Bounds().Dx(); got != int(head[6]) {
		t.Errorf("the picture is %d pixels wide, and said to have %d", got, head[6])
	}
}
