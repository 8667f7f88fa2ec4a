package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// firstTLSPort is added to -port for the servers over TLS.
const firstTLSPort = 10

// http2Speed measures the servers over TLS with HTTP/2, in turns, by h2load.
func http2Speed(dir, dist string) error {
	servers, err := startAllTLS(dir, dist)
	defer stopAll(servers)
	if err != nil {
		return err
	}
	fmt.Printf("\nHTTP/2 over TLS, GET %s, Accept-Encoding: br, 16 connections of 16 streams, %d rounds of %d s, median (lowest to highest)\n", page, *rounds, *seconds)
	rates, shares := map[string][]float64{}, map[string][]float64{}
	for range *rounds {
		for _, s := range servers {
			rate, err := s.loadHTTP2(*seconds)
			if err != nil {
				return err
			}
			rates[s.name] = append(rates[s.name], rate)
			own := rates[ours]
			shares[s.name] = append(shares[s.name], own[len(own)-1]/rate)
		}
	}
	for _, s := range servers {
		rate, low, high := median(rates[s.name])
		share, _, _ := median(shares[s.name])
		fmt.Printf("  %-12s %7.0f requests/s (%.0f to %.0f), ours/it %.2f\n", s.name, rate, low, high, share)
	}
	return nil
}

var http2PerSecond = regexp.MustCompile(`finished in [^,]*, ([0-9.]+) req/s`)

func (s *server) loadHTTP2(seconds int) (float64, error) {
	out, err := exec.Command("h2load", "-t1", "-c16", "-m16", "-D"+strconv.Itoa(seconds), "-H", "accept-encoding: br", "https://"+s.addr+page).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("load on %s: %w\n%s", s.name, err, out)
	}
	m := http2PerSecond.FindSubmatch(out)
	if m == nil || !strings.Contains(string(out), " 0 failed, 0 errored") {
		return 0, fmt.Errorf("load on %s: h2load gives no rate, or errors:\n%s", s.name, out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// startAllTLS starts ours, nginx and Caddy with one certificate.
func startAllTLS(dir, dist string) ([]*server, error) {
	cert, key, err := selfSigned(dir)
	if err != nil {
		return nil, err
	}
	addr := func(i int) string { return fmt.Sprintf("127.0.0.1:%d", *port+firstTLSPort+i) }
	nginx, err := wrapped(dir, "nginx-tls", read(dist, "_deploy/nginx.conf"), "listen 80;",
		"listen "+addr(1)+" ssl http2;\nssl_certificate "+cert+";\nssl_certificate_key "+key+";", dist)
	if err != nil {
		return nil, err
	}
	caddyfile := "{\n\tadmin off\n\tauto_https disable_redirects\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n" + read(dist, "_deploy/Caddyfile")
	caddyfile = strings.NewReplacer("\n:80 {", "\nhttps://"+addr(2)+" {\n\ttls "+cert+" "+key, "/srv/statusdeck", dist).Replace(caddyfile)
	caddy := filepath.Join(dir, "Caddyfile-tls")
	if err := os.WriteFile(caddy, []byte(caddyfile), 0o644); err != nil {
		return nil, fmt.Errorf("write Caddyfile: %w", err)
	}
	return start(dir, []launch{
		{ours, addr(0), []string{*binary, "serve", "-addr", addr(0), "-tls-cert", cert, "-tls-key", key}},
		{"nginx", addr(1), []string{"nginx", "-e", "stderr", "-c", nginx}},
		{"caddy", addr(2), []string{"caddy", "run", "--adapter", "caddyfile", "--config", caddy}},
	})
}

// selfSigned writes a certificate for 127.0.0.1.
func selfSigned(dir string) (cert, key string, err error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(24 * time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &private.PublicKey, private)
	if err != nil {
		return "", "", fmt.Errorf("make a certificate: %w", err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return "", "", fmt.Errorf("encode a key: %w", err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: keyDER}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			return "", "", fmt.Errorf("write %s: %w", file, err)
		}
	}
	return cert, key, nil
}
