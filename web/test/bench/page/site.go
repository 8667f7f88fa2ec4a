package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/test/bench/peers"
)

// proxies are two servers in front of the one that is measured: ours passes on what
// it gets, and mini replaces the scripts of the home page by MiniSearch. Both do the
// same work.
type proxies struct {
	ours, mini string // addresses, as in "http://127.0.0.1:43210"
	off        atomic.Bool
	slow       atomic.Bool
	line       line
	closers    []func()
}

func (p *proxies) close() {
	for _, f := range p.closers {
		f()
	}
}

// startSite starts the program and the servers before it.
func startSite(binary string) (*proxies, error) {
	address, stop, err := peers.StartSite(binary)
	if err != nil {
		return nil, err
	}
	p := &proxies{closers: []func(){stop}}
	target, err := url.Parse(address)
	if err != nil {
		p.close()
		return nil, fmt.Errorf("address of %s: %w", binary, err)
	}
	files, err := peers.Files()
	if err != nil {
		p.close()
		return nil, err
	}
	if p.ours, err = p.listen(target, nil, nil); err == nil {
		p.mini, err = p.listen(target, peers.WithMiniSearch, files)
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// compressor makes pages and files as small as the site's own.
var compressor build.Compressor

// listen serves the site, its pages changed, and some files more. A page is
// compressed as small as the site's own when it is first requested.
func (p *proxies) listen(target *url.URL, change func([]byte) ([]byte, error), files []peers.File) (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("listen: %w", err)
	}
	more := map[string]peers.File{}
	var pages sync.Map // compressed, by path
	for _, f := range files {
		if f.Data, err = compressor.Brotli(f.Path, f.Data); err != nil {
			return "", err
		}
		more[f.Path] = f
	}
	proxy := &httputil.ReverseProxy{
		ErrorLog: log.New(io.Discard, "", 0), // a browser that ends leaves requests unanswered
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.Out.Host = r.In.Host
			// What is changed on the way must come as it is.
			if path := r.In.URL.Path; change != nil && (strings.HasSuffix(path, "/") || strings.HasSuffix(path, ".html")) {
				r.Out.Header.Set("Accept-Encoding", "identity")
			}
		},
		ModifyResponse: func(r *http.Response) error {
			if change == nil || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
				return nil
			}
			path := r.Request.URL.Path
			page, ok := pages.Load(path)
			if !ok {
				body, err := io.ReadAll(r.Body)
				if err != nil {
					return err
				}
				if body, err = change(body); err != nil {
					return err
				}
				if body, err = compressor.Brotli(path, body); err != nil {
					return err
				}
				page = body
				pages.Store(path, page)
			}
			r.Body.Close()
			body := page.([]byte)
			r.Body = io.NopCloser(bytes.NewReader(body))
			r.ContentLength = int64(len(body))
			r.Header.Set("Content-Length", strconv.Itoa(len(body)))
			r.Header.Set("Content-Encoding", "br")
			return nil
		},
	}
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.off.Load() {
			panic(http.ErrAbortHandler)
		}
		if p.slow.Load() {
			time.Sleep(latency)
			w = slowWriter{w, &p.line}
		}
		if f, ok := more[r.URL.Path]; ok {
			w.Header().Set("Content-Type", f.Type)
			w.Header().Set("Content-Encoding", "br")
			w.Header().Set("Cache-Control", "max-age=86400")
			w.Write(f.Data)
			return
		}
		proxy.ServeHTTP(w, r)
	})}
	go s.Serve(l)
	p.closers = append(p.closers, func() { s.Close() })
	return "http://" + l.Addr().String(), nil
}
