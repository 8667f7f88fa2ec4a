//go:build deploy

package deploy_test

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/server/conformance"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/test/hosts"
)

// These tests run the same requests against the servers that people have:
// our own binary, nginx and Caddy, with the files that a build writes, taken from
// where it writes them. `make test-deploy` installs what is missing; a server
// that does not start is a failure, never a reason to skip.

var ports = flag.Int("ports", 18110, "first of the ports on loopback to use")

// bases are the paths under which the site is tried.
var bases = []string{"/", "/docs/codes/"}

func TestAllServersAnswerAlike(t *testing.T) {
	port := *ports
	for _, base := range bases {
		root, s := dist(t, base)
		folder := filepath.Join(root, filepath.FromSlash(base))
		for _, name := range []string{"statusdeck", "nginx", "caddy"} {
			addr := fmt.Sprintf("127.0.0.1:%d", port)
			port++
			switch name {
			case "statusdeck":
				hosts.Start(t, addr, *binary, "serve", "-dir", folder, "-addr", addr)
			case "nginx":
				hosts.Nginx(t, root, folder, addr)
			case "caddy":
				hosts.Caddy(t, root, folder, addr)
			}
			table(t, name, &conformance.Server{Addr: addr, Base: base, Site: s, Own: name == "statusdeck"})
		}
	}
}

// table runs the cases and prints how many passed.
func table(t *testing.T, name string, srv *conformance.Server) {
	t.Helper()
	passed, all, left := 0, 0, 0
	for _, c := range conformance.Table() {
		if c.Own != "" && !srv.Own || c.Root && c.Path == "/" && srv.Base == "/" {
			left++
			continue
		}
		all++
		if err := srv.Check(c); err != nil {
			t.Errorf("%s under %s: %s: %v", name, srv.Base, c.Name, err)
			continue
		}
		passed++
	}
	fmt.Printf("%-10s under %-12s %d of %d requests passed", name, srv.Base, passed, all)
	if left > 0 {
		fmt.Printf(" (%d others are not for it; the table says why)", left)
	}
	fmt.Println()
}

// TestAFileServerWithoutConfigurationServesEveryPage does what GitHub Pages does:
// it serves the folder under a sub-path, with no rules of ours. Every page loads,
// and so does everything that a page refers to.
func TestAFileServerWithoutConfigurationServesEveryPage(t *testing.T) {
	const base = "/docs/codes/"
	root, s := dist(t, base)
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *ports+9))
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir(root))}
	go srv.Serve(listener)
	t.Cleanup(func() { srv.Close() })
	origin := "http://" + listener.Addr().String()

	known := map[string]bool{}
	pages, refs := 0, 0
	for _, f := range s.Files() {
		dir, ok := strings.CutSuffix(f.Path, "index.html")
		if !ok {
			continue
		}
		pages++
		text := load(t, origin+base+dir)
		for _, m := range regexp.MustCompile(` (?:href|src)="([^"]+)"`).FindAllStringSubmatch(text, -1) {
			u, err := url.Parse(strings.ReplaceAll(m[1], "&amp;", "&"))
			if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || known[u.Path] {
				continue
			}
			known[u.Path] = true
			refs++
			if !strings.HasPrefix(u.Path, base) {
				t.Errorf("%s refers to %s, outside the base path", f.Path, u.Path)
				continue
			}
			load(t, origin+u.Path)
		}
	}
	if pages < 50 {
		t.Errorf("%d pages, want all of a real build", pages)
	}
	fmt.Printf("plain file server under %s: %d pages and the %d addresses they refer to load\n", base, pages, refs)
}

func load(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 {
		t.Errorf("%s: status %d, error %v", address, resp.StatusCode, err)
	}
	return string(body)
}

// dist builds the site below a root, as it would be on a host, with files
// around it that nobody may get.
func dist(t *testing.T, base string) (root string, s *site.Site) {
	t.Helper()
	if *binary == "" {
		t.Fatal("no binary to test: run make test-deploy")
	}
	root, err := os.MkdirTemp("", "statusdeck-deploy-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	secret := filepath.Join(root, "secret.txt")
	root = filepath.Join(root, "www")
	folder := filepath.Join(root, filepath.FromSlash(base))
	if out, err := exec.Command(*binary, "build", "-out", folder, "-base", base, "-origin", "https://codes.example", "-quick").CombinedOutput(); err != nil {
		t.Fatalf("build the site: %v\n%s", err, out)
	}
	s, err = site.Read(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(secret, conformance.Secret)
	put(filepath.Join(folder, ".env"), conformance.Secret)
	put(filepath.Join(folder, "status/.git/config"), conformance.Secret)
	return root, s
}
