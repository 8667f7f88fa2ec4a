package server

import (
	"strings"

	"github.com/statusdeck/statusdeck/web/site"
)

// Field is one header field of a response.
type Field struct{ Name, Value string }

// The policies are constants, because the configurations for other servers
// (package deploy) are written from them too.
const (
	// ContentPolicy is the content security policy without its last directive:
	// no inline script or style, no request to any other site. The browser
	// program needs 'wasm-unsafe-eval' to be compiled at all (CSP Level 3,
	// section 4.4); frames are for the live preview on the page about embedding.
	ContentPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
	// FramePolicy ends the policy of all files but those for other sites.
	FramePolicy = "frame-ancestors 'self'"
	// EmbedFramePolicy ends the policy of the files that other sites may frame.
	EmbedFramePolicy = "frame-ancestors *"

	// CacheHashed is for files whose name changes with their content (RFC 8246).
	CacheHashed = "public, max-age=31536000, immutable"
	// CacheOthers lets every cache store the file, and ask before each use.
	CacheOthers = "no-cache"

	// StrictTransport holds browsers to TLS for a year (RFC 6797). Other hosts
	// of the domain are not ours to bind.
	StrictTransport = "max-age=31536000"

	// allow lists the methods of every resource.
	allow = "GET, HEAD, OPTIONS"
)

// CommonFields are on every response, whatever its path and status.
func CommonFields() []Field {
	return []Field{
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
	}
}

// CrossOriginFields are on responses to paths under which the files for other
// sites stand; SameOriginFields on all others.
func CrossOriginFields() []Field {
	return []Field{
		{"Content-Security-Policy", ContentPolicy + "; " + EmbedFramePolicy},
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
	}
}

// SameOriginFields are the counterpart of CrossOriginFields.
func SameOriginFields() []Field {
	return []Field{
		{"Content-Security-Policy", ContentPolicy + "; " + FramePolicy},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
}

// CrossOrigin reports whether other sites load what stands under a path, which
// is given below the base path, without a leading slash.
func CrossOrigin(path string) bool {
	return strings.HasPrefix(path, "embed/") || strings.HasPrefix(path, "api/")
}

// CacheControl returns the caching rule of a file.
func CacheControl(path string) string {
	if site.Immutable(path) {
		return CacheHashed
	}
	return CacheOthers
}

// line is a field in the form in which net/http holds it: setting it costs one
// map assignment and no memory. The slices are shared between responses; they
// have no room to append to.
type line struct {
	key    string // canonical
	values []string
}

func (h *Handler) origin(rest string) []line {
	if CrossOrigin(rest) {
		return h.crossOrigin
	}
	return h.sameOrigin
}
