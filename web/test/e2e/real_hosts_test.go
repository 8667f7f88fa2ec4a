//go:build e2e && hosts

package e2e

import (
	"fmt"
	"net"
	"path/filepath"
	"testing"

	"github.com/statusdeck/statusdeck/web/test/hosts"
)

// TestRealHosts tries hosts as people have them, under / and in a folder.
func TestRealHosts(t *testing.T) {
	tools := filepath.Join("..", "hosts", "node_modules", ".bin")
	for _, base := range []string{"/", folderBase} {
		root := t.TempDir()
		folder := filepath.Join(root, filepath.FromSlash(base))
		run(t, "build", "-out", folder, "-base", base, "-cache", "../../../build/cache")
		for _, host := range []struct {
			name  string
			start func(t *testing.T, addr, port string) (stop func())
			// private hosts let no other site read their files.
			private bool
		}{
			{name: "nginx", start: func(t *testing.T, addr, _ string) func() { return hosts.Nginx(t, root, folder, addr) }},
			{name: "Caddy", start: func(t *testing.T, addr, _ string) func() { return hosts.Caddy(t, root, folder, addr) }},
			{name: "Cloudflare Pages by wrangler", start: func(t *testing.T, _, port string) func() {
				return hosts.Start(t, "127.0.0.1:"+port, filepath.Join(tools, "wrangler"), "pages", "dev", root, "--ip", "127.0.0.1", "--port", port, "--compatibility-date", "2026-04-01")
			}},
			{name: "serve", start: func(t *testing.T, addr, _ string) func() {
				return hosts.Start(t, addr, filepath.Join(tools, "serve"), "--no-clipboard", "--cors", "-l", "tcp://"+addr, root)
			}},
			{name: "python's http.server", private: true, start: func(t *testing.T, addr, port string) func() {
				return hosts.Start(t, addr, "python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", root, port)
			}},
		} {
			t.Run(host.name+" under "+base, func(t *testing.T) {
				port := freePort(t)
				addr := "127.0.0.1:" + port
				stop := host.start(t, addr, port)
				address := "http://" + addr + base
				if host.private {
					b := embedding(t, address)
					b.expect("CORS")
					b.expect("ERR_FAILED")
					if got := eval[string](b, `document.querySelector("http-status a").getAttribute("href")`); got != address+"status/404/" {
						t.Errorf("without the script, the element leads to %q", got)
					}
				} else {
					hasTheWidget(t, address)
				}
				worksOffline(t, address, stop)
			})
		}
	}
}

// freePort returns a port that nothing listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
}
