package main

import (
	"net/http"
	"sync"
	"time"
)

// The slow network. The browser's own emulation knows only what a page asks for: the
// service worker, which saves the site at the same time, would have a line without limit.
const (
	latency = 150 * time.Millisecond
	speed   = 1.6e6 / 8 // bytes a second
)

// line is what all answers have to share.
type line struct {
	mu   sync.Mutex
	free time.Time // when everything up to now has been sent
}

// send waits as long as the line takes for n bytes.
func (l *line) send(n int) {
	l.mu.Lock()
	if now := time.Now(); l.free.Before(now) {
		l.free = now
	}
	l.free = l.free.Add(time.Duration(float64(n) / speed * float64(time.Second)))
	sent := l.free
	l.mu.Unlock()
	time.Sleep(time.Until(sent))
}

// slowWriter sends an answer over a line.
type slowWriter struct {
	http.ResponseWriter
	line *line
}

// packet is how many bytes of one answer go before those of another have their turn.
const packet = 1400

func (w slowWriter) Write(p []byte) (int, error) {
	for written := 0; ; {
		part := p[written:min(written+packet, len(p))]
		w.line.send(len(part))
		n, err := w.ResponseWriter.Write(part)
		if err == nil {
			err = http.NewResponseController(w.ResponseWriter).Flush()
		}
		if written += n; err != nil || written == len(p) {
			return written, err
		}
	}
}
