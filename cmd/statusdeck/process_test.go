package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// The tests in this file need a process of its own: signals and exit codes. The
// test binary plays the program when this variable is set.
const playProgram = "STATUSDECK_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(playProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// statusdeck returns a command that runs statusdeck with the given arguments.
func statusdeck(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), playProgram+"=1")
	return cmd
}

// launch starts the program and returns the host and port where it is.
func launch(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	m := regexp.MustCompile(`http://([^/]+)/`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("the program says %q, error %v", line, err)
	}
	return m[1]
}

func TestAPortInUseIsOneLineAndExitCode1(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	out, err := statusdeck(t, "serve", "-dir", folder(t, "/"), "-addr", taken.Addr().String()).CombinedOutput()
	exit, ok := err.(*exec.ExitError)
	if !ok || exit.ExitCode() != exitFailed {
		t.Errorf("error %v, want exit code %d", err, exitFailed)
	}
	if want := "statusdeck: cannot listen on " + taken.Addr().String() + ": address already in use\n"; string(out) != want {
		t.Errorf("it printed %q, want %q", out, want)
	}
}

func TestSIGTERMUnderLoadLosesNoRequest(t *testing.T) {
	for _, keepAlive := range []bool{true, false} {
		t.Run(fmt.Sprintf("keep-alive %v", keepAlive), func(t *testing.T) {
			cmd := statusdeck(t, "serve", "-dir", folder(t, "/"), "-addr", "127.0.0.1:0")
			addr := launch(t, cmd)
			l := &load{addr: addr, keepAlive: keepAlive}
			done := l.start(32)
			time.Sleep(300 * time.Millisecond)
			l.terminated.Store(true)
			before := l.answered.Load()
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			done.Wait()
			if err := cmd.Wait(); err != nil {
				t.Errorf("the program ended with %v, want exit code 0", err)
			}
			if before == 0 || l.answered.Load() == before {
				t.Errorf("%d requests answered before the signal, %d after: the load was no load", before, l.answered.Load()-before)
			}
			if n := l.lost.Load(); n > 0 {
				t.Errorf("%d of %d requests were lost", n, n+l.answered.Load())
			}
		})
	}
}

// load asks for a page again and again, until the server tells each worker to
// close its connection or takes no more.
type load struct {
	addr           string
	keepAlive      bool
	terminated     atomic.Bool
	answered, lost atomic.Int64
}

func (l *load) start(workers int) *sync.WaitGroup {
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for l.connection() {
			}
		})
	}
	return &wg
}

// connection uses one connection; it returns whether to open another one. After
// the signal a worker with a connection that lives goes on with it; those that
// open one for each request do one more.
func (l *load) connection() bool {
	ended := l.terminated.Load()
	conn, err := net.Dial("tcp", l.addr)
	if err != nil {
		return false
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		return false
	}
	r := bufio.NewReader(conn)
	for {
		if _, err := io.WriteString(conn, "GET /status/404/ HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
			l.lost.Add(1)
			return false
		}
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			l.lost.Add(1)
			return false
		}
		n, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil || n != 20000 {
			l.lost.Add(1)
			return false
		}
		l.answered.Add(1)
		if resp.Close || !l.keepAlive {
			return !ended && !resp.Close
		}
	}
}

func TestASlowDownloadEndsBeforeTheProgram(t *testing.T) {
	cmd := statusdeck(t, "serve", "-dir", folder(t, "/"), "-addr", "127.0.0.1:0")
	conn, err := net.Dial("tcp", launch(t, cmd))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET /assets/app.0123.wasm HTTP/1.1\r\nHost: localhost\r\n\r\n")
	r := bufio.NewReader(conn)
	resp, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * drainTime)
	if n, err := io.Copy(io.Discard, resp.Body); err != nil || n != 400<<10 {
		t.Errorf("%d bytes, error %v, want all of the file", n, err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the program ended with %v, want exit code 0", err)
	}
}

func TestServeTakesOverASocketOfSystemd(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	socket, err := listener.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	// The shell's process becomes the program's, as systemd's does.
	cmd := exec.Command("/bin/sh", "-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@"`, os.Args[0],
		"serve", "-dir", folder(t, "/"), "-addr", "127.0.0.1:1")
	cmd.Env = append(os.Environ(), playProgram+"=1")
	cmd.ExtraFiles = []*os.File{socket}
	if addr := launch(t, cmd); addr != listener.Addr().String() {
		t.Errorf("it serves on %s, want the socket's %s", addr, listener.Addr())
	}
	resp, err := http.Get("http://" + listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 {
		t.Errorf("status %d, want 200", resp.StatusCode)
	}
}

func TestSocketsOfOtherProcessesAreNotTaken(t *testing.T) {
	for _, c := range []struct {
		name, pid, fds string
		want           bool
		wrong          string
	}{
		{"none", "", "", false, ""},
		{"another process's", "41", "1", false, ""},
		{"ours", "42", "1", true, ""},
		{"none in number", "42", "0", false, ""},
		{"two", "42", "2", false, "passes 2 sockets"},
		{"garbage", "42", "x", false, ""},
	} {
		got, err := passedSocket(42, func(name string) string {
			return map[string]string{"LISTEN_PID": c.pid, "LISTEN_FDS": c.fds}[name]
		})
		if got != c.want || (err != nil) != (c.wrong != "") || err != nil && !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s: %v, error %v, want %v, error %q", c.name, got, err, c.want, c.wrong)
		}
	}
}
