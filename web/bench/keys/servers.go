package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strings"

	"github.com/statusdeck/statusdeck/web/bench/peers"
)

// startSite starts the built server on a free port and returns its address.
func startSite(binary string) (address string, stop func(), err error) {
	cmd := exec.Command(binary, "serve", "-addr", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, fmt.Errorf("start %s: %w", binary, err)
	}
	if err := cmd.Start(); err != nil {
		return "", nil, fmt.Errorf("start %s (make build makes it): %w", binary, err)
	}
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("read the address of %s: %w", binary, err)
	}
	_, rest, ok := strings.Cut(line, "http://")
	if !ok {
		stop()
		return "", nil, fmt.Errorf("%s said %q, want its address", binary, line)
	}
	host, _, _ := strings.Cut(strings.TrimSpace(rest), "/")
	return "http://" + host, stop, nil
}

// startPeers serves the home page of the site without its scripts, at /plain/ as
// it is and at /mini/ with MiniSearch; everything else comes from the site.
func startPeers(site string) (address string, stop func(), err error) {
	home, err := fetch(site + "/")
	if err != nil {
		return "", nil, err
	}
	mini, err := peers.WithMiniSearch(home)
	if err != nil {
		return "", nil, err
	}
	files, err := peers.Files()
	if err != nil {
		return "", nil, err
	}
	target, err := url.Parse(site)
	if err != nil {
		return "", nil, fmt.Errorf("read the site's address: %w", err)
	}
	mux := http.NewServeMux()
	serve := func(path, kind string, data []byte) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(data) // a browser that went away needs nothing
		})
	}
	serve("/plain/{$}", "text/html; charset=utf-8", peers.WithoutScripts(home))
	serve("/mini/{$}", "text/html; charset=utf-8", mini)
	for _, f := range files {
		serve(f.Path, f.Type, f.Data)
	}
	mux.Handle("/", httputil.NewSingleHostReverseProxy(target))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fmt.Errorf("listen for the peers: %w", err)
	}
	server := &http.Server{Handler: mux}
	go func() { _ = server.Serve(listener) }() // ends with Close
	return "http://" + listener.Addr().String(), func() { _ = server.Close() }, nil
}

func fetch(address string) ([]byte, error) {
	res, err := http.Get(address)
	if err != nil {
		return nil, fmt.Errorf("get the home page: %w", err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, fmt.Errorf("read the home page: %w", err)
	}
	return data, nil
}
