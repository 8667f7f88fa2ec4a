package explain

import (
	"errors"
	"strings"
)

// ErrUnsupportedFormat is what Run returns for an input in a format that it does not
// read. The error that it returns says which format that seems to be.
var ErrUnsupportedFormat = errors.New("this looks like neither HTTP messages, header fields, output of curl, wget or Invoke-WebRequest, a HAR file nor an access log in a known format: a response starts with a line such as HTTP/1.1 404 Not Found")

const supported = "HTTP messages, header fields, the output of curl, wget -S or Invoke-WebRequest, HAR files, and logs of nginx, Apache, Caddy, Envoy, HAProxy, traefik, IIS, CloudFront, Cloudflare and AWS load balancers"

// unsupportedError names a format that is not read.
type unsupportedError struct{ what string }

func (e unsupportedError) Error() string {
	return "this looks like " + e.what + ", which is not read yet; what is read: " + supported
}

func (e unsupportedError) Is(target error) bool { return target == ErrUnsupportedFormat }

// unsupported names the format of what no reader knows, as far as it can be told.
func unsupported(head string) error {
	text := strings.TrimSpace(strings.TrimPrefix(head, "\ufeff"))
	line, _, _ := strings.Cut(text, "\n")
	lower := strings.ToLower(text[:min(len(text), 4096)])
	has := func(parts ...string) bool {
		for _, p := range parts {
			if !strings.Contains(lower, strings.ToLower(p)) {
				return false
			}
		}
		return true
	}
	for _, kind := range []struct {
		is   bool
		what string
	}{
		{hasMagic(head, "\xd4\xc3\xb2\xa1", "\xa1\xb2\xc3\xd4", "\x4d\x3c\xb2\xa1"), "a packet capture (pcap)"},
		{hasMagic(head, "\x0a\x0d\x0d\x0a"), "a packet capture (pcapng)"},
		{hasMagic(head, "PK\x03\x04"), "a ZIP archive, such as a Fiddler session (SAZ)"},
		{hasMagic(head, "\x28\xb5\x2f\xfd"), "a file compressed with zstd"},
		{hasMagic(head, "BZh"), "a file compressed with bzip2"},
		{hasMagic(head, "\xfd7zXZ"), "a file compressed with xz"},
		{has("<items", "burpversion"), "an XML export of Burp"},
		{strings.HasPrefix(lower, "<!doctype html") || strings.HasPrefix(lower, "<html"), "an HTML page"},
		{strings.HasPrefix(lower, "<"), "XML"},
		{has("tcp_miss/") || has("tcp_hit/") || has("tcp_tunnel/") || has("tcp_mem_hit/") || has("none_none/") || has("tcp_denied/"), "an access log of Squid"},
		{has("vsl") && has("begin") || has("- reqmethod") || strings.HasPrefix(lower, "*   << "), "a log of Varnish (varnishlog)"},
		{has("[error]", "[pid ") || has("[core:") || has("[proxy:error]"), "an error log of Apache"},
		{has(" haproxy["), "a TCP or error log of HAProxy"},
		{has("[error] ", "#") || has("[notice] ", "#") || has("[emerg] ", "#"), "an nginx error log without a line about a request"},
		{strings.HasPrefix(line, "#Version:") || strings.HasPrefix(line, "#Software:"), "a W3C log without a line of #Fields"},
		{strings.HasPrefix(lower, "subject:") || has("\nsubject:", "\nfrom:"), "an e-mail"},
		{strings.HasPrefix(lower, "curl ") || strings.HasPrefix(lower, "$ curl"), "a curl command without its output"},
	} {
		if kind.is {
			return unsupportedError{kind.what}
		}
	}
	return ErrUnsupportedFormat
}

// hasMagic reports whether a file starts with one of some signatures.
func hasMagic(head string, signatures ...string) bool {
	for _, s := range signatures {
		if strings.HasPrefix(head, s) {
			return true
		}
	}
	return false
}
