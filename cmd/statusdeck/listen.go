package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
)

// firstSocket is the number of the first file that systemd passes on
// (sd_listen_fds(3), SD_LISTEN_FDS_START).
const firstSocket = 3

// listen returns the socket that systemd has opened for this process, or opens
// one on addr. With a socket of systemd's a restart refuses no connection: it
// waits in the socket's queue.
func listen(addr string) (net.Listener, error) {
	passed, err := passedSocket(os.Getpid(), os.Getenv)
	if err != nil {
		return nil, err
	}
	if passed {
		file := os.NewFile(firstSocket, "socket of systemd")
		defer file.Close() // the listener has its own copy
		l, err := net.FileListener(file)
		if err != nil {
			return nil, fmt.Errorf("take over the socket of systemd: %w", err)
		}
		return l, nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", addr, cause(err))
	}
	return l, nil
}

// passedSocket reports whether the environment announces a socket for the
// process.
func passedSocket(pid int, getenv func(string) string) (bool, error) {
	if getenv("LISTEN_PID") != strconv.Itoa(pid) {
		return false, nil
	}
	n, err := strconv.Atoi(getenv("LISTEN_FDS"))
	if err != nil || n < 1 {
		return false, nil
	}
	if n > 1 {
		return false, fmt.Errorf("systemd passes %d sockets, and StatusDeck serves one", n)
	}
	return true, nil
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
