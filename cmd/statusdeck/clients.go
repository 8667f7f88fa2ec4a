package main

import (
	"net"
	"sync"
)

// clients accepts connections, and holds at most as many as there are places; more
// wait in the socket's queue. What it returns can be closed for writing, as net/http
// does when it refuses a request that is still on its way: the wrapper of
// golang.org/x/net/netutil cannot, and the client would get a reset for an answer.
type clients struct {
	net.Listener
	places chan struct{} // nil for no limit
}

// newClients returns a listener over l with at most so many connections, 0 for any
// number.
func newClients(l net.Listener, most int) *clients {
	c := &clients{Listener: l}
	if most > 0 {
		c.places = make(chan struct{}, most)
	}
	return c
}

func (c *clients) Accept() (net.Conn, error) {
	if c.places != nil {
		c.places <- struct{}{}
	}
	conn, err := c.Listener.Accept()
	if err != nil {
		c.leave()
		return nil, err
	}
	return &client{Conn: conn, leave: sync.OnceFunc(c.leave)}, nil
}

func (c *clients) leave() {
	if c.places != nil {
		<-c.places
	}
}

// client is the connection of a client. An empty line at the beginning of what is
// read is dropped: some old clients send one in front of a request, RFC 9112,
// section 2.2 has servers ignore it, and net/http answers 400. Between requests it
// cannot come from a request's content, since the server closes a connection on
// which content came.
type client struct {
	net.Conn
	begun bool
	leave func()
}

func (c *client) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.begun || n == 0 || len(p) < 2 {
		return n, err
	}
	c.begun = true
	if n == 1 && p[0] == '\r' && err == nil {
		var more int
		more, err = c.Conn.Read(p[1:])
		n += more
	}
	if n < 2 || p[0] != '\r' || p[1] != '\n' {
		return n, err
	}
	n = copy(p, p[2:n])
	if n == 0 && err == nil {
		return c.Conn.Read(p)
	}
	return n, err
}

// CloseWrite ends what is sent; what comes can still be read.
func (c *client) CloseWrite() error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.CloseWrite()
	}
	return nil
}

func (c *client) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
