package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const ours = "statusdeck"

// server is one of the servers under load.
type server struct {
	name, addr string
	cmd        *exec.Cmd
}

// startAll starts the servers over the same files: ours, nginx and Caddy as
// configured by the build, and nginx as bare as can be, for orientation.
func startAll(dir, dist string) ([]*server, error) {
	addr := func(i int) string { return fmt.Sprintf("127.0.0.1:%d", *port+i) }
	nginx, err := wrapped(dir, "nginx", read(dist, "_deploy/nginx.conf"), "listen 80;", "listen "+addr(1)+";", dist)
	if err != nil {
		return nil, err
	}
	bare, err := wrapped(dir, "bare", bareNginx, "listen 80;", "listen "+addr(3)+";", dist)
	if err != nil {
		return nil, err
	}
	caddyfile := "{\n\tadmin off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n" + read(dist, "_deploy/Caddyfile")
	caddyfile = strings.NewReplacer("\n:80 {", "\nhttp://"+addr(2)+" {", "/srv/statusdeck", dist).Replace(caddyfile)
	caddy := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(caddy, []byte(caddyfile), 0o644); err != nil {
		return nil, fmt.Errorf("write Caddyfile: %w", err)
	}
	return start(dir, []launch{
		{ours, addr(0), []string{*binary, "serve", "-addr", addr(0)}},
		{"nginx", addr(1), []string{"nginx", "-e", "stderr", "-c", nginx}},
		{"caddy", addr(2), []string{"caddy", "run", "--adapter", "caddyfile", "--config", caddy}},
		{"nginx, bare", addr(3), []string{"nginx", "-e", "stderr", "-c", bare}},
	})
}

// launch is a server to start.
type launch struct {
	name, addr string
	args       []string
}

// start starts servers, and waits until they listen. It returns those that run, also
// with an error.
func start(dir string, launches []launch) ([]*server, error) {
	var servers []*server
	for _, l := range launches {
		cmd := exec.Command(l.args[0], l.args[1:]...)
		cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
		if err := cmd.Start(); err != nil {
			return servers, fmt.Errorf("start %s: %w", l.name, err)
		}
		s := &server{l.name, l.addr, cmd}
		servers = append(servers, s)
		if err := s.wait(); err != nil {
			return servers, err
		}
	}
	return servers, nil
}

func stopAll(servers []*server) {
	for _, s := range servers {
		// A server that has ended already needs no signal.
		_ = s.cmd.Process.Signal(os.Interrupt)
		_ = s.cmd.Wait()
	}
}

// bareNginx only sends the file that the others choose.
const bareNginx = `server {
    listen 80;
    root /srv/statusdeck;
    location / { default_type text/html; types {} add_header Content-Encoding br; try_files ${uri}index.html.br =404; }
}
`

// wrapped writes a configuration of nginx around a server of ours, as Debian's
// does: sendfile, tcp_nopush, one worker per core. Neither it nor the others log.
func wrapped(dir, name, conf, listen, there, dist string) (string, error) {
	conf = strings.NewReplacer(listen, there, "/srv/statusdeck", dist).Replace(conf)
	head := "daemon off;\nworker_processes auto;\npid " + filepath.Join(dir, name+".pid") + ";\nerror_log /dev/null;\n" +
		"events { worker_connections 4096; }\nhttp {\nsendfile on;\ntcp_nopush on;\nkeepalive_requests 1000000000;\naccess_log off;\n"
	if os.Geteuid() == 0 {
		head = "user root;\n" + head // the folder of the run is root's alone
	}
	file := filepath.Join(dir, name+".conf")
	if err := os.WriteFile(file, []byte(head+conf+"}\n"), 0o644); err != nil {
		return "", fmt.Errorf("write configuration: %w", err)
	}
	return file, nil
}

// read returns a file of the build; what is missing shows when a server starts
// without it.
func read(dist, name string) string {
	data, err := os.ReadFile(filepath.Join(dist, name))
	if err != nil {
		return ""
	}
	return string(data)
}

func (s *server) wait() error {
	for range 100 {
		if conn, err := net.Dial("tcp", s.addr); err == nil {
			return conn.Close()
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("%s does not listen on %s", s.name, s.addr)
}

// sameAnswers makes sure that all send the same bytes before they are compared.
func sameAnswers(servers []*server) error {
	var first []byte
	for _, s := range servers {
		req, err := http.NewRequest("GET", "http://"+s.addr+page, nil)
		if err != nil {
			return err
		}
		req.Header.Set("Accept-Encoding", "br")
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			return fmt.Errorf("ask %s: %w", s.name, err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || resp.Header.Get("Content-Encoding") != "br" {
			return fmt.Errorf("%s answers with status %d in %q, error %v", s.name, resp.StatusCode, resp.Header.Get("Content-Encoding"), err)
		}
		if first == nil {
			first = body
		}
		if !bytes.Equal(body, first) {
			return fmt.Errorf("%s sends other bytes than %s", s.name, servers[0].name)
		}
	}
	return nil
}

func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
