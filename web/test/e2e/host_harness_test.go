//go:build e2e

package e2e

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	siteserver "github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

// host serves builds on one address, one after the other, and fails as told.
type host struct {
	t    *testing.T
	addr string
	url  string
	srv  *http.Server

	mu     sync.Mutex
	files  http.Handler
	breaks fault
	sent   int64
	paths  []string
	line   line
}

// fault answers in the place of the site, where it says true.
type fault func(w http.ResponseWriter, r *http.Request, files http.Handler) bool

// hostOf serves a build on a free port.
func hostOf(t *testing.T, s *site.Site) *host {
	t.Helper()
	h := &host{t: t}
	h.deploy(s)
	h.up()
	t.Cleanup(h.down)
	return h
}

// deploy replaces the build that is served.
func (h *host) deploy(s *site.Site) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = siteserver.New(s, "/")
}

// serve replaces the build by something else.
func (h *host) serve(files http.Handler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = files
}

// fail makes the host fail from now on, nil ends it.
func (h *host) fail(f fault) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.breaks = f
}

// down ends the server at once, as a lost network does; up brings it back.
func (h *host) down() { _ = h.srv.Close() }

func (h *host) up() {
	h.t.Helper()
	if h.addr == "" {
		h.addr = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", h.addr)
	if err != nil {
		h.t.Fatal(err)
	}
	h.addr = l.Addr().String()
	h.url = "http://" + h.addr
	h.srv = &http.Server{Handler: h}
	go func() { _ = h.srv.Serve(l) }()
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	files, breaks := h.files, h.breaks
	h.paths = append(h.paths, r.URL.Path)
	h.mu.Unlock()
	w = &counted{w, h}
	if breaks == nil || !breaks(w, r, files) {
		files.ServeHTTP(w, r)
	}
}

// bytesSince returns how many bytes of content have been sent since the last call.
func (h *host) bytesSince() int64 {
	sent, _ := h.since()
	return sent
}

// since returns how many bytes of content have been sent since the last call, and the
// paths that were asked for.
func (h *host) since() (sent int64, paths []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	sent, paths = h.sent, h.paths
	h.sent, h.paths = 0, nil
	return sent, paths
}

// counted counts what is sent, and sends it at the speed of the line.
type counted struct {
	http.ResponseWriter
	h *host
}

func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

func (c *counted) Write(data []byte) (int, error) {
	total := 0
	for chunk := range slices.Chunk(data, 4<<10) {
		c.h.line.wait(len(chunk))
		n, err := c.ResponseWriter.Write(chunk)
		total += n
		c.h.mu.Lock()
		c.h.sent += int64(n)
		c.h.mu.Unlock()
		if err != nil {
			return total, err
		}
		if c.h.line.slow() {
			_ = http.NewResponseController(c.ResponseWriter).Flush()
		}
	}
	return total, nil
}

// line is the network between host and browser, which all connections share.
type line struct {
	mu sync.Mutex
	// perSecond is its speed in bytes, 0 for as fast as it goes.
	perSecond int
	turn      sync.Mutex
}

func (l *line) set(perSecond int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.perSecond = perSecond
}

func (l *line) speed() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.perSecond
}

func (l *line) slow() bool { return l.speed() > 0 }

func (l *line) wait(n int) {
	if speed := l.speed(); speed > 0 {
		l.turn.Lock()
		defer l.turn.Unlock()
		time.Sleep(time.Duration(n) * time.Second / time.Duration(speed))
	}
}

// answering is a fault that answers every request alike.
func answering(status int, mediaType, text string) fault {
	return func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
		w.Header().Set("Content-Type", mediaType)
		w.WriteHeader(status)
		fmt.Fprint(w, text)
		return true
	}
}

// portal is what a captive portal says to everything.
var portal = answering(http.StatusOK, "text/html", "<!DOCTYPE html><title>Hotel Wi-Fi</title><h1>Log in to go on</h1>")
