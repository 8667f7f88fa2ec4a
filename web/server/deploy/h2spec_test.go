//go:build h2spec

package deploy_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"encoding/xml"
	"flag"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var h2spec = flag.String("h2spec", "", "path of h2spec")

// knownFailures are those of Go's net/http, by section and test; a server over it
// cannot change them.
var knownFailures = map[string]string{
	"http2/4.2 Sends a large size HEADERS frame that exceeds the SETTINGS_MAX_FRAME_SIZE":                                                                  "the frame is refused later, as a request that is too large",
	"http2/6.5.3 Sends multiple values of SETTINGS_INITIAL_WINDOW_SIZE":                                                                                    "the connection is closed",
	"http2/8.1.2.2 Sends a HEADERS frame that contains the connection-specific header field":                                                               "answered with 400 instead of a stream error",
	"http2/8.1.2.2 Sends a HEADERS frame that contains the TE header field with any value other than \"trailers\"":                                         "answered with 400 instead of a stream error",
	"http2/8.1.2.6 Sends a HEADERS frame with the \"content-length\" header field which does not equal the DATA frame payload length":                      "answered before the content has come",
	"http2/8.1.2.6 Sends a HEADERS frame with the \"content-length\" header field which does not equal the sum of the multiple DATA frames payload length": "answered before the content has come",
}

func TestH2spec(t *testing.T) {
	dir := t.TempDir()
	cert, key := selfSigned(t, dir)
	server := exec.Command(*binary, "serve", "-addr", "127.0.0.1:0", "-tls-cert", cert, "-tls-key", key)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatalf("start the server (make build makes it): %v", err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("read the server's address: %v", err)
	}
	port := regexp.MustCompile(`:(\d+)/`).FindStringSubmatch(line)
	if port == nil {
		t.Fatalf("no port in %q", line)
	}
	report := filepath.Join(dir, "report.xml")
	// Its exit status is 1 when any test has failed; the report says which.
	text, _ := exec.Command(*h2spec, "-t", "-k", "-h", "127.0.0.1", "-p", port[1], "-j", report).CombinedOutput()
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("h2spec has written no report: %v\n%s", err, text)
	}
	var result struct {
		Suites []struct {
			Cases []struct {
				Package string    `xml:"package,attr"`
				Name    string    `xml:"classname,attr"`
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(data, &result); err != nil {
		t.Fatalf("read the report: %v", err)
	}
	passed, known := 0, 0
	for _, suite := range result.Suites {
		for _, c := range suite.Cases {
			name := c.Package + " " + strings.ReplaceAll(c.Name, "&#34;", `"`)
			switch {
			case c.Failure == nil && c.Error == nil:
				passed++
			case knownFailures[name] != "":
				known++
				t.Logf("known: %s: %s", name, knownFailures[name])
			default:
				t.Errorf("failed: %s", name)
			}
		}
	}
	if passed+known < 140 {
		t.Errorf("h2spec ran %d tests only", passed+known)
	}
	t.Logf("%d passed, %d known failures of net/http", passed, known)
}

// selfSigned writes a certificate for 127.0.0.1.
func selfSigned(t *testing.T, dir string) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: keyDER}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}
