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
	// InlineHashes stand for the scripts inside the pages: the one that applies what
	// must be there before the first paint, which as a file would cost a request that
	// the paint waits for, and the one that asks for all others after it. A build
	// whose scripts are others fails.
	InlineHashes = "'sha256-xLuptZBOhlYTWSEf+N3tLox5roaIFeXbTVC9Y3weMdw=' 'sha256-2zldXUjB3tqkydaRIABaQdVJPpg0pzVU1EuJKbovuuw='"
	// BadgeHash stands for the style inside the badges, which are documents when they
	// are opened by themselves.
	BadgeHash = "'sha256-V6u2l8ndgiLOI1OrykSs1/O8aNO0pHH9HKBMG1RspGE='"
	// ContentPolicy is the content security policy without its last directive:
	// no inline script but those, no inline style, no request to any other site.
	// The browser program needs 'wasm-unsafe-eval' to be compiled at all (CSP Level
	// 3, section 4.4); frames are for the live preview on the page about embedding.
	ContentPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' " + InlineHashes + "; style-src 'self' " + BadgeHash + "; img-src 'self'; " +
		"connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
	// FramePolicy ends the policy of all files but those that other sites frame.
	FramePolicy = "frame-ancestors 'self'"
	// EmbedFramePolicy ends the policy of those: the framed search, and the cards.
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

// Audience says what other sites may do with what is under a path.
type Audience int

// The audiences, each of which may do what the one before it may.
const (
	// SameOrigin is for pages, and what they are made of: nothing.
	SameOrigin Audience = iota
	// CrossOrigin is for the API, the badges and the exact versions of the widget: read
	// them.
	CrossOrigin
	// Framed is for the fragments and the search in embed/v1/: frame them too.
	Framed
)

// AudienceOf returns the audience of a path, which is given below the base path,
// without a leading slash. The page embed/ itself is a page like any other.
func AudienceOf(path string) Audience {
	below, embedded := strings.CutPrefix(path, "embed/")
	switch {
	case strings.HasPrefix(path, "embed/v1/"):
		return Framed
	case embedded && strings.Contains(below, "/"), strings.HasPrefix(path, "api/"), strings.HasPrefix(path, "badge/"):
		return CrossOrigin
	default:
		return SameOrigin
	}
}

// Fields are on every response to a path with the audience, errors too.
func (a Audience) Fields() []Field {
	frames, resources := FramePolicy, "same-origin"
	if a >= CrossOrigin {
		resources = "cross-origin"
	}
	if a == Framed {
		frames = EmbedFramePolicy
	}
	fields := []Field{
		{"Content-Security-Policy", ContentPolicy + "; " + frames},
		{"Cross-Origin-Resource-Policy", resources},
	}
	if a >= CrossOrigin {
		fields = append(fields, Field{"Access-Control-Allow-Origin", "*"})
	}
	if a == Framed {
		// A page that is isolated frames only what says that it is, too (HTML, 7.1.4).
		fields = append(fields, Field{"Cross-Origin-Embedder-Policy", "require-corp"})
	}
	return fields
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
