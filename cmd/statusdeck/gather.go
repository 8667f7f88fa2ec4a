package main

import (
	"net"
	"sync"
)

// httpBuffer is the size of the buffer through which net/http writes to a
// connection. A write of this size is, but for a response that fills the buffer
// to the byte, the first part of something larger.
const httpBuffer = 4 << 10

// gatherer makes a listener's connections send a response with one system call
// where net/http makes two: it holds a full buffer back until the rest comes.
// Half of what a request costs is spent in those calls; README.md in web/server
// has the figures. Nothing depends on the size of the buffer but the gain.
type gatherer struct{ net.Listener }

func (g gatherer) Accept() (net.Conn, error) {
	conn, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return conn, nil
	}
	return &gatherConn{TCPConn: tcp}, nil
}

// gatherConn is a connection that may hold back one write. What it holds is
// sent before the next write, before the next read (the server has nothing more
// to say and waits for a request) and before the connection is closed.
type gatherConn struct {
	*net.TCPConn
	mu   sync.Mutex // net/http reads ahead while a response is written
	held []byte     // nil, or a full buffer with room for what follows
}

// heldSize has room for a page: what fits is copied and sent with a plain write,
// which costs less than a gathering one.
const heldSize = 4 * httpBuffer

var heldBuffers = sync.Pool{New: func() any { return new([heldSize]byte) }}

func (c *gatherConn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil {
		if len(p) != httpBuffer {
			return c.TCPConn.Write(p)
		}
		buffer := heldBuffers.Get().(*[heldSize]byte)
		c.held = append(buffer[:0], p...)
		return len(p), nil
	}
	n, err := c.writeAfterHeld(p)
	n -= len(c.held)
	c.release()
	return max(n, 0), err
}

// writeAfterHeld sends what is held back, and p.
func (c *gatherConn) writeAfterHeld(p []byte) (int, error) {
	if len(p) <= cap(c.held)-len(c.held) {
		return c.TCPConn.Write(append(c.held, p...))
	}
	parts := net.Buffers{c.held, p}
	n, err := parts.WriteTo(c.TCPConn)
	return int(n), err
}

func (c *gatherConn) Read(p []byte) (int, error) {
	if err := c.flush(); err != nil {
		return 0, err
	}
	return c.TCPConn.Read(p)
}

// CloseWrite is called by net/http before it closes a connection on which the
// client may still be sending.
func (c *gatherConn) CloseWrite() error {
	if err := c.flush(); err != nil {
		return err
	}
	return c.TCPConn.CloseWrite()
}

func (c *gatherConn) Close() error {
	// The connection is closed whether or not the last part gets out.
	_ = c.flush()
	return c.TCPConn.Close()
}

// flush sends what is held back.
func (c *gatherConn) flush() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil {
		return nil
	}
	_, err := c.TCPConn.Write(c.held)
	c.release()
	return err
}

// release gives the buffer back; the lock is held.
func (c *gatherConn) release() {
	heldBuffers.Put((*[heldSize]byte)(c.held[:heldSize]))
	c.held = nil
}
