package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// result is what wrk says.
type result struct {
	perSecond float64
	errors    int
	cpu       float64 // processor time of the server in microseconds per request
}

var (
	requests  = regexp.MustCompile(`(?m)^\s*([0-9]+) requests in`)
	perSecond = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)
	failures  = regexp.MustCompile(`(connect|read|write|timeout|Non-2xx or 3xx responses:?) ([0-9]+)`)
)

// load runs wrk on one thread, so that a core is left for the server.
func (s *server) load(connections, seconds int) (result, error) {
	before := s.processorTime()
	out, err := exec.Command("wrk", "-t1", "-c"+strconv.Itoa(connections), "-d"+strconv.Itoa(seconds)+"s",
		"-H", "Accept-Encoding: br", "http://"+s.addr+page).CombinedOutput()
	if err != nil {
		return result{}, fmt.Errorf("load on %s: %w\n%s", s.name, err, out)
	}
	m := perSecond.FindSubmatch(out)
	if m == nil {
		return result{}, fmt.Errorf("load on %s: wrk gives no rate:\n%s", s.name, out)
	}
	var r result
	if m := requests.FindSubmatch(out); m != nil {
		n, err := strconv.ParseFloat(string(m[1]), 64)
		if err != nil || n == 0 {
			return result{}, fmt.Errorf("load on %s: no requests:\n%s", s.name, out)
		}
		r.cpu = float64((s.processorTime() - before).Microseconds()) / n
	}
	if r.perSecond, err = strconv.ParseFloat(string(m[1]), 64); err != nil {
		return result{}, fmt.Errorf("load on %s: %w", s.name, err)
	}
	for _, m := range failures.FindAllSubmatch(out, -1) {
		n, err := strconv.Atoi(string(m[2]))
		if err != nil {
			return result{}, fmt.Errorf("load on %s: %w", s.name, err)
		}
		r.errors += n
	}
	return r, nil
}

// peakMemory returns the most resident memory so far, in bytes, of the server's
// process and its children together (VmHWM in proc(5)).
func (s *server) peakMemory() (int, error) {
	total := 0
	for _, pid := range append(children(s.cmd.Process.Pid), s.cmd.Process.Pid) {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			return 0, fmt.Errorf("memory of %s: %w", s.name, err)
		}
		_, after, _ := strings.Cut(string(data), "VmHWM:")
		fields := strings.Fields(after)
		if len(fields) < 2 {
			return 0, fmt.Errorf("memory of %s: no VmHWM", s.name)
		}
		kb, err := strconv.Atoi(fields[0])
		if err != nil {
			return 0, fmt.Errorf("memory of %s: %w", s.name, err)
		}
		total += kb << 10
	}
	return total, nil
}

// processorTime returns what the server's processes have used (proc(5), fields
// 14 and 15 of stat, in hundredths of a second).
func (s *server) processorTime() time.Duration {
	total := 0
	for _, pid := range append(children(s.cmd.Process.Pid), s.cmd.Process.Pid) {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue // ended: the next load will say so
		}
		fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
		for _, f := range fields[11:13] {
			if n, err := strconv.Atoi(f); err == nil {
				total += n
			}
		}
	}
	return time.Duration(total) * 10 * time.Millisecond
}

func children(pid int) []int {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil
	}
	var pids []int
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		for _, f := range strings.Fields(string(data)) {
			if n, err := strconv.Atoi(f); err == nil {
				pids = append(pids, n)
			}
		}
	}
	return pids
}

// slow is a number of clients that send a byte a second.
type slow struct {
	conns []net.Conn
	end   chan struct{}
	done  sync.WaitGroup
}

func trickle(addr string, n int) (*slow, error) {
	s := &slow{end: make(chan struct{})}
	for range n {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			s.stop()
			return nil, fmt.Errorf("open slow connection %d: %w", len(s.conns)+1, err)
		}
		s.conns = append(s.conns, conn)
	}
	s.done.Go(func() {
		request := "GET " + page + " HTTP/1.1\r\nHost: localhost\r\nX-Filler: " + strings.Repeat("a", 1000)
		for i := 0; ; i++ {
			for _, conn := range s.conns {
				// The server may have had enough of it; stop counts those left.
				_, _ = conn.Write([]byte{request[i%len(request)]})
			}
			select {
			case <-s.end:
				return
			case <-time.After(time.Second):
			}
		}
	})
	return s, nil
}

// stop ends the clients and returns how many were still connected.
func (s *slow) stop() int {
	close(s.end)
	s.done.Wait()
	open := 0
	for _, conn := range s.conns {
		// Deadlines cannot fail on an open connection, and a closed one is counted.
		_ = conn.SetReadDeadline(time.Now().Add(time.Millisecond))
		_, err := conn.Read(make([]byte, 1))
		if ne, ok := err.(net.Error); ok && ne.Timeout() {
			open++
		}
		conn.Close()
	}
	return open
}

// machine describes where the figures are from.
func machine() string {
	model := "unknown processor"
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if m := regexp.MustCompile(`model name\s*: (.*)`).FindSubmatch(data); m != nil {
			model = string(m[1])
		}
	}
	nginx, _ := exec.Command("nginx", "-v").CombinedOutput()
	caddy, _ := exec.Command("caddy", "version").CombinedOutput()
	return fmt.Sprintf("%d cores of %s, %s, %s, caddy %s", runtime.NumCPU(), model, runtime.Version(),
		strings.TrimPrefix(strings.TrimSpace(string(nginx)), "nginx version: "), strings.TrimSpace(string(caddy)))
}
