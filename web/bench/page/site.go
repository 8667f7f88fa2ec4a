package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/andybalholm/brotli"
)

// proxies are two servers before the one that is measured: ours hands on what it
// gets, plain takes the scripts out of every page. Both do the same work.
type proxies struct {
	ours, plain string // addresses, as in "http://127.0.0.1:43210"
	off         atomic.Bool
	closers     []func()
}

func (p *proxies) close() {
	for _, f := range p.closers {
		f()
	}
}

// startSite starts the program and the servers before it.
func startSite(ctx context.Context, binary string) (*proxies, error) {
	cmd := exec.CommandContext(ctx, binary, "serve", "-addr", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read from %s: %w", binary, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", binary, err)
	}
	p := &proxies{}
	p.closers = append(p.closers, func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	at := strings.Index(line, "http://")
	if err != nil || at < 0 {
		p.close()
		return nil, fmt.Errorf("%s did not say where it listens: %q, %w", binary, line, err)
	}
	target, err := url.Parse(strings.TrimSpace(line[at:]))
	if err != nil {
		p.close()
		return nil, fmt.Errorf("address of %s: %w", binary, err)
	}
	if p.ours, err = p.listen(target, false); err == nil {
		p.plain, err = p.listen(target, true)
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

var scripts = regexp.MustCompile(`<script[^>]*></script>|<link[^>]* rel="?(modulepreload|preload)[^>]*>`)

func (p *proxies) listen(target *url.URL, plain bool) (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("listen: %w", err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.Out.Host = r.In.Host
			if strings.HasSuffix(r.In.URL.Path, "/") {
				r.Out.Header.Del("Accept-Encoding")
				r.Out.Header.Set("Accept-Encoding", "identity")
			}
		},
		ModifyResponse: func(r *http.Response) error {
			if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
				return nil
			}
			body, err := io.ReadAll(r.Body)
			if err != nil {
				return err
			}
			if plain {
				body = scripts.ReplaceAll(body, nil)
			}
			var b bytes.Buffer
			w := brotli.NewWriterLevel(&b, brotli.BestCompression)
			w.Write(body)
			w.Close()
			r.Body = io.NopCloser(&b)
			r.ContentLength = int64(b.Len())
			r.Header.Set("Content-Length", strconv.Itoa(b.Len()))
			r.Header.Set("Content-Encoding", "br")
			return nil
		},
	}
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.off.Load() {
			panic(http.ErrAbortHandler)
		}
		proxy.ServeHTTP(w, r)
	})}
	go s.Serve(l)
	p.closers = append(p.closers, func() { s.Close() })
	return "http://" + l.Addr().String(), nil
}
