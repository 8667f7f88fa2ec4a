package source

import (
	"regexp"

	"github.com/statusdeck/statusdeck/catalog"
)

var rfcID = regexp.MustCompile(`^rfc([0-9]+)(?:-(.+))?$`)

// rfcTitles holds the titles of the RFCs that the catalog cites, as on their
// first pages.
var rfcTitles = map[string]string{
	"1945":  "Hypertext Transfer Protocol -- HTTP/1.0",
	"2068":  "Hypertext Transfer Protocol -- HTTP/1.1",
	"2295":  "Transparent Content Negotiation in HTTP",
	"2324":  "Hyper Text Coffee Pot Control Protocol (HTCPCP/1.0)",
	"2518":  "HTTP Extensions for Distributed Authoring -- WEBDAV",
	"2616":  "Hypertext Transfer Protocol -- HTTP/1.1",
	"2774":  "An HTTP Extension Framework",
	"2817":  "Upgrading to TLS Within HTTP/1.1",
	"3229":  "Delta encoding in HTTP",
	"3253":  "Versioning Extensions to WebDAV",
	"3986":  "Uniform Resource Identifier (URI): Generic Syntax",
	"4918":  "HTTP Extensions for Web Distributed Authoring and Versioning (WebDAV)",
	"5789":  "PATCH Method for HTTP",
	"5842":  "Binding Extensions to WebDAV",
	"6265":  "HTTP State Management Mechanism",
	"6455":  "The WebSocket Protocol",
	"6585":  "Additional HTTP Status Codes",
	"6749":  "The OAuth 2.0 Authorization Framework",
	"6750":  "The OAuth 2.0 Authorization Framework: Bearer Token Usage",
	"6797":  "HTTP Strict Transport Security (HSTS)",
	"7168":  "The Hyper Text Coffee Pot Control Protocol for Tea Efflux Appliances (HTCPCP-TEA)",
	"7231":  "Hypertext Transfer Protocol (HTTP/1.1): Semantics and Content",
	"7232":  "Hypertext Transfer Protocol (HTTP/1.1): Conditional Requests",
	"7233":  "Hypertext Transfer Protocol (HTTP/1.1): Range Requests",
	"7235":  "Hypertext Transfer Protocol (HTTP/1.1): Authentication",
	"7240":  "Prefer Header for HTTP",
	"7538":  "The Hypertext Transfer Protocol Status Code 308 (Permanent Redirect)",
	"7540":  "Hypertext Transfer Protocol Version 2 (HTTP/2)",
	"7617":  "The 'Basic' HTTP Authentication Scheme",
	"7725":  "An HTTP Status Code to Report Legal Obstacles",
	"8246":  "HTTP Immutable Responses",
	"8288":  "Web Linking",
	"8297":  "An HTTP Status Code for Indicating Hints",
	"8441":  "Bootstrapping WebSockets with HTTP/2",
	"8470":  "Using Early Data in HTTP",
	"8594":  "The Sunset HTTP Header Field",
	"8910":  "Captive-Portal Identification in DHCP and Router Advertisements (RAs)",
	"8952":  "Captive Portal Architecture",
	"9110":  "HTTP Semantics",
	"9111":  "HTTP Caching",
	"9112":  "HTTP/1.1",
	"9113":  "HTTP/2",
	"9114":  "HTTP/3",
	"9205":  "Building Protocols with HTTP",
	"9209":  "The Proxy-Status HTTP Response Header Field",
	"9211":  "The Cache-Status HTTP Response Header Field",
	"9218":  "Extensible Prioritization Scheme for HTTP",
	"9220":  "Bootstrapping WebSockets with HTTP/3",
	"9309":  "Robots Exclusion Protocol",
	"9421":  "HTTP Message Signatures",
	"9457":  "Problem Details for HTTP APIs",
	"9470":  "OAuth 2.0 Step Up Authentication Challenge Protocol",
	"9530":  "Digest Fields",
	"9745":  "The Deprecation HTTP Response Header Field",
	"10008": "The HTTP QUERY Method",
}

// rfcSource expands "rfc9110-15.5.5". ok is false when id is not an RFC's or
// the RFC's title is not known here.
func rfcSource(id string) (src catalog.Source, ok bool) {
	m := rfcID.FindStringSubmatch(id)
	if m == nil {
		return src, false
	}
	title, ok := rfcTitles[m[1]]
	if !ok {
		return src, false
	}
	src = catalog.Source{
		ID:    id,
		Title: "RFC " + m[1] + ", " + title,
		URL:   "https://www.rfc-editor.org/rfc/rfc" + m[1] + ".html",
		Kind:  catalog.SourcePrimary,
	}
	if s := m[2]; s != "" {
		word, anchor := "section ", "section-"
		if s[0] >= 'A' && s[0] <= 'Z' {
			word, anchor = "appendix ", "appendix-"
		}
		src.Title = "RFC " + m[1] + " (" + title + "), " + word + s
		src.URL += "#" + anchor + s
	}
	return src, true
}
