package explain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestBadInputGetsAClearAnswer(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "empty",
		" \n\t\n":                                "empty",
		"Dear Sir or Madam,\n":                   "neither HTTP messages",
		`{"a": 1}`:                               "no log.entries",
		`{"log": {"entries": [`:                  "ends before its first exchange",
		`{"log": {"entries": 7}}`:                "not valid JSON",
		`{"log": {"entries": [}`:                 "not valid JSON",
		"{not json}":                             "not valid JSON",
		`{"log": {"entries": []}}`:               "has no exchanges",
		"\x00\x01\x02\x03":                       "neither HTTP messages",
		strings.Repeat("[", 100_000):             "neither HTTP messages",
		`{"log":` + strings.Repeat("[", 100_000): "not valid JSON",
		`{"x":` + strings.Repeat("[", 100_000):   "not valid JSON",
	} {
		_, err := Run(t.Context(), strings.NewReader(text), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: error %v, want one with %q", text, err, want)
		}
	}
}

func TestADamagedHARIsExplainedAsFarAsItGoes(t *testing.T) {
	whole := `{"log":{"entries":[{"request":{"method":"GET","url":"https://example.org/","headers":[]},"response":{"status":405,"headers":[{"name":"date","value":"Tue, 24 Nov 2026 10:00:00 GMT"}]}},{"request":{"meth`
	r := explained(t, whole)
	if r.Total != 1 || found(r, "405-allow") == nil || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "breaks off") {
		t.Errorf("the report is %+v", r)
	}
}

func TestABrokenReadIsAnError(t *testing.T) {
	broken := errors.New("the cable is out")
	_, err := Run(t.Context(), io.MultiReader(strings.NewReader("HTTP/1.1 200 OK\n"), &failing{broken}), Options{})
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

// endless makes inputs of any size without holding them.
type endless struct {
	head, unit, tail string
	size, at         int64
	rest             string
	n                int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		switch {
		case e.at == 0:
			e.rest = e.head
		case e.at < e.size:
			e.rest = e.unit
			if strings.Contains(e.unit, "%d") {
				e.n++
				e.rest = fmt.Sprintf(e.unit, e.n)
			}
		case e.tail != "":
			e.rest, e.tail = e.tail, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	e.at += int64(n)
	return n, nil
}

const logUnit = `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /no/such/page/%d?token=abc HTTP/1.1" 499 512 "https://example.org/" "Mozilla/5.0 (X11; Linux x86_64; rv:145.0)"` + "\n"

// large lists inputs that are larger than what may be kept of them.
func large(size int64) map[string]*endless {
	entry := `{"request":{"method":"GET","url":"https://example.org/%d","httpVersion":"h2","headers":[{"name":"cookie","value":"a=b"}]},"response":{"status":401,"httpVersion":"h2","headers":[{"name":"etag","value":"x"}],"content":{"size":100000,"text":"` + strings.Repeat(`lorem \"ipsum\" dolor `, 5000) + `"}}}`
	return map[string]*endless{
		"a log":                    {head: fmt.Sprintf(logUnit, 0), unit: logUnit, size: size},
		"a HAR file":               {head: `{"log":{"entries":[` + fmt.Sprintf(entry, 0), unit: "," + entry, tail: "]}}", size: size},
		"a HAR file of one string": {head: `{"log":{"comment":"`, unit: `x\\y`, tail: `","entries":[` + fmt.Sprintf(entry, 0) + `]}}`, size: size},
		"a response":               {head: "HTTP/1.1 200 OK\r\n\r\n", unit: "a line of content\r\n", size: size},
		"one line":                 {head: "HTTP/1.1 200 OK\r\nX-Long: ", unit: "yyyyyyyyyyyyyyyy", size: size},
		"one header section":       {head: "HTTP/1.1 200 OK\r\n", unit: "X-Field-%d: a value\r\n", size: size},
		"responses":                {head: "HTTP/1.1 200 OK\r\n\r\n", unit: "HTTP/1.1 302 Found\r\nLocation: /%d\r\nContent-Length: 0\r\n\r\n", size: size},
		"output of curl -v":        {head: "> GET / HTTP/1.1\n> Host: example.org\n> \n", unit: "< HTTP/1.1 405 No\n< Content-Length: 0\n< \n", size: size},
		"empty lines":              {head: "HTTP/1.1 200 OK\r\n\r\n", unit: "\r\n", size: size / 4},
	}
}

// Logs, HAR files and content of 50 MB, and 8 MB of what nobody has, are read
// within seconds and a few megabytes of memory, and progress is reported.
func TestLargeInputsTakeBoundedMemoryAndTime(t *testing.T) {
	for name, in := range large(50 << 20) {
		if name != "a log" && name != "a HAR file" && name != "a response" {
			in.size = 8 << 20
		}
		t.Run(name, func(t *testing.T) {
			var before, now runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			told, peak := 0, uint64(0)
			var last int64
			start := time.Now()
			r, err := Run(t.Context(), in, Options{Progress: func(n int64) {
				if n < last {
					t.Errorf("progress goes back from %d to %d", last, n)
				}
				last = n
				if told++; told%20 == 0 {
					runtime.GC()
					runtime.ReadMemStats(&now)
					peak = max(peak, now.HeapAlloc)
				}
			}})
			if err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			if r.Bytes != in.at || told < 8 {
				t.Errorf("%d of %d bytes read, progress told %d times", r.Bytes, in.at, told)
			}
			kept := int64(peak) - int64(before.HeapAlloc)
			t.Logf("%.1f s, %.1f MB kept at most, %d exchanges, %s", took.Seconds(), float64(kept)/(1<<20), r.Total, r.Summary())
			if kept > 24<<20 {
				t.Errorf("%.1f MB are kept", float64(kept)/(1<<20))
			}
			if took > 60*time.Second {
				t.Errorf("it took %s", took)
			}
			if n := len(r.Exchanges); n > maxExchanges {
				t.Errorf("%d exchanges are kept", n)
			}
		})
	}
}

func TestReadingEndsWithTheContext(t *testing.T) {
	for name, in := range large(1 << 40) {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Run(ctx, in, Options{Progress: func(n int64) {
			if n > 1<<20 {
				cancel()
			}
		}})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the error is %v", name, err)
		}
		if in.at > 4<<20 {
			t.Errorf("%s: %d bytes were read after the end", name, in.at)
		}
	}
}

func TestALogIsCounted(t *testing.T) {
	var b strings.Builder
	line := func(minute, code int, path string) {
		fmt.Fprintf(&b, "192.0.2.1 - - [24/Nov/2026:10:%02d:00 +0100] \"GET %s HTTP/1.1\" %d 5\n", minute, path, code)
	}
	for i := range 60 {
		line(i, 200, "/")
		if i%2 == 0 {
			line(i, 404, "/missing?token=abc")
		}
		if i%10 == 0 {
			line(i, 404, "/other")
			line(i, 503, "/")
		}
	}
	b.WriteString("a line of something else\n")
	r := explained(t, b.String())
	l := r.Log
	if l.Lines != 103 || l.Unread != 1 || r.Total != 102 {
		t.Errorf("%d lines, %d unread, %d entries", l.Lines, l.Unread, r.Total)
	}
	if want := [6]int{2: 60, 4: 36, 5: 6}; l.Classes != want {
		t.Errorf("classes are %v, want %v", l.Classes, want)
	}
	if c := l.Codes[1]; c.Code != "404" || c.Count != 36 || len(c.Paths) != 2 || c.Paths[0] != (PathCount{"/missing", 30}) {
		t.Errorf("404 is counted as %+v", c)
	}
	if l.Codes[0].Code != "200" || l.Codes[0].Paths != nil {
		t.Errorf("the most frequent code is %+v", l.Codes[0])
	}
	if l.First != "2026-11-24T09:00:00Z" || l.Last != "2026-11-24T09:59:00Z" || l.Step != 300 || len(l.Buckets) != 12 {
		t.Errorf("from %s to %s in %d steps of %d s", l.First, l.Last, len(l.Buckets), l.Step)
	}
	if want := [6]int{2: 5, 4: 4, 5: 1}; l.Buckets[0].Classes != want {
		t.Errorf("the first five minutes are %v, want %v", l.Buckets[0].Classes, want)
	}
	sum := 0
	for _, bucket := range l.Buckets {
		for _, n := range bucket.Classes {
			sum += n
		}
	}
	if sum != r.Total {
		t.Errorf("the chart has %d entries of %d", sum, r.Total)
	}
}

// The frequent paths stay known however many different ones there are.
func TestFrequentPathsSurviveAFlood(t *testing.T) {
	l := newLogStats()
	for i := range 30_000 {
		l.count(logEntry{digits: "404", target: fmt.Sprintf("/random/%d", i)})
		if i%10 == 0 {
			l.count(logEntry{digits: "404", target: "/favicon.ico"})
		}
	}
	l.finish()
	if p := l.Codes[0].Paths[0]; p.Path != "/favicon.ico" || len(l.codes["404"].paths) > maxPaths {
		t.Errorf("the most frequent path is %+v of %d", p, len(l.codes["404"].paths))
	}
}

func TestMarkdownNamesRulePlaceAndFix(t *testing.T) {
	got := explained(t, "HTTP/1.1 405 Method Not Allowed\nDate: Tue, 24 Nov 2026 10:00:00 GMT\nX-`a`: b\n\n").Markdown()
	want := "## 1 exchange: 1 MUST violation\n\n### MUST: 405 without Allow\n\n" +
		"A server must list in Allow the methods that the resource supports now. ([RFC 9110, section 15.5.6](https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6))\n\n" +
		"- Line 1, exchange 1: The 405 response has no Allow field.\n  `HTTP/1.1 405 Method Not Allowed`\n\n" +
		"Fix: Send Allow: GET, HEAD or what is supported.\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
