package main

import (
	"bytes"
	"crypto/tls"
	"log"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// replace writes the files of a pair over those of another, with a later date.
func replace(t *testing.T, cert, key, newCert, newKey string, later time.Duration) {
	t.Helper()
	for from, to := range map[string]string{newCert: cert, newKey: key} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o600); err != nil {
			t.Fatal(err)
		}
		date := time.Now().Add(later)
		if err := os.Chtimes(to, date, date); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARenewedCertificateIsUsed(t *testing.T) {
	cert, key, _ := certificate(t)
	newCert, newKey, _ := certificate(t)
	var logged bytes.Buffer
	pair, err := newKeyPair(cert, key, log.New(&logged, "", 0))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	pair.now = func() time.Time { return now }
	get := func() *tls.Certificate {
		c, err := pair.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := get()

	replace(t, cert, key, newCert, newKey, time.Minute)
	if get() != first {
		t.Error("the files are read at every handshake")
	}
	now = now.Add(certificateCheck)
	second := get()
	if bytes.Equal(second.Certificate[0], first.Certificate[0]) {
		t.Error("the renewed certificate is not used")
	}

	// In the middle of a renewal, certificate and key do not fit together.
	if err := os.WriteFile(key, []byte("half a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(certificateCheck)
	if get() != second || !strings.Contains(logged.String(), "the old one stays") {
		t.Errorf("a broken renewal gives another certificate, or no message: %q", logged.String())
	}
	if err := os.Remove(cert); err != nil {
		t.Fatal(err)
	}
	now = now.Add(certificateCheck)
	if get() != second {
		t.Error("without the file the old certificate is gone")
	}
}

func TestHangupReadsTheCertificateAgainAndKillsNothing(t *testing.T) {
	cert, key, _ := certificate(t)
	newCert, newKey, newPool := certificate(t)
	dir := folder(t, "/")
	secure := startServe(t, dir, "-tls-cert", cert, "-tls-key", key)
	plain := startServe(t, dir)
	replace(t, cert, key, newCert, newKey, time.Minute)
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: newPool}, DisableKeepAlives: true}}
	deadline := time.Now().Add(certificateCheck / 2)
	for {
		resp, err := client.Get(secure.url)
		if err == nil {
			resp.Body.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the renewed certificate is not used after SIGHUP: %v", err)
		}
	}
	if resp, _ := get(t, http.DefaultClient, plain.url); resp.StatusCode != 200 {
		t.Errorf("after SIGHUP the server without TLS answers %d", resp.StatusCode)
	}
}
