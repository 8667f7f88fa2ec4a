package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// checkExample parses the example as HTTP/1.1 and holds it to the facts of the
// record: the status code is there, required fields are present, content
// follows the rule, Content-Length counts right.
func checkExample(c *code, bad func(string, string, ...any)) {
	if len(c.Example.Exchanges) == 0 {
		if c.SeenBy == string(catalog.VisibilityClient) {
			bad("example", "has no exchange")
		}
		return
	}
	if c.Example.Note == "" {
		bad("example.note", "is empty: say what happens")
	}
	seen, broken := false, false
	sent := http.Header{"Host": nil} // what the requests carry; parsing takes Host out
	for i, x := range c.Example.Exchanges {
		at := fmt.Sprintf("example.exchanges.%d", i)
		var req *http.Request
		if x.Request != "" {
			var err error
			if req, err = parseRequest(x.Request); err != nil {
				bad(at+".request", "%v", err)
				broken = true
				continue
			}
			maps.Copy(sent, req.Header)
		}
		for j, text := range x.Responses {
			field := fmt.Sprintf("%s.responses.%d", at, j)
			resp, content, err := parseResponse(text, req)
			if err != nil {
				bad(field, "%v", err)
				broken = true
				continue
			}
			if interim := resp.StatusCode < 200 && resp.StatusCode != 101; interim && j == len(x.Responses)-1 {
				bad(field, "an interim response must be followed by the final one")
			} else if !interim && j < len(x.Responses)-1 {
				bad(field, "a final response must be the last one")
			}
			if resp.StatusCode != c.Code {
				continue
			}
			seen = true
			for _, reason := range c.disagreements(resp, content) {
				bad(field, "%s", reason)
			}
		}
	}
	if broken {
		return // the rest would only repeat it
	}
	if !seen && c.SeenBy == string(catalog.VisibilityClient) && c.validNumber() {
		bad("example", "shows no response with the status code %d", c.Code)
	}
	for _, f := range c.Fields {
		if f.Need == "must" && f.In == "request" && !hasField(sent, f.Name) {
			bad("example", "no request has the required field %s", f.Name)
		}
	}
}

// disagreements lists what in a response with the record's own status code
// disagrees with the facts of the record.
func (c *code) disagreements(resp *http.Response, content string) []string {
	var out []string
	if want := fmt.Sprintf("%03d %s", c.Code, c.examplePhrase()); resp.Status != want {
		out = append(out, fmt.Sprintf("has the status %q, want %q", resp.Status, want))
	}
	for _, f := range c.Fields {
		if f.Need == "must" && f.In == "response" && !hasField(resp.Header, f.Name) && !c.excused(f.Name, resp) {
			out = append(out, "lacks the required field "+f.Name)
		}
	}
	if rule := catalog.ContentRule(c.Content.Rule); content != "" && (rule == catalog.ContentNever || rule == catalog.ContentEmpty) {
		out = append(out, fmt.Sprintf("has %d bytes of content, but content.rule is %q", len(content), rule))
	}
	return out
}

// hasField reports whether a field is there; it may be empty, as Allow may.
func hasField(h http.Header, name string) bool {
	_, ok := h[http.CanonicalHeaderKey(name)]
	return ok
}

// examplePhrase is the reason phrase to show in the example. The registry's
// "(Unused)" is no phrase that anyone sends.
func (c *code) examplePhrase() string {
	if c.Phrase == "(Unused)" && len(c.Aliases) > 0 {
		return c.Aliases[0]
	}
	return c.Phrase
}

func (c *code) validNumber() bool { return c.Code >= 100 && c.Code <= 599 }

// excused lists required fields that another field stands in for.
func (c *code) excused(name string, resp *http.Response) bool {
	multipart := strings.HasPrefix(resp.Header.Get("Content-Type"), "multipart/byteranges")
	return c.Code == 206 && name == "Content-Range" && multipart
}

func parseRequest(text string) (*http.Request, error) {
	head, content := splitMessage(text)
	req, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head + content)))
	if err != nil {
		return nil, fmt.Errorf("not a valid HTTP/1.1 request: %w", err)
	}
	if req.Host == "" {
		return nil, errors.New("lacks the Host field")
	}
	if content == "" {
		// The content may be announced and not sent, as with Expect: 100-continue.
		return req, nil
	}
	if len(req.TransferEncoding) > 0 {
		if _, err := io.ReadAll(req.Body); err != nil {
			return nil, errors.New("content does not follow the chunked coding")
		}
		return req, nil
	}
	if req.Header.Get("Content-Length") == "" {
		return nil, fmt.Errorf("has %d bytes of content but no Content-Length", len(content))
	}
	if req.ContentLength != int64(len(content)) {
		return nil, fmt.Errorf("content has %d bytes, Content-Length says %d", len(content), req.ContentLength)
	}
	return req, nil
}

// parseResponse parses a response to req, which may be nil, and returns its
// content besides.
func parseResponse(text string, req *http.Request) (*http.Response, string, error) {
	head, content := splitMessage(text)
	fail := func(format string, args ...any) (*http.Response, string, error) {
		return nil, "", fmt.Errorf(format, args...)
	}
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(head+content)), req)
	if err != nil {
		return fail("not a valid HTTP/1.1 response: %w", err)
	}
	if !resp.ProtoAtLeast(1, 1) || resp.ProtoAtLeast(1, 2) {
		return fail("not a valid HTTP/1.1 response: its version is %s", resp.Proto)
	}
	if strings.TrimSpace(strings.TrimPrefix(resp.Status, fmt.Sprint(resp.StatusCode))) == "" {
		return fail("the status line has no reason phrase")
	}
	length := resp.Header.Get("Content-Length")
	if (resp.StatusCode < 200 || resp.StatusCode == 204) && (length != "" || len(resp.TransferEncoding) > 0) {
		return fail("a %d must not carry Content-Length or Transfer-Encoding (RFC 9110, section 8.6)", resp.StatusCode)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return fail("content does not fit Content-Length %s: it has %d bytes", length, len(content))
	}
	if len(resp.TransferEncoding) == 0 && len(body) != len(content) {
		return fail("content has %d bytes, %d are allowed here (Content-Length, or no content with %d)", len(content), len(body), resp.StatusCode)
	}
	if resp.StatusCode >= 200 && resp.Header.Get("Date") == "" {
		return fail("a final response of an origin server carries Date (RFC 9110, section 6.6.1)")
	}
	return resp, string(body), nil
}

// splitMessage cuts a message into header section, with CRLF line ends as on
// the wire, and content, as written.
func splitMessage(text string) (head, content string) {
	text = strings.TrimSuffix(text, "\n")
	head, content, _ = strings.Cut(text, "\n\n")
	if strings.Contains(strings.ToLower(head), "transfer-encoding: chunked") {
		content = strings.ReplaceAll(content, "\n", "\r\n")
	}
	return strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n", content
}
