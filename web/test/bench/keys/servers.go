package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"

	"github.com/statusdeck/statusdeck/web/test/bench/peers"
)

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
