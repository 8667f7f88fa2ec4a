package server_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/server/conformance"
)

// start serves a site on loopback with the limits that matter to the table.
func start(t testing.TB, base string, options ...server.Option) *conformance.Server {
	t.Helper()
	s := conformance.Site()
	srv := httptest.NewUnstartedServer(server.New(s, base, options...))
	srv.Config.MaxHeaderBytes = 32 << 10
	srv.Config.DisableGeneralOptionsHandler = true
	srv.Start()
	t.Cleanup(srv.Close)
	return &conformance.Server{Addr: srv.Listener.Addr().String(), Base: base, Site: s, Own: true}
}

func TestEveryRequestOfTheTable(t *testing.T) {
	table := conformance.Table()
	if len(table) < 80 {
		t.Errorf("the table has %d requests, want 80 at least", len(table))
	}
	names := map[string]bool{}
	for _, base := range []string{"/", "/docs/codes/"} {
		srv := start(t, base)
		for _, c := range table {
			if c.Root && c.Path == "/" && base == "/" {
				continue // there is no root above the root
			}
			t.Run(base+" "+c.Name, func(t *testing.T) {
				if err := srv.Check(c); err != nil {
					t.Error(err)
				}
			})
			if base == "/" && names[c.Path+c.Name] {
				t.Errorf("two cases are named %q", c.Name)
			}
			names[c.Path+c.Name] = true
		}
	}
}

var _ http.Handler = (*server.Handler)(nil)
