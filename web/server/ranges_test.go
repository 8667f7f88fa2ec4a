package server_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

func TestRanges(t *testing.T) {
	s := site.New()
	s.Add(&site.File{Path: "index.html", Data: []byte("page")})
	s.Add(&site.File{Path: "a.bin", Data: []byte("0123456789")})
	h := server.New(s, "/")
	for _, tt := range []struct {
		name, field  string
		status       int
		contentRange string
	}{
		{"the last byte", "bytes=-1", 206, "bytes 9-9/10"},
		{"more than all of the last bytes", "bytes=-11", 206, "bytes 0-9/10"},
		{"an end beyond the file", "bytes=8-99", 206, "bytes 8-9/10"},
		{"an end beyond any file", "bytes=8-99999999999999999999999", 206, "bytes 8-9/10"},
		{"empty elements of the list", "bytes=, 1-2 ,,", 206, "bytes 1-2/10"},
		{"the unit in capitals", "BYTES=0-0", 206, "bytes 0-0/10"},
		{"the last 0 bytes", "bytes=-0", 416, "bytes */10"},
		{"beyond the end", "bytes=10-", 416, "bytes */10"},
		{"beyond any end", "bytes=99999999999999999999999-", 416, "bytes */10"},
		{"an end before the beginning", "bytes=5-2", 416, "bytes */10"},
		{"one of two backwards", "bytes=0-1,5-2", 416, "bytes */10"},
		{"nothing that is in the file", "bytes=10-,-0", 416, "bytes */10"},
		{"one of two beyond the end", "bytes=0-1,10-", 206, "bytes 0-1/10"},
		{"no range at all", "bytes=", 200, ""},
		{"only commas", "bytes=,,,", 200, ""},
		{"a word", "bytes=abc", 200, ""},
		{"a minus alone", "bytes=-", 200, ""},
		{"two minuses", "bytes=--1", 200, ""},
		{"white space inside", "bytes=1 -2", 200, ""},
		{"another unit", "pages=1-2", 200, ""},
		{"two ranges that overlap", "bytes=0-4,4-5", 200, ""},
		{"the whole file twice", "bytes=0-,-10", 200, ""},
		{"ranges that overlap out of order", "bytes=5-9,0-1,1-2", 200, ""},
		{"17 ranges beyond the end and one within", "bytes=0-0" + strings.Repeat(",10-", 17), 200, ""},
	} {
		resp := ask(h, "GET", "/a.bin", "Range", tt.field)
		if got := resp.Header.Get("Content-Range"); resp.StatusCode != tt.status || got != tt.contentRange {
			t.Errorf("%s: %q gives %d with Content-Range %q, want %d with %q", tt.name, tt.field, resp.StatusCode, got, tt.status, tt.contentRange)
		}
	}
}

// A request with thousands of ranges once cost a thousand times a plain one.
func TestManyRangesCostNoMoreThanTheFile(t *testing.T) {
	s := site.New()
	s.Add(&site.File{Path: "index.html", Data: []byte("page")})
	s.Add(&site.File{Path: "a.bin", Data: make([]byte, 100_000)})
	h := server.New(s, "/")
	for _, n := range []int{16, 17, 7800} {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("%d-%d", 2*i, 2*i)
		}
		resp := ask(h, "GET", "/a.bin", "Range", "bytes="+strings.Join(list, ","))
		if want := map[bool]int{true: 206, false: 200}[n <= 16]; resp.StatusCode != want {
			t.Errorf("%d ranges give %d, want %d", n, resp.StatusCode, want)
		}
	}
}

// BenchmarkRanges compares a hostile list of ranges with a plain request.
func BenchmarkRanges(b *testing.B) {
	s := site.New()
	s.Add(&site.File{Path: "index.html", Data: []byte("page")})
	s.Add(&site.File{Path: "a.bin", Data: make([]byte, 15_601)})
	h := server.New(s, "/")
	hostile := "bytes=0-0"
	for i := 1; i < 7800; i++ {
		hostile += fmt.Sprintf(",%d-%d", 2*i, 2*i)
	}
	for _, c := range []struct{ name, field string }{{"none", ""}, {"16", "bytes=" + hostile[6:9] + ",2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30"}, {"7800", hostile}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if c.field == "" {
					ask(h, "GET", "/a.bin")
				} else {
					ask(h, "GET", "/a.bin", "Range", c.field)
				}
			}
		})
	}
}
