package main

import "net"

// emptyLineListener accepts connections whose first request follows an empty line.
// Some old clients send one, and RFC 9112, section 2.2 has servers ignore it;
// net/http answers 400. Between requests it cannot come from a request's content,
// since the server closes a connection on which content came.
type emptyLineListener struct{ net.Listener }

func (l emptyLineListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &emptyLineConn{Conn: c}, nil
}

// emptyLineConn drops one empty line at the beginning of what is read.
type emptyLineConn struct {
	net.Conn
	begun bool
}

func (c *emptyLineConn) Read(p []byte) (int, error) {
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
