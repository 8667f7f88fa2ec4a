package main

import (
	"net/http"
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
	first := dial(t, s) // takes the only place
	if _, err := first.Write([]byte("GET / HTTP/1.1\r\nHost: a\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	answered := make(chan error, 1)
	go func() {
		resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(s.url)
		if err == nil {
			resp.Body.Close()
		}
		answered <- err
	}()
	first.Close() // makes room for the second
	if err := <-answered; err != nil {
		t.Errorf("the connection that had to wait: %v", err)
	}
}
