// Package hosts starts web servers that serve a build, for tests: nginx and Caddy with
// the configuration in the build, and others.
package hosts

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Nginx serves root on an address with the configuration of the build in folder, and
// returns what ends it; the end of the test does so too.
func Nginx(t *testing.T, root, folder, addr string) (stop func()) {
	t.Helper()
	return Start(t, addr, "nginx", "-e", "stderr", "-c", nginxConf(t, root, folder, addr))
}

// Caddy does the same as [Nginx].
func Caddy(t *testing.T, root, folder, addr string) (stop func()) {
	t.Helper()
	return Start(t, addr, "caddy", "run", "--adapter", "caddyfile", "--config", caddyfile(t, root, folder, addr))
}

// nginxConf wraps the shipped configuration as the distribution's nginx.conf
// does, with the port and the root of the test.
func nginxConf(t *testing.T, root, folder, addr string) string {
	dir := t.TempDir()
	site := shipped(t, filepath.Join(folder, "_deploy/nginx.conf"), map[string]string{
		"listen 80;": "listen " + addr + ";", "/srv/statusdeck": root,
	})
	wrap := "daemon off;\npid " + dir + "/pid;\nerror_log stderr error;\nevents {}\nhttp {\naccess_log off;\n"
	if os.Geteuid() == 0 {
		wrap = "user root;\n" + wrap // the folder of the test is root's alone
	}
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		wrap += kind + "_temp_path " + dir + "/" + kind + ";\n"
	}
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(wrap+site+"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func caddyfile(t *testing.T, root, folder, addr string) string {
	dir := t.TempDir()
	site := shipped(t, filepath.Join(folder, "_deploy/Caddyfile"), map[string]string{
		"\n:80 {": "\nhttp://" + addr + " {", "/srv/statusdeck": root,
	})
	name := filepath.Join(dir, "Caddyfile")
	global := "{\n\tadmin off\n\tstorage file_system " + dir + "\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n"
	if err := os.WriteFile(name, []byte(global+site), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// shipped reads a configuration as the build wrote it, and replaces only what an
// operator would.
func shipped(t *testing.T, name string, replace map[string]string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for old, new := range replace {
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q to replace", name, old)
		}
		text = strings.ReplaceAll(text, old, new)
	}
	return text
}

// Start starts a server and waits until it takes connections. It returns what ends the
// server; the end of the test does so too.
func Start(t *testing.T, addr, name string, args ...string) (stop func()) {
	t.Helper()
	if conn, err := net.Dial("tcp", addr); err == nil {
		conn.Close()
		t.Fatalf("something else is listening on %s", addr)
	}
	program, err := exec.LookPath(name)
	if err == nil {
		program, err = filepath.Abs(program)
	}
	if err != nil {
		t.Fatalf("find %s: %v", name, err)
	}
	cmd := exec.Command(program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	home := t.TempDir() // Caddy keeps its last configuration at home, and wrangler its state where it runs
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "CI=1", "WRANGLER_SEND_METRICS=false")
	if err := cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", name, err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	stop = func() {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			_ = cmd.Process.Kill()
			<-ended
		}
	}
	t.Cleanup(stop)
	for range 600 {
		select {
		case <-ended:
			t.Fatalf("%s ended at once:\n%s", name, said.String())
		case <-time.After(100 * time.Millisecond):
		}
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			return stop
		}
	}
	t.Fatalf("%s does not listen on %s", name, addr)
	return nil
}
