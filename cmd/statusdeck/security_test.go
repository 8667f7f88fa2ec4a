package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestServeSaysWhomToTellOfAVulnerability(t *testing.T) {
	s := startServe(t, folder(t, "/docs/codes/"))
	resp, text := get(t, http.DefaultClient, strings.TrimSuffix(s.url, "docs/codes/")+".well-known/security.txt")
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Fatalf("status %d, Content-Type %q", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	if !strings.Contains(text, "Contact: https://") {
		t.Errorf("no contact in %q", text)
	}
	m := regexp.MustCompile(`(?m)^Expires: (.*)$`).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no expiry in %q", text)
	}
	expires, err := time.Parse(time.RFC3339, m[1])
	if left := time.Until(expires); err != nil || left < 24*time.Hour || left > 365*24*time.Hour {
		t.Errorf("it expires at %q (%v), want within a year", m[1], err)
	}
}

func TestConnectionsAboveTheLimitWaitAndAreServed(t *testing.T) {
	s := startServe(t, folder(t, "/"), "-max-connections", "1")
	ask := func(c net.Conn) {
		t.Helper()
		if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	first, second := dial(t, s), dial(t, s)
	ask(first)
	r := bufio.NewReader(first)
	answered := func() {
		t.Helper()
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
	}
	answered() // the first has the only place
	ask(second)
	for range 20 { // rounds in which the server could have served the second
		ask(first)
		answered()
	}
	if err := second.SetReadDeadline(time.Now().Add(time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if n, err := second.Read(make([]byte, 1)); n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the second connection got %d bytes (%v) while the first had the only place", n, err)
	}
	first.Close() // makes room for the second
	if err := second.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := http.ReadResponse(bufio.NewReader(second), nil); err != nil {
		t.Errorf("the connection that had to wait: %v", err)
	}
}
