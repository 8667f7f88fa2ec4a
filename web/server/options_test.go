package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/server/conformance"
	"github.com/statusdeck/statusdeck/web/site"
)

func ask(h http.Handler, method, target string, header ...string) *http.Response {
	req := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w.Result()
}

func TestADateMakesConditionsOnDatesWork(t *testing.T) {
	date := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	h := server.New(conformance.Site(), "/", server.Modified(date))
	at := func(d time.Duration) string { return date.Add(d).Format(http.TimeFormat) }
	for _, c := range []struct {
		name   string
		header []string
		want   int
	}{
		{"no condition", nil, 200},
		{"modified since an hour before", []string{"If-Modified-Since", at(-time.Hour)}, 200},
		{"not modified since the date itself", []string{"If-Modified-Since", at(0)}, 304},
		{"not modified since an hour after", []string{"If-Modified-Since", at(time.Hour)}, 304},
		{"dates in the obsolete form are dates", []string{"If-Modified-Since", "Monday, 23-Nov-26 10:00:00 GMT"}, 304},
		{"a date that is none is ignored", []string{"If-Modified-Since", "1st of May"}, 200},
		{"If-None-Match counts more", []string{"If-Modified-Since", at(time.Hour), "If-None-Match", `"x"`}, 200},
		{"unmodified since an hour after", []string{"If-Unmodified-Since", at(time.Hour)}, 200},
		{"modified, so not unmodified, since an hour before", []string{"If-Unmodified-Since", at(-time.Hour)}, 412},
		{"If-Match counts more", []string{"If-Unmodified-Since", at(-time.Hour), "If-Match", "*"}, 200},
		{"a range when the date is the same", []string{"Range", "bytes=0-1", "If-Range", at(0)}, 206},
		{"the file when the date is another", []string{"Range", "bytes=0-1", "If-Range", at(-time.Hour)}, 200},
	} {
		resp := ask(h, "GET", "/status/404/", c.header...)
		if resp.StatusCode != c.want {
			t.Errorf("%s: status %d, want %d", c.name, resp.StatusCode, c.want)
		}
		if got := resp.Header.Get("Last-Modified"); c.want == 200 && got != at(0) {
			t.Errorf("%s: Last-Modified %q, want %q", c.name, got, at(0))
		}
	}
}

func TestStrictTransportIsForTLSOnly(t *testing.T) {
	const name = "Strict-Transport-Security"
	if got := ask(server.New(conformance.Site(), "/"), "GET", "/").Header.Get(name); got != "" {
		t.Errorf("without TLS: %s %q, want none", name, got)
	}
	h := server.New(conformance.Site(), "/", server.Secure())
	for _, target := range []string{"/", "/404", "/nothing/", "/assets/site.0123456789abcdef.css"} {
		if got := ask(h, "GET", target).Header.Get(name); got != server.StrictTransport {
			t.Errorf("with TLS: %s of %s is %q, want %q", name, target, got, server.StrictTransport)
		}
	}
}

func TestSeveralRangesComeAsSeveralParts(t *testing.T) {
	h := server.New(conformance.Site(), "/")
	resp := ask(h, "GET", "/icons/icon-192.png", "Range", "bytes=0-1,5-6")
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 206 || !strings.HasPrefix(got, "multipart/byteranges; boundary=") {
		t.Errorf("status %d, Content-Type %q, want 206 in parts", resp.StatusCode, got)
	}
	resp = ask(h, "GET", "/icons/icon-192.png", "Range", "bytes="+strings.Repeat("0-,", 1000)+"0-")
	if resp.StatusCode != 200 {
		t.Errorf("a thousand times the whole file: status %d, want it once, with 200", resp.StatusCode)
	}
}

func TestTagsAreThoseOfTheContent(t *testing.T) {
	tag := func(text string) string {
		s := site.New()
		s.Add(&site.File{Path: "index.html", Data: []byte(text)})
		return ask(server.New(s, "/"), "GET", "/").Header.Get("Etag")
	}
	first, second := tag("a"), tag("a")
	if first != second {
		t.Error("two builds with the same file have different tags")
	}
	if first == tag("b") {
		t.Error("different files have the same tag")
	}
}

func TestASiteWithoutANotFoundPageStillAnswers(t *testing.T) {
	s := site.New()
	s.Add(&site.File{Path: "index.html", Data: []byte("page")})
	resp := ask(server.New(s, "/"), "GET", "/nothing/")
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 404 || !strings.HasPrefix(got, "text/plain") {
		t.Errorf("status %d, Content-Type %q, want 404 in plain text", resp.StatusCode, got)
	}
}

func TestARequestCostsLittleMemory(t *testing.T) {
	h := server.New(conformance.Site(), "/")
	for name, c := range map[string]struct {
		req  *http.Request
		most float64
	}{
		"a page in brotli":     {request("/status/404/", "Accept-Encoding", "gzip, deflate, br, zstd"), 0},
		"an unchanged page":    {request("/status/404/", "If-None-Match", `"x", *`), 0},
		"a page that is not":   {request("/nothing/", "Accept-Encoding", "br"), 0},
		"a redirect":           {request("/404"), 1},
		"a redirect with more": {request("/404?q=x"), 2},
	} {
		w := &sink{header: http.Header{}}
		got := testing.AllocsPerRun(100, func() {
			clear(w.header)
			h.ServeHTTP(w, c.req)
		})
		if got > c.most {
			t.Errorf("%s: %v allocations, want at most %v", name, got, c.most)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	h := server.New(conformance.Site(), "/")
	req := request("/status/404/", "Accept-Encoding", "gzip, deflate, br, zstd")
	w := &sink{header: http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		clear(w.header)
		h.ServeHTTP(w, req)
	}
}

func request(target string, header ...string) *http.Request {
	req := httptest.NewRequest("GET", target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Add(header[i], header[i+1])
	}
	return req
}

// sink is a response writer that keeps nothing.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) Write(b []byte) (int, error) { return len(b), nil }
func (s *sink) WriteHeader(int)             {}
