package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/statusdeck/statusdeck/web/site"
)

// folder writes a small site under a base path, and returns its folder.
func folder(t *testing.T, base string) string {
	t.Helper()
	s := site.New()
	add := func(path, text string) { s.Add(&site.File{Path: path, Data: []byte(text)}) }
	add("index.html", "<h1>home</h1>")
	add("404.html", "<h1>not found</h1>")
	add("status/404/index.html", strings.Repeat("<p>404 Not Found</p>", 1000))
	add("manifest.webmanifest", fmt.Sprintf(`{"scope":%q}`, base))
	add("assets/app.0123.wasm", strings.Repeat("\x00asm", 100<<10))
	dir := filepath.Join(t.TempDir(), "dist")
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// output is a writer that can be read while a server writes.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// started is a serve command that runs.
type started struct {
	url            string // with the base path
	stdout, stderr *output
	stop           context.CancelFunc
	ended          chan error
}

// startServe runs serve with more flags on a free port.
func startServe(t *testing.T, dir string, flags ...string) *started {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &started{stdout: &output{}, stderr: &output{}, stop: stop, ended: make(chan error, 1)}
	args := append([]string{"serve", "-addr", "127.0.0.1:0", "-dir", dir}, flags...)
	go func() { s.ended <- run(ctx, env{stdout: s.stdout, stderr: s.stderr}, args) }()
	t.Cleanup(stop)
	for range 200 {
		if m := regexp.MustCompile(`StatusDeck is at (\S+)`).FindStringSubmatch(s.stdout.String()); m != nil {
			s.url = m[1]
			return s
		}
		select {
		case err := <-s.ended:
			t.Fatalf("serve ended: %v", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatal("serve does not say where it is")
	return nil
}

func get(t *testing.T, client *http.Client, url string) (*http.Response, string) {
	t.Helper()
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func TestServeNamesThePortItGot(t *testing.T) {
	s := startServe(t, folder(t, "/"))
	if !regexp.MustCompile(`^http://127\.0\.0\.1:[1-9][0-9]*/$`).MatchString(s.url) {
		t.Errorf("the address is %q, want one with a port", s.url)
	}
	if resp, body := get(t, http.DefaultClient, s.url); resp.StatusCode != 200 || body != "<h1>home</h1>" {
		t.Errorf("the home page: status %d, content %q", resp.StatusCode, body)
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Errorf("serve ended with %v, want no error after a signal", err)
	}
	if s.stderr.String() != "" {
		t.Errorf("serve wrote %q to standard error, want nothing", s.stderr)
	}
}

func TestServeTakesTheBasePathFromTheBuild(t *testing.T) {
	s := startServe(t, folder(t, "/docs/codes/"))
	if !strings.HasSuffix(s.url, "/docs/codes/") {
		t.Errorf("the address is %q, want it to end in the base path", s.url)
	}
	if resp, _ := get(t, http.DefaultClient, s.url+"404"); resp.StatusCode != 200 || resp.Request.URL.Path != "/docs/codes/status/404/" {
		t.Errorf("/docs/codes/404 led to %s with status %d", resp.Request.URL.Path, resp.StatusCode)
	}
}

func TestServeRefusesWhatCannotWork(t *testing.T) {
	dir := folder(t, "/")
	file := filepath.Join(dir, "index.html")
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	empty := t.TempDir()
	noManifest := t.TempDir()
	if err := os.WriteFile(filepath.Join(noManifest, "index.html"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		flags []string
		want  string
		usage bool // exit status 2
	}{
		"a port in use":                {[]string{"-dir", dir, "-addr", taken.Addr().String()}, "cannot listen on " + taken.Addr().String() + ": address already in use", false},
		"an address that is none":      {[]string{"-dir", dir, "-addr", "localhost"}, "cannot listen on localhost: ", false},
		"a folder that is not there":   {[]string{"-dir", filepath.Join(dir, "no")}, "no such file or directory", false},
		"a file in place of a folder":  {[]string{"-dir", file}, "is not a folder", false},
		"an empty folder":              {[]string{"-dir", empty}, "no index.html", false},
		"a folder of some other site":  {[]string{"-dir", noManifest}, "no manifest.webmanifest", false},
		"another base than the build":  {[]string{"-dir", dir, "-base", "/x/"}, "was built for /, not for /x/", false},
		"a certificate without key":    {[]string{"-dir", dir, "-tls-cert", file}, "go together", true},
		"a certificate that is none":   {[]string{"-dir", dir, "-tls-cert", file, "-tls-key", file}, "read the certificate", false},
		"a date that is none":          {[]string{"-dir", dir, "-modified", "today"}, "is not a date", true},
		"a form of log nobody knows":   {[]string{"-dir", dir, "-log", "xml"}, "want off, text or json", true},
		"a time-out: the port is busy": {[]string{"-dir", dir, "-addr", taken.Addr().String(), "-log", "text"}, "address already in use", false},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			err := run(t.Context(), env{stdout: &out, stderr: &out}, append([]string{"serve"}, c.flags...))
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want one line with %q", err, c.want)
			}
			if errors.Is(err, errUsage) != c.usage || out.Len() > 0 {
				t.Errorf("it printed %q, and an error of the command line is %v; want the error alone and %v", out.String(), errors.Is(err, errUsage), c.usage)
			}
		})
	}
}

func TestServeTellsThatItIsAlive(t *testing.T) {
	s := startServe(t, folder(t, "/docs/codes/"), "-log", "text")
	root := strings.TrimSuffix(s.url, "docs/codes/")
	resp, body := get(t, http.DefaultClient, root+"healthz")
	if resp.StatusCode != 200 || body != "ok\n" || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, content %q, Cache-Control %q", resp.StatusCode, body, resp.Header.Get("Cache-Control"))
	}
	if s.stderr.String() != "" {
		t.Errorf("the question was logged: %s", s.stderr)
	}
}

func TestServeLogsRequestsWithoutWhatPeopleSearchFor(t *testing.T) {
	s := startServe(t, folder(t, "/"), "-log", "json")
	get(t, http.DefaultClient, s.url+"?q=secret+illness")
	get(t, http.DefaultClient, s.url+"nothing")
	s.stop()
	<-s.ended
	lines := strings.Split(strings.TrimSpace(s.stderr.String()), "\n")
	if len(lines) != 2 || strings.Contains(s.stderr.String(), "illness") || strings.Contains(s.stderr.String(), "127.0.0.1") {
		t.Fatalf("the log is %q, want two lines without query and address", lines)
	}
	var entry struct {
		Method, Path string
		Status       int
		Bytes        int64
	}
	if err := json.Unmarshal([]byte(lines[1]), &entry); err != nil {
		t.Fatal(err)
	}
	if entry.Method != "GET" || entry.Path != "/nothing" || entry.Status != 404 || entry.Bytes != 18 {
		t.Errorf("the second line says %+v", entry)
	}
}

func TestServeSpeaksTLSAndHTTP2(t *testing.T) {
	cert, key, pool := certificate(t)
	s := startServe(t, folder(t, "/"), "-tls-cert", cert, "-tls-key", key)
	if !strings.HasPrefix(s.url, "https://") {
		t.Fatalf("the address is %q, want https", s.url)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	resp, _ := get(t, client, s.url)
	if resp.ProtoMajor != 2 || resp.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%s, Strict-Transport-Security %q", resp.Proto, resp.Header.Get("Strict-Transport-Security"))
	}
	// What strangers send to the port is no error of ours.
	plain, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(s.url, "https://"), "/"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(plain, "GET / HTTP/1.1\r\n\r\n")
	_, _ = io.ReadAll(plain)
	plain.Close()
	s.stop()
	if err := <-s.ended; err != nil || s.stderr.String() != "" {
		t.Errorf("error %v, standard error %q, want nothing", err, s.stderr)
	}
}

// certificate makes a certificate for 127.0.0.1.
func certificate(t *testing.T) (certFile, keyFile string, pool *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, kind string, data []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool = x509.NewCertPool()
	pool.AddCert(parsed)
	return write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", keyDER), pool
}
