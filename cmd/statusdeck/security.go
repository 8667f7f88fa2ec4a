package main

import (
	"fmt"
	"net/http"
	"time"
)

// securityPath is where people look for whom to tell of a vulnerability (RFC 9116).
const securityPath = "/.well-known/security.txt"

// securityContact takes reports about the program; those about a host that serves it
// go to its operator.
const securityContact = "https://github.com/statusdeck/statusdeck/security/advisories/new"

// securityExpiry is how long an answer may be relied on. RFC 9116, section 2.5.5
// recommends less than a year.
const securityExpiry = 180 * 24 * time.Hour

// withSecurityContact answers securityPath and leaves everything else to next.
func withSecurityContact(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.URL.Path != securityPath || req.Method != http.MethodGet && req.Method != http.MethodHead {
			next.ServeHTTP(w, req)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/plain; charset=utf-8")
		header.Set("Cache-Control", "no-cache")
		header.Set("X-Content-Type-Options", "nosniff")
		expires := time.Now().UTC().Add(securityExpiry).Truncate(24 * time.Hour)
		// A failed write means that the client is gone: nobody to tell.
		_, _ = fmt.Fprintf(w, "Contact: %s\nExpires: %s\nPreferred-Languages: en\n", securityContact, expires.Format(time.RFC3339))
	})
}
