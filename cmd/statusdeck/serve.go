package main

import (
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/site/embedded"
)

// Limits against slow or greedy clients. Large files get more time to be
// written, by their size: see package server.
const (
	// readTimeout is for the whole request. No request of ours has content, so
	// that its header has no less; two equal limits are one timer.
	readTimeout    = 10 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 120 * time.Second
	maxHeaderBytes = 32 << 10
)

// serveFlags are the flags of the serve command.
type serveFlags struct {
	addr, dir, base   string
	origin            string
	tlsCert, tlsKey   string
	modified, logForm string
	maxConnections    int
}

func serveCommand() *command {
	var f serveFlags
	return &command{
		name: "serve", summary: "serve the site over HTTP",
		about: "Serves the site until it is interrupted. SIGHUP reads a renewed certificate at once.",
		flags: f.define, run: f.run,
	}
}

func (f *serveFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.addr, "addr", "localhost:8080", "listen on `ADDRESS`; port 0 picks a free one")
	fs.StringVar(&f.dir, "dir", "", "serve this `FOLDER`, written by 'statusdeck build', instead of the site inside the binary")
	fs.StringVar(&f.base, "base", "", "the `PATH` the site is served under; must be the one given to build -base, which is the default")
	fs.StringVar(&f.origin, "origin", "", "scheme and host that people open the site at (`ORIGIN`), such as https://codes.example; builds the site for it at the start, which takes some seconds")
	fs.StringVar(&f.tlsCert, "tls-cert", "", "PEM `FILE` with the certificate chain; serves HTTPS and HTTP/2, and notices a renewal")
	fs.StringVar(&f.tlsKey, "tls-key", "", "PEM `FILE` with the private key of -tls-cert")
	fs.StringVar(&f.modified, "modified", "", "`DATE` of the build, such as 2026-11-23T10:00:00Z, to send as Last-Modified")
	fs.IntVar(&f.maxConnections, "max-connections", 0, "hold at most `N` connections at a time; more wait in the socket's queue; 0 sets no limit")
	fs.StringVar(&f.logForm, "log", "off", "log requests to standard error: `FORM` is off, text or json")
}

func (f *serveFlags) run(ctx context.Context, e env, _ []string) error {
	if f.maxConnections < 0 {
		return usageError("serve: -max-connections must not be negative")
	}
	logger := errorLog(e.stderr)
	pair, err := f.keyPair(logger)
	if err != nil {
		return err
	}
	handler, base, err := f.handler(e)
	if err != nil {
		return err
	}
	stopHangup := onHangup(pair)
	defer stopHangup()
	listener, err := listen(f.addr)
	if err != nil {
		return err
	}
	listener = newClients(listener, f.maxConnections)
	scheme := "http"
	var secure *tls.Config
	if pair != nil {
		scheme = "https"
		secure = &tls.Config{GetCertificate: pair.get, MinVersion: tls.VersionTLS12}
	}
	fmt.Fprintf(e.stdout, "StatusDeck is at %s://%s%s\n", scheme, shownAddr(listener.Addr()), base)

	d := &drainer{next: handler}
	srv := &http.Server{
		Handler:           d,
		TLSConfig:         secure,
		ConnState:         d.count,
		ErrorLog:          logger,
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		// "OPTIONS *" is answered like every other OPTIONS.
		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() {
		if secure != nil {
			failed <- srv.ServeTLS(listener, "", "")
		} else {
			failed <- srv.Serve(listener)
		}
	}()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	return d.shutdown(context.WithoutCancel(ctx), srv)
}

// handler makes what answers requests, and returns the base path of the site.
func (f *serveFlags) handler(e env) (http.Handler, string, error) {
	s, err := f.site()
	if err != nil {
		return nil, "", err
	}
	base, err := baseOf(s, f.base)
	if err != nil {
		return nil, "", err
	}
	var options []server.Option
	if f.modified != "" {
		date, err := time.Parse(time.RFC3339, f.modified)
		if err != nil {
			return nil, "", usageError(fmt.Sprintf("-modified %q is not a date like 2026-11-23T10:00:00Z", f.modified))
		}
		options = append(options, server.Modified(date))
	}
	if f.tlsCert != "" {
		options = append(options, server.Secure())
	}
	handler, err := logged(withHealth(withSecurityContact(server.New(s, base, options...))), f.logForm, e.stderr)
	if err != nil {
		return nil, "", err
	}
	return handler, base, nil
}

// keyPair returns the certificate for HTTPS, nil for HTTP.
func (f *serveFlags) keyPair(logger *log.Logger) (*keyPair, error) {
	if (f.tlsCert == "") != (f.tlsKey == "") {
		return nil, usageError("-tls-cert and -tls-key go together")
	}
	if f.tlsCert == "" {
		return nil, nil
	}
	return newKeyPair(f.tlsCert, f.tlsKey, logger)
}

// onHangup reads a certificate again at SIGHUP, which otherwise would end the
// process; without a certificate the signal does nothing. It returns what stops it.
func onHangup(pair *keyPair) (stop func()) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-hangup:
				if pair != nil {
					pair.reload()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(hangup)
		close(done)
	}
}

// site returns the site in the folder or in the binary, or the latter built anew for
// an origin.
func (f *serveFlags) site() (*site.Site, error) {
	if f.origin == "" {
		return openSite(f.dir)
	}
	if f.dir != "" {
		return nil, usageError("-origin builds the site inside the binary; with -dir, give the origin to build")
	}
	build := buildFlags{base: f.base, origin: f.origin, repo: defaultRepo, quick: true}
	return build.site()
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

// shownAddr returns an address that a browser can open: a listener on all
// addresses is shown as localhost.
func shownAddr(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return a.String()
}
