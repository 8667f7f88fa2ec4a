package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	// drainTime is how long responses close their connections, one response at a
	// time, before the listener is closed.
	drainTime = 500 * time.Millisecond
	// shutdownTimeout is how long requests in flight may take after that.
	shutdownTimeout = 10 * time.Second
)

// drainer ends a server without losing a request. http.Server.Shutdown alone
// closes a connection that looks idle although its next request may be on the
// way, which under load it often is. So for a moment every response says
// "Connection: close" (RFC 9112, section 9.6), which no client misunderstands,
// and new connections are still served; then the few that are left are idle
// indeed.
type drainer struct {
	next     http.Handler
	open     atomic.Int64
	draining atomic.Bool
}

func (d *drainer) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if d.draining.Load() {
		w.Header().Set("Connection", "close") // over HTTP/2 the library says GOAWAY
	}
	d.next.ServeHTTP(w, req)
}

// count follows the number of open connections; it is the server's ConnState.
func (d *drainer) count(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		d.open.Add(1)
	case http.StateClosed, http.StateHijacked:
		d.open.Add(-1)
	}
}

// shutdown ends the server. A second signal ends the process at once.
func (d *drainer) shutdown(ctx context.Context, srv *http.Server) error {
	signal.Reset(os.Interrupt, syscall.SIGTERM)
	d.draining.Store(true)
	for end := time.Now().Add(drainTime); d.open.Load() > 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(ctx, shutdownTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		// The last are too slow: they are cut off.
		srv.Close()
		return fmt.Errorf("requests in flight did not end within %s: %w", shutdownTimeout, err)
	}
	return nil
}
