package main

import "net/http"

// healthPath is where load balancers ask whether the server is alive. It is
// at the root, whatever the base path of the site, and is not logged.
const healthPath = "/healthz"

// withHealth answers healthPath and leaves everything else to next.
func withHealth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.URL.Path != healthPath || req.Method != http.MethodGet && req.Method != http.MethodHead {
			next.ServeHTTP(w, req)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/plain; charset=utf-8")
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		// A failed write means that the client is gone: nobody to tell.
		_, _ = w.Write([]byte("ok\n"))
	})
}
