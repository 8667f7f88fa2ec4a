package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// What clients send that no well-behaved library does.
func TestOddRequestsOnTheWire(t *testing.T) {
	s := startServe(t, folder(t, "/"))
	for _, tt := range []struct {
		name, request string
		statuses      []int // of the responses, until the server closes or the test has all
		closes        bool
	}{
		{"an empty line before the request (RFC 9112, 2.2)", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{200}, false},
		{"the absolute form without a path (RFC 9112, 3.2.2)", "GET http://a HTTP/1.1\r\nHost: a\r\n\r\n", []int{200}, false},
		{"content with GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{200}, true},
		{"chunked content with GET", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{200}, true},
		{"two lengths of the content (RFC 9112, 6.1)", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{200}, true},
		{"content with POST", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{405}, true},
		{"two requests at once", "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing/ HTTP/1.1\r\nHost: a\r\n\r\n", []int{200, 404}, false},
		{"two empty lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", []int{400}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := dial(t, s)
			if _, err := io.WriteString(c, tt.request); err != nil {
				t.Fatal(err)
			}
			r := bufio.NewReader(c)
			var last *http.Response
			for _, want := range tt.statuses {
				resp, err := http.ReadResponse(r, nil)
				if err != nil {
					t.Fatalf("want %d, got %v", want, err)
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil {
					t.Fatal(err)
				}
				if resp.StatusCode != want {
					t.Errorf("status %d, want %d", resp.StatusCode, want)
				}
				last = resp
			}
			if last.Close != tt.closes {
				t.Errorf("Connection: close is %v, want %v", last.Close, tt.closes)
			}
			if tt.closes {
				if rest, _ := io.ReadAll(r); len(rest) > 0 {
					t.Errorf("the connection went on with %q", rest)
				}
			}
		})
	}
}

// A request that is refused before all of it has come gets its answer, not a reset.
func TestARequestThatIsTooLargeGetsItsAnswer(t *testing.T) {
	for _, flags := range [][]string{nil, {"-max-connections", "5"}} {
		s := startServe(t, folder(t, "/"), flags...)
		for range 20 {
			c := dial(t, s)
			// The rest is refused while it is being sent: a failed write is no surprise.
			_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\nX: "+strings.Repeat("x", 300<<10)+"\r\n\r\n")
			text, err := io.ReadAll(c)
			if err != nil || !strings.HasPrefix(string(text), "HTTP/1.1 431 ") {
				t.Fatalf("%v: got %.40q, %v, want 431", flags, text, err)
			}
			c.Close()
		}
	}
}

func TestAnEmptyLineMayComeInPieces(t *testing.T) {
	s := startServe(t, folder(t, "/"))
	c := dial(t, s)
	for _, piece := range []string{"\r", "\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"} {
		if _, err := io.WriteString(c, piece); err != nil {
			t.Fatal(err)
		}
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || resp.StatusCode != 200 {
		t.Errorf("got %v, %v, want 200", resp, err)
	}
}

func dial(t *testing.T, s *started) net.Conn {
	t.Helper()
	host, _, _ := strings.Cut(strings.TrimPrefix(s.url, "http://"), "/")
	c, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return c
}
