package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/statusdeck/statusdeck/web/embedded"
	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

// Limits against slow or greedy clients.
const (
	headerTimeout  = 10 * time.Second
	readTimeout    = 30 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 120 * time.Second
	maxHeaderBytes = 32 << 10
	// shutdownTimeout is how long requests in flight may take after SIGTERM.
	shutdownTimeout = 10 * time.Second
)

func serve(ctx context.Context, e env, args []string) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := fs.String("addr", "localhost:8080", "address to listen on; port 0 picks a free one")
	dir := fs.String("dir", "", "serve this folder, written by 'statusdeck build', instead of the site inside the binary")
	base := fs.String("base", "/", "path under which the site stands, as given to build -base")
	if err := parse(e, fs, args, "serve [flags]", "Serves the site until it is interrupted.", 0); err != nil {
		return err
	}
	s, err := openSite(*dir)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", *addr, cause(err))
	}
	fmt.Fprintf(e.stdout, "StatusDeck is at http://%s%s\n", listener.Addr(), *base)

	srv := &http.Server{
		Handler:           server.New(s, *base),
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := srv.Shutdown(ending); err != nil {
		return fmt.Errorf("end requests in flight: %w", err)
	}
	return nil
}

// openSite reads the site from a folder, or from the binary when dir is "".
func openSite(dir string) (*site.Site, error) {
	if dir == "" {
		return embedded.Site()
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("open site folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open site folder: %s is not a folder", dir)
	}
	s, err := site.Read(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("open site folder %s: %w", dir, err)
	}
	return s, nil
}

// cause leaves out what the message has said already: "listen tcp ADDR: bind:".
func cause(err error) error {
	var op *net.OpError
	if !errors.As(err, &op) {
		return err
	}
	var sys *os.SyscallError
	if errors.As(op.Err, &sys) {
		return sys.Err
	}
	return op.Err
}
